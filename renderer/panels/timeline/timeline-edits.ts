/** Changes of the active shot's keys, each as one undo step: what the timeline's buttons, keys and drags do. */
import {
  findRecord,
  type AnyRecord,
  type Easing,
  type ShotRecord,
  type TrackProperty,
} from '../../../core/document/index.ts';
import {
  copyKeys,
  findTrack,
  keyFrames,
  keyName,
  withEasing,
  withKey,
  withMovedKeys,
  withoutKeys,
  withPastedKeys,
  type KeyReference,
} from '../../../core/document/shot-keys.ts';
import { currentDocument, dispatch } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { activeShot } from '../../state/keyframe-edit.ts';
import { notify } from '../../state/notices.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { setStage, stageStore } from '../../state/stage-store.ts';
import { focusPoint, isPlaceable, worldBox } from '../../state/record-bounds.ts';
import { cameraPoseAt, orbitCentre, withMove, wordOf, type CameraMove } from './camera-move-tracks.ts';
import { selectedKeys, selectKeys, setTimeline, timelineStore } from './timeline-store.ts';
import { propertiesOf, usualProperties, valueOf } from './timeline-values.ts';
import type { Vec3 } from '../../../core/math/vec3.ts';
import { viewDirection } from '../../../core/optics/camera-moves.ts';
import { add, scale } from '../../../core/math/vec3.ts';

/** Puts a changed shot in place of the active one. */
export function changeShot(label: string, change: (shot: ShotRecord) => ShotRecord, gesture?: string): void {
  const shot = activeShot();
  if (shot === null) return;
  const next = change(shot);
  if (next !== shot) void dispatch(command(label, [{ op: 'put', record: next }], gesture));
}

const frameNow = (): number => Math.round(stageStore.getState().frame);

/** Selected things that can be animated; without any, the shot's camera. */
export function animated(): readonly AnyRecord[] {
  const shot = activeShot();
  if (shot === null) return [];
  const { records } = currentDocument();
  const chosen = selectionStore
    .getState()
    .ids.flatMap((id) => records.get(id) ?? [])
    .filter((record) => isPlaceable(record) && record.sceneId === shot.sceneId);
  if (chosen.length > 0) return chosen;
  const camera = records.get(shot.cameraId);
  return camera === undefined ? [] : [camera];
}

/** Keys at the playhead: of the given properties, else of those that are animated, else of the placement. */
export function addKeys(properties: readonly TrackProperty[] | null = null): void {
  const frame = frameNow();
  const made: KeyReference[] = [];
  changeShot('Add keys', (shot) => {
    let next = shot;
    for (const record of animated()) {
      const tracks = propertiesOf(record).filter((property) => findTrack(shot, record.id, property) !== null);
      const wanted = properties ?? (tracks.length > 0 ? tracks : usualProperties(record));
      for (const property of wanted) {
        if (!propertiesOf(record).includes(property)) continue;
        const value = valueOf(record, shot, property, frame);
        if (value === null) continue;
        next = withKey(next, record.id, property, frame, value);
        made.push({ targetId: record.id, property, frame });
      }
    }
    return next;
  });
  selectKeys(made);
}

export function deleteKeys(): void {
  changeShot('Delete keys', (shot) => withoutKeys(shot, selectedKeys()));
  selectKeys([]);
}

/** Moves the selected keys as they stood in `base`, which a drag started from. */
export function moveKeys(
  base: ShotRecord,
  keys: readonly KeyReference[],
  by: number,
  gesture?: string,
): void {
  changeShot('Move keys', () => withMovedKeys(base, keys, by), gesture);
  selectKeys(keys.map((key) => ({ ...key, frame: key.frame + by })));
}

export function copySelectedKeys(): boolean {
  const shot = activeShot();
  const keys = selectedKeys();
  if (shot === null || keys.length === 0) return false;
  setTimeline({ copied: copyKeys(shot, keys) });
  return true;
}

export function pasteKeys(): void {
  const { copied } = timelineStore.getState();
  const shot = activeShot();
  if (copied === null || shot === null) return;
  const frame = frameNow();
  // keys of another scene's things have nothing to hold on to here
  const tracks = copied.tracks.filter((track) => {
    const target = currentDocument().records.get(track.targetId);
    return isPlaceable(target) && target.sceneId === shot.sceneId;
  });
  if (tracks.length === 0) {
    notify({ tone: 'info', text: 'The copied keys belong to things of another scene.' });
    return;
  }
  changeShot('Paste keys', (now) => withPastedKeys(now, { tracks }, frame));
  selectKeys(
    tracks.flatMap((track) =>
      (track.keys as readonly { readonly frame: number }[]).map((key) => ({
        targetId: track.targetId,
        property: track.property,
        frame: key.frame + frame,
      })),
    ),
  );
}

export const easeKeys = (easing: Easing, gesture?: string): void =>
  changeShot('Easing', (shot) => withEasing(shot, selectedKeys(), easing), gesture);

/** The easing of the selected keys; null when they differ or there are none. */
export function easingOfSelection(shot: ShotRecord, keys: readonly KeyReference[]): Easing | null {
  const easings = keys.flatMap((reference) => {
    const track = findTrack(shot, reference.targetId, reference.property);
    const key = (track?.keys as readonly { frame: number; easing: Easing }[] | undefined)?.find(
      (candidate) => candidate.frame === reference.frame,
    );
    return key === undefined ? [] : [key.easing];
  });
  const [first] = easings;
  return first !== undefined && easings.every((easing) => JSON.stringify(easing) === JSON.stringify(first))
    ? first
    : null;
}

export function selectAllKeys(): void {
  const shot = activeShot();
  if (shot !== null) selectKeys(keysOfShot(shot));
}
export const keysOfShot = (shot: ShotRecord): readonly KeyReference[] =>
  shot.tracks.flatMap((track) =>
    (track.keys as readonly { readonly frame: number }[]).map((key) => ({
      targetId: track.targetId,
      property: track.property,
      frame: key.frame,
    })),
  );
/** Selected keys that still are. */
export const liveKeys = (
  shot: ShotRecord | null,
  keys: ReadonlyMap<string, KeyReference>,
): readonly KeyReference[] => {
  if (shot === null || keys.size === 0) return [];
  const there = new Set(keysOfShot(shot).map(keyName));
  return [...keys.values()].filter((key) => there.has(keyName(key)));
};

/** To the next or the one before of the frames with keys, of the selection's when it has some. */
export function stepKey(by: 1 | -1): void {
  const shot = activeShot();
  if (shot === null) return;
  const chosen = new Set(selectionStore.getState().ids);
  const own = shot.tracks.filter((track) => chosen.has(track.targetId));
  const frames = keyFrames(own.length > 0 ? own : shot.tracks);
  const { frame } = stageStore.getState();
  const next = by > 0 ? frames.find((f) => f > frame) : frames.filter((f) => f < frame).at(-1);
  if (next !== undefined) setStage({ frame: next, isPlaying: false });
}

/** The last selected thing that is not the camera itself. */
function subject(cameraId: string): { readonly min: Vec3; readonly max: Vec3; readonly focusM: Vec3 } | null {
  const document = currentDocument();
  const shot = activeShot();
  const ids = [...(shot?.subjectIds ?? []), ...selectionStore.getState().ids];
  for (const id of ids.reverse()) {
    const record = document.records.get(id);
    if (!isPlaceable(record) || id === cameraId) continue;
    const focusM = focusPoint(document, record);
    const box = worldBox(document, record) ?? { min: focusM, max: focusM };
    return { ...box, focusM };
  }
  return null;
}

export type MoveBuilder = (tools: {
  /** Of the shot's camera at the start of the move. */
  readonly eyeM: Vec3;
  readonly forward: Vec3;
  readonly focalLengthMm: number;
  /** What is selected, or what the shot is about; without one, the point of focus. */
  readonly focusM: Vec3;
  readonly centreM: Vec3;
  readonly hasSubject: boolean;
  readonly secondM: Vec3 | null;
}) => CameraMove;

/** Writes a move into the active shot, over all of it or from the playhead to its end. */
export function applyMove(build: MoveBuilder): void {
  const document = currentDocument();
  const shot = activeShot();
  const camera = shot === null ? null : findRecord(document, 'camera', shot.cameraId);
  if (shot === null || camera === null) {
    notify({ tone: 'info', text: 'A move belongs to a shot: make one first (Shift+N).' });
    return;
  }
  const { moveSpan, moveEasing } = timelineStore.getState();
  const startFrame = moveSpan === 'from-playhead' ? Math.min(frameNow(), shot.endFrame - 1) : shot.startFrame;
  const endFrame = shot.endFrame;
  if (endFrame - startFrame < 1) {
    notify({ tone: 'info', text: 'The shot is one frame long: give it more frames before it moves.' });
    return;
  }
  const pose = cameraPoseAt(document, shot, camera, startFrame);
  const forward = viewDirection(pose);
  const found = subject(camera.id);
  const distanceM = camera.focusDistanceM === 'infinity' ? 5 : camera.focusDistanceM;
  const focusM = found?.focusM ?? add(pose.position, scale(forward, distanceM));
  const others = selectionStore
    .getState()
    .ids.flatMap((id) => document.records.get(id) ?? [])
    .filter((record) => isPlaceable(record) && record.id !== camera.id);
  const move = build({
    eyeM: pose.position,
    forward,
    focalLengthMm: Number(valueOf(camera, shot, 'focalLengthMm', startFrame)),
    focusM,
    centreM: found === null ? focusM : orbitCentre(pose, found),
    hasSubject: found !== null,
    secondM: others.length > 1 && isPlaceable(others[0]) ? focusPoint(document, others[0]) : null,
  });
  const next = withMove({ document, shot, camera, startFrame, endFrame, easing: moveEasing }, move);
  const word = wordOf(move);
  void dispatch(command(word[0]!.toUpperCase() + word.slice(1), [{ op: 'put', record: next }]));
}
