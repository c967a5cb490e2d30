/** A film as what a view shows: half floats of the window, and how noisy they are. */
import { RGB_SPACES, rgbFromFilmXyz } from '../../../core/color/rgb-spaces.ts';
import { halvesFromFloats } from '../../../core/interchange/exr/half.ts';
import type { Film } from '../../../core/tracer/film.ts';
import type { ImageWindow } from '../../../core/tracer/render.ts';

const LARGEST_HALF = 65504;
const TO_REC709 = rgbFromFilmXyz(RGB_SPACES.rec709);

/** A smaller picture of the same view without noise: what a finer one leans on while it has few samples. */
export interface Preview {
  /** Linear Rec.709 in nits, 3 floats a pixel, of the whole picture at this size. */
  readonly nits: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly window: ImageWindow;
}

/** The preview counts as much as so many samples, and for nothing once there are many more. */
const PREVIEW_SAMPLES = 8;
const ENOUGH_SAMPLES = 64;
export const leansOnPreview = (samples: number): boolean => samples < ENOUGH_SAMPLES;

/**
 * RGBA halfs, linear Rec.709 in units of `nitsPerUnit`; what is brighter than a half can say is as bright as it can.
 * @param isItself the film is the one that the preview was made of.
 */
export function halvesOfFilm(
  film: Film,
  window: ImageWindow,
  nitsPerUnit: number,
  preview: Preview | null = null,
  isItself = false,
): Uint8Array {
  const sums = film.sums(0);
  const n = Math.max(1, film.samples);
  const scale = 1 / (n * nitsPerUnit);
  const m = TO_REC709;
  const row = new Float32Array(4 * window.width);
  const own = !preview || !leansOnPreview(n) ? 1 : isItself ? 0 : n / (n + PREVIEW_SAMPLES);
  const lean = preview && own < 1 ? bilinear(preview, film.width, film.height) : null;
  const out = new Uint16Array(4 * window.width * window.height);
  const clamp = (v: number): number =>
    v > LARGEST_HALF ? LARGEST_HALF : v < -LARGEST_HALF ? -LARGEST_HALF : v;
  for (let y = 0; y < window.height; y++) {
    let at = 4 * ((window.y + y) * film.width + window.x);
    for (let o = 0; o < row.length; o += 4, at += 4) {
      const [X, Y, Z] = [sums[at]! * scale, sums[at + 1]! * scale, sums[at + 2]! * scale];
      row[o] = clamp(m[0] * X + m[1] * Y + m[2] * Z);
      row[o + 1] = clamp(m[3] * X + m[4] * Y + m[5] * Z);
      row[o + 2] = clamp(m[6] * X + m[7] * Y + m[8] * Z);
      row[o + 3] = sums[at + 3]! / n;
    }
    if (lean) {
      for (let x = 0; x < window.width; x++)
        lean(window.x + x, window.y + y, own, 1 / nitsPerUnit, row, 4 * x);
    }
    halvesFromFloats(row, 0, out.subarray(y * row.length, (y + 1) * row.length));
  }
  return new Uint8Array(out.buffer);
}

/** Blends a pixel of a finer picture with what the preview has there. */
function bilinear(preview: Preview, width: number, height: number) {
  const { nits, window } = preview;
  const [sx, sy] = [preview.width / width, preview.height / height];
  const [x1, y1] = [window.x + window.width - 1, window.y + window.height - 1];
  const within = (v: number, low: number, high: number): number => Math.min(high, Math.max(low, v));
  return (x: number, y: number, own: number, scale: number, row: Float32Array, at: number): void => {
    const px = within((x + 0.5) * sx - 0.5, window.x, x1);
    const py = within((y + 0.5) * sy - 0.5, window.y, y1);
    const [left, top] = [Math.floor(px), Math.floor(py)];
    const [fx, fy] = [px - left, py - top];
    const [right, bottom] = [Math.min(left + 1, x1), Math.min(top + 1, y1)];
    const rest = (1 - own) * scale;
    for (let c = 0; c < 3; c++) {
      const a = nits[3 * (top * preview.width + left) + c]!;
      const b = nits[3 * (top * preview.width + right) + c]!;
      const d = nits[3 * (bottom * preview.width + left) + c]!;
      const e = nits[3 * (bottom * preview.width + right) + c]!;
      const there = (a + (b - a) * fx) * (1 - fy) + (d + (e - d) * fx) * fy;
      row[at + c] = Math.min(LARGEST_HALF, own * row[at + c]! + rest * there);
    }
  };
}

/** Pixels that are looked at for the noise. */
const NOISE_PIXELS = 40_000;

/**
 * Standard error of a pixel's luminance ÷ mean luminance, typical (the median) over what is lit in the window; null with
 * too few samples or no light.
 */
export function noiseOfFilm(film: Film, window: ImageWindow): number | null {
  const { squares } = film.planes;
  if (squares === null || film.samples < 2) return null;
  const sums = film.sums(0);
  const squared = film.sums(squares);
  const n = film.samples;
  const step = Math.max(1, Math.floor((window.width * window.height) / NOISE_PIXELS));
  const errors: number[] = [];
  let total = 0;
  for (let i = 0; i < window.width * window.height; i += step) {
    const x = window.x + (i % window.width);
    const y = window.y + Math.floor(i / window.width);
    const at = 4 * (y * film.width + x) + 1;
    const mean = sums[at]! / n;
    if (!(mean > 0)) continue;
    total += mean;
    errors.push(Math.sqrt(Math.max(0, squared[at]! / n - mean * mean) / (n - 1)));
  }
  if (errors.length === 0) return null;
  const mean = total / errors.length;
  return errors.sort((a, b) => a - b)[Math.floor(errors.length / 2)]! / mean;
}

/** Exposure for views without a camera's: the log average of what is lit becomes middle grey. */
export function meteredNits(film: Film, window: ImageWindow): number {
  const sums = film.sums(0);
  let sum = 0;
  let count = 0;
  for (let y = window.y; y < window.y + window.height; y++) {
    for (let x = window.x; x < window.x + window.width; x++) {
      const nits = sums[4 * (y * film.width + x) + 1]! / Math.max(1, film.samples);
      if (nits > 1e-6) {
        sum += Math.log(nits);
        count++;
      }
    }
  }
  return count === 0 ? 1 : Math.exp(sum / count) / 0.18;
}
