/**
 * Easings: how much of a move is done at a fraction of its time. All map [0, 1] onto [0, 1] monotonically, 0 → 0 and
 * 1 → 1, and hold the ends outside. `ramped` is the dolly grip's move: even acceleration, constant run, even stop.
 */
import { requireBetween } from './require.ts';

export type Easing = 'linear' | 'ease-in' | 'ease-out' | 'ease-in-out' | 'smoother' | RampedEasing;

/** Constant speed between a start ramp and a stop ramp, each a fraction of the time; together at most 1. */
export interface RampedEasing {
  readonly rampIn: number;
  readonly rampOut: number;
}

/** Done fraction at time fraction `u`. @throws RangeError for ramps that are negative or overlap. */
export function ease(easing: Easing, u: number): number {
  const t = Math.min(1, Math.max(0, u));
  if (typeof easing === 'object') return ramped(easing, t);
  switch (easing) {
    case 'linear':
      return t;
    case 'ease-in':
      return t * t;
    case 'ease-out':
      return t * (2 - t);
    case 'ease-in-out':
      return t * t * (3 - 2 * t);
    case 'smoother':
      return t * t * t * (t * (6 * t - 15) + 10);
  }
}

/** Trapezoidal speed profile: the top speed v covers 1 = v · (1 − rampIn/2 − rampOut/2). */
function ramped({ rampIn, rampOut }: RampedEasing, t: number): number {
  requireBetween('start ramp', rampIn, 0, 1);
  requireBetween('stop ramp', rampOut, 0, 1 - rampIn);
  const speed = 1 / (1 - rampIn / 2 - rampOut / 2);
  if (t < rampIn) return (speed * t * t) / (2 * rampIn);
  if (t <= 1 - rampOut) return speed * (t - rampIn / 2);
  const left = 1 - t;
  return 1 - (speed * left * left) / (2 * rampOut);
}
