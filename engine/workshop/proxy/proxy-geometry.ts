/** Meshes of a proxy: lighter than the model's where it is very heavy, texture coordinates as its materials ask for. */
import { MeshoptSimplifier } from 'meshoptimizer';
import type { RenderMesh, TextureRef } from '../../../core/scene/render-scene.ts';

/** As far as simplification may move a surface, in parts of the mesh's size. */
const MOST_ERROR = 0.01;
/** Meshes with fewer triangles are left alone. */
const LEAST_TRIANGLES = 2000;

/** A mesh with about `share` of its triangles. Vertices that nothing uses any more are dropped. */
export async function simplified(mesh: RenderMesh, share: number): Promise<RenderMesh> {
  const triangles = mesh.indices.length / 3;
  if (triangles < LEAST_TRIANGLES) return mesh;
  await MeshoptSimplifier.ready;
  const target = 3 * Math.max(1, Math.floor(triangles * share));
  const [kept] = MeshoptSimplifier.simplify(mesh.indices, mesh.positions, 3, target, MOST_ERROR);
  return compacted(mesh, kept.slice());
}

/** How much a turn of a normal weighs against a shift of the surface: shading is seen before outlines are. */
const NORMAL_WEIGHT = 0.2;

/**
 * A polygonised field with fewer triangles where it is flat or nearly so. No point of the surface moves by more than `errorM`.
 * @param errorM metres, > 0.
 */
export async function thinned(mesh: RenderMesh, errorM: number): Promise<RenderMesh> {
  const { indices, positions, normals } = mesh;
  if (indices.length === 0 || normals === null) return mesh;
  await MeshoptSimplifier.ready;
  const weights = [NORMAL_WEIGHT, NORMAL_WEIGHT, NORMAL_WEIGHT];
  const [kept] = MeshoptSimplifier.simplifyWithAttributes(
    indices, positions, 3, normals, 3, weights, null, 0, errorM, ['ErrorAbsolute'],
  ); // prettier-ignore
  return compacted(mesh, kept.slice());
}

function compacted(mesh: RenderMesh, indices: Uint32Array): RenderMesh {
  const [remap, count] = MeshoptSimplifier.compactMesh(indices);
  const moved = (values: Float32Array | null, size: number): Float32Array | null => {
    if (!values) return null;
    const out = new Float32Array(size * count);
    for (let v = 0; v < remap.length; v++) {
      const to = remap[v]!;
      if (to < count) out.set(values.subarray(size * v, size * (v + 1)), size * to);
    }
    return out;
  };
  return {
    ...mesh,
    indices,
    positions: moved(mesh.positions, 3)!,
    normals: moved(mesh.normals, 3),
    tangents: moved(mesh.tangents, 4),
    uvs: moved(mesh.uvs, 2),
    uvs1: moved(mesh.uvs1, 2),
    colors: moved(mesh.colors, 4),
  };
}

/** Texture coordinates as a use of a texture sees them: its set, and its transform carried out. */
export function seenUvs(mesh: RenderMesh, ref: TextureRef | undefined): Float32Array | null {
  const uvs = ref?.uvSet === 1 ? mesh.uvs1 : mesh.uvs;
  if (!uvs || !ref) return uvs;
  const { offset, scale, rotation } = ref;
  if (rotation === 0 && offset.every((v) => v === 0) && scale.every((v) => v === 1)) return uvs;
  const [c, s] = [Math.cos(rotation), Math.sin(rotation)];
  const out = new Float32Array(uvs.length);
  for (let i = 0; i < uvs.length; i += 2) {
    const [u, v] = [uvs[i]! * scale[0], uvs[i + 1]! * scale[1]];
    out[i] = c * u + s * v + offset[0];
    out[i + 1] = -s * u + c * v + offset[1];
  }
  return out;
}
