/**
 * The distribution of an equirectangular environment: rows in proportion to their light, columns within a row.
 * Piecewise constant per texel; each texel's weight is the largest luminance of its neighbourhood, because the
 * kernel blends neighbours and nothing bright may have a vanishing density.
 */
import { luminanceOf } from '../../color/false-colour.ts';
import type { RenderEnvironment } from '../../scene/render-scene.ts';

export interface PackedEnvironment {
  /** Image, then row distributions, then the distribution of rows. */
  readonly floats: Float32Array;
  /** Illuminance of the whole sphere of directions on a point, lux, before scale: ∫ L dω. */
  readonly fluence: number;
}

export function packEnvironment(image: RenderEnvironment['image']): PackedEnvironment {
  const { width, height, data } = image;
  const luminance = new Float64Array(width * height);
  for (let i = 0; i < width * height; i++) {
    luminance[i] = Math.max(0, luminanceOf([data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!]));
  }
  const floats = new Float32Array(data.length + height * (width + 1) + height + 1);
  floats.set(data);
  const rowTotals = new Float64Array(height);
  const running = new Float64Array(width + 1);
  let fluence = 0;
  for (let y = 0; y < height; y++) {
    const sine = Math.sin(((y + 0.5) * Math.PI) / height);
    const above = Math.max(0, y - 1) * width;
    const here = y * width;
    const below = Math.min(height - 1, y + 1) * width;
    let total = 0;
    for (let x = 0; x < width; x++) {
      const left = (x + width - 1) % width;
      const right = (x + 1) % width;
      let weight = 0;
      for (const row of [above, here, below]) {
        weight = Math.max(weight, luminance[row + left]!, luminance[row + x]!, luminance[row + right]!);
      }
      total += weight;
      running[x + 1] = total;
      fluence += luminance[here + x]! * sine;
    }
    const at = data.length + y * (width + 1);
    normalise(running, total, floats.subarray(at, at + width + 1));
    rowTotals[y] = total * sine;
  }
  const rows = new Float64Array(height + 1);
  for (let y = 0; y < height; y++) rows[y + 1] = rows[y]! + rowTotals[y]!;
  normalise(rows, rows[height]!, floats.subarray(data.length + height * (width + 1)));
  return { floats, fluence: (fluence * 2 * Math.PI * Math.PI) / (width * height) };
}

/** Cumulative sums to probabilities; a dark run becomes uniform. The end is exactly 1. */
export function normalise(running: Float64Array, total: number, out: Float32Array): void {
  const count = running.length - 1;
  for (let i = 0; i <= count; i++) out[i] = total > 0 ? running[i]! / total : i / count;
  out[count] = 1;
}
