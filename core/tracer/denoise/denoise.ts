/**
 * Denoises a film on a kernel device: an opt-in step after rendering, for frames with few samples. The method, its
 * bias and its limits are in docs/denoising.md; the kernels in core/kernels/denoise.wgsl.
 */
import { transform3 } from '../../color/matrix3.ts';
import { RGB_SPACES, rgbFromRgb } from '../../color/rgb-spaces.ts';
import type { CancelSignal, ProgressListener } from '../../ports/cancel.ts';
import type { KernelDevice, KernelInstance } from '../../ports/kernel-device.ts';
import type { Film } from '../film.ts';
import { denoiseInput, type DenoiseInput } from './denoise-input.ts';
import { DENOISE_BYTES, writeDenoise, type Denoise } from './generated/denoise-structs.ts';
import { despeckle } from './despeckle.ts';
import { albedoNoise } from './noise-level.ts';

export { DENOISE_PLANES } from './denoise-input.ts';

export interface DenoiseOptions {
  readonly signal?: CancelSignal;
  /** Finished passes of all. */
  readonly onProgress?: ProgressListener;
}

// planes of core/kernels/denoise/planes.wgsl, then two that take turns for values and two for variances
const RADIANCE = 0;
const VARIANCE = 1;
const RAW_ALBEDO = 2;
const RAW_NORMAL = 4;
const POSITION = 6;
const VALUES = [7, 8] as const;
const VARIANCES = [9, 10] as const;
const PLANES = 11;

const FEATURE_RADIUS = 3;
const FIREFLY_RADIUS = 3;
const VARIANCE_RADIUS = 3;
/** Passes of non-local means: the first on the noise, the others on its ever smoother results over ever wider steps. */
const SIMILAR_PASSES = [
  { radius: 4, step: 1, colourTolerance: 0.8 },
  { radius: 4, step: 2, colourTolerance: 0.5 },
  { radius: 4, step: 5, colourTolerance: 0.5 },
] as const;
const SPREAD_STEPS = [1, 2, 4, 8, 16] as const;
const PASSES = 8 + SIMILAR_PASSES.length + SPREAD_STEPS.length;

const NO_PASS: Omit<Denoise, 'size'> = {
  source: 0,
  sourceVariance: 0,
  output: 0,
  outputVariance: 0,
  radius: 0,
  step: 1,
  colourTolerance: 0.5,
  albedoNoise: 0,
};

/**
 * The film's picture with its noise filtered out: linear Rec.709 in nits, 3 floats a pixel. The same bytes for any number
 * of threads. Needs the planes of DENOISE_PLANES.
 * @throws RangeError for a film without them or without samples; CancelledError when `signal` is aborted.
 */
export async function denoise(
  device: KernelDevice,
  film: Film,
  options: DenoiseOptions = {},
): Promise<Float32Array> {
  const input = denoiseInput(film);
  const bytes = 16 * film.width * film.height;
  const kernel = await device.load('denoise', { denoise: DENOISE_BYTES, planes: PLANES * bytes });
  try {
    return await new Passes(kernel, film, options).run(input);
  } finally {
    kernel.dispose();
  }
}

class Passes {
  readonly #kernel: KernelInstance;
  readonly #film: Film;
  readonly #options: DenoiseOptions;
  #done = 0;

  constructor(kernel: KernelInstance, film: Film, options: DenoiseOptions) {
    this.#kernel = kernel;
    this.#film = film;
    this.#options = options;
  }

  async #pass(entry: string, settings: Partial<Denoise> = {}): Promise<void> {
    const { width, height } = this.#film;
    const block = new Uint8Array(DENOISE_BYTES);
    writeDenoise(new DataView(block.buffer), 0, { ...NO_PASS, ...settings, size: [width, height] });
    this.#kernel.write('denoise', 0, block);
    const { signal } = this.#options;
    await this.#kernel.run(entry, width * height, signal ? { signal } : {});
    this.#done++;
    this.#options.onProgress?.({ label: 'denoising passes', done: this.#done, total: PASSES });
  }

  #planeBytes(): number {
    return 16 * this.#film.width * this.#film.height;
  }

  async #read(plane: number): Promise<Float32Array> {
    const bytes = await this.#kernel.read('planes', plane * this.#planeBytes(), this.#planeBytes());
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }

  async run(input: DenoiseInput): Promise<Float32Array> {
    const { width, height, samples } = this.#film;
    const write = (plane: number, data: Float32Array): void =>
      this.#kernel.write('planes', plane * this.#planeBytes(), data);
    write(RADIANCE, input.radiance);
    write(VARIANCE, input.variance);
    write(RAW_ALBEDO, input.albedo);
    write(RAW_NORMAL, input.normal);
    write(POSITION, input.position);

    // guides without noise, radiance without surface colour and fireflies, variance as large as it is
    let [value, other] = VALUES as readonly [number, number];
    let [variance, otherVariance] = VARIANCES as readonly [number, number];
    const noise = albedoNoise(input.albedo, width, height, samples);
    await this.#pass('averageAlbedo', { output: other });
    await this.#pass('filterFeatures', { radius: FEATURE_RADIUS, source: other, albedoNoise: noise });
    await this.#pass('demodulate');
    await this.#pass('clampFireflies', { radius: FIREFLY_RADIUS, output: value, outputVariance: variance });
    await this.#pass('observeVariance', { source: value, sourceVariance: variance, output: other });
    await this.#pass('smoothVariance', {
      radius: VARIANCE_RADIUS,
      source: other,
      sourceVariance: variance,
      outputVariance: otherVariance,
    });
    [variance, otherVariance] = [otherVariance, variance];

    for (const pass of SIMILAR_PASSES) {
      await this.#pass('similar', {
        ...pass,
        source: value,
        sourceVariance: variance,
        output: other,
        outputVariance: otherVariance,
      });
      [value, other] = [other, value];
      [variance, otherVariance] = [otherVariance, variance];
    }

    // what filtering took away goes back, spread out
    let [rest, otherRest] = VARIANCES as readonly [number, number];
    await this.#pass('residual', { source: value, output: rest });
    for (const step of SPREAD_STEPS) {
      await this.#pass('spread', { source: rest, sourceVariance: value, output: otherRest, step });
      [rest, otherRest] = [otherRest, rest];
    }
    await this.#pass('finish', { source: value, sourceVariance: rest, output: other });
    const filtered = rec709(await this.#read(other));
    return despeckle(filtered, this.#film.xyz(), this.#film.varianceXyz()!, width, height);
  }
}

/** Planes of AP1 to packed Rec.709. */
function rec709(plane: Float32Array): Float32Array {
  const matrix = rgbFromRgb(RGB_SPACES.ap1, RGB_SPACES.rec709);
  const out = new Float32Array((plane.length / 4) * 3);
  for (let i = 0, o = 0; i < plane.length; i += 4, o += 3) {
    out.set(transform3(matrix, [plane[i]!, plane[i + 1]!, plane[i + 2]!]), o);
  }
  return out;
}
