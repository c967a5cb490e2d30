/** Measures of a triangle mesh from its triangles alone. Metres. */
import type { RenderMesh } from '../render-scene.ts';
import { weldedVertices } from './welded-vertices.ts';

type Triangles = Pick<RenderMesh, 'positions' | 'indices'>;

export interface MeshMeasures {
  readonly areaM2: number;
  /** By the divergence theorem; positive where triangles face outward. Means something for closed surfaces only. */
  readonly volumeM3: number;
  /** Every edge has as many triangles on one side as on the other. */
  readonly isClosed: boolean;
}

export function meshMeasures(mesh: Triangles): MeshMeasures {
  const { positions, indices } = mesh;
  let area = 0;
  let volume = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [3 * indices[t]!, 3 * indices[t + 1]!, 3 * indices[t + 2]!];
    const [ax, ay, az] = [positions[a]!, positions[a + 1]!, positions[a + 2]!];
    const [ux, uy, uz] = [positions[b]! - ax, positions[b + 1]! - ay, positions[b + 2]! - az];
    const [vx, vy, vz] = [positions[c]! - ax, positions[c + 1]! - ay, positions[c + 2]! - az];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    area += Math.sqrt(nx * nx + ny * ny + nz * nz);
    volume += ax * nx + ay * ny + az * nz;
  }
  return { areaM2: area / 2, volumeM3: volume / 6, isClosed: isClosed(mesh) };
}

function isClosed({ positions, indices }: Triangles): boolean {
  const corner = weldedVertices(positions);
  const count = positions.length / 3;
  // triangles that go along an edge upward minus those that go downward
  const balance = new Map<number, number>();
  for (let t = 0; t < indices.length; t += 3)
    for (let e = 0; e < 3; e++) {
      const a = corner[indices[t + e]!]!;
      const b = corner[indices[t + ((e + 1) % 3)]!]!;
      if (a === b) continue;
      const key = Math.min(a, b) * count + Math.max(a, b);
      const sum = (balance.get(key) ?? 0) + (a < b ? 1 : -1);
      // what is even is let go of, so that the table stays small
      if (sum === 0) balance.delete(key);
      else balance.set(key, sum);
    }
  return balance.size === 0;
}
