/**
 * Quantiles of the standard normal distribution.
 *
 * [1] Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.23, improved by Newton's steps.
 */
import { upperGamma } from './chi-square.ts';

/** Chance of a value above x. */
const above = (x: number): number => {
  const half = upperGamma(0.5, (x * x) / 2) / 2;
  return x >= 0 ? half : 1 - half;
};

/** The x below which a share `p` of the distribution lies, 0.5 ≤ p < 1. */
export function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - p));
  let x =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  for (let i = 0; i < 4; i++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    x += (above(x) - (1 - p)) / density;
  }
  return x;
}
