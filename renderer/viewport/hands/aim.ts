/** Turning lights and cameras toward a point. */
import { Matrix4, Quaternion, Vector3 } from 'three';
import { aimed } from '../../state/create-records.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { newGesture } from '../../state/edit.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { invalidateStage, objectOfRecord } from '../picture/stage-scene.ts';
import { movableOf, placeAt, sendTransforms, worldOf, type Movable } from './transform-edits.ts';

/** The placement that looks from where a record stands to a point. */
export function aimedWorld(world: Matrix4, pointM: Vector3): Matrix4 {
  const eye = new Vector3().setFromMatrixPosition(world);
  const [x, y, z, w] = aimed([eye.x, eye.y, eye.z], [pointM.x, pointM.y, pointM.z]);
  return new Matrix4().compose(eye, new Quaternion(x, y, z, w), new Vector3(1, 1, 1));
}

export function aimRecordAt(record: Movable, pointM: Vector3, gesture: string): void {
  const world = worldOf(record.id);
  const object = objectOfRecord(record.id);
  if (world === null || object === null) return;
  const to = placeAt(record, object, aimedWorld(world, pointM));
  sendTransforms([{ record, to }], 'Aim', gesture);
  invalidateStage();
}

/** @returns false when nothing that can be aimed is selected. */
export function aimSelectedAt(pointM: Vector3): boolean {
  const aimable = movableOf(currentDocument(), selectionStore.getState().ids).filter(
    ({ kind }) => kind === 'light' || kind === 'camera',
  );
  const gesture = newGesture();
  for (const record of aimable) aimRecordAt(record, pointM, gesture);
  return aimable.length > 0;
}
