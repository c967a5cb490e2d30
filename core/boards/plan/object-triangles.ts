/** World-space triangles of each document object, gathered from the flat scene. */
import { transformPoint } from '../../math/mat4.ts';
import type { RenderMesh, RenderScene } from '../../scene/render-scene.ts';

export interface ObjectTriangles {
  /** As in the scene's instances: 1-based place of the object among its scene's objects. */
  readonly objectId: number;
  /** Nine numbers a triangle: xyz of its corners, world metres. */
  readonly corners: Float64Array;
  readonly minY: number;
  readonly maxY: number;
  readonly min: readonly [number, number];
  readonly max: readonly [number, number];
}

/**
 * Remembers objects from shot to shot: the shots of a scene share its set, and what did not move is gathered once.
 * Shared is what has the same meshes, by identity, in the same places.
 */
export class TriangleCache {
  readonly #known = new Map<string, ObjectTriangles>();
  readonly #meshIds = new Map<RenderMesh, number>();

  keyOf(scene: RenderScene, objectId: number, instances: readonly number[]): string {
    const parts = instances.map((i) => {
      const { mesh, motion } = scene.instances[i]!;
      return `${this.#meshId(scene.meshes[mesh]!)}@${motion[0].worldFromLocal.join()}`;
    });
    return `${objectId}:${parts.join(';')}`;
  }

  once(key: string, make: () => ObjectTriangles): ObjectTriangles {
    const made = this.#known.get(key) ?? make();
    this.#known.set(key, made);
    return made;
  }

  #meshId(mesh: RenderMesh): number {
    const id = this.#meshIds.get(mesh) ?? this.#meshIds.size;
    this.#meshIds.set(mesh, id);
    return id;
  }
}

export function objectTriangles(scene: RenderScene, cache: TriangleCache): Map<number, ObjectTriangles> {
  const instancesOf = new Map<number, number[]>();
  scene.instances.forEach(({ objectId }, i) => {
    const list = instancesOf.get(objectId);
    if (list === undefined) instancesOf.set(objectId, [i]);
    else list.push(i);
  });
  const gathered = new Map<number, ObjectTriangles>();
  for (const [objectId, instances] of instancesOf) {
    const solid = cache.once(cache.keyOf(scene, objectId, instances), () => {
      const corners = gather(scene, instances);
      return { objectId, corners, ...boundsOf(corners) };
    });
    if (solid.corners.length > 0) gathered.set(objectId, solid);
  }
  return gathered;
}

function gather(scene: RenderScene, instances: readonly number[]): Float64Array {
  const meshes = instances.map((i) => scene.meshes[scene.instances[i]!.mesh]!);
  const corners = new Float64Array(3 * meshes.reduce((sum, mesh) => sum + mesh.indices.length, 0));
  let at = 0;
  meshes.forEach(({ positions, indices }, k) => {
    const worldFromLocal = scene.instances[instances[k]!]!.motion[0].worldFromLocal;
    for (const index of indices) {
      const p = transformPoint(worldFromLocal, [
        positions[3 * index]!,
        positions[3 * index + 1]!,
        positions[3 * index + 2]!,
      ]);
      corners.set(p, at);
      at += 3;
    }
  });
  return corners;
}

function boundsOf(corners: Float64Array): Pick<ObjectTriangles, 'minY' | 'maxY' | 'min' | 'max'> {
  let [minX, minY, minZ] = [Infinity, Infinity, Infinity];
  let [maxX, maxY, maxZ] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 2 < corners.length; i += 3) {
    const [x, y, z] = [corners[i]!, corners[i + 1]!, corners[i + 2]!];
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    minZ = Math.min(minZ, z);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
    maxZ = Math.max(maxZ, z);
  }
  return { minY, maxY, min: [minX, minZ], max: [maxX, maxZ] };
}
