/** Triangles as three geometry, with a hierarchy for rays that is built when a ray first asks for it. */
import { BufferAttribute, BufferGeometry, Mesh, type Intersection, type Raycaster } from 'three';
import { acceleratedRaycast, MeshBVH } from 'three-mesh-bvh';

export interface MeshArrays {
  readonly positions: Float32Array;
  readonly normals: Float32Array | null;
  readonly tangents: Float32Array | null;
  readonly uvs: Float32Array | null;
  readonly uvs1?: Float32Array | null;
  readonly colors: Float32Array | null;
  readonly indices: Uint32Array;
}

export function geometryOf(mesh: MeshArrays): BufferGeometry {
  const geometry = new BufferGeometry();
  const set = (name: string, values: Float32Array | null | undefined, size: number): void => {
    if (values) geometry.setAttribute(name, new BufferAttribute(values, size));
  };
  set('position', mesh.positions, 3);
  set('normal', mesh.normals, 3);
  set('tangent', mesh.tangents, 4);
  set('uv', mesh.uvs, 2);
  set('uv1', mesh.uvs1, 2);
  set('color', mesh.colors, 4);
  geometry.setIndex(new BufferAttribute(mesh.indices, 1));
  if (mesh.normals !== null) return bounded(geometry);
  // without normals of its own a mesh is faceted
  const faceted = geometry.toNonIndexed();
  faceted.computeVertexNormals();
  geometry.dispose();
  return bounded(faceted);
}

function bounded(geometry: BufferGeometry): BufferGeometry {
  geometry.computeBoundingSphere();
  geometry.computeBoundingBox();
  return geometry;
}

const hierarchies = new WeakMap<BufferGeometry, MeshBVH>();

/** The geometry's hierarchy, made when it is first wanted. The triangles are sorted by it; which they are stays. */
export function hierarchyOf(geometry: BufferGeometry): MeshBVH {
  const known = hierarchies.get(geometry);
  if (known) return known;
  const made = new MeshBVH(geometry, { maxLeafTris: 8 });
  hierarchies.set(geometry, made);
  return made;
}

export const triangleCount = (geometry: BufferGeometry): number =>
  (geometry.index?.count ?? geometry.getAttribute('position').count) / 3;

/** Below this many triangles a plain test is as quick. */
const WORTH_A_HIERARCHY = 64;

/** A mesh of the set: rays go through its hierarchy. */
export class SetMesh extends Mesh {
  override raycast(raycaster: Raycaster, hits: Intersection[]): void {
    if (triangleCount(this.geometry) < WORTH_A_HIERARCHY) {
      super.raycast(raycaster, hits);
      return;
    }
    this.geometry.boundsTree ??= hierarchyOf(this.geometry);
    acceleratedRaycast.call(this, raycaster, hits);
  }
}
