/** What the tool in hand does with a click on a pane, and a drag over empty space. */
import { Box3, Vector3 } from 'three';
import type { CameraRecord } from '../../../core/document/index.ts';
import { focusRingAt } from '../../../core/optics/focus.ts';
import { metres } from '../../../core/units/units.ts';
import type { Vec3 } from '../../../core/math/vec3.ts';
import { editRecords, propertyEdit } from '../../panels/inspector/edit/bind.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { handsStore } from '../../state/hands-store.ts';
import { clearSelection, select, selectionStore } from '../../state/selection-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import type { Pane } from '../picture/pane.ts';
import { objectOfRecord, shownRecordIds } from '../picture/stage-scene.ts';
import { aimSelectedAt } from './aim.ts';
import { placePin } from './meter-pins.ts';
import { hitAt, paneFromWorld } from './pane-space.ts';

const tuple = (v: Vector3): Vec3 => [v.x, v.y, v.z];

/** The camera that a pane looks through does not stand in its own way. */
export const lookedThrough = (pane: Pane): ReadonlySet<string> =>
  new Set(pane.cameraId === null ? [] : [pane.cameraId]);

/** The outermost group around a record that is not open: the group a click means. Inside what is selected, the record itself. */
export function groupOf(recordId: string, isDeep: boolean): string {
  const { records } = currentDocument();
  if (isDeep) return recordId;
  const selected = new Set(selectionStore.getState().ids);
  let outermost = recordId;
  for (let at = records.get(recordId); at !== undefined && 'parentId' in at && at.parentId !== null;) {
    // siblings of what is selected inside a group are picked themselves
    const parentId: string = at.parentId;
    const isOpen = [...selected].some((id) => {
      const chosen = records.get(id);
      return chosen !== undefined && 'parentId' in chosen && chosen.parentId === parentId;
    });
    if (isOpen) break;
    outermost = parentId;
    at = records.get(parentId);
  }
  return outermost;
}

export interface ClickKeys {
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly isDouble: boolean;
}

export function clickOn(pane: Pane, x: number, y: number, keys: ClickKeys): void {
  const hit = hitAt(pane, x, y, lookedThrough(pane));
  switch (stageStore.getState().tool) {
    case 'focus':
      if (hit !== null) focusAt(pane, hit.pointM);
      return;
    case 'measure':
      if (hit !== null)
        handsStore.setState(({ measureM }) => ({ measureM: [...measureM, tuple(hit.pointM)].slice(-50) }));
      return;
    case 'meter':
      if (hit !== null) placePin(tuple(hit.pointM), tuple(hit.normal));
      return;
    case 'select':
    case 'move':
    case 'rotate':
    case 'scale':
    case 'operate':
      if (keys.alt && hit !== null && aimSelectedAt(hit.pointM)) return;
      if (hit === null) {
        if (!keys.shift && !keys.ctrl) clearSelection();
        return;
      }
      select([groupOf(hit.recordId, keys.isDouble)], keys.ctrl ? 'toggle' : keys.shift ? 'add' : 'replace');
  }
}

/** Focuses the camera of the pane, or the active one, on a point: the distance from the film plane, as the lens scale reads it. */
export function focusAt(pane: Pane | null, pointM: Vector3): void {
  const id = pane?.cameraId ?? stageStore.getState().cameraId;
  const record = id === null ? undefined : currentDocument().records.get(id);
  const rig = id === null ? null : objectOfRecord(id);
  if (record?.kind !== 'camera' || rig === null) return;
  rig.updateWorldMatrix(true, false);
  const local = pointM.clone().applyMatrix4(rig.matrixWorld.clone().invert());
  // rays start at the lens; its scale counts from the film plane behind it
  const distance = focusRingAt(metres(record.focalLengthMm / 1000), -local.z);
  if (distance !== null) setFocus(record, distance);
}

function setFocus(record: CameraRecord, distanceM: number): void {
  const rounded = Math.round(distanceM * 1000) / 1000;
  editRecords([record], 'Focus', 'focus', (camera) => [
    propertyEdit(camera, ['focusDistanceM'], rounded, 'focusDistanceM'),
  ]);
}

/** Records whose middle lies in a rectangle of the pane. */
export function selectWithin(
  pane: Pane,
  from: readonly [number, number],
  to: readonly [number, number],
  isAdding: boolean,
): void {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  const { records } = currentDocument();
  const found = new Set<string>();
  for (const id of shownRecordIds()) {
    const object = objectOfRecord(id);
    const record = records.get(id);
    if (object === null || record === undefined || id === pane.cameraId) continue;
    if (record.kind === 'object' && (record.locked || !record.visible || record.content.type === 'group'))
      continue;
    const box = new Box3().setFromObject(object);
    const middle = box.isEmpty()
      ? new Vector3().setFromMatrixPosition(object.matrixWorld)
      : box.getCenter(new Vector3());
    const { x, y, isBehind } = paneFromWorld(pane, middle);
    if (!isBehind && x >= left && x <= right && y >= top && y <= bottom) found.add(groupOf(id, false));
  }
  if (found.size === 0 && !isAdding) clearSelection();
  else select([...found], isAdding ? 'add' : 'replace');
}
