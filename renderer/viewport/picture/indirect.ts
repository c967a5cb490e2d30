/**
 * Indirect light of the stage: probes for what is matt, one mirror image of the set for what shines. Both are traced between pictures, in
 * slices too short to be felt, and start over once light and set have been still for a moment.
 */
import { Box3, PMREMGenerator, Ray, Vector3, type WebGLRenderer, type WebGLRenderTarget } from 'three';
import type { Lens } from './camera-nodes.ts';
import { equirectTexture } from './panorama.ts';
import { ProbeGrid, sphereDirection } from './probe-grid.ts';
import { LightTracer } from './radiance.ts';
import { invalidateStage, objectOfRecord, setScene } from './stage-scene.ts';
import { isVisible, type StageSet } from './stage-set.ts';

const STILL_MS = 120;
const SLICE_MS = 7;
const REST_MS = 9;
const MIRROR_WIDTH = 64;
const MIRROR_HEIGHT = 32;
/** Share of the way from the lens to what is sharp: where the mirror image is taken. */
const ON_THE_WAY = 0.6;
const FARTHEST_M = 6;

export class Indirect {
  readonly #set: StageSet;
  readonly #isSlow: () => boolean;
  readonly #grid = new ProbeGrid();
  readonly #pmrem: PMREMGenerator;
  #mirror: WebGLRenderTarget | null = null;
  #tracer: LightTracer | null = null;
  #lens: Lens | null = null;
  #seen = -1;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param isSlow true where a picture takes so long that each should be worth it. */
  constructor(gl: WebGLRenderer, set: StageSet, isSlow: () => boolean) {
    this.#set = set;
    this.#isSlow = isSlow;
    this.#pmrem = new PMREMGenerator(gl);
    setScene.add(this.#grid.light);
    // a dark mirror image from the start: surfaces are made for one once
    this.#mirrors(new Float32Array(3 * MIRROR_WIDTH * MIRROR_HEIGHT));
  }

  /** Called before every picture. */
  follow(lens: Lens | null): void {
    this.#lens = lens;
    if (this.#seen === this.#set.revision) return;
    this.#seen = this.#set.revision;
    this.#later(() => this.#start(), STILL_MS);
  }

  /** True when nothing is left to refine. */
  get isDone(): boolean {
    return this.#timer === null && this.#grid.isDone;
  }

  #later(act: () => void, milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      act();
    }, milliseconds);
  }

  #start(): void {
    const { objects, lamps, surroundings } = this.#set;
    this.#tracer = new LightTracer(objects.worn(), lamps.lit(), surroundings?.world ?? null, isVisible);
    this.#grid.start(this.#tracer, roomAround(this.#tracer, this.#place(this.#tracer), this.#set.bounds));
    this.#work();
  }

  #work(): void {
    if (this.#grid.work(SLICE_MS)) {
      const { pass } = this.#grid;
      const isMilestone = pass === 2 || this.#grid.isDone;
      if (isMilestone) this.#takeMirror();
      if (isMilestone || !this.#isSlow()) invalidateStage('refined');
    }
    if (!this.#grid.isDone) this.#later(() => this.#work(), REST_MS);
  }

  /** The set as a mirror ball would show it from one place in the air. */
  #takeMirror(): void {
    const tracer = this.#tracer;
    if (tracer === null) return;
    const from = this.#place(tracer);
    const rgb = new Float32Array(3 * MIRROR_WIDTH * MIRROR_HEIGHT);
    const direction = new Vector3();
    const light = [0, 0, 0];
    let seed = 7;
    const random = (): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 4294967296;
    };
    for (let row = 0; row < MIRROR_HEIGHT; row++)
      for (let column = 0; column < MIRROR_WIDTH; column++) {
        const polar = ((row + 0.5) / MIRROR_HEIGHT) * Math.PI;
        const around = ((column + 0.5) / MIRROR_WIDTH - 0.5) * 2 * Math.PI;
        direction.set(
          Math.sin(around) * Math.sin(polar),
          Math.cos(polar),
          -Math.cos(around) * Math.sin(polar),
        );
        tracer.radiance(from, direction, random, this.#grid.irradiance, light);
        rgb.set(light, 3 * (row * MIRROR_WIDTH + column));
      }
    this.#mirrors(rgb);
  }

  #mirrors(rgb: Float32Array): void {
    const image = equirectTexture(MIRROR_WIDTH, MIRROR_HEIGHT, rgb);
    const made = this.#pmrem.fromEquirectangular(image);
    image.dispose();
    this.#mirror?.dispose();
    this.#mirror = made;
    setScene.environment = made.texture;
  }

  /** In the air before the lens, not inside or behind what stands there. */
  #place(tracer: LightTracer): Vector3 {
    const { bounds } = this.#set;
    const rig = this.#lens === null ? null : objectOfRecord(this.#lens.cameraId);
    if (rig === null || this.#lens === null) return bounds.getCenter(new Vector3());
    const eye = new Vector3().setFromMatrixPosition(rig.matrixWorld);
    const forward = new Vector3(0, 0, -1).transformDirection(rig.matrixWorld);
    const free = 0.7 * tracer.nearest(eye, forward).distance;
    const way = Math.min(free, Math.min(FARTHEST_M, this.#lens.camera.focusDistance) * ON_THE_WAY);
    return eye.addScaledVector(forward, way);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#grid.dispose();
    this.#mirror?.dispose();
    this.#pmrem.dispose();
    setScene.environment = null;
  }
}

const LOOKS = 400;
const TRIMMED = 0.05;
const SMALLEST_M = 1;

/**
 * The room around a place: where most of what is seen from it stands. Probes on the other side of a wall would shine through it, so what
 * little is seen through windows is left out; in the open the room ends where the set does.
 */
export function roomAround(tracer: LightTracer, from: Vector3, set: Box3): Box3 {
  const seen: [number[], number[], number[]] = [[], [], []];
  const direction = new Vector3();
  for (let i = 0; i < LOOKS; i++) {
    sphereDirection(i, LOOKS, 0, direction);
    const { distance } = tracer.nearest(from, direction);
    // the open sky counts as the end of the set
    const point = Number.isFinite(distance)
      ? direction.clone().multiplyScalar(distance).add(from)
      : (new Ray(from, direction).intersectBox(set, new Vector3()) ?? from.clone());
    set.clampPoint(point, point);
    point.toArray().forEach((value, axis) => seen[axis]!.push(value));
  }
  const room = new Box3();
  seen.forEach((values, axis) => {
    values.sort((a, b) => a - b);
    const low = values[Math.floor(TRIMMED * (LOOKS - 1))]!;
    const high = values[Math.ceil((1 - TRIMMED) * (LOOKS - 1))]!;
    const missing = Math.max(0, SMALLEST_M - (high - low)) / 2;
    room.min.setComponent(axis, low - missing);
    room.max.setComponent(axis, high + missing);
  });
  return room;
}
