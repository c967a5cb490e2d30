// Films with known truth for tests of the denoiser: every pixel's samples are drawn from a distribution whose mean the
// test states, so results are compared with that mean and not with another filter.
import { Film } from '../../../core/tracer/film.ts';
import { filmPlanes } from '../../../core/tracer/film-planes.ts';
import { DENOISE_PLANES } from '../../../core/tracer/denoise/denoise.ts';

type Triple = readonly [number, number, number];

/** XYZ of D65 at Y = 1. */
export const WHITE: Triple = [0.95047, 1, 1.08883];

export interface PixelTruth {
  /** Mean XYZ of the light that reaches the camera, nits. */
  readonly xyz: Triple;
  /** Y of a neutral albedo. Default 0.5. */
  readonly albedo?: number;
  readonly normal?: Triple;
  readonly position?: Triple;
  readonly depth?: number;
  /** Samples are exactly their mean. Default false: exponentially distributed, as light by chance is. */
  readonly isExact?: boolean;
}

/** mulberry32: uniform in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface FilmShape {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly seed: number;
}

/** Draws a film; `spoil` may change the value of one sample, as a firefly does. */
export function syntheticFilm(
  { width, height, samples, seed }: FilmShape,
  truth: (x: number, y: number) => PixelTruth,
  spoil: (value: number, x: number, y: number, sample: number) => number = (value) => value,
): Film {
  const planes = filmPlanes(DENOISE_PLANES, 0);
  const data = new Float32Array(planes.count * width * height * 4);
  const random = seeded(seed);
  const plane = (index: number | null): number => (index ?? 0) * width * height * 4;
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const t = truth(x, y);
    const albedo = t.albedo ?? 0.5;
    const normal = t.normal ?? [0, 0, 1];
    for (let s = 0; s < samples; s++) {
      const value = spoil(t.isExact ? 1 : -Math.log(1 - random()), x, y, s);
      for (let c = 0; c < 3; c++) {
        data[4 * i + c]! += value * t.xyz[c]!;
        data[plane(planes.squares) + 4 * i + c]! += (value * t.xyz[c]!) ** 2;
        data[plane(planes.albedo) + 4 * i + c]! += albedo * WHITE[c]!;
        data[plane(planes.normal) + 4 * i + c]! += normal[c]!;
      }
      data[4 * i + 3]! += 1;
    }
    data.set([...(t.position ?? [x * 0.01, -y * 0.01, 0]), t.depth ?? 3], plane(planes.position) + 4 * i);
  }
  return new Film(width, height, samples, planes, [], data);
}

/** Rec.709 luminance of packed RGB. */
export function luminance(rgb: Float32Array): Float64Array {
  return Float64Array.from(
    { length: rgb.length / 3 },
    (_, i) => 0.212639 * rgb[3 * i]! + 0.715169 * rgb[3 * i + 1]! + 0.072192 * rgb[3 * i + 2]!,
  );
}
