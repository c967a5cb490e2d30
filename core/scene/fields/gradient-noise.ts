/**
 * Seeded gradient noise in three dimensions.
 *
 * [1] K. Perlin, "Improving Noise", ACM TOG 21(3), 2002: quintic fade and the twelve edge gradients.
 */

/** Integer hash of a lattice point (finaliser of MurmurHash3). */
function hash(i: number, j: number, k: number, seed: number): number {
  let h = Math.imul(i, 0x9e3779b1) ^ Math.imul(j, 0x85ebca6b) ^ Math.imul(k, 0xc2b2ae35) ^ seed;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One of the twelve vectors to the edges of a cube, by a hash. */
function writeSlope(h: number, out: Float64Array, at: number): void {
  const axis = h % 3;
  const a = (h >>> 8) & 1 ? -1 : 1;
  const b = (h >>> 9) & 1 ? -1 : 1;
  out[at] = axis === 0 ? a : axis === 1 ? 0 : b;
  out[at + 1] = axis === 0 ? b : axis === 1 ? a : 0;
  out[at + 2] = axis === 0 ? 0 : axis === 1 ? b : a;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

export type Noise = (x: number, y: number, z: number) => number;

/** −1…1, zero at lattice points, one feature per unit. The lattice cell of the last point is remembered: neighbours share it. */
export function gradientNoise(seed: number): Noise {
  const slopes = new Float64Array(24);
  let ci = NaN;
  let cj = NaN;
  let ck = NaN;
  return (x, y, z) => {
    const i = Math.floor(x);
    const j = Math.floor(y);
    const k = Math.floor(z);
    if (i !== ci || j !== cj || k !== ck) {
      ci = i;
      cj = j;
      ck = k;
      for (let c = 0; c < 8; c++)
        writeSlope(hash(i + (c & 1), j + ((c >> 1) & 1), k + (c >> 2), seed), slopes, 3 * c);
    }
    const fx = x - i;
    const fy = y - j;
    const fz = z - k;
    const [gx, gy, gz] = [fx - 1, fy - 1, fz - 1];
    const u = fade(fx);
    const v = fade(fy);
    const s = slopes;
    const near = mix(
      mix(s[0]! * fx + s[1]! * fy + s[2]! * fz, s[3]! * gx + s[4]! * fy + s[5]! * fz, u),
      mix(s[6]! * fx + s[7]! * gy + s[8]! * fz, s[9]! * gx + s[10]! * gy + s[11]! * fz, u),
      v,
    );
    const far = mix(
      mix(s[12]! * fx + s[13]! * fy + s[14]! * gz, s[15]! * gx + s[16]! * fy + s[17]! * gz, u),
      mix(s[18]! * fx + s[19]! * gy + s[20]! * gz, s[21]! * gx + s[22]! * gy + s[23]! * gz, u),
      v,
    );
    return Math.max(-1, Math.min(1, mix(near, far, fade(fz))));
  };
}

/** Octaves of noise, each twice as fine and half as high, scaled to stay within −1…1. */
export function fractalNoise(octaves: number, seed: number): Noise {
  const noises = Array.from({ length: octaves }, (_, octave) => gradientNoise((seed + octave) >>> 0));
  return (x, y, z) => {
    let sum = 0;
    let weight = 1;
    let total = 0;
    let f = 1;
    for (let octave = 0; octave < octaves; octave++) {
      sum += weight * noises[octave]!(x * f, y * f, z * f);
      total += weight;
      weight /= 2;
      f *= 2;
    }
    return sum / total;
  };
}
