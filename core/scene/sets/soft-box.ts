/**
 * A box whose edges are softened by one step with rounded normals: what a piece of furniture needs to catch a highlight, at a ninth
 * of the triangles of a truly round edge.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';
import { box } from '../shapes/box.ts';
import { MeshBuilder } from '../shapes/mesh-builder.ts';

/** Full extents `size`, centred at the origin; `bevel` is how much of each edge is taken off. uv: metres on each face. */
export function softBox(name: string, size: Vec3, bevel = 0): RenderMesh {
  if (bevel === 0) return box(name, size);
  const cut = Math.min(bevel, ...size.map((s) => s / 2.001));
  const builder = new MeshBuilder();
  const component = (v: readonly number[], i: number): number => v[i]!;
  for (let axis = 0; axis < 3; axis++)
    for (const sign of [-1, 1]) {
      const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
      // Rows across the face: shared edge, inner edge, inner edge, shared edge.
      const stops = (half: number): (readonly [number, number])[] => [
        [-half + cut * 0.293, -1],
        [-half + cut, 0],
        [half - cut, 0],
        [half - cut * 0.293, 1],
      ];
      const rows = stops(component(size, v) / 2).map(([pv, nv]) =>
        stops(component(size, u) / 2).map(([pu, nu]) => {
          const p = [0, 0, 0];
          const n = [0, 0, 0];
          const edges = Math.abs(nu) + Math.abs(nv);
          // On an edge the surface lies 0.293 of the cut below the face, where a round edge would; at a corner 0.423.
          const sunk = edges === 0 ? 0 : edges === 1 ? 0.293 : 0.423;
          p[axis] = sign * (component(size, axis) / 2 - cut * sunk);
          p[u] = pu + (edges === 2 ? -Math.sign(nu) * cut * 0.13 : 0);
          p[v] = pv + (edges === 2 ? -Math.sign(nv) * cut * 0.13 : 0);
          const l = Math.sqrt(1 + edges);
          n[axis] = sign / l;
          n[u] = nu / l;
          n[v] = nv / l;
          const [s, t] = faceUv(axis, sign, p, size);
          return builder.vertex([p[0]!, p[1]!, p[2]!], [n[0]!, n[1]!, n[2]!], s, t);
        }),
      );
      for (let j = 0; j < 3; j++)
        for (let i = 0; i < 3; i++) {
          const [a, b, c, d] = [rows[j]![i]!, rows[j]![i + 1]!, rows[j + 1]![i + 1]!, rows[j + 1]![i]!];
          if (sign > 0) builder.quad(a, b, c, d);
          else builder.quad(a, d, c, b);
        }
    }
  return builder.build(name);
}

/** Metres from the face's top left corner, as {@link box} counts them. */
function faceUv(axis: number, sign: number, p: readonly number[], size: Vec3): readonly [number, number] {
  const [x, y, z] = [p[0]!, p[1]!, p[2]!];
  if (axis === 0) return [size[2] / 2 - sign * z, size[1] / 2 - y];
  if (axis === 1) return [size[0] / 2 + x, size[2] / 2 + sign * z];
  return [size[0] / 2 + sign * x, size[1] / 2 - y];
}
