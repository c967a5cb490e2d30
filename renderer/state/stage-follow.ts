/**
 * Keeps what the stage shows within the document: when a project opens, its first scene, shot and camera; when a record vanishes, the
 * next best one. The decision is pure; `followDocument` wires it to the stores.
 */
import { findRecord, inOrder, recordsOf, type Document } from '../../core/document/index.ts';
import { deskStore, documentOf } from './desk-store.ts';
import { selectionStore } from './selection-store.ts';
import { stageStore, type StageState } from './stage-store.ts';

type Followed = Pick<StageState, 'sceneId' | 'cameraId' | 'shotId' | 'frame'>;

/** What the stage must change so that it shows records that exist and belong together; empty when all is well. */
export function followed(document: Document, stage: Followed): Partial<Followed> {
  const next = settled(document, stage);
  const changes: Partial<Followed> = {
    ...(next.sceneId === stage.sceneId ? {} : { sceneId: next.sceneId }),
    ...(next.cameraId === stage.cameraId ? {} : { cameraId: next.cameraId }),
    ...(next.shotId === stage.shotId ? {} : { shotId: next.shotId }),
    ...(next.frame === stage.frame ? {} : { frame: next.frame }),
  };
  return changes;
}

function settled(document: Document, stage: Followed): Followed {
  const scenes = inOrder(recordsOf(document, 'scene'));
  if (scenes.length === 0) return { sceneId: null, cameraId: null, shotId: null, frame: stage.frame };
  const [project] = recordsOf(document, 'project');
  const scene =
    scenes.find((candidate) => candidate.id === stage.sceneId) ??
    scenes.find((candidate) => candidate.id === project?.openSceneId) ??
    scenes[0]!;
  const shots = inOrder(recordsOf(document, 'shot').filter((shot) => shot.sceneId === scene.id));
  const cameras = recordsOf(document, 'camera').filter((camera) => camera.sceneId === scene.id);

  // a shot that was never chosen (another scene, a vanished shot) gives way to the scene's first
  const known = shots.find((shot) => shot.id === stage.shotId);
  const isNewScene = scene.id !== stage.sceneId;
  const shot = known ?? (isNewScene || stage.shotId !== null ? shots[0] : undefined);
  const ownCamera = cameras.find((camera) => camera.id === stage.cameraId);
  const isNewShot = shot !== undefined && shot.id !== stage.shotId;
  const camera =
    (isNewShot ? cameras.find((candidate) => candidate.id === shot.cameraId) : ownCamera) ??
    cameras.find((candidate) => candidate.id === shot?.cameraId) ??
    cameras[0];
  return {
    sceneId: scene.id,
    cameraId: camera?.id ?? null,
    shotId: shot?.id ?? null,
    frame: isNewShot ? shot.boardFrame : stage.frame,
  };
}

/** Stage values for going to a shot. */
export function atShot(document: Document, shotId: string): Partial<StageState> {
  const shot = findRecord(document, 'shot', shotId);
  if (shot === null) return {};
  return { sceneId: shot.sceneId, shotId, cameraId: shot.cameraId, frame: shot.boardFrame, isPlaying: false };
}

/** Selected records that are gone are no longer selected. */
export const stillThere = (document: Document, ids: readonly string[]): readonly string[] =>
  ids.every((id) => document.records.has(id)) ? ids : ids.filter((id) => document.records.has(id));

/** A scene that a command opened (and its redo, or the undo of another) is gone to. */
const openSceneOf = (document: Document): string | null =>
  recordsOf(document, 'project')[0]?.openSceneId ?? null;

/** Follows the document until the returned function is called. */
export function followDocument(): () => void {
  let directory: string | null = null;
  let openSceneId: string | null = null;
  const follow = (): void => {
    const state = deskStore.getState();
    if (state.project !== null && state.project.directory !== directory) {
      directory = state.project.directory;
      openSceneId = openSceneOf(documentOf(state));
      selectionStore.setState({ ids: [], hoveredId: null });
      stageStore.setState({ sceneId: null, cameraId: null, shotId: null, isPlaying: false });
    }
    if (state.mirror === null) {
      if (state.project === null) directory = null;
      return;
    }
    const document = documentOf(state);
    const opened = openSceneOf(document);
    if (opened !== openSceneId) {
      openSceneId = opened;
      if (opened !== null)
        stageStore.setState({ sceneId: opened, shotId: null, cameraId: null, isPlaying: false });
    }
    const changes = followed(document, stageStore.getState());
    if (Object.keys(changes).length > 0) stageStore.setState(changes);
    const { ids } = selectionStore.getState();
    const left = stillThere(document, ids);
    if (left !== ids) selectionStore.setState({ ids: left });
  };
  follow();
  const ends = [
    deskStore.subscribe((state, before) => {
      if (state.mirror !== before.mirror || state.project !== before.project) follow();
    }),
    stageStore.subscribe((state, before) => {
      if (state.sceneId !== before.sceneId || state.shotId !== before.shotId) follow();
    }),
  ];
  return () => ends.forEach((end) => end());
}
