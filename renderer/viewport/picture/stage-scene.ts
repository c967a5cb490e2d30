/**
 * The stage's one three scene, and the way from records to what stands for them and back. Whoever moves a thing by hand moves its object
 * directly and asks for a picture; the document follows, and what it says wins at its next change.
 */
import { Group, Scene, type Object3D } from 'three';
import type { Pane } from './pane.ts';

/** The set, in metres and nits: the proxy of the document. */
export const setScene = new Scene();
/** What is drawn over the picture in the colours of the display: gizmos, cones, grids. Tested against the depth of the set. */
export const overlayScene = new Scene();
/** Holds an object for every object, light and camera of the scene that is shown. */
export const recordsRoot = new Group();
setScene.add(recordsRoot);
recordsRoot.name = 'records';

const objects = new Map<string, Object3D>();

/**
 * The object of a record: an object's group, a light's or a camera's rig (it looks along −Z, as the record does). Null while the record
 * is not part of the scene that is shown. A record's group object holds those of its children.
 */
export const objectOfRecord = (id: string): Object3D | null => objects.get(id) ?? null;

/** The record that something in the scene belongs to: the nearest one upward. */
export function recordOfObject(object: Object3D | null): string | null {
  for (let at = object; at !== null; at = at.parent) {
    const id: unknown = at.userData['recordId'];
    if (typeof id === 'string') return id;
  }
  return null;
}

/** For the maker of the proxy. */
export function registerObject(id: string, object: Object3D): void {
  object.userData['recordId'] = id;
  objects.set(id, object);
}
export const unregisterObject = (id: string): void => void objects.delete(id);
export const shownRecordIds = (): IterableIterator<string> => objects.keys();

/** Why a picture is asked for: something moved, or the same picture has become better. */
export type PictureReason = 'moved' | 'refined';

let ask: (why: PictureReason) => void = () => undefined;
/** Asks for one picture. Without it nothing is drawn. */
export const invalidateStage = (why: PictureReason = 'moved'): void => ask(why);
/** By the canvas, while it is there. */
export const setInvalidator = (act: ((why: PictureReason) => void) | null): void => {
  ask = act ?? (() => undefined);
};

const hooks = new Set<(pane: Pane) => void>();
/**
 * Called before the overlays of each pane are drawn, for what depends on the eye: sizes in pixels, what a view leaves out.
 * @returns ends it.
 */
export function beforeOverlaysOfPane(act: (pane: Pane) => void): () => void {
  hooks.add(act);
  return () => void hooks.delete(act);
}
/** What fails in one of them must not take the picture with it. */
export function runOverlayHooks(pane: Pane): void {
  for (const act of hooks)
    try {
      act(pane);
    } catch (error) {
      hooks.delete(act);
      console.error('an overlay of the stage is left out from now on', error);
    }
}

let frames = 0;
/** Pictures drawn since the start: how the bench and the tests see that a still stage draws nothing. */
export const drawnFrames = (): number => frames;
export const countFrame = (): void => {
  frames++;
};
