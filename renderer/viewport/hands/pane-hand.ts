/** Takes the pointer and the keys in a pane: navigation, the gizmo, picking, the tool in hand, things dropped from the library. */
import { PerspectiveCamera } from 'three';
import { findRecord } from '../../../core/document/index.ts';
import { currentDocument, deskStore } from '../../state/desk-store.ts';
import { handsStore, setHud } from '../../state/hands-store.ts';
import { hover } from '../../state/selection-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import type { Pane } from '../picture/pane.ts';
import { dropFreeEye, FreeEye, freeEyeOf, keepFreeEye } from './free-eye.ts';
import { gizmo } from './gizmo.ts';
import { takeLibraryDrop } from './library-drop.ts';
import { navigationVerb, type NavigationVerb } from './navigation-presets.ts';
import { OperateDrag, operateVerb, zoomBy, type OperateScale } from './operate-camera.ts';
import { hitAt } from './pane-space.ts';
import { movePlan, zoomPlan } from './plan-eye.ts';
import { clickOn, groupOf, lookedThrough, selectWithin } from './stage-tools.ts';

/** A press that moves less than this is a click. */
const CLICK_PX = 4;
const WHEEL_ZOOM = 0.0012;

/** What takes the pointer for itself: the render's own tools, fields and buttons over the picture. */
const OWN_POINTER =
  '.pn-hud, .pn-render-hud, .pn-wipe, .pn-spot-layer, .pn-region-tool, button, input, [role="slider"], [data-own-pointer]';
const FOCUSABLE = 'button, input, select, textarea, a[href], [tabindex]';
const isOwn = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest(OWN_POINTER) !== null;

const keysOf = (event: PointerEvent | WheelEvent | MouseEvent) => ({
  alt: event.altKey,
  shift: event.shiftKey,
  ctrl: event.ctrlKey || event.metaKey,
});

type Drag =
  | { readonly kind: 'navigate'; readonly verb: NavigationVerb }
  | { readonly kind: 'operate'; readonly drag: OperateDrag }
  | { readonly kind: 'press'; isMarquee: boolean }
  | null;

export class PaneHand {
  readonly #pane: Pane;
  readonly #area: HTMLElement;
  readonly #eye: FreeEye | null;
  readonly #end = new AbortController();
  #drag: Drag = null;
  #from: readonly [number, number] = [0, 0];
  #last: readonly [number, number] = [0, 0];

  constructor(pane: Pane, area: HTMLElement) {
    this.#pane = pane;
    this.#area = area;
    this.#eye =
      pane.view === 'free' && pane.camera instanceof PerspectiveCamera
        ? new FreeEye(pane, pane.camera, area)
        : null;
    if (this.#eye !== null) keepFreeEye(pane.paneIndex, this.#eye);
    const { signal } = this.#end;
    area.addEventListener('pointerdown', this.#down, { capture: true, signal });
    area.addEventListener('pointermove', this.#enter, { capture: true, signal });
    area.addEventListener('pointermove', this.#move, { signal });
    area.addEventListener('pointerup', this.#up, { signal });
    area.addEventListener('pointercancel', this.#up, { signal });
    area.addEventListener('pointerenter', this.#enter, { signal });
    area.addEventListener('pointerleave', this.#leave, { signal });
    area.addEventListener('wheel', this.#wheel, { capture: true, passive: false, signal });
    area.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    area.addEventListener('keydown', this.#key, { signal });
    area.addEventListener('keyup', (event) => this.#eye?.key(event.code, false), { signal });
    area.addEventListener('dragover', (event) => takeLibraryDrop(event, pane, this.#place(event), false), {
      signal,
    });
    area.addEventListener('drop', (event) => takeLibraryDrop(event, pane, this.#place(event), true), {
      signal,
    });
  }

  #place(event: MouseEvent): readonly [number, number] {
    const box = this.#area.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  readonly #enter = (event: PointerEvent): void => {
    gizmo()?.enter(this.#pane, this.#area);
    if (event.buttons === 0) this.#listen(!isOwn(event));
    const [x, y] = this.#place(event);
    this.#area.style.setProperty('--pn-hand-x', `${x}px`);
    this.#area.style.setProperty('--pn-hand-y', `${y}px`);
  };

  /** What lies over the picture keeps its presses: the eye and the gizmo listen on the same element and would take them too. */
  #listen(isListening: boolean): void {
    this.#eye?.setListening(isListening);
    gizmo()?.setListening(isListening);
  }

  #takeKeys(): void {
    if (!this.#area.contains(document.activeElement)) this.#area.focus({ preventScroll: true });
  }

  readonly #leave = (): void => {
    hover(null);
    if (this.#drag === null) gizmo()?.leave(this.#area);
  };

  readonly #down = (event: PointerEvent): void => {
    this.#enter(event);
    this.#listen(!isOwn(event));
    if (isOwn(event)) {
      // what takes no keys itself leaves them to the pane
      if (event.target instanceof Element && event.target.closest(FOCUSABLE) === this.#area) this.#takeKeys();
      return;
    }
    this.#takeKeys();
    this.#from = this.#last = this.#place(event);
    const { view } = this.#pane;
    const preset = deskStore.getState().settings.navigationPreset;
    const verb = view === 'camera' ? null : navigationVerb(preset, event.button, keysOf(event));
    if (event.pointerType === 'touch' && view !== 'camera') {
      this.#eye?.setVerb(event.button, 'orbit');
      this.#drag = { kind: 'press', isMarquee: false };
      return;
    }
    this.#eye?.setVerb(event.button, verb);
    this.#eye?.wake();
    if (verb !== null) {
      this.#drag = { kind: 'navigate', verb };
      if (verb === 'look') this.#eye?.setFlying(true);
      this.#area.setPointerCapture(event.pointerId);
      return;
    }
    const handle = gizmo();
    if (event.button === 0 && handle?.isUnderPointer === true) {
      handle.setSnapping(event.ctrlKey || event.metaKey);
      return;
    }
    if (event.button !== 0) return;
    const operated = this.#beginOperating();
    this.#drag =
      operated === null ? { kind: 'press', isMarquee: false } : { kind: 'operate', drag: operated };
    this.#area.setPointerCapture(event.pointerId);
  };

  #beginOperating(): OperateDrag | null {
    const { cameraId, recorded } = this.#pane;
    if (stageStore.getState().tool !== 'operate' || cameraId === null || recorded === null) return null;
    const record = findRecord(currentDocument(), 'camera', cameraId);
    return record === null ? null : OperateDrag.begin(record, this.#operateScale());
  }

  /** How much a pixel of the frame is, at the lens and at what lies in its middle. */
  #operateScale(): OperateScale {
    const { camera, recorded, rect } = this.#pane;
    const USUAL_M = 3;
    const height = recorded?.height ?? rect.height;
    const fov =
      camera instanceof PerspectiveCamera
        ? 2 * Math.atan(1 / camera.projectionMatrix.elements[5]!) * (height / rect.height)
        : 0.5;
    const hit = hitAt(this.#pane, rect.width / 2, rect.height / 2, lookedThrough(this.#pane));
    const distance = Math.min(40, Math.max(0.3, hit?.distanceM ?? USUAL_M));
    return { radiansPerPx: fov / height, metresPerPx: (2 * Math.tan(fov / 2) * distance) / height };
  }

  readonly #move = (event: PointerEvent): void => {
    const [x, y] = this.#place(event);
    const [dx, dy] = [x - this.#last[0], y - this.#last[1]];
    this.#last = [x, y];
    const drag = this.#drag;
    if (drag === null) {
      if (event.buttons === 0) this.#hoverAt(x, y);
      return;
    }
    const [wholeX, wholeY] = [x - this.#from[0], y - this.#from[1]];
    switch (drag.kind) {
      case 'navigate':
        if (this.#pane.view === 'top') movePlan(this.#pane, drag.verb, dx, dy);
        else if (drag.verb === 'look') this.#eye?.look(dx, dy);
        return;
      case 'operate':
        if (Math.hypot(wholeX, wholeY) >= CLICK_PX)
          drag.drag.move(operateVerb(keysOf(event)), wholeX, wholeY);
        return;
      case 'press': {
        const { tool } = stageStore.getState();
        const canMarquee = tool === 'select' || tool === 'move' || tool === 'rotate' || tool === 'scale';
        if (
          !drag.isMarquee &&
          (!canMarquee || event.pointerType === 'touch' || Math.hypot(wholeX, wholeY) < CLICK_PX)
        )
          return;
        drag.isMarquee = true;
        handsStore.setState({ marquee: { pane: this.#pane.paneIndex, from: this.#from, to: [x, y] } });
      }
    }
  };

  #hoverWanted = 0;
  #hoverAt(x: number, y: number): void {
    if (this.#hoverWanted !== 0) return;
    this.#hoverWanted = requestAnimationFrame(() => {
      this.#hoverWanted = 0;
      const hit =
        gizmo()?.isUnderPointer === true ? null : hitAt(this.#pane, x, y, lookedThrough(this.#pane));
      hover(hit === null ? null : groupOf(hit.recordId, false));
    });
  }

  readonly #up = (event: PointerEvent): void => {
    const drag = this.#drag;
    this.#drag = null;
    if (drag === null) return;
    const [x, y] = this.#place(event);
    const isClick = Math.hypot(x - this.#from[0], y - this.#from[1]) < CLICK_PX;
    const keys = { ...keysOf(event), isDouble: event.detail > 1 || this.#isDouble(event) };
    if (drag.kind === 'navigate') {
      if (drag.verb === 'look') this.#eye?.setFlying(false);
      return;
    }
    setHud(null);
    if (drag.kind === 'press' && drag.isMarquee) {
      handsStore.setState({ marquee: null });
      selectWithin(this.#pane, this.#from, [x, y], keys.shift || keys.ctrl);
    } else if (isClick && event.type === 'pointerup') clickOn(this.#pane, x, y, keys);
  };

  #lastUp = { time: -1e9, x: 0, y: 0 };
  #isDouble(event: PointerEvent): boolean {
    const DOUBLE_MS = 350;
    const before = this.#lastUp;
    this.#lastUp = { time: event.timeStamp, x: event.clientX, y: event.clientY };
    return (
      event.timeStamp - before.time < DOUBLE_MS &&
      Math.hypot(event.clientX - before.x, event.clientY - before.y) < CLICK_PX
    );
  }

  readonly #wheel = (event: WheelEvent): void => {
    if (isOwn(event)) {
      event.stopImmediatePropagation();
      return;
    }
    event.preventDefault();
    const { view, cameraId } = this.#pane;
    if (view === 'top') {
      zoomPlan(this.#pane, Math.exp(event.deltaY * WHEEL_ZOOM), this.#place(event));
      return;
    }
    if (this.#eye?.isFlying === true) {
      event.stopImmediatePropagation();
      setHud(`Fly at ${this.#eye.changeSpeed(Math.exp(-event.deltaY * WHEEL_ZOOM)).toFixed(1)} m/s`);
      return;
    }
    if (view !== 'camera' || cameraId === null || stageStore.getState().tool !== 'operate') {
      this.#eye?.wake();
      return;
    }
    const record = findRecord(currentDocument(), 'camera', cameraId);
    if (record === null) return;
    if (event.ctrlKey || event.metaKey) zoomBy(record, Math.exp(-event.deltaY * WHEEL_ZOOM * 0.5));
    else this.#dollyBy(-event.deltaY);
  };

  #dolly: { readonly drag: OperateDrag; total: number; until: number } | null = null;
  /** Notches of a wheel close to each other are one dolly. */
  #dollyBy(delta: number): void {
    const DOLLY_MS = 600;
    const PX_PER_DELTA = 0.15;
    const now = performance.now();
    if (this.#dolly === null || now > this.#dolly.until) {
      const drag = this.#beginOperating();
      if (drag === null) return;
      this.#dolly = { drag, total: 0, until: 0 };
    }
    this.#dolly.total += delta * PX_PER_DELTA;
    this.#dolly.until = now + DOLLY_MS;
    this.#dolly.drag.move('dolly', 0, -this.#dolly.total);
    setTimeout(() => {
      if (this.#dolly !== null && performance.now() >= this.#dolly.until) setHud(null);
    }, DOLLY_MS + 50);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#escape()) {
      event.stopPropagation();
      return;
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && gizmo()?.key(event.key) === true) {
      // no tool is meant by a letter of a unit
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (this.#eye?.key(event.code, true) === true) event.stopPropagation();
  };

  /** Takes back what is in hand, nearest first. */
  #escape(): boolean {
    if (gizmo()?.cancel() === true) return true;
    if (this.#drag?.kind === 'operate') {
      this.#drag.drag.cancel();
      this.#drag = null;
      return true;
    }
    if (handsStore.getState().marquee !== null) {
      handsStore.setState({ marquee: null });
      this.#drag = null;
      return true;
    }
    if (freeEyeOf(this.#pane.paneIndex)?.isFlying === true) {
      this.#eye?.setFlying(false);
      return true;
    }
    if (handsStore.getState().measureM.length > 0) {
      handsStore.setState({ measureM: [] });
      return true;
    }
    return false;
  }

  dispose(): void {
    this.#end.abort();
    cancelAnimationFrame(this.#hoverWanted);
    gizmo()?.leave(this.#area);
    if (this.#eye === null) return;
    dropFreeEye(this.#pane.paneIndex, this.#eye);
    this.#eye.dispose();
  }
}
