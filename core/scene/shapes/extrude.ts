/** A polygon given thickness: mouldings, frames, letters. */
import type { RenderMesh } from '../render-scene.ts';
import { MeshBuilder, requirePositive, type Vec2 } from './mesh-builder.ts';
import { triangulatePolygon } from './polygon.ts';

/**
 * `outline` (metres in XY, either direction) without `holes`, extruded along Z and centred there. Corners are
 * sharp where they turn by more than 30° and smooth otherwise. @throws RangeError for outlines that cross themselves.
 */
export function extrude(
  name: string,
  outline: readonly Vec2[],
  depth: number,
  holes: readonly (readonly Vec2[])[] = [],
): RenderMesh {
  requirePositive({ depth });
  const { points, rings, triangles } = triangulatePolygon(outline, holes);
  const builder = new MeshBuilder();
  const top = Math.max(...points.map((p) => p[1]));
  const lowX = Math.min(...points.map((p) => p[0]));
  const highX = Math.max(...points.map((p) => p[0]));
  const half = depth / 2;
  const front = points.map(([x, y]) => builder.vertex([x, y, half], [0, 0, 1], x - lowX, top - y));
  const back = points.map(([x, y]) => builder.vertex([x, y, -half], [0, 0, -1], highX - x, top - y));
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    builder.triangle(front[a]!, front[b]!, front[c]!);
    builder.triangle(back[a]!, back[c]!, back[b]!);
  }
  const cosCrease = Math.cos(Math.PI / 6);
  for (const { first, length } of rings) {
    const at = (i: number): Vec2 => points[first + ((i + length) % length)]!;
    const normal = (i: number): Vec2 => {
      const [x0, y0] = at(i);
      const [x1, y1] = at(i + 1);
      const l = Math.hypot(x1 - x0, y1 - y0);
      return l > 0 ? [(y1 - y0) / l, (x0 - x1) / l] : [0, 0];
    };
    const blend = (n: Vec2, m: Vec2): Vec2 => {
      if (n[0] * m[0] + n[1] * m[1] < cosCrease) return n;
      const l = Math.hypot(n[0] + m[0], n[1] + m[1]);
      return [(n[0] + m[0]) / l, (n[1] + m[1]) / l];
    };
    let along = 0;
    for (let i = 0; i < length; i++) {
      const p = at(i);
      const q = at(i + 1);
      const np = blend(normal(i), normal(i - 1));
      const nq = blend(normal(i), normal(i + 1));
      const next = along + Math.hypot(q[0] - p[0], q[1] - p[1]);
      builder.quad(
        builder.vertex([p[0], p[1], half], [np[0], np[1], 0], along, 0),
        builder.vertex([p[0], p[1], -half], [np[0], np[1], 0], along, depth),
        builder.vertex([q[0], q[1], -half], [nq[0], nq[1], 0], next, depth),
        builder.vertex([q[0], q[1], half], [nq[0], nq[1], 0], next, 0),
      );
      along = next;
    }
  }
  return builder.build(name);
}
