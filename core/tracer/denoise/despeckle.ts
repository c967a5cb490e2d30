/**
 * The last step of denoising: single pixels that stand out of their neighbourhood although their own value was uncertain.
 * At silhouettes few pixels are alike, so filtering leaves grain there; a pixel that is clearly brighter or darker than
 * all but one of its neighbours takes the colour of the next in rank. Pixels that were rendered with certainty are left alone,
 * however small the glint they show.
 */
import { luminanceOf } from '../../color/false-colour.ts';

/** Relative standard error of a pixel above which it counts as uncertain. */
const UNCERTAIN = 0.08;
/** Ratio to its neighbours from which a pixel stands out: the leftover noise of a flat field does not. */
const STANDS_OUT = 1.3;

/**
 * @param rgb the denoised picture, linear Rec.709, 3 floats a pixel; not changed
 * @param xyz the picture as rendered; Y in nits
 * @param varianceXyz variance of its mean
 */
export function despeckle(
  rgb: Float32Array,
  xyz: Float32Array,
  varianceXyz: Float32Array,
  width: number,
  height: number,
): Float32Array {
  const luminance = Float32Array.from({ length: width * height }, (_, i) =>
    luminanceOf([rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!]),
  );
  const out = rgb.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (varianceXyz[3 * i + 1]! <= (UNCERTAIN * xyz[3 * i + 1]!) ** 2) continue;
      const from = ranked(luminance, x, y, width, height);
      if (from !== i) out.set(rgb.subarray(3 * from, 3 * from + 3), 3 * i);
    }
  }
  return out;
}

/** The pixel itself where its luminance lies about among its neighbours', else the neighbour second from that end. */
function ranked(luminance: Float32Array, x: number, y: number, width: number, height: number): number {
  const i = y * width + x;
  const own = luminance[i]!;
  let [lowest, low, high, highest] = [-1, -1, -1, -1];
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
      const n = v * width + u;
      if (n === i) continue;
      const value = luminance[n]!;
      if (lowest < 0 || value < luminance[lowest]!) [lowest, low] = [n, lowest];
      else if (low < 0 || value < luminance[low]!) low = n;
      if (highest < 0 || value > luminance[highest]!) [highest, high] = [n, highest];
      else if (high < 0 || value > luminance[high]!) high = n;
    }
  }
  if (low >= 0 && STANDS_OUT * own < luminance[low]!) return low;
  if (high >= 0 && own > STANDS_OUT * luminance[high]!) return high;
  return i;
}
