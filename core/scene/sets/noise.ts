/**
 * Seeded value noise and its sums, for grain, tone and folds. Integers are hashed by a finaliser of the kind in [1], so that the
 * same seed is the same plank on every machine.
 *
 * [1] G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, section 4.
 */

function mix(h: number): number {
  let x = h | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A number in [0, 1) from integers. */
export const hash01 = (seed: number, i: number, j = 0): number =>
  mix(Math.imul(seed + 1, 0x9e3779b1) ^ mix(Math.imul(i, 0x27d4eb2f) ^ mix(Math.imul(j, 0x165667b1)))) /
  2 ** 32;

const smooth = (t: number): number => t * t * (3 - 2 * t);

/** Value noise in the plane, in [0, 1]; one cell is one unit. */
export function noise2(seed: number, x: number, y: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const u = smooth(x - i);
  const v = smooth(y - j);
  const top = hash01(seed, i, j) * (1 - u) + hash01(seed, i + 1, j) * u;
  const bottom = hash01(seed, i, j + 1) * (1 - u) + hash01(seed, i + 1, j + 1) * u;
  return top * (1 - v) + bottom * v;
}

/** Octaves of noise, each twice as fine and half as strong, in [0, 1]. */
export function fractalNoise2(seed: number, x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0;
  let amplitude = 1;
  let frequency = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += amplitude * noise2(seed + octave * 101, x * frequency, y * frequency);
    weight += amplitude;
    amplitude /= 2;
    frequency *= 2;
  }
  return sum / weight;
}

/** A stream of numbers in [0, 1) for one part. */
export function stream(seed: number): () => number {
  let i = 0;
  return () => hash01(seed, i++, 77);
}
