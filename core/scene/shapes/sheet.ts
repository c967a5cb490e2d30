/** Sheets: a flat grid, and any surface given by a function over a rectangle (cloth, curtains, terrain). */
import { cross, normalize, sub, type Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';
import { MeshBuilder, requirePositive } from './mesh-builder.ts';

/** A rectangle in XZ, centred, that faces +Y; uv in metres from the −x, −z corner. */
export function plane(name: string, width: number, depth: number, columns = 1, rows = 1): RenderMesh {
  requirePositive({ width, depth });
  return parametricSheet(name, width, depth, columns, rows, (u, v) => [u - width / 2, 0, v - depth / 2]);
}

/**
 * The surface `at(u, v)` for u in 0…width and v in 0…height (metres of cloth), facing ∂v × ∂u: for
 * (u, v) → (u, 0, v) that is +Y. Normals follow the surface by central differences.
 */
export function parametricSheet(
  name: string,
  width: number,
  height: number,
  columns: number,
  rows: number,
  at: (u: number, v: number) => Vec3,
): RenderMesh {
  requirePositive({ width, height, columns, rows });
  const builder = new MeshBuilder();
  const du = width / columns / 8;
  const dv = height / rows / 8;
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i <= columns; i++) {
      const u = (width * i) / columns;
      const v = (height * j) / rows;
      const alongU = sub(at(Math.min(width, u + du), v), at(Math.max(0, u - du), v));
      const alongV = sub(at(u, Math.min(height, v + dv)), at(u, Math.max(0, v - dv)));
      builder.vertex(at(u, v), normalize(cross(alongV, alongU)), u, v);
    }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const a = j * (columns + 1) + i;
      builder.quad(a, a + columns + 1, a + columns + 2, a + 1);
    }
  return builder.build(name);
}

/** Gives a sheet a thickness: a closed solid, `thickness` metres behind its front. */
export function thicken(mesh: RenderMesh, thickness: number, columns: number, rows: number): RenderMesh {
  requirePositive({ thickness });
  const { positions, normals, uvs } = mesh;
  const n = (columns + 1) * (rows + 1);
  if (!normals || !uvs || positions.length !== 3 * n)
    throw new RangeError(`${mesh.name}: expected a sheet of ${columns} × ${rows} cells with normals and uvs`);
  const builder = new MeshBuilder();
  const at = (i: number, back: number): Vec3 => [
    positions[3 * i]! - back * normals[3 * i]!,
    positions[3 * i + 1]! - back * normals[3 * i + 1]!,
    positions[3 * i + 2]! - back * normals[3 * i + 2]!,
  ];
  const normal = (i: number, s: number): Vec3 => [
    s * normals[3 * i]!,
    s * normals[3 * i + 1]!,
    s * normals[3 * i + 2]!,
  ];
  for (let i = 0; i < n; i++) builder.vertex(at(i, 0), normal(i, 1), uvs[2 * i]!, uvs[2 * i + 1]!);
  for (let i = 0; i < n; i++) builder.vertex(at(i, thickness), normal(i, -1), uvs[2 * i]!, uvs[2 * i + 1]!);
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const a = j * (columns + 1) + i;
      const b = a + columns + 1;
      builder.quad(a, b, b + 1, a + 1);
      builder.quad(n + a, n + a + 1, n + b + 1, n + b);
    }
  const rim = (a: number, b: number): void => {
    const outward = normalize(cross(normal(a, 1), sub(at(b, 0), at(a, 0))));
    const back = (k: number): Vec3 => at(k, thickness);
    const put = (p: Vec3, k: number): number =>
      builder.vertex(p, [-outward[0], -outward[1], -outward[2]], uvs[2 * k]!, uvs[2 * k + 1]!);
    builder.quad(put(at(a, 0), a), put(back(a), a), put(back(b), b), put(at(b, 0), b));
  };
  const last = rows * (columns + 1);
  for (let i = 0; i < columns; i++) {
    rim(i + 1, i);
    rim(last + i, last + i + 1);
  }
  for (let j = 0; j < rows; j++) {
    rim(j * (columns + 1), (j + 1) * (columns + 1));
    rim((j + 1) * (columns + 1) + columns, j * (columns + 1) + columns);
  }
  return builder.build(mesh.name);
}
