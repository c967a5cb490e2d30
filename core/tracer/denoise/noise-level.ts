/**
 * How much noise an image really has, read from the differences between neighbouring pixels.
 *
 * Variances measured per pixel assume independent samples. Ours are stratified, within a pixel and across pixels, so
 * they err by far less than that; trusting the measured variance would blur what is certain. Edges and texture only ever
 * enlarge the differences, so low quantiles over the image tell the noise.
 */

/** Square tiles that each give one ratio, in pixels. */
const TILE = 16;
const TILE_QUANTILE = 0.25;
/** P(|z| < 0.3853) = 0.3 for a normal z. */
const ALBEDO_QUANTILE = 0.3;
const NORMAL_AT_QUANTILE = 0.3853;
/** Differences are taken against the mean of four neighbours, whose noise adds a quarter. */
const DIFFERENCE_GAIN = 1.25;
/** A share of the measured variance below which the measurement is believed rather than the neighbours. */
const LEAST_SCALE = 0.02;
const LEAST_ALBEDO = 0.02;
/** Relative deviation of white from one sample with independent wavelengths: no albedo is noisier. */
const MOST_ALBEDO_DEVIATION = 0.5;

type Triple = [number, number, number];

/** Visits pixels that have all four neighbours: offset of the pixel and the difference from their mean. */
function differences(
  plane: Float32Array,
  width: number,
  area: { x0: number; y0: number; x1: number; y1: number },
  channel: number,
  visit: (offset: number, difference: number) => void,
): void {
  for (let y = area.y0; y < area.y1; y++) {
    for (let x = area.x0; x < area.x1; x++) {
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

/**
 * Observed over measured variance, per channel, in 0.02…1: the lower quartile over tiles.
 * @param values, variances: planes of four floats a pixel
 */
export function varianceScale(
  values: Float32Array,
  variances: Float32Array,
  width: number,
  height: number,
): Triple {
  return [0, 1, 2].map((channel) => {
    const ratios: number[] = [];
    for (let y0 = 1; y0 < height - 1; y0 += TILE) {
      for (let x0 = 1; x0 < width - 1; x0 += TILE) {
        const area = { x0, y0, x1: Math.min(width - 1, x0 + TILE), y1: Math.min(height - 1, y0 + TILE) };
        let observed = 0;
        let measured = 0;
        differences(values, width, area, channel, (o, difference) => {
          observed += difference * difference;
          measured += variances[o]!;
        });
        if (measured > 0) ratios.push(observed / (DIFFERENCE_GAIN * measured));
      }
    }
    const ratio = quantile(ratios, TILE_QUANTILE);
    return Number.isNaN(ratio) ? 1 : Math.min(1, Math.max(LEAST_SCALE, ratio));
  }) as Triple;
}

/** Relative variance of an albedo plane per channel: sampled wavelengths scatter each albedo in proportion to it. */
export function albedoNoise(albedo: Float32Array, width: number, height: number, samples: number): Triple {
  const whole = { x0: 1, y0: 1, x1: width - 1, y1: height - 1 };
  return [0, 1, 2].map((channel) => {
    const relative: number[] = [];
    differences(albedo, width, whole, channel, (o, difference) => {
      if (albedo[o]! > LEAST_ALBEDO) relative.push(Math.abs(difference) / albedo[o]!);
    });
    const level = quantile(relative, ALBEDO_QUANTILE);
    if (Number.isNaN(level)) return 0;
    const variance = (level / NORMAL_AT_QUANTILE) ** 2 / DIFFERENCE_GAIN;
    return Math.min(variance, MOST_ALBEDO_DEVIATION ** 2 / samples);
  }) as Triple;
}
