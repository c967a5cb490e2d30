/** Measures of triangle meshes, from their triangles alone: oracles for shapes and polygonised fields. */
import { cross, dot, length, sub, type Vec3 } from '../../../math/vec3.ts';
import type { RenderMesh } from '../../render-scene.ts';

type Triangles = Pick<RenderMesh, 'positions' | 'indices'>;

function* triangles({ positions, indices }: Triangles): Generator<readonly [Vec3, Vec3, Vec3]> {
  const at = (i: number): Vec3 => [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!];
  for (let t = 0; t < indices.length; t += 3)
    yield [at(indices[t]!), at(indices[t + 1]!), at(indices[t + 2]!)];
}

/** ∮ x·n dA / 3 (divergence theorem): positive when triangles face outward. */
export function volume(mesh: Triangles): number {
  let sum = 0;
  for (const [a, b, c] of triangles(mesh)) sum += dot(a, cross(b, c));
  return sum / 6;
}

export function area(mesh: Triangles): number {
  let sum = 0;
  for (const [a, b, c] of triangles(mesh)) sum += length(cross(sub(b, a), sub(c, a)));
  return sum / 2;
}

/**
 * Edges that do not have as many triangles on one side as on the other, corners within `grain` metres taken as
 * one: 0 for a closed, consistently turned surface.
 */
export function openEdges({ positions, indices }: Triangles, grain = 1e-6): number {
  const corners = new Map<string, number>();
  const corner = (i: number): number => {
    const key = [0, 1, 2].map((k) => Math.round(positions[3 * i + k]! / grain)).join();
    const known = corners.get(key) ?? corners.size;
    corners.set(key, known);
    return known;
  };
  const balance = new Map<string, number>();
  for (let t = 0; t < indices.length; t += 3)
    for (let e = 0; e < 3; e++) {
      const a = corner(indices[t + e]!);
      const b = corner(indices[t + ((e + 1) % 3)]!);
      if (a === b) continue;
      const key = a < b ? `${a},${b}` : `${b},${a}`;
      balance.set(key, (balance.get(key) ?? 0) + (a < b ? 1 : -1));
    }
  return [...balance.values()].filter((n) => n !== 0).length;
}

/** Largest | |n| − 1 | and smallest cosine between a triangle and its corners' normals. */
export function normalQuality(mesh: RenderMesh): { lengthError: number; worstCosine: number } {
  const { normals, indices, positions } = mesh;
  if (!normals) throw new Error(`${mesh.name} has no normals`);
  let lengthError = 0;
  let worstCosine = 1;
  const at = (array: Float32Array, i: number): Vec3 => [array[3 * i]!, array[3 * i + 1]!, array[3 * i + 2]!];
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t]!, indices[t + 1]!, indices[t + 2]!];
    const n = cross(sub(at(positions, b), at(positions, a)), sub(at(positions, c), at(positions, a)));
    for (const i of [a, b, c]) {
      const m = at(normals, i);
      lengthError = Math.max(lengthError, Math.abs(length(m) - 1));
      worstCosine = Math.min(worstCosine, dot(n, m) / length(n));
    }
  }
  return { lengthError, worstCosine };
}
