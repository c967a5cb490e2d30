/** What people do to the shot list, as actions. */
import {
  findRecord,
  projectOf,
  recordsOf,
  type Edit,
  type ShotRecord,
} from '../../../core/document/index.ts';
import { registerActions } from '../../state/actions.ts';
import { newCamera } from '../../state/create-records.ts';
import { currentDocument, dispatch } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { activeShot } from '../../state/keyframe-edit.ts';
import { birthplace, random } from '../../state/placing.ts';
import { select, selectionStore } from '../../state/selection-store.ts';
import { atShot } from '../../state/stage-follow.ts';
import { setStage, stageStore } from '../../state/stage-store.ts';
import { viewPlace } from '../../state/view-place.ts';
import { duplicateShot, newShot, renumberEdits, shotsOf } from './shot-edits.ts';
import { moveShotsEdits } from './shot-edits.ts';
import { currentOptics } from '../../state/catalog-store.ts';
import { suggestedSize } from './shot-facts.ts';

const shots = (): readonly ShotRecord[] => shotsOf(currentDocument(), stageStore.getState().sceneId);

/** Shots that are selected, else the one that is being worked on. */
export function chosenShots(): readonly ShotRecord[] {
  const document = currentDocument();
  const selected = selectionStore.getState().ids.flatMap((id) => findRecord(document, 'shot', id) ?? []);
  const active = activeShot();
  return selected.length > 0 ? selected : active === null ? [] : [active];
}

export function goToShot(shotId: string): void {
  setStage(atShot(currentDocument(), shotId));
}

function stepShot(by: 1 | -1): void {
  const all = shots();
  const at = all.findIndex((shot) => shot.id === stageStore.getState().shotId);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (next === undefined) return;
  goToShot(next.id);
  select([next.id]);
}

/** A shot of the camera that is looked through; of a new camera where the free view is, when that is active. */
function shotFromView(isNewCamera: boolean): void {
  const birth = birthplace();
  if (birth === null) return;
  const { document } = birth;
  const stage = stageStore.getState();
  const view = viewPlace(document);
  const fromFree = isNewCamera && view.verticalFovDeg !== null;
  const looked =
    (stage.cameraId === null ? null : findRecord(document, 'camera', stage.cameraId)) ??
    recordsOf(document, 'camera').find((camera) => camera.sceneId === birth.sceneId) ??
    null;
  const edits: Edit[] = [];
  let camera = looked;
  if (camera === null || fromFree) {
    const focusDistanceM = Math.hypot(
      view.floorM[0] - view.eyeM[0],
      view.floorM[1] - view.eyeM[1],
      view.floorM[2] - view.eyeM[2],
    );
    camera = newCamera(birth, { ...view, focusDistanceM }, view.verticalFovDeg);
    edits.push({ op: 'add', record: camera });
  }
  const made = newShot(document, camera, projectOf(document).fps, random, stage.shotId);
  void dispatch(command('New shot', [...edits, ...made.edits]));
  goToShot(made.shotId);
  select([made.shotId]);
}

function duplicateChosen(): void {
  const source = chosenShots().at(-1);
  const made = source === undefined ? null : duplicateShot(currentDocument(), source.id, random);
  if (made === null) return;
  void dispatch(command(`Duplicate ${source?.name ?? 'shot'}`, made.edits));
  goToShot(made.shotId);
  select([made.shotId]);
}

function moveChosen(by: 1 | -1): void {
  const all = shots();
  const chosen = chosenShots().map((shot) => shot.id);
  const places = chosen.map((id) => all.findIndex((shot) => shot.id === id)).filter((place) => place >= 0);
  if (places.length === 0) return;
  const target = by < 0 ? all[Math.min(...places) - 1] : all[Math.max(...places) + 1];
  if (target === undefined) return;
  const edits = moveShotsEdits(currentDocument(), target.sceneId, chosen, {
    id: target.id,
    position: by < 0 ? 'before' : 'after',
  });
  void dispatch(command('Reorder shots', edits));
}

/** Writes the size that the framing has into the chosen shots. */
function sizeChosen(): void {
  const document = currentDocument();
  const edits = chosenShots().flatMap((shot): Edit[] => {
    const size = suggestedSize(document, shot, currentOptics());
    return size === null || size === shot.size
      ? []
      : [{ op: 'set', id: shot.id, path: ['size'], value: size }];
  });
  if (edits.length > 0) void dispatch(command('Shot size from the framing', edits));
}

export function registerShotActions(): () => void {
  const hasShots = (): boolean => shots().length > 0;
  const hasChosen = (): boolean => chosenShots().length > 0;
  const hasScene = (): boolean => stageStore.getState().sceneId !== null;
  return registerActions([
    {
      id: 'shot.new',
      title: 'New shot from the camera',
      group: 'Shot',
      shortcut: 'Shift+N',
      keywords: ['add', 'setup', 'set-up'],
      isEnabled: hasScene,
      run: () => shotFromView(false),
    },
    {
      id: 'shot.new-from-view',
      title: 'New shot and camera from the free view',
      group: 'Shot',
      keywords: ['add', 'setup', 'viewpoint'],
      isEnabled: () => hasScene() && viewPlace(currentDocument()).verticalFovDeg !== null,
      run: () => shotFromView(true),
    },
    {
      id: 'shot.duplicate',
      title: 'Duplicate the shot',
      group: 'Shot',
      keywords: ['copy', 'variation'],
      isEnabled: hasChosen,
      run: duplicateChosen,
    },
    {
      id: 'shot.next',
      title: 'Next shot',
      group: 'Shot',
      shortcut: 'PageDown',
      isEnabled: hasShots,
      run: () => stepShot(1),
    },
    {
      id: 'shot.previous',
      title: 'Previous shot',
      group: 'Shot',
      shortcut: 'PageUp',
      isEnabled: hasShots,
      run: () => stepShot(-1),
    },
    {
      id: 'shot.move-up',
      title: 'Move the shot up the list',
      group: 'Shot',
      shortcut: 'Mod+Alt+ArrowUp',
      keywords: ['reorder', 'earlier'],
      isEnabled: hasChosen,
      run: () => moveChosen(-1),
    },
    {
      id: 'shot.move-down',
      title: 'Move the shot down the list',
      group: 'Shot',
      shortcut: 'Mod+Alt+ArrowDown',
      keywords: ['reorder', 'later'],
      isEnabled: hasChosen,
      run: () => moveChosen(1),
    },
    {
      id: 'shot.renumber',
      title: 'Number the shots of the scene anew',
      group: 'Shot',
      keywords: ['renumber', '1A', '4B', 'slate'],
      isEnabled: hasShots,
      run: () => {
        const { sceneId } = stageStore.getState();
        const edits = sceneId === null ? [] : renumberEdits(currentDocument(), sceneId);
        if (edits.length > 0) void dispatch(command('Number the shots', edits));
      },
    },
    {
      id: 'shot.use-camera',
      title: 'Shoot it with the camera that is looked through',
      group: 'Shot',
      keywords: ['assign', 'camera'],
      isEnabled: () => {
        const { cameraId } = stageStore.getState();
        return cameraId !== null && chosenShots().some((shot) => shot.cameraId !== cameraId);
      },
      run: () => {
        const { cameraId } = stageStore.getState();
        if (cameraId === null) return;
        const edits = chosenShots().map((shot): Edit => ({
          op: 'set',
          id: shot.id,
          path: ['cameraId'],
          value: cameraId,
        }));
        void dispatch(command('Change the camera of the shot', edits));
      },
    },
    {
      id: 'shot.board-frame',
      title: 'Show this frame on the board',
      group: 'Shot',
      shortcut: 'Alt+B',
      keywords: ['thumbnail', 'poster', 'key frame'],
      isEnabled: () => {
        const shot = activeShot();
        const { frame } = stageStore.getState();
        return shot !== null && frame >= shot.startFrame && frame <= shot.endFrame;
      },
      run: () => {
        const shot = activeShot();
        if (shot === null) return;
        const value = Math.round(stageStore.getState().frame);
        void dispatch(command('Board frame', [{ op: 'set', id: shot.id, path: ['boardFrame'], value }]));
      },
    },
    {
      id: 'shot.subjects',
      title: 'Make the selected things the subjects of the shot',
      group: 'Shot',
      keywords: ['about', 'figure', 'who'],
      isEnabled: () =>
        activeShot() !== null &&
        selectionStore.getState().ids.some((id) => findRecord(currentDocument(), 'object', id) !== null),
      run: () => {
        const shot = activeShot();
        if (shot === null) return;
        const value = selectionStore
          .getState()
          .ids.filter((id) => findRecord(currentDocument(), 'object', id)?.sceneId === shot.sceneId);
        void dispatch(
          command('Subjects of the shot', [{ op: 'set', id: shot.id, path: ['subjectIds'], value }]),
        );
      },
    },
    {
      id: 'shot.size-from-framing',
      title: 'Write the shot size that the framing has',
      group: 'Shot',
      keywords: ['CU', 'MS', 'WS', 'close-up', 'wide'],
      isEnabled: hasChosen,
      run: sizeChosen,
    },
  ]);
}
