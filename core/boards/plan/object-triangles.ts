/** World-space triangles of each document object, gathered from the flat scene. */
import { transformPoint } from '../../math/mat4.ts';
import type { RenderScene } from '../../scene/render-scene.ts';

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

export function objectTriangles(scene: RenderScene): Map<number, ObjectTriangles> {
  const instancesOf = new Map<number, number[]>();
  scene.instances.forEach(({ objectId }, i) => {
    const list = instancesOf.get(objectId);
    if (list === undefined) instancesOf.set(objectId, [i]);
    else list.push(i);
  });
  const gathered = new Map<number, ObjectTriangles>();
  for (const [objectId, instances] of instancesOf) {
    const corners = gather(scene, instances);
    if (corners.length > 0) gathered.set(objectId, { objectId, corners, ...boundsOf(corners) });
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
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  corners.forEach((value, i) => {
    low[i % 3] = Math.min(low[i % 3]!, value);
    high[i % 3] = Math.max(high[i % 3]!, value);
  });
  return { minY: low[1]!, maxY: high[1]!, min: [low[0]!, low[2]!], max: [high[0]!, high[2]!] };
}
