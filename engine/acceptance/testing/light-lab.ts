/**
 * Puts questions to the samplers of lights, lens, film and wavelengths in a packed scene: core/kernels/testing/light-lab.wgsl
 * is the other half.
 */
import type { Vec3 } from '../../../core/math/vec3.ts';
import type { KernelDevice, KernelInstance } from '../../../core/ports/kernel-device.ts';
import type { RenderCamera, RenderScene } from '../../../core/scene/render-scene.ts';
import { PICTURE_ONLY } from '../../../core/tracer/film-planes.ts';
import { FRAME_BYTES, writeFrame } from '../../../core/tracer/generated/kernel-structs.ts';
import { packScene } from '../../../core/tracer/pack/pack-scene.ts';

const MOST_VECTORS = 2_000_000;
const QUESTION = 16;

export interface LightQuestion {
  readonly point: Vec3;
  /** Index among the packed lights. */
  readonly light?: number;
  /** The grid of directions: rings of equal solid angle around this unit axis, out to 1 − cosine = `cap`. */
  readonly axis?: Vec3;
  readonly cap?: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

export class LightLab {
  readonly #kernel: KernelInstance;
  readonly #question: number;

  private constructor(kernel: KernelInstance, question: number) {
    this.#kernel = kernel;
    this.#question = question;
  }

  static async open(
    device: KernelDevice,
    scene: RenderScene,
    camera: RenderCamera,
    seed: number,
  ): Promise<LightLab> {
    const packed = packScene(scene, camera, { width: 16, height: 16, film: PICTURE_ONLY });
    const { tables } = packed.buffers;
    const kernel = await device.load('light-lab', {
      frame: FRAME_BYTES,
      film: 16 * MOST_VECTORS,
      ...Object.fromEntries(Object.entries(packed.buffers).map(([name, data]) => [name, data.byteLength])),
      tables: tables.byteLength + 4 * QUESTION,
    });
    for (const [name, data] of Object.entries(packed.buffers)) {
      if (data.byteLength > 0) kernel.write(name, 0, data);
    }
    const frame = new Uint8Array(FRAME_BYTES);
    writeFrame(new DataView(frame.buffer), 0, {
      ...packed.frame,
      windowOrigin: [0, 0],
      windowSize: [16, 16],
      sampleFirst: tables.byteLength / 4,
      sampleCount: 1,
      log2Samples: 0,
      seed,
      maxBounces: 0,
    });
    kernel.write('frame', 0, frame);
    return new LightLab(kernel, tables.byteLength);
  }

  dispose(): void {
    this.#kernel.dispose();
  }

  async #run(
    entry: string,
    question: readonly number[],
    count: number,
    perInvocation: number,
  ): Promise<Float32Array> {
    this.#kernel.write('tables', this.#question, Float32Array.from(question));
    await this.#kernel.run(entry, count);
    const bytes = await this.#kernel.read('film', 0, 16 * perInvocation * count);
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }

  #fields(q: LightQuestion, grid: Grid = { columns: 1, rows: 1 }, side = 1): number[] {
    return [...q.point, q.light ?? 0, ...(q.axis ?? [0, 0, 1]), q.cap ?? 2, grid.columns, grid.rows, side];
  }

  /** Eight floats a sample: direction in the axis' frame, pdf, distance, radiance, delta, 0. */
  drawLight(question: LightQuestion, samples: number): Promise<Float32Array> {
    return this.#run('drawLight', this.#fields(question), samples, 2);
  }

  /** Average density over each cell of the grid, by side² points. */
  async averagePdf(question: LightQuestion, grid: Grid, side: number): Promise<Float64Array> {
    const cells = grid.columns * grid.rows;
    const out = await this.#run('averageLightPdf', this.#fields(question, grid, side), cells, 1);
    return Float64Array.from({ length: cells }, (_, i) => out[4 * i]!);
  }

  /**
   * Four floats a sample: light, its probability as drawn, as asked for, 0.
   * @param family 0: lights with a place, 1: parallel light
   */
  drawChoice(point: Vec3, family: number, samples: number): Promise<Float32Array> {
    return this.#run('drawChoice', this.#fields({ point, light: family }), samples, 1);
  }

  /** Four floats a sample: pupil x, y in metres; film offset x, y in pixels. */
  drawLens(samples: number): Promise<Float32Array> {
    return this.#run('drawLens', this.#fields({ point: [0, 0, 0] }), samples, 1);
  }

  /** Eight floats a sample: four wavelengths in nm, four densities in 1/nm. */
  drawWavelengths(samples: number): Promise<Float32Array> {
    return this.#run('drawWavelengths', this.#fields({ point: [0, 0, 0] }), samples, 2);
  }
}
