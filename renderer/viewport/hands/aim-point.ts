/** Where a light or a camera is aimed at: the first surface on its axis, or a point at its own distance where there is none. */
import { Raycaster, Vector3 } from 'three';
import type { AnyRecord, CameraRecord, LightRecord } from '../../../core/document/index.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { recordOfObject, recordsRoot } from '../picture/stage-scene.ts';
import { isShown } from './pane-space.ts';
import { worldOf } from './transform-edits.ts';

/** Where nothing is hit and the record says nothing of a distance, metres. */
const FREE_DISTANCE_M = 3;
const FARTHEST_M = 200;

/** Bulbs shine everywhere: they have no aim. */
export const hasAim = (record: AnyRecord): record is CameraRecord | LightRecord =>
  record.kind === 'camera' ||
  (record.kind === 'light' && record.emitter.type !== 'point' && record.emitter.type !== 'sphere');

const raycaster = new Raycaster();

/** The distance that a light is stated for, or that a camera is focused at. */
function ownDistanceM(record: AnyRecord | undefined): number {
  if (record?.kind === 'light' && record.magnitude.quantity === 'illuminance')
    return record.magnitude.distanceM ?? FREE_DISTANCE_M;
  if (record?.kind === 'camera')
    return record.focusDistanceM === 'infinity' ? FARTHEST_M : Math.min(FARTHEST_M, record.focusDistanceM);
  return FREE_DISTANCE_M;
}

/** Null where the record is not on the stage. */
export function aimPointOf(id: string): Vector3 | null {
  const world = worldOf(id);
  if (world === null) return null;
  const from = new Vector3().setFromMatrixPosition(world);
  const along = new Vector3(0, 0, -1).transformDirection(world);
  raycaster.set(from, along);
  raycaster.far = FARTHEST_M;
  const hit = raycaster
    .intersectObject(recordsRoot, true)
    .find(({ object }) => 'isMesh' in object && isShown(object) && recordOfObject(object) !== id);
  return hit?.point.clone() ?? from.addScaledVector(along, ownDistanceM(currentDocument().records.get(id)));
}
