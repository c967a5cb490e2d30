/**
 * Noise that is the same on every machine: integers from a seeded generator, made normal by Box–Muller and rounded to a millionth,
 * which hides the last-bit differences that logarithms and cosines may have between machines.
 */
import { Random } from '../grammar/random.ts';

const GRID = 1e6;

/** @param seed whole; `stream` tells takes of one seed apart. @returns `count` standard normal numbers. */
export function gaussianNoise(count: number, seed: number, stream = 0): Float32Array {
  const random = new Random((seed ^ Math.imul(stream + 1, 0x9e3779b1)) >>> 0);
  const out = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    // 0 < u ≤ 1
    const radius = Math.sqrt(-2 * Math.log(1 - random.unit()));
    const angle = 2 * Math.PI * random.unit();
    out[i] = Math.round(radius * Math.cos(angle) * GRID) / GRID;
    if (i + 1 < count) out[i + 1] = Math.round(radius * Math.sin(angle) * GRID) / GRID;
  }
  return out;
}
