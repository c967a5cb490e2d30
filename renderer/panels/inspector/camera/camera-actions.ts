/** Lenses, stops and focus of the selected cameras, or of the one that is looked through. */
import type { CameraRecord } from '../../../../core/document/index.ts';
import { findRecord } from '../../../../core/document/index.ts';
import { formatQuantity, METRIC } from '../../../../core/units/quantity-text.ts';
import type { Action } from '../../../state/actions.ts';
import { currentOptics } from '../../../state/catalog-store.ts';
import { currentDocument, deskStore } from '../../../state/desk-store.ts';
import { activeShot } from '../../../state/keyframe-edit.ts';
import { notify } from '../../../state/notices.ts';
import { selectionStore } from '../../../state/selection-store.ts';
import { stageStore } from '../../../state/stage-store.ts';
import { stepped } from '../../../widgets/quantity-field-language.ts';
import { editRecords, propertyEdit } from '../edit/bind.ts';
import { shownRecord } from '../edit/shown-records.ts';
import { focusDistanceTo, focusTarget } from './focus-on.ts';
import { nextFocalLength, type LensChange } from './lens-steps.ts';

/** Keys have no word for infinity and take a distance that is as good. */
export const FAR_ENOUGH_M = 10_000;

export function camerasInHand(): readonly CameraRecord[] {
  const document = currentDocument();
  const { shotId, cameraId, frame } = stageStore.getState();
  const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
  const selected = selectionStore.getState().ids.flatMap((id) => findRecord(document, 'camera', id) ?? []);
  const active = cameraId === null ? null : findRecord(document, 'camera', cameraId);
  const cameras = selected.length > 0 ? selected : active === null ? [] : [active];
  return cameras.map((camera) => shownRecord(camera, shot, frame));
}
const hasCamera = (): boolean => camerasInHand().length > 0;

/** Puts another lens on; where the shot animates the zoom, its focal length is a key. */
export function putLens(
  cameras: readonly CameraRecord[],
  lensFor: (camera: CameraRecord) => LensChange | null,
): void {
  editRecords(cameras, 'Change lens', 'lens', (camera, index) => {
    const lens = lensFor({ ...camera, focalLengthMm: cameras[index]!.focalLengthMm });
    if (lens === null) return [];
    return [
      { op: 'set', id: camera.id, path: ['lensId'], value: lens.lensId },
      propertyEdit(camera, ['focalLengthMm'], lens.focalLengthMm, 'focalLengthMm'),
    ];
  });
}

function stepLens(direction: 1 | -1): void {
  const cameras = camerasInHand();
  const catalog = currentOptics();
  if (cameras.every((camera) => nextFocalLength(camera, catalog, direction) === null)) {
    notify({ tone: 'info', text: `The set has no ${direction === 1 ? 'longer' : 'wider'} lens.` });
    return;
  }
  putLens(cameras, (camera) => nextFocalLength(camera, catalog, direction));
}

function stepStop(thirds: 1 | -1): void {
  const cameras = camerasInHand();
  editRecords(cameras, 'Change T-stop', 'stop', (camera, index) => {
    const next = stepped(cameras[index]!.tStop, thirds, 'normal', { quantity: 't-stop', habits: METRIC });
    return [propertyEdit(camera, ['tStop'], Math.min(128, Math.max(0.5, next)), 'tStop')];
  });
}

function setFocus(
  cameras: readonly CameraRecord[],
  metresFor: (camera: CameraRecord) => number | null,
): void {
  editRecords(cameras, 'Focus', 'focus', (camera) => {
    const metres = metresFor(camera);
    if (metres === null) return [];
    return metres === Infinity
      ? [propertyEdit(camera, ['focusDistanceM'], 'infinity', 'focusDistanceM', FAR_ENOUGH_M)]
      : [propertyEdit(camera, ['focusDistanceM'], metres, 'focusDistanceM')];
  });
}

function focusOnSelected(): void {
  const document = currentDocument();
  const { shotId, frame } = stageStore.getState();
  const target = focusTarget(document, selectionStore.getState().ids, activeShot());
  if (target === null) {
    notify({ tone: 'info', text: 'Select what shall be sharp, together with the camera or alone.' });
    return;
  }
  const distances = new Map(
    camerasInHand().map((camera) => [camera.id, focusDistanceTo(document, camera, target, shotId, frame)]),
  );
  const [first] = distances.values();
  if (first === null || first === undefined) {
    notify({ tone: 'warning', text: `${target.name} is behind the lens.` });
    return;
  }
  setFocus(camerasInHand(), (camera) => distances.get(camera.id) ?? null);
  const { lengthUnit, illuminanceUnit } = deskStore.getState().settings;
  notify({
    tone: 'success',
    text: `Focus on ${target.name}, ${formatQuantity(first, 'length', { lengthUnit, illuminanceUnit })}`,
  });
}

export const cameraActions = (): readonly Action[] => [
  {
    id: 'camera.next-focal-length',
    title: 'Next longer lens of the set',
    group: 'Camera',
    shortcut: ']',
    keywords: ['focal length', 'longer', 'tighter', 'prime', 'zoom in'],
    isEnabled: hasCamera,
    run: () => stepLens(1),
  },
  {
    id: 'camera.previous-focal-length',
    title: 'Next wider lens of the set',
    group: 'Camera',
    shortcut: '[',
    keywords: ['focal length', 'wider', 'prime', 'zoom out'],
    isEnabled: hasCamera,
    run: () => stepLens(-1),
  },
  {
    id: 'camera.stop-down',
    title: 'Stop down by a third',
    group: 'Camera',
    keywords: ['aperture', 'iris', 'close', 't-stop', 'darker'],
    isEnabled: hasCamera,
    run: () => stepStop(1),
  },
  {
    id: 'camera.open-up',
    title: 'Open up by a third',
    group: 'Camera',
    keywords: ['aperture', 'iris', 't-stop', 'brighter'],
    isEnabled: hasCamera,
    run: () => stepStop(-1),
  },
  {
    id: 'camera.focus-on-selected',
    title: 'Focus on what is selected',
    group: 'Camera',
    keywords: ['focus', 'sharp', 'pull', 'subject'],
    isEnabled: hasCamera,
    run: focusOnSelected,
  },
  {
    id: 'camera.focus-infinity',
    title: 'Focus at infinity',
    group: 'Camera',
    keywords: ['focus', 'far'],
    isEnabled: hasCamera,
    run: () => setFocus(camerasInHand(), () => Infinity),
  },
];
