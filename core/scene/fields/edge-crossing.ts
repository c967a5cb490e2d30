/**
 * Where a field changes sign along an edge of a grid, and which way is out there.
 *
 * [1] M. Dowell, P. Jarratt, "A modified regula falsi method for computing the root of an equation", BIT 11, 1971.
 */
import type { FieldEvaluator } from './evaluator.ts';

/** A crossing is known to this share of a cell, or after this many steps. */
const CROSSING_TOLERANCE = 1e-4;
const MOST_STEPS = 14;

type Distance = FieldEvaluator['distance'];

/**
 * Where along a grid edge from `from` the field changes sign: false position with the Illinois weight [1], which needs three or four
 * values where the field is straight and never more than its bound. The last step halves, so that it ends inside the bracket.
 * @returns metres from the lower corner.
 */
export function crossedAt(
  distance: Distance,
  from: readonly [number, number, number],
  axis: number,
  length: number,
  d0: number,
  d1: number,
): number {
  const [x, y, z] = from;
  const isBelow = d0 < 0;
  let [t0, t1] = [0, length];
  let kept = -1;
  let t = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const before = t;
    // a long one-sided approach is cut short by halving
    t = step % 5 === 4 || d0 === d1 ? (t0 + t1) / 2 : t0 + (d0 / (d0 - d1)) * (t1 - t0);
    if (step > 0 && Math.abs(t - before) < CROSSING_TOLERANCE * length) break;
    const d = distance(axis === 0 ? x + t : x, axis === 1 ? y + t : y, axis === 2 ? z + t : z);
    if (d < 0 === isBelow) {
      t0 = t;
      d0 = d;
      if (kept === 1) d1 /= 2;
      kept = 1;
    } else {
      t1 = t;
      d1 = d;
      if (kept === 0) d0 /= 2;
      kept = 0;
    }
    if (t1 - t0 < CROSSING_TOLERANCE * length) break;
  }
  return t;
}

/**
 * Unit gradient from the field's values at the four corners of a tetrahedron of half edge h about a point.
 * @returns length before it was made a unit; 0 leaves `out` undefined.
 */
export function gradientOf(
  distance: Distance,
  x: number,
  y: number,
  z: number,
  h: number,
  out: Float64Array,
): number {
  const a = distance(x + h, y - h, z - h);
  const b = distance(x - h, y - h, z + h);
  const c = distance(x - h, y + h, z - h);
  const d = distance(x + h, y + h, z + h);
  const gx = a - b - c + d;
  const gy = c + d - a - b;
  const gz = b + d - a - c;
  const l = Math.sqrt(gx * gx + gy * gy + gz * gz);
  out[0] = gx / l;
  out[1] = gy / l;
  out[2] = gz / l;
  return l;
}
