/**
 * Indirect light of the stage: probes for what is matt, one mirror image of the set for what shines. Both are traced between pictures, in
 * slices too short to be felt, and start over once light and set have been still for a moment.
 */
import { PMREMGenerator, Vector3, type WebGLRenderer, type WebGLRenderTarget } from 'three';
import type { Lens } from './camera-nodes.ts';
import { equirectTexture } from './panorama.ts';
import { ProbeGrid } from './probe-grid.ts';
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
  readonly #grid = new ProbeGrid();
  readonly #pmrem: PMREMGenerator;
  #mirror: WebGLRenderTarget | null = null;
  #tracer: LightTracer | null = null;
  #lens: Lens | null = null;
  #seen = -1;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(gl: WebGLRenderer, set: StageSet) {
    this.#set = set;
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
    const { objects, lamps, surroundings, bounds } = this.#set;
    this.#tracer = new LightTracer(objects.worn(), lamps.lit(), surroundings?.world ?? null, isVisible);
    this.#grid.start(this.#tracer, bounds);
    this.#work();
  }

  #work(): void {
    if (this.#grid.work(SLICE_MS)) {
      const { pass } = this.#grid;
      if (pass === 2 || this.#grid.isDone) this.#takeMirror();
      invalidateStage();
    }
    if (!this.#grid.isDone) this.#later(() => this.#work(), REST_MS);
  }

  /** The set as a mirror ball would show it from one place in the air. */
  #takeMirror(): void {
    const tracer = this.#tracer;
    if (tracer === null) return;
    const from = this.#place();
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

  #place(): Vector3 {
    const { bounds } = this.#set;
    const rig = this.#lens === null ? null : objectOfRecord(this.#lens.cameraId);
    if (rig === null || this.#lens === null) return bounds.getCenter(new Vector3());
    const way = Math.min(FARTHEST_M, this.#lens.camera.focusDistance) * ON_THE_WAY;
    return new Vector3(0, 0, -way).applyMatrix4(rig.matrixWorld);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#grid.dispose();
    this.#mirror?.dispose();
    this.#pmrem.dispose();
    setScene.environment = null;
  }
}
