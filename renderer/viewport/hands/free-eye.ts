/**
 * The free view's eye under camera-controls: orbit, shift, near, frame, look around and fly. It draws only while something moves.
 */
import CameraControls from 'camera-controls';
import {
  Box3,
  Matrix4,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
  type PerspectiveCamera,
} from 'three';
import type { Pane } from '../picture/pane.ts';
import { eyeMoved } from '../picture/panes.ts';
import type { NavigationVerb } from './navigation-presets.ts';

CameraControls.install({
  THREE: { Vector2, Vector3, Vector4, Quaternion, Matrix4, Spherical, Box3, Sphere, Raycaster },
});

const ACTION = CameraControls.ACTION;
const ACTION_OF = {
  orbit: ACTION.ROTATE,
  pan: ACTION.TRUCK,
  dolly: ACTION.DOLLY,
  look: ACTION.NONE,
} as const satisfies Readonly<Record<NavigationVerb, number>>;
const BUTTONS = ['left', 'middle', 'right'] as const;
const SETTLED_MS = 350;
/** Slow machines get there in fewer, longer steps. */
const LONGEST_STEP_S = 0.4;
const LOOK_RADIANS_PER_PX = 0.004;
const FLY_KEYS: Readonly<Record<string, readonly [number, number, number]>> = {
  KeyW: [0, 0, -1],
  KeyS: [0, 0, 1],
  KeyA: [-1, 0, 0],
  KeyD: [1, 0, 0],
  KeyQ: [0, -1, 0],
  KeyE: [0, 1, 0],
};
const SLOWEST_M_PER_S = 0.2;
const FASTEST_M_PER_S = 60;

export class FreeEye {
  readonly #pane: Pane;
  readonly #camera: PerspectiveCamera;
  readonly #controls: CameraControls;
  readonly #held = new Set<string>();
  #frame = 0;
  #movedAt = 0;
  #lastTime = 0;
  #flySpeed = 2.5;
  #isFlying = false;

  constructor(pane: Pane, camera: PerspectiveCamera, element: HTMLElement) {
    this.#pane = pane;
    this.#camera = camera;
    const controls = new CameraControls(camera, element);
    this.#controls = controls;
    controls.dollyToCursor = true;
    controls.smoothTime = 0.07;
    controls.draggingSmoothTime = 0.02;
    controls.minDistance = 0.02;
    controls.restThreshold = 0.001;
    controls.azimuthRotateSpeed = 0.6;
    controls.polarRotateSpeed = 0.6;
    controls.touches.one = ACTION.TOUCH_ROTATE;
    controls.touches.two = ACTION.TOUCH_DOLLY_TRUCK;
    const eye = camera.position;
    const target = new Vector3(0, 0, -1).applyQuaternion(camera.quaternion);
    const distance = Math.max(1, target.y < -0.05 ? Math.min(30, (eye.y - 1) / -target.y) : 6);
    target.multiplyScalar(distance).add(eye);
    void controls.setLookAt(eye.x, eye.y, eye.z, target.x, target.y, target.z, false);
    this.setVerb(0, null);
    controls.addEventListener('control', this.wake);
    controls.addEventListener('transitionstart', this.wake);
    controls.addEventListener('wake', this.wake);
    this.wake();
  }

  /** What the next drag with a button does. */
  setVerb(button: number, verb: NavigationVerb | null): void {
    for (const [i, name] of BUTTONS.entries())
      this.#controls.mouseButtons[name] = i === button && verb !== null ? ACTION_OF[verb] : ACTION.NONE;
  }

  /** False while the pointer is over something else that takes it. */
  setListening(isListening: boolean): void {
    if (this.#controls.enabled !== isListening) this.#controls.enabled = isListening;
  }

  get targetM(): Vector3 {
    return this.#controls.getTarget(new Vector3());
  }

  /** Brings a box into view. */
  frame(box: Box3): void {
    const sphere = box.getBoundingSphere(new Sphere());
    void this.#controls.fitToSphere(new Sphere(sphere.center, Math.max(0.3, sphere.radius)), true);
  }

  /** Looks along a direction at what is in the middle now. */
  lookFrom(direction: Vector3): void {
    const target = this.targetM;
    const eye = target.clone().addScaledVector(direction.normalize(), this.#controls.distance);
    void this.#controls.setLookAt(eye.x, eye.y, eye.z, target.x, target.y, target.z, true);
  }

  /** Stands where a camera or a light stands. */
  standAt(worldFromEye: Matrix4, distanceM: number): void {
    const eye = new Vector3().setFromMatrixPosition(worldFromEye);
    const target = new Vector3(0, 0, -distanceM).applyMatrix4(worldFromEye);
    void this.#controls.setLookAt(eye.x, eye.y, eye.z, target.x, target.y, target.z, true);
  }

  /** Turns the head. */
  look(dxPx: number, dyPx: number): void {
    const eye = this.#camera.position.clone();
    const spherical = new Spherical().setFromVector3(this.targetM.sub(eye));
    spherical.theta -= dxPx * LOOK_RADIANS_PER_PX;
    spherical.phi = Math.min(Math.PI - 0.02, Math.max(0.02, spherical.phi + dyPx * LOOK_RADIANS_PER_PX));
    const target = new Vector3().setFromSpherical(spherical).add(eye);
    void this.#controls.setLookAt(eye.x, eye.y, eye.z, target.x, target.y, target.z, false);
    this.wake();
  }

  get isFlying(): boolean {
    return this.#isFlying;
  }
  setFlying(isFlying: boolean): void {
    this.#isFlying = isFlying;
    this.#held.clear();
    if (isFlying) this.wake();
  }
  changeSpeed(factor: number): number {
    this.#flySpeed = Math.min(FASTEST_M_PER_S, Math.max(SLOWEST_M_PER_S, this.#flySpeed * factor));
    return this.#flySpeed;
  }
  /** @returns true when the key is one of flying. */
  key(code: string, isDown: boolean): boolean {
    if (!this.#isFlying || FLY_KEYS[code] === undefined) return false;
    if (isDown) this.#held.add(code);
    else this.#held.delete(code);
    this.wake();
    return true;
  }

  readonly wake = (): void => {
    this.#movedAt = performance.now();
    if (this.#frame !== 0) return;
    this.#lastTime = this.#movedAt;
    this.#frame = requestAnimationFrame(this.#tick);
  };

  readonly #tick = (now: number): void => {
    const seconds = Math.min(LONGEST_STEP_S, Math.max(0, (now - this.#lastTime) / 1000));
    this.#lastTime = now;
    if (this.#held.size > 0) {
      const step = new Vector3();
      for (const code of this.#held) step.add(new Vector3(...(FLY_KEYS[code] ?? [0, 0, 0])));
      step.multiplyScalar(this.#flySpeed * seconds).applyQuaternion(this.#camera.quaternion);
      const eye = this.#camera.position.clone().add(step);
      const target = this.targetM.add(step);
      void this.#controls.setLookAt(eye.x, eye.y, eye.z, target.x, target.y, target.z, false);
    }
    if (this.#controls.update(seconds)) {
      this.#movedAt = now;
      eyeMoved(this.#pane);
    }
    const goesOn = this.#held.size > 0 || now - this.#movedAt < SETTLED_MS;
    this.#frame = goesOn ? requestAnimationFrame(this.#tick) : 0;
  };

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#controls.dispose();
  }
}

/** The eyes of panes that show the free view now. */
const eyes = new Map<number, FreeEye>();
export const freeEyeOf = (paneIndex: number): FreeEye | null => eyes.get(paneIndex) ?? null;
export const keepFreeEye = (paneIndex: number, eye: FreeEye): void => {
  eyes.set(paneIndex, eye);
};
export const dropFreeEye = (paneIndex: number, eye: FreeEye): void => {
  if (eyes.get(paneIndex) === eye) eyes.delete(paneIndex);
};
