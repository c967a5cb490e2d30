/** Moving meshes and joining several of one material into one. */
import {
  determinant3,
  invertAffine,
  transformDirection,
  transformPoint,
  type Mat4,
} from '../../math/mat4.ts';
import { normalize, type Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';

/** The mesh through an affine matrix; normals by the inverse transpose, triangles turned over by a mirror. */
export function transformMesh(mesh: RenderMesh, m: Mat4): RenderMesh {
  const inverse = invertAffine(m);
  const mirrored = determinant3(m) < 0;
  const positions = mapTriples(mesh.positions, (p) => transformPoint(m, p));
  const normals =
    mesh.normals &&
    mapTriples(mesh.normals, ([x, y, z]) =>
      normalize([
        inverse[0] * x + inverse[1] * y + inverse[2] * z,
        inverse[4] * x + inverse[5] * y + inverse[6] * z,
        inverse[8] * x + inverse[9] * y + inverse[10] * z,
      ]),
    );
  let tangents: Float32Array | null = null;
  if (mesh.tangents) {
    tangents = mesh.tangents.slice();
    for (let o = 0; o < tangents.length; o += 4) {
      const t = normalize(transformDirection(m, [tangents[o]!, tangents[o + 1]!, tangents[o + 2]!]));
      tangents.set([t[0], t[1], t[2], mirrored ? -tangents[o + 3]! : tangents[o + 3]!], o);
    }
  }
  const indices = mesh.indices.slice();
  if (mirrored)
    for (let i = 0; i < indices.length; i += 3) {
      indices[i + 1] = mesh.indices[i + 2]!;
      indices[i + 2] = mesh.indices[i + 1]!;
    }
  return { ...mesh, positions, normals, tangents, indices };
}

/**
 * All triangles in one mesh. An attribute survives only if every mesh has it.
 * @throws RangeError for an empty list.
 */
export function mergeMeshes(name: string, meshes: readonly RenderMesh[]): RenderMesh {
  if (meshes.length === 0) throw new RangeError(`${name}: expected at least one mesh to merge`);
  let vertices = 0;
  const indices = new Uint32Array(meshes.reduce((sum, m) => sum + m.indices.length, 0));
  let at = 0;
  for (const mesh of meshes) {
    for (const index of mesh.indices) indices[at++] = index + vertices;
    vertices += mesh.positions.length / 3;
  }
  const attribute = (pick: (m: RenderMesh) => Float32Array | null): Float32Array | null => {
    const parts = meshes.map(pick);
    return parts.every((part) => part !== null) ? concatenate(parts) : null;
  };
  return {
    name,
    positions: concatenate(meshes.map((m) => m.positions)),
    normals: attribute((m) => m.normals),
    tangents: attribute((m) => m.tangents),
    uvs: attribute((m) => m.uvs),
    uvs1: attribute((m) => m.uvs1),
    colors: attribute((m) => m.colors),
    indices,
  };
}

function mapTriples(values: Float32Array, map: (v: Vec3) => Vec3): Float32Array {
  const out = new Float32Array(values.length);
  for (let o = 0; o < values.length; o += 3) out.set(map([values[o]!, values[o + 1]!, values[o + 2]!]), o);
  return out;
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
