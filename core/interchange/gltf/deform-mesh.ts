/**
 * Meshes bent into a pose: morph targets, skins, mirrored and flattened copies. Each returns a new mesh and leaves
 * its input alone.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.7.2.2 (morph targets), §3.7.3 (skins), §3.7.4 (winding order).
 */
import { cofactor3, transformNormals, transformTangents } from './mesh-transform.ts';
import { transformPoint, type Mat4 } from '../../math/mat4.ts';
import type { RenderMesh } from '../../scene/render-scene.ts';

/** Deltas of one morph target; null where the target does not touch an attribute. */
export interface MorphDeltas {
  readonly positions: Float32Array | null;
  readonly normals: Float32Array | null;
  readonly tangents: Float32Array | null;
}

/** base + Σ weight · delta; normals and tangents are made unit length again. */
export function morphMesh(
  mesh: RenderMesh,
  targets: readonly MorphDeltas[],
  weights: readonly number[],
): RenderMesh {
  const add = (
    base: Float32Array,
    stride: number,
    of: (target: MorphDeltas) => Float32Array | null,
  ): Float32Array => {
    const out = base.slice();
    targets.forEach((target, t) => {
      const delta = of(target);
      const weight = weights[t] ?? 0;
      if (delta === null || weight === 0) return;
      for (let v = 0; v < out.length / stride; v++)
        for (let k = 0; k < 3; k++) out[stride * v + k]! += weight * delta[3 * v + k]!;
    });
    return out;
  };
  return {
    ...mesh,
    positions: add(mesh.positions, 3, (target) => target.positions),
    normals:
      mesh.normals &&
      normalizeRows(
        add(mesh.normals, 3, (target) => target.normals),
        3,
        mesh.normals,
      ),
    tangents:
      mesh.tangents &&
      normalizeRows(
        add(mesh.tangents, 4, (target) => target.tangents),
        4,
        mesh.tangents,
      ),
  };
}

/** Scales each row's xyz to unit length; a row that has no direction takes the one of `fallback`. */
function normalizeRows(values: Float32Array, stride: number, fallback: Float32Array): Float32Array {
  for (let i = 0; i < values.length; i += stride) {
    const length = Math.hypot(values[i]!, values[i + 1]!, values[i + 2]!);
    const usable = length > 1e-12 && length < Infinity;
    for (let k = 0; k < 3; k++) values[i + k] = usable ? values[i + k]! / length : fallback[i + k]!;
  }
  return values;
}

/** Four joint indices and weights per vertex. */
export interface JointSet {
  readonly joints: Float32Array;
  readonly weights: Float32Array;
}

/**
 * Linear blend skinning: each vertex moves by Σ weight · jointMatrix, with weights scaled to a sum of 1.
 * @param jointMatrices world-from-joint × inverse bind matrix; the result is in world space.
 */
export function skinMesh(
  mesh: RenderMesh,
  sets: readonly JointSet[],
  jointMatrices: readonly Mat4[],
): RenderMesh {
  const count = mesh.positions.length / 3;
  const positions = new Float32Array(mesh.positions.length);
  const normals = mesh.normals && new Float32Array(mesh.normals.length);
  const tangents = mesh.tangents && new Float32Array(mesh.tangents.length);
  const blend = new Array<number>(16);
  for (let v = 0; v < count; v++) {
    blend.fill(0);
    let total = 0;
    for (const { joints, weights } of sets)
      for (let k = 0; k < 4; k++) {
        const weight = weights[4 * v + k]!;
        const matrix = jointMatrices[joints[4 * v + k]!];
        if (!(weight > 0) || matrix === undefined) continue;
        total += weight;
        for (let e = 0; e < 16; e++) blend[e]! += weight * matrix[e]!;
      }
    // a vertex that no joint holds follows the first one, as other readers do
    const matrix = (total > 0 ? blend.map((e) => e / total) : (jointMatrices[0] ?? blend)) as unknown as Mat4;
    positions.set(
      transformPoint(matrix, [
        mesh.positions[3 * v]!,
        mesh.positions[3 * v + 1]!,
        mesh.positions[3 * v + 2]!,
      ]),
      3 * v,
    );
    if (normals && mesh.normals) transformNormals(cofactor3(matrix), mesh.normals, normals, v, v + 1);
    if (tangents && mesh.tangents) transformTangents(matrix, mesh.tangents, tangents, v, v + 1);
  }
  return { ...mesh, positions, normals, tangents };
}

/**
 * The mesh reflected in its own x = 0 plane, wound so that the same side faces out: with a transform that mirrors,
 * (M · diag(−1,1,1)) · mirrored equals M · mesh, and the new matrix no longer mirrors ([1] §3.7.4).
 */
export function mirrorMesh(mesh: RenderMesh): RenderMesh {
  const flipX = (values: Float32Array, stride: number): Float32Array =>
    values.map((value, i) => (i % stride === 0 ? -value : stride === 4 && i % 4 === 3 ? -value : value));
  return {
    ...mesh,
    positions: flipX(mesh.positions, 3),
    normals: mesh.normals && flipX(mesh.normals, 3),
    tangents: mesh.tangents && flipX(mesh.tangents, 4),
    indices: mesh.indices.map((_, i) => mesh.indices[i % 3 === 0 ? i : i % 3 === 1 ? i + 1 : i - 1]!),
  };
}

/** The mesh in world space, for a transform that cannot be inverted (a scale of zero along an axis); shaded flat. */
export function flattenMesh(mesh: RenderMesh, worldFromObject: Mat4): RenderMesh {
  const positions = new Float32Array(mesh.positions.length);
  for (let i = 0; i < positions.length; i += 3)
    positions.set(
      transformPoint(worldFromObject, [mesh.positions[i]!, mesh.positions[i + 1]!, mesh.positions[i + 2]!]),
      i,
    );
  return { ...mesh, positions, normals: null, tangents: null };
}
