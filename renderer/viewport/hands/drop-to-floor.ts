/** How far something hangs over what lies below it. */
import { Box3, Raycaster, Vector3, type Object3D } from 'three';
import { objectOfRecord, recordsRoot } from '../picture/stage-scene.ts';

const isWithin = (id: string, object: Object3D | null): boolean => {
  for (let at = object; at !== null; at = at.parent) if (at.userData['recordId'] === id) return true;
  return false;
};

/** Metres from the lowest point of a record down to the nearest surface below its middle, or to the floor at height 0; null when it rests. */
export function floorBelow(id: string): number | null {
  const object = objectOfRecord(id);
  if (object === null) return null;
  object.updateWorldMatrix(true, true);
  const box = new Box3().setFromObject(object);
  if (box.isEmpty()) return null;
  const middle = box.getCenter(new Vector3());
  // from inside the thing, so that a thing that has sunk in comes up on the surface
  const ray = new Raycaster(middle, new Vector3(0, -1, 0));
  const hit = ray
    .intersectObject(recordsRoot, true)
    .find((candidate) => !isWithin(id, candidate.object) && 'isMesh' in candidate.object);
  const floor = hit?.point.y ?? 0;
  const RESTS_M = 1e-4;
  const fall = box.min.y - floor;
  return Math.abs(fall) < RESTS_M ? null : fall;
}
