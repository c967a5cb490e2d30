/** New shots and their places in the list, as plain edits. */
import {
  createId,
  createShotRecord,
  inOrder,
  recordsOf,
  reorderShots,
  applyCommand,
  type CameraRecord,
  type Document,
  type Edit,
  type ShotRecord,
} from '../../../core/document/index.ts';
import { nextShotNumber, shotNumberAfter, shotNumbers } from '../../../core/document/shot-numbers.ts';

export const shotsOf = (document: Document, sceneId: string | null): readonly ShotRecord[] =>
  inOrder(recordsOf(document, 'shot').filter((shot) => shot.sceneId === sceneId));

export interface MadeShot {
  readonly edits: readonly Edit[];
  readonly shotId: string;
}

const SECONDS = 4;

function sceneNumberOf(document: Document, sceneId: string): string {
  const scene = document.records.get(sceneId);
  return scene?.kind === 'scene' ? scene.sceneNumber : '';
}

/** Edits that add a shot at a place of its scene's list. */
function inserted(document: Document, shot: ShotRecord, at: number): readonly Edit[] {
  const add: Edit = { op: 'add', record: shot };
  const withShot = applyCommand(document, { label: '', edits: [add] }).document;
  const ids = shotsOf(document, shot.sceneId).map((other) => other.id);
  ids.splice(at, 0, shot.id);
  return [add, ...reorderShots(withShot, shot.sceneId, ids).edits];
}

/** @param afterId the shot that it comes after; null: at the end. */
export function newShot(
  document: Document,
  camera: CameraRecord,
  fps: number,
  random: () => number,
  afterId: string | null = null,
): MadeShot {
  const shots = shotsOf(document, camera.sceneId);
  const at = afterId === null ? -1 : shots.findIndex((shot) => shot.id === afterId);
  const isLast = at < 0 || at === shots.length - 1;
  const taken = shots.map((shot) => shot.shotNumber);
  const shotNumber = isLast
    ? nextShotNumber(taken, sceneNumberOf(document, camera.sceneId))
    : shotNumberAfter(shots[at]!.shotNumber, taken);
  const shot = createShotRecord({
    id: createId('shot', random),
    name: `Shot ${shotNumber}`,
    sceneId: camera.sceneId,
    cameraId: camera.id,
    order: (shots.at(-1)?.order ?? 0) + 1,
    shotNumber,
    equipment: camera.support,
    endFrame: Math.round(fps * SECONDS),
  });
  return { shotId: shot.id, edits: inserted(document, shot, isLast ? shots.length : at + 1) };
}

/** A copy right after the original, with a number of its own. */
export function duplicateShot(document: Document, shotId: string, random: () => number): MadeShot | null {
  const source = document.records.get(shotId);
  if (source?.kind !== 'shot') return null;
  const shots = shotsOf(document, source.sceneId);
  const shotNumber = shotNumberAfter(
    source.shotNumber,
    shots.map((shot) => shot.shotNumber),
  );
  const copy: ShotRecord = {
    ...source,
    id: createId('shot', random),
    shotNumber,
    name: source.name === `Shot ${source.shotNumber}` ? `Shot ${shotNumber}` : source.name,
  };
  const at = shots.findIndex((shot) => shot.id === shotId);
  return { shotId: copy.id, edits: inserted(document, copy, at + 1) };
}

/** Numbers the scene's shots from its first to its last. */
export function renumberEdits(document: Document, sceneId: string): readonly Edit[] {
  const shots = shotsOf(document, sceneId);
  const numbers = shotNumbers(sceneNumberOf(document, sceneId), shots.length);
  return shots.flatMap((shot, i): Edit[] => {
    const shotNumber = numbers[i]!;
    if (shot.shotNumber === shotNumber) return [];
    const edits: Edit[] = [{ op: 'set', id: shot.id, path: ['shotNumber'], value: shotNumber }];
    if (shot.name === `Shot ${shot.shotNumber}`)
      edits.push({ op: 'set', id: shot.id, path: ['name'], value: `Shot ${shotNumber}` });
    return edits;
  });
}

/** Moves shots of one scene in its list, together, to before or after another one. */
export function moveShotsEdits(
  document: Document,
  sceneId: string,
  moved: readonly string[],
  target: { readonly id: string; readonly position: 'before' | 'after' },
): readonly Edit[] {
  const ids = shotsOf(document, sceneId).map((shot) => shot.id);
  const carried = ids.filter((id) => moved.includes(id));
  if (carried.length === 0 || carried.includes(target.id)) return [];
  const rest = ids.filter((id) => !carried.includes(id));
  const at = rest.indexOf(target.id);
  if (at < 0) return [];
  rest.splice(target.position === 'before' ? at : at + 1, 0, ...carried);
  return reorderShots(document, sceneId, rest).edits;
}

/** First and last frame of a shot with its board frame kept inside, and its keys left where they are. */
export function withRange(shot: ShotRecord, startFrame: number, endFrame: number): ShotRecord {
  const first = Math.round(startFrame);
  const last = Math.max(first, Math.round(endFrame));
  return {
    ...shot,
    startFrame: first,
    endFrame: last,
    boardFrame: Math.min(last, Math.max(first, shot.boardFrame)),
  };
}
