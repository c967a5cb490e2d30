/**
 * How noisy a film's albedo is, read from the differences between neighbouring pixels: the film keeps no squares of it,
 * and stratified samples err less than independent ones would. Edges and texture only ever enlarge differences, so a low
 * quantile over the image tells the noise.
 */

/** P(|z| < 0.1891) = 0.15 for a normal z. */
const ALBEDO_QUANTILE = 0.15;
const NORMAL_AT_QUANTILE = 0.1891;
/** Differences are taken against the mean of four neighbours, whose noise adds a quarter. */
const DIFFERENCE_GAIN = 1.25;
const LEAST_ALBEDO = 0.02;
/** Relative deviation of white from one sample with independent wavelengths: no albedo is noisier. */
const MOST_ALBEDO_DEVIATION = 0.5;

/** Visits pixels that have all four neighbours: offset of the pixel and the difference from their mean. */
function differences(
  plane: Float32Array,
  width: number,
  height: number,
  channel: number,
  visit: (offset: number, difference: number) => void,
): void {
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const o = 4 * (y * width + x) + channel;
      const mean = 0.25 * (plane[o - 4]! + plane[o + 4]! + plane[o - 4 * width]! + plane[o + 4 * width]!);
      visit(o, plane[o]! - mean);
    }
  }
}

const quantile = (values: number[], q: number): number => {
  if (values.length === 0) return Number.NaN;
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(q * values.length))]!;
};

/** Relative variance of the noisiest channel of an albedo plane: sampled wavelengths scatter it in proportion. */
export function albedoNoise(albedo: Float32Array, width: number, height: number, samples: number): number {
  const variances = [0, 1, 2].map((channel) => {
    const relative: number[] = [];
    differences(albedo, width, height, channel, (o, difference) => {
      if (albedo[o]! > LEAST_ALBEDO) relative.push(Math.abs(difference) / albedo[o]!);
    });
    const level = quantile(relative, ALBEDO_QUANTILE);
    return Number.isNaN(level) ? 0 : (level / NORMAL_AT_QUANTILE) ** 2 / DIFFERENCE_GAIN;
  });
  return Math.min(Math.max(...variances), MOST_ALBEDO_DEVIATION ** 2 / samples);
}
