/** The easings of the document as functions of time: named ones are those of core/optics, a tuple is a cubic Bézier in time [1].
 *
 * [1] W3C, "CSS Easing Functions Level 1", §2.2: x is time, monotone because both x controls lie in 0…1.
 */
import type { Easing } from '../../document/index.ts';
import { ease } from '../../optics/easing.ts';

const BISECTIONS = 50;

/** Done fraction at time fraction `u` in 0…1. */
export function easedFraction(easing: Easing, u: number): number {
  switch (easing) {
    case 'hold':
      return 0;
    case 'linear':
      return u;
    case 'easeIn':
      return ease('ease-in', u);
    case 'easeOut':
      return ease('ease-out', u);
    case 'easeInOut':
      return ease('ease-in-out', u);
    default:
      return bezierFraction(easing, u);
  }
}

function bezierFraction([x1, y1, x2, y2]: readonly [number, number, number, number], u: number): number {
  const at = (a: number, b: number, t: number): number => {
    const s = 1 - t;
    return 3 * s * s * t * a + 3 * s * t * t * b + t * t * t;
  };
  let low = 0;
  let high = 1;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (at(x1, x2, middle) < u) low = middle;
    else high = middle;
  }
  return at(y1, y2, (low + high) / 2);
}
