/** Aiming lights and cameras by keys: at what was selected last, or by steps of the head. */
import { Matrix4, Quaternion, Vector3 } from 'three';
import { registerActions, type Action } from '../../state/actions.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { newGesture } from '../../state/edit.ts';
import { focusPoint, isPlaceable } from '../../state/record-bounds.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import { invalidateStage, objectOfRecord } from '../picture/stage-scene.ts';
import { aimRecordAt } from './aim.ts';
import { hasAim } from './aim-point.ts';
import { movableOf, placeAt, sendTransforms, worldOf } from './transform-edits.ts';

const aimable = (ids: readonly string[]) => movableOf(currentDocument(), ids).filter(hasAim);

/** What was selected before the last thing, and can be aimed at it. */
const aimers = () => aimable(selectionStore.getState().ids.slice(0, -1));

function aimAtLast(): void {
  const document = currentDocument();
  const target = document.records.get(selectionStore.getState().ids.at(-1) ?? '');
  if (!isPlaceable(target)) return;
  const gesture = newGesture();
  for (const record of aimers()) aimRecordAt(record, new Vector3(...focusPoint(document, target)), gesture);
}

const RADIANS_PER_DEGREE = Math.PI / 180;

/** The placement whose head is turned: pan about the vertical, tilt about its own right. Degrees, left and up are positive. */
export function headTurned(world: Matrix4, panDeg: number, tiltDeg: number): Matrix4 {
  const position = new Vector3();
  const quaternion = new Quaternion();
  world.decompose(position, quaternion, new Vector3());
  const pan = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), panDeg * RADIANS_PER_DEGREE);
  const tilt = new Quaternion().setFromAxisAngle(new Vector3(1, 0, 0), tiltDeg * RADIANS_PER_DEGREE);
  return new Matrix4().compose(position, pan.multiply(quaternion).multiply(tilt), new Vector3(1, 1, 1));
}

function turnHeads(pan: number, tilt: number): void {
  const { degrees } = stageStore.getState().snap;
  const moved = aimable(selectionStore.getState().ids).flatMap((record) => {
    const world = worldOf(record.id);
    const object = objectOfRecord(record.id);
    if (world === null || object === null) return [];
    return [{ record, to: placeAt(record, object, headTurned(world, pan * degrees, tilt * degrees)) }];
  });
  if (moved.length === 0) return;
  sendTransforms(moved, 'Aim', newGesture());
  invalidateStage();
}

const TURNS: readonly (readonly [key: string, way: string, pan: number, tilt: number])[] = [
  ['ArrowLeft', 'left', 1, 0],
  ['ArrowRight', 'right', -1, 0],
  ['ArrowUp', 'up', 0, 1],
  ['ArrowDown', 'down', 0, -1],
];

export const aimActions = (): readonly Action[] => [
  {
    id: 'stage.aim-at-last',
    title: 'Aim at what was selected last',
    group: 'Stage',
    shortcut: 'Shift+A',
    keywords: ['point', 'look at', 'target', 'light', 'camera'],
    isEnabled: () => aimers().length > 0,
    run: aimAtLast,
  },
  ...TURNS.map(([key, way, pan, tilt]): Action => ({
    id: `stage.aim-${way}`,
    title: `Aim a step ${way}`,
    group: 'Stage',
    shortcut: `Mod+Shift+${key}`,
    keywords: ['pan', 'tilt', 'head', 'turn', 'light', 'camera'],
    isEnabled: () => aimable(selectionStore.getState().ids).length > 0,
    run: () => turnHeads(pan, tilt),
  })),
];

export const registerAimActions = (): (() => void) => registerActions(aimActions());
