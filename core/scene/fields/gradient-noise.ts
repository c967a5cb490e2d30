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

/** Dot product of an offset with one of the twelve vectors to the edges of a cube. */
function slope(h: number, x: number, y: number, z: number): number {
  const axis = h % 3;
  const a = (h >>> 8) & 1 ? -1 : 1;
  const b = (h >>> 9) & 1 ? -1 : 1;
  return axis === 0 ? a * x + b * y : axis === 1 ? a * y + b * z : a * z + b * x;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** −1…1, zero at lattice points, one feature per unit. */
export function gradientNoise(x: number, y: number, z: number, seed: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const k = Math.floor(z);
  const fx = x - i;
  const fy = y - j;
  const fz = z - k;
  const u = fade(fx);
  const v = fade(fy);
  const at = (dx: number, dy: number, dz: number): number =>
    slope(hash(i + dx, j + dy, k + dz, seed), fx - dx, fy - dy, fz - dz);
  const near = mix(mix(at(0, 0, 0), at(1, 0, 0), u), mix(at(0, 1, 0), at(1, 1, 0), u), v);
  const far = mix(mix(at(0, 0, 1), at(1, 0, 1), u), mix(at(0, 1, 1), at(1, 1, 1), u), v);
  return Math.max(-1, Math.min(1, mix(near, far, fade(fz))));
}

/** Octaves of noise, each twice as fine and half as high, scaled to stay within −1…1. */
export function fractalNoise(x: number, y: number, z: number, octaves: number, seed: number): number {
  let sum = 0;
  let weight = 1;
  let total = 0;
  let f = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * gradientNoise(x * f, y * f, z * f, (seed + octave) >>> 0);
    total += weight;
    weight /= 2;
    f *= 2;
  }
  return sum / total;
}
