/**
 * Where the stage looks, for things that are put into the scene: the eye of the active pane and the point of the floor in its middle. The
 * free view tells where it is through `setFreeView`; a camera's place is in the document.
 */
import { createStore, useStore } from 'zustand';
import { findRecord, recordsOf, type CameraRecord, type Document } from '../../core/document/index.ts';
import { transformDirection, type Mat4 } from '../../core/math/mat4.ts';
import { quatFromMat4, type Quat } from '../../core/math/quat.ts';
import { add, normalize, scale, type Vec3 } from '../../core/math/vec3.ts';
import { Placement, posePlaced } from '../../core/scene/flatten/motion.ts';
import { Animation } from '../../core/scene/flatten/tracks.ts';
import { stageStore, type StageState } from './stage-store.ts';

export interface FreeView {
  /** Column-major, looking down −Z. */
  readonly worldFromCamera: Mat4;
  readonly verticalFovDeg: number;
}
export const freeViewStore = createStore<{ readonly view: FreeView | null }>(() => ({ view: null }));
/** Told by the stage when its free view has moved. */
export const setFreeView = (view: FreeView | null): void => freeViewStore.setState({ view });
export const useFreeView = (): FreeView | null => useStore(freeViewStore, (state) => state.view);

/** The camera where the shot has it at a frame. */
export function worldFromCameraAt(
  document: Document,
  camera: CameraRecord,
  shotId: string | null,
  frame: number,
): Mat4 {
  const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
  const placement = new Placement(document, new Animation(shot), { frame, fps: 24, openS: 0, closeS: 0 });
  return placement.worldFromLocal(posePlaced(camera));
}

export interface ViewPlace {
  readonly eyeM: Vec3;
  readonly rotation: Quat;
  /** Unit. */
  readonly forward: Vec3;
  /** On the floor, in the middle of what is seen. */
  readonly floorM: Vec3;
  /** Of a free view that is active; null: a camera's, or none. */
  readonly verticalFovDeg: number | null;
}

const FARTHEST_M = 12;
const USUAL_M = 4;

/** The point of the floor that a ray meets; level and rising rays, and far ones, end at a usual distance. */
export function floorPoint(eye: Vec3, forward: Vec3): Vec3 {
  const down = -forward[1];
  const meets = down > 1e-3 ? eye[1] / down : Infinity;
  const level: Vec3 = normalize([forward[0], 0, forward[2]]);
  if (meets > 0 && meets * Math.hypot(forward[0], forward[2]) <= FARTHEST_M) {
    const p = add(eye, scale(forward, meets));
    return [p[0], 0, p[2]];
  }
  const p = add(eye, scale(level, USUAL_M));
  return [p[0], 0, p[2]];
}

const NOWHERE: ViewPlace = {
  eyeM: [0, 1.6, 5],
  rotation: [0, 0, 0, 1],
  forward: [0, 0, -1],
  floorM: [0, 0, 0],
  verticalFovDeg: null,
};

export function viewPlace(document: Document, stage: StageState = stageStore.getState()): ViewPlace {
  const pane = stage.panes[stage.layout === 'single' ? 0 : stage.activePane] ?? 'camera';
  const free = freeViewStore.getState().view;
  const camera =
    (stage.cameraId === null ? null : findRecord(document, 'camera', stage.cameraId)) ??
    recordsOf(document, 'camera').find((candidate) => candidate.sceneId === stage.sceneId) ??
    null;
  if (pane !== 'camera' && free !== null) return placeOf(free.worldFromCamera, free.verticalFovDeg);
  if (camera === null) return free === null ? NOWHERE : placeOf(free.worldFromCamera, free.verticalFovDeg);
  return placeOf(worldFromCameraAt(document, camera, stage.shotId, stage.frame), null);
}

function placeOf(m: Mat4, verticalFovDeg: number | null): ViewPlace {
  const eyeM: Vec3 = [m[12], m[13], m[14]];
  const forward = normalize(transformDirection(m, [0, 0, -1]));
  return { eyeM, rotation: quatFromMat4(m), forward, floorM: floorPoint(eyeM, forward), verticalFovDeg };
}
