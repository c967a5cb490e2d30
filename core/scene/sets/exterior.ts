/** What is seen through a window: ground and a line of trees at the edge of it, dark against the sky. */
import type { RenderMesh } from '../render-scene.ts';
import { MeshBuilder } from '../shapes/mesh-builder.ts';
import { plane } from '../shapes/sheet.ts';
import { fractalNoise2 } from './noise.ts';
import { moved, setPart, surface, type SetPart } from './set-part.ts';

/** A ring of treetops of `radius` metres around the origin, its foot on y = 0, trees up to about `height`. Surfaces: `trees`, `ground`. */
export function treeline(name: string, radius: number, height: number, seed: number): SetPart {
  const builder = new MeshBuilder();
  const pieces = 720;
  const ring: (readonly [number, number])[] = [];
  for (let i = 0; i <= pieces; i++) {
    const angle = (2 * Math.PI * (i % pieces)) / pieces;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const crowns = fractalNoise2(seed, c * 9 + 20, s * 9 + 20, 2);
    const leaves = fractalNoise2(seed + 1, c * 70 + 90, s * 70 + 90, 3);
    const top = height * (0.25 + 0.6 * crowns + 0.22 * leaves);
    const u = radius * angle;
    const n = [-c, 0, -s] as const;
    ring.push([
      builder.vertex([radius * c, 0, radius * s], n, u, top),
      builder.vertex([radius * c, top, radius * s], n, u, 0),
    ]);
  }
  for (let i = 0; i < pieces; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    builder.quad(a[0], a[1], b[1], b[0]);
  }
  const ground: RenderMesh = moved(plane('ground', 2.2 * radius, 2.2 * radius), [0, 0, 0]);
  return setPart(name, [...surface('trees', builder.build('trees')), ...surface('ground', ground)]);
}
