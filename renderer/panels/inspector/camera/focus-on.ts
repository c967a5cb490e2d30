/** Pulling focus to something: its distance along the lens axis, from the film plane, as the focus ring reads it. */
import type { AnyRecord, CameraRecord, Document, ShotRecord } from '../../../../core/document/index.ts';
import { transformDirection } from '../../../../core/math/mat4.ts';
import { dot, normalize, sub } from '../../../../core/math/vec3.ts';
import { focusRingAt } from '../../../../core/optics/focus.ts';
import { metres } from '../../../../core/units/units.ts';
import { focusPoint, isPlaceable } from '../../../state/record-bounds.ts';
import { worldFromCameraAt } from '../../../state/view-place.ts';

/** What focus goes to: the last selected thing that is no camera, else what the shot is about. */
export function focusTarget(
  document: Document,
  selected: readonly string[],
  shot: ShotRecord | null,
): AnyRecord | null {
  for (const id of [...[...selected].reverse(), ...(shot?.subjectIds ?? [])]) {
    const record = document.records.get(id);
    if (record !== undefined && record.kind !== 'camera' && isPlaceable(record)) return record;
  }
  return null;
}

/** From the film plane, metres. Null for what lies behind the lens or too near. */
export function focusDistanceTo(
  document: Document,
  camera: CameraRecord,
  target: AnyRecord,
  shotId: string | null,
  frame: number,
): number | null {
  if (!isPlaceable(target)) return null;
  const world = worldFromCameraAt(document, camera, shotId, frame);
  const forward = normalize(transformDirection(world, [0, 0, -1]));
  const away = dot(sub(focusPoint(document, target), [world[12], world[13], world[14]]), forward);
  return focusRingAt(metres(camera.focalLengthMm / 1000), away);
}
