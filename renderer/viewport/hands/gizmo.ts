/**
 * The gizmo: three's TransformControls on a pivot in the middle of what is selected. What is selected follows the pivot at once; the
 * document follows in steps of one gesture.
 */
import { Matrix4, Object3D, Quaternion, Vector3 } from 'three';
import { TransformControls } from 'three/addons/controls/TransformControls.js';
import { currentDocument, deskStore } from '../../state/desk-store.ts';
import { newGesture } from '../../state/edit.ts';
import { setHud } from '../../state/hands-store.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import type { Pane } from '../picture/pane.ts';
import { currentPanes } from '../picture/panes.ts';
import {
  beforeOverlaysOfPane,
  invalidateStage,
  objectOfRecord,
  overlayScene,
} from '../picture/stage-scene.ts';
import { gestureWords } from './gesture-words.ts';
import { amountOf, placePivot, withKey, type GizmoMode } from './typed-amount.ts';
import {
  movableOf,
  placeAt,
  sendTransforms,
  standingOf,
  type Movable,
  type Standing,
} from './transform-edits.ts';

const MODES = { move: 'translate', rotate: 'rotate', scale: 'scale' } as const;
const RADIANS_PER_DEGREE = Math.PI / 180;

interface Carried {
  readonly record: Movable;
  readonly object: Object3D;
  readonly start: Standing;
}

export class Gizmo {
  readonly #pivot = new Object3D();
  readonly #controls: TransformControls;
  readonly #ends: (() => void)[] = [];
  #element: HTMLElement | null = null;
  #carried: readonly Carried[] = [];
  /** Selected and not on the stage yet. */
  #awaited: readonly string[] = [];
  #pivotStart = new Matrix4();
  #gesture = '';
  #isCancelled = false;
  /** What was typed since the handle was taken. */
  #typed = '';
  #isLooking = false;

  constructor() {
    const [pane] = currentPanes();
    this.#controls = new TransformControls(pane?.camera ?? (new Object3D() as never), null);
    this.#controls.setSize(0.85);
    overlayScene.add(this.#pivot, this.#controls.getHelper());
    // another eye is no change: panes take turns while one picture is drawn
    this.#controls.addEventListener('change', () => {
      if (!this.#isLooking) invalidateStage();
    });
    this.#controls.addEventListener('mouseDown', () => this.#begin());
    this.#controls.addEventListener('objectChange', () => this.#carry());
    this.#controls.addEventListener('mouseUp', () => this.#end());
    this.#ends.push(
      beforeOverlaysOfPane((drawn) => {
        // what moved by other hands takes the gizmo with it
        if (!this.isDragging && this.#isLeftBehind()) this.follow();
        this.#lookWith(drawn);
      }),
      stageStore.subscribe(() => this.follow()),
      selectionStore.subscribe(() => this.follow()),
    );
    this.follow();
  }

  get isDragging(): boolean {
    return this.#controls.dragging;
  }
  /** True while the pointer is over one of its handles: a press is not a pick then. */
  get isUnderPointer(): boolean {
    return this.#controls.object !== undefined && this.#controls.axis !== null;
  }

  /** False while the pointer is over something else that takes it. */
  setListening(isListening: boolean): void {
    if (this.isDragging || this.#controls.enabled === isListening) return;
    if (!isListening) this.#controls.axis = null;
    this.#controls.enabled = isListening;
  }

  /** The pointer is in a pane: the gizmo listens there and sees with its eye. */
  enter(pane: Pane, element: HTMLElement): void {
    this.#lookWith(pane);
    if (this.#element === element || this.isDragging) return;
    if (this.#element !== null) this.#controls.disconnect();
    this.#controls.connect(element);
    this.#element = element;
  }
  leave(element: HTMLElement): void {
    if (this.#element !== element || this.isDragging) return;
    this.#controls.disconnect();
    this.#element = null;
  }

  /** Ctrl turns snapping over for as long as it is held. */
  setSnapping(isInverted: boolean): void {
    const { on, metres, degrees } = stageStore.getState().snap;
    const isOn = on !== isInverted;
    this.#controls.setTranslationSnap(isOn ? metres : null);
    this.#controls.setRotationSnap(isOn ? degrees * RADIANS_PER_DEGREE : null);
    this.#controls.setScaleSnap(isOn ? 0.1 : null);
  }

  #isLeftBehind(): boolean {
    return (
      this.#carried.some(
        ({ record, object, start }) =>
          objectOfRecord(record.id) !== object || !object.matrixWorld.equals(start.world),
      ) || this.#awaited.some((id) => objectOfRecord(id) !== null)
    );
  }

  /** Puts the gizmo where the selection and the tool want it. */
  follow(): void {
    if (this.isDragging) return;
    const { tool, space } = stageStore.getState();
    const mode = tool === 'move' || tool === 'rotate' || tool === 'scale' ? MODES[tool] : null;
    const movable = mode === null ? [] : movableOf(currentDocument(), selectionStore.getState().ids);
    const carried = movable.flatMap((record): Carried[] => {
      const object = objectOfRecord(record.id);
      const start = standingOf(record);
      return object === null || start === null ? [] : [{ record, object, start }];
    });
    this.#awaited = movable.map(({ id }) => id).filter((id) => objectOfRecord(id) === null);
    const canScale = carried.every(({ record }) => record.kind === 'object');
    if (mode === null || carried.length === 0 || (mode === 'scale' && !canScale)) {
      if (this.#controls.object !== undefined) this.#controls.detach();
      this.#carried = [];
      invalidateStage();
      return;
    }
    const middle = new Vector3();
    for (const { start } of carried) middle.add(new Vector3().setFromMatrixPosition(start.world));
    middle.divideScalar(carried.length);
    const primary = carried.at(-1)!;
    this.#pivot.position.copy(middle);
    this.#pivot.scale.set(1, 1, 1);
    this.#pivot.quaternion.identity();
    if (space === 'local' || mode === 'scale') {
      const scale = new Vector3();
      primary.start.world.decompose(new Vector3(), this.#pivot.quaternion, scale);
    }
    this.#pivot.updateMatrixWorld(true);
    this.#controls.setMode(mode);
    this.#controls.setSpace(space);
    this.setSnapping(false);
    if (this.#controls.object !== this.#pivot) this.#controls.attach(this.#pivot);
    this.#carried = carried;
    invalidateStage();
  }

  #begin(): void {
    this.#gesture = newGesture();
    this.#isCancelled = false;
    this.#typed = '';
    this.#carried = this.#carried.map((carried) => ({
      ...carried,
      start: standingOf(carried.record) ?? carried.start,
    }));
    this.#pivot.updateMatrixWorld(true);
    this.#pivotStart = this.#pivot.matrixWorld.clone();
  }

  #carry(): void {
    if (this.#isCancelled || !this.isDragging) return;
    const { mode } = this.#controls;
    this.#imposeTyped(mode);
    this.#pivot.updateMatrixWorld(true);
    const change = this.#pivot.matrixWorld.clone().multiply(this.#pivotStart.clone().invert());
    const moved = this.#carried.map(({ record, object, start }) => ({
      record,
      to: placeAt(record, object, change.clone().multiply(start.world)),
    }));
    const words = gestureWords(mode, this.#pivotStart, this.#pivot.matrixWorld);
    setHud(this.#typed === '' ? words : `${words} · ${this.#typed}▏ Enter`, 'pointer');
    sendTransforms(
      moved,
      mode === 'translate' ? 'Move' : mode === 'rotate' ? 'Turn' : 'Scale',
      this.#gesture,
    );
    invalidateStage();
  }

  /** What is typed counts, wherever the pointer is. */
  #imposeTyped(mode: GizmoMode): void {
    const { axis, space } = this.#controls;
    const amount = this.#typed === '' ? null : amountOf(this.#typed, mode, deskStore.getState().settings);
    if (amount === null || axis === null) return;
    const position = new Vector3();
    const quaternion = new Quaternion();
    this.#pivotStart.decompose(position, quaternion, new Vector3());
    placePivot(this.#pivot, { position, quaternion }, mode, axis, space === 'local', amount);
  }

  /** A key while a handle is held: an amount, or Enter to leave it there. @returns whether it meant the gizmo. */
  key(key: string): boolean {
    if (!this.isDragging || this.#isCancelled) return false;
    if (key === 'Enter') {
      if (this.#typed === '') return false;
      this.#controls.pointerUp(new PointerEvent('pointerup', { button: 0 }));
      return true;
    }
    const text = withKey(this.#typed, key);
    if (text === null) return false;
    this.#typed = text;
    this.#carry();
    return true;
  }

  #end(): void {
    setHud(null);
    this.#isCancelled = false;
    this.follow();
  }

  /** Escape: everything goes back to where it was taken. @returns false when nothing was in hand. */
  cancel(): boolean {
    if (!this.isDragging) return false;
    this.#isCancelled = true;
    const back = this.#carried.map(({ record, object, start }) => {
      placeAt(record, object, start.world);
      return { record, to: start.kept };
    });
    sendTransforms(back, 'Move', this.#gesture);
    this.#controls.reset();
    setHud(null);
    return true;
  }

  /** A handle has a constant size in whatever pane it is drawn in, and is taken by the eye of the pane that the pointer is in. */
  #lookWith(pane: Pane): void {
    if (this.#controls.camera === pane.camera) return;
    this.#isLooking = true;
    this.#controls.camera = pane.camera;
    this.#controls.getHelper().updateMatrixWorld(true);
    this.#isLooking = false;
  }

  dispose(): void {
    for (const end of this.#ends) end();
    // its own end wants an element to listen to, and may never have had one
    if (this.#element === null) this.#controls.getHelper().dispose();
    else this.#controls.dispose();
    overlayScene.remove(this.#pivot, this.#controls.getHelper());
  }
}

let current: Gizmo | null = null;
export const gizmo = (): Gizmo | null => current;
export function setGizmo(next: Gizmo | null): void {
  current = next;
}
