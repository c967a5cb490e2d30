/**
 * A cubic Bézier that comes close to a curve of time. A zoom that looks even runs in equal ratios and a rack that looks even runs in equal
 * dioptres [1]; keys go straight in millimetres and metres, so the easing carries the difference.
 *
 * [1] core/optics/camera-moves.ts: zoom, rackFocus.
 */
import type { Easing } from '../../../core/document/index.ts';
import { easedFraction } from '../../../core/scene/flatten/easing.ts';

type Bezier = [number, number, number, number];

const SAMPLES = 24;
const STARTS: readonly Bezier[] = [
  [0.42, 0, 0.58, 1],
  [0.7, 0, 0.9, 0.7],
  [0.1, 0.3, 0.3, 1],
];
const FIRST_STEP = 0.2;
const LAST_STEP = 0.002;

function miss(bezier: Bezier, target: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < SAMPLES; i++) sum += (easedFraction(bezier, i / SAMPLES) - target[i]!) ** 2;
  return sum;
}

const inRange = (x: number): number => Math.min(1, Math.max(0, x));

/** Pattern search: steps along each axis as long as they help, then shorter ones. */
function refined(
  start: Bezier,
  target: readonly number[],
): { readonly bezier: Bezier; readonly error: number } {
  let bezier = start;
  let error = miss(bezier, target);
  for (let step = FIRST_STEP; step > LAST_STEP; step /= 2)
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      for (const axis of [0, 1, 2, 3] as const)
        for (const way of [step, -step]) {
          const candidate: Bezier = [...bezier];
          candidate[axis] = inRange(candidate[axis] + way);
          const found = miss(candidate, target);
          if (found < error - 1e-12) {
            error = found;
            bezier = candidate;
            isBetter = true;
          }
        }
    }
  return { bezier, error };
}

/** @param target done fraction at time fraction, 0 → 0 and 1 → 1, rising. */
export function fittedEasing(target: (u: number) => number): Easing {
  const wished = Array.from({ length: SAMPLES + 1 }, (_, i) => target(i / SAMPLES));
  const best = STARTS.map((start) => refined(start, wished)).reduce((a, b) => (b.error < a.error ? b : a));
  return best.bezier.map((x) => Number(x.toFixed(4))) as Bezier;
}
