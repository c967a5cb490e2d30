/** The panes that exist, by number, and the eyes that they keep: an eye stays where it was when its pane shows something else meanwhile. */
import { OrthographicCamera, PerspectiveCamera, Vector3 } from 'three';
import type { Mat4 } from '../../../core/math/mat4.ts';
import { createStore, useStore } from 'zustand';
import { setFreeView } from '../../state/view-place.ts';
import type { Pane, PanePlace, StageCamera } from './pane.ts';
import { invalidateStage } from './stage-scene.ts';

interface Eyes {
  readonly camera: PerspectiveCamera;
  readonly free: PerspectiveCamera;
  readonly top: OrthographicCamera;
}

const FREE_FOV_DEG = 40;
/** Metres over the floor where the plan is cut: ceilings and lintels are away, tables and sills are there. */
export const PLAN_CUT_M = 2.1;
const PLAN_DEPTH_M = 60;
const PLAN_HALF_M = 4;

const eyes = new Map<number, Eyes>();
const panes = new Map<number, Pane>();

function eyesOf(paneIndex: number): Eyes {
  const known = eyes.get(paneIndex);
  if (known) return known;
  const free = new PerspectiveCamera(FREE_FOV_DEG, 1, 0.03, 500);
  free.position.set(4, 2.6, 5);
  free.lookAt(new Vector3(0, 1, 0));
  const top = new OrthographicCamera(-PLAN_HALF_M, PLAN_HALF_M, PLAN_HALF_M, -PLAN_HALF_M, 0, PLAN_DEPTH_M);
  top.position.set(0, PLAN_CUT_M, 0);
  top.up.set(0, 0, -1);
  top.lookAt(0, 0, 0);
  const made: Eyes = { camera: new PerspectiveCamera(), free, top };
  for (const eye of Object.values(made) as StageCamera[]) eye.updateMatrixWorld();
  eyes.set(paneIndex, made);
  return made;
}

/** Counts up when panes came, went, changed or moved: components that show their geometry follow it. */
export const panesStore = createStore<{ readonly revision: number; readonly panes: readonly Pane[] }>(() => ({
  revision: 0,
  panes: [],
}));
export const usePanes = (): readonly Pane[] => useStore(panesStore, (state) => state.panes);
export const usePanesRevision = (): number => useStore(panesStore, (state) => state.revision);
export const currentPanes = (): readonly Pane[] => panesStore.getState().panes;
export const panesChanged = (): void => panesStore.setState(({ revision }) => ({ revision: revision + 1 }));

/** Brings the panes to their places. */
export function placePanes(places: readonly PanePlace[]): void {
  const next = places.map((place): Pane => {
    const own = eyesOf(place.paneIndex);
    const known = panes.get(place.paneIndex);
    const pane: Pane =
      known ??
      ({ ...place, camera: own[place.view], cameraId: null, recorded: null, delivery: null } satisfies Pane);
    pane.view = place.view;
    pane.rect = place.rect;
    pane.camera = own[place.view];
    fitProjection(pane);
    panes.set(place.paneIndex, pane);
    return pane;
  });
  panesStore.setState(({ revision }) => ({ revision: revision + 1, panes: next }));
  invalidateStage();
}

/** Gives an eye that someone navigates the aspect of its pane. */
export function fitProjection(pane: Pane): void {
  const aspect = pane.rect.width / Math.max(1, pane.rect.height);
  if (pane.view === 'free' && pane.camera instanceof PerspectiveCamera) {
    pane.camera.aspect = aspect;
    pane.camera.updateProjectionMatrix();
  } else if (pane.view === 'top' && pane.camera instanceof OrthographicCamera) {
    const half = Math.abs(pane.camera.top - pane.camera.bottom) / 2;
    pane.camera.left = -half * aspect;
    pane.camera.right = half * aspect;
    pane.camera.top = half;
    pane.camera.bottom = -half;
    pane.camera.updateProjectionMatrix();
  }
}

/** Told by whoever navigates, after the eye of a free or top pane has moved: the picture follows, and so do the render and new things. */
export function eyeMoved(pane: Pane): void {
  pane.camera.updateMatrixWorld();
  if (pane.view === 'free' && pane.camera instanceof PerspectiveCamera)
    setFreeView({
      worldFromCamera: pane.camera.matrixWorld.toArray() as unknown as Mat4,
      verticalFovDeg: pane.camera.fov,
    });
  invalidateStage();
}
