/**
 * What the denoiser's kernels start from: a film's sums turned into planes of means and variances in linear AP1 [1].
 *
 * AP1 because surface colour is divided out per channel: that needs sharp channels which few real colours leave, and
 * its matrix from XYZ mixes little, so that variances known in X, Y and Z carry over (covariances are not measured; the
 * noise calibration puts the scale right).
 *
 * [1] AMPAS S-2014-004, ACEScg.
 */
import { transform3 } from '../../color/matrix3.ts';
import { RGB_SPACES, rgbFromFilmXyz } from '../../color/rgb-spaces.ts';
import type { Film } from '../film.ts';
import type { FilmOptions } from '../film-planes.ts';

/** The planes a film needs to be denoised. */
export const DENOISE_PLANES: FilmOptions = {
  squares: true,
  albedo: true,
  normal: true,
  guides: true,
  lightGroups: false,
};

/** Four floats a pixel each; see core/kernels/denoise/planes.wgsl. */
export interface DenoiseInput {
  readonly radiance: Float32Array;
  readonly variance: Float32Array;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
  readonly position: Float32Array;
}

/** @throws RangeError when the film lacks planes that DENOISE_PLANES asks for, or has no samples. */
export function denoiseInput(film: Film): DenoiseInput {
  const xyzVariance = film.varianceXyz();
  const albedo = film.albedo(RGB_SPACES.ap1);
  const normal = film.normal();
  if (!xyzVariance || !albedo || !normal || film.planes.position === null) {
    throw new RangeError('denoising needs a film with squares, albedo, normal and guides');
  }
  if (film.samples < 1) throw new RangeError('denoising needs a film with samples, not an empty one');
  const pixels = film.width * film.height;
  const input: DenoiseInput = {
    radiance: new Float32Array(4 * pixels),
    variance: new Float32Array(4 * pixels),
    albedo: new Float32Array(4 * pixels),
    normal: new Float32Array(4 * pixels),
    position: film.sums(film.planes.position),
  };

  const matrix = rgbFromFilmXyz(RGB_SPACES.ap1);
  const squared = matrix.map((m) => m * m) as unknown as typeof matrix;
  const xyz = film.xyz();
  const alpha = film.alpha();
  for (let i = 0; i < pixels; i++) {
    const at = <T extends Float32Array>(plane: T): [number, number, number] => [
      plane[3 * i]!,
      plane[3 * i + 1]!,
      plane[3 * i + 2]!,
    ];
    input.radiance.set(transform3(matrix, at(xyz)), 4 * i);
    input.variance.set(transform3(squared, at(xyzVariance)), 4 * i);
    input.albedo.set(at(albedo).map(finiteOrZero), 4 * i);
    const n = at(normal).map(finiteOrZero);
    input.normal.set(n, 4 * i);
    // unit vectors scatter about their mean by what is missing from its length; where none was hit nothing scatters
    const length2 = n[0]! ** 2 + n[1]! ** 2 + n[2]! ** 2;
    input.normal[4 * i + 3] =
      length2 < 1e-6 ? 0 : Math.max(0, Math.min(1, alpha[i]!) - length2) / film.samples;
  }
  markKinds(input, film.width, film.height);
  mendUndefined(input, film.width, film.height);
  if (film.samples < 2) varianceFromNeighbours(input, film.width, film.height);
  return input;
}

/** Shorter mean normals mean that samples met no surface that scatters: nearly all of them, more than half, any. */
const NEVER_HIT = 0.02;
const OPEN_NORMAL = 0.5;
const ALWAYS_HIT = 0.97;

/** Writes each pixel's kind beside its albedo: 0 a surface, 1 open (background, bare lights), 0.5 partly each. */
function markKinds({ albedo, normal }: DenoiseInput, width: number, height: number): void {
  const lengthAt = (o: number): number => Math.hypot(normal[o]!, normal[o + 1]!, normal[o + 2]!);
  for (let i = 0; i < width * height; i++) {
    const length = lengthAt(4 * i);
    const isOpen = length < OPEN_NORMAL;
    // normals also cancel along edges between surfaces: only beside what is open do they tell of it
    let isRim = false;
    if (length > NEVER_HIT && length < ALWAYS_HIT) {
      around(
        i % width,
        Math.floor(i / width),
        width,
        height,
        (o) => (isRim ||= lengthAt(o) < OPEN_NORMAL !== isOpen),
      );
    }
    albedo[4 * i + 3] = isRim ? 0.5 : isOpen ? 1 : 0;
  }
}

const finiteOrZero = (v: number): number => (Number.isFinite(v) ? v : 0);

/** Calls `visit` with the offset of each of the up to eight pixels around one. */
function around(x: number, y: number, width: number, height: number, visit: (offset: number) => void): void {
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
      if (u !== x || v !== y) visit(4 * (v * width + u));
    }
  }
}

/** Pixels with an undefined or infinite value take the mean of defined neighbours, wholly uncertain. */
function mendUndefined({ radiance, variance }: DenoiseInput, width: number, height: number): void {
  const isDefined = (o: number): boolean =>
    Number.isFinite(radiance[o]! + radiance[o + 1]! + radiance[o + 2]!) &&
    Number.isFinite(variance[o]! + variance[o + 1]! + variance[o + 2]!);
  const undefinedPixels = Array.from({ length: width * height }, (_, i) => i).filter(
    (i) => !isDefined(4 * i),
  );
  const mended = undefinedPixels.map((i) => {
    const sum = [0, 0, 0];
    let count = 0;
    around(i % width, Math.floor(i / width), width, height, (o) => {
      if (!isDefined(o)) return;
      count++;
      for (let c = 0; c < 3; c++) sum[c]! += radiance[o + c]!;
    });
    return sum.map((s) => s / Math.max(1, count));
  });
  undefinedPixels.forEach((i, k) => {
    radiance.set(mended[k]!, 4 * i);
    variance.set(
      mended[k]!.map((v) => v * v),
      4 * i,
    );
  });
}

/** One sample tells no variance: the squared difference from the mean of the neighbours stands in. */
function varianceFromNeighbours({ radiance, variance }: DenoiseInput, width: number, height: number): void {
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) {
      let sum = 0;
      let count = 0;
      around(i % width, Math.floor(i / width), width, height, (o) => {
        sum += radiance[o + c]!;
        count++;
      });
      const difference = radiance[4 * i + c]! - sum / Math.max(1, count);
      variance[4 * i + c] = (difference * difference * count) / (count + 1);
    }
  }
}
