/**
 * Sparse samples of a field on a grid: the cells that the surface crosses, and on each crossed grid edge the
 * crossing and the normal there (Hermite data). An octree finds them: a box is given up as soon as the distance
 * at its centre shows that no surface reaches it, and the field is simplified to what matters inside it.
 *
 * [1] M. Dowell, P. Jarratt, "A modified regula falsi method for computing the root of an equation", BIT 11, 1971.
 */
import { StoppedError, type WorkHooks } from '../bvh/stopped-error.ts';
import type { Bounds6 } from '../bvh/triangle-bvh.ts';
import { EDGE_ORIGIN } from './cell-cases.ts';
import type { FieldEvaluator } from './evaluator.ts';

export interface HermiteGrid {
  readonly origin: readonly [number, number, number];
  readonly cellSize: number;
  /** Cells per axis; a cell's key is i + side·(j + side·k). */
  readonly side: number;
  /** Cells that the surface crosses: key → bit mask of inside corners, in the order of discovery. */
  readonly cells: ReadonlyMap<number, number>;
  /** The field as simplified around each cell, good to a cell's size beyond it; in the order of `cells`. */
  readonly fields: readonly FieldEvaluator[];
  /** Crossed edges: 3·(key of lower corner) + axis → index of a sample, in the order of discovery. */
  readonly edges: ReadonlyMap<number, number>;
  /** Six numbers per sample: crossing, unit normal. */
  readonly samples: readonly number[];
}

/** Cells per side of the leaves of the octree. */
const LEAF = 4;
const CORNERS = LEAF + 1;
/** Keys stay exact integers in f64: 3·side³ < 2⁵³. */
const MAX_SIDE = 1 << 17;
/** A crossing is known to this share of a cell, or after this many steps. */
const CROSSING_TOLERANCE = 1e-4;
const MOST_STEPS = 14;

/** @throws RangeError when the box needs more than MAX_SIDE cells on a side. @throws StoppedError */
export function sampleGrid(
  field: FieldEvaluator,
  bounds: Bounds6,
  cellSize: number,
  hooks: WorkHooks,
): HermiteGrid {
  const extent = Math.max(bounds[3] - bounds[0], bounds[4] - bounds[1], bounds[5] - bounds[2]);
  let side = LEAF;
  // Two cells of room on each side.
  while (side * cellSize < extent + 4 * cellSize) side *= 2;
  if (side > MAX_SIDE)
    throw new RangeError(
      `cellSize ${cellSize} m: expected at least ${extent / MAX_SIDE} m for a field ${extent} m across`,
    );
  // The grid is off the field's own symmetry planes, where corners would lie exactly on surfaces.
  const margin = 1.618034 * cellSize;
  const origin = [bounds[0] - margin, bounds[1] - margin, bounds[2] - margin] as const;
  const cells = new Map<number, number>();
  const fields: FieldEvaluator[] = [];
  const edges = new Map<number, number>();
  const samples: number[] = [];
  const corner = new Float64Array(CORNERS ** 3);
  const normal = new Float64Array(3);
  let done = 0;
  let checks = 0;

  const visit = (f: FieldEvaluator, i: number, j: number, k: number, n: number): void => {
    const half = (n * cellSize) / 2;
    const x = origin[0] + i * cellSize + half;
    const y = origin[1] + j * cellSize + half;
    const z = origin[2] + k * cellSize + half;
    // A little more than the half diagonal, so that rounding cannot lose a corner.
    const radius = half * Math.sqrt(3) * (1 + 1e-9) + 1e-12;
    const reached = Math.abs(f.base(x, y, z)) <= radius + f.slack;
    if (!reached || n === LEAF) {
      if (reached) leaf(f.within(x, y, z, radius + cellSize), i, j, k);
      done += n ** 3;
      if (++checks % 256 === 0) {
        if (hooks.shouldStop?.()) throw new StoppedError('Field polygonisation');
        hooks.onProgress?.(done / side ** 3);
      }
      return;
    }
    const inner = f.within(x, y, z, radius + cellSize);
    const m = n / 2;
    for (let c = 0; c < 8; c++) visit(inner, i + m * (c & 1), j + m * ((c >> 1) & 1), k + m * (c >> 2), m);
  };

  const leaf = (f: FieldEvaluator, i0: number, j0: number, k0: number): void => {
    const { distance } = f;
    corner.fill(NaN);
    const at = (i: number, j: number, k: number): number => {
      const o = i + CORNERS * (j + CORNERS * k);
      const known = corner[o]!;
      if (!Number.isNaN(known)) return known;
      return (corner[o] = distance(
        origin[0] + (i0 + i) * cellSize,
        origin[1] + (j0 + j) * cellSize,
        origin[2] + (k0 + k) * cellSize,
      ));
    };
    // eight cells around a corner are given up by what is there
    const middle = (i: number, j: number, k: number): number =>
      f.slack === 0
        ? at(i, j, k)
        : f.base(
            origin[0] + (i0 + i) * cellSize,
            origin[1] + (j0 + j) * cellSize,
            origin[2] + (k0 + k) * cellSize,
          );
    const reach = Math.sqrt(3) * cellSize * (1 + 1e-9) + 1e-12 + f.slack;
    for (let block = 0; block < 8; block++) {
      const [bi, bj, bk] = [2 * (block & 1), 2 * ((block >> 1) & 1), 2 * (block >> 2)];
      if (Math.abs(middle(bi + 1, bj + 1, bk + 1)) > reach) continue;
      for (let k = bk; k < bk + 2; k++)
        for (let j = bj; j < bj + 2; j++) for (let i = bi; i < bi + 2; i++) cell(f, at, i0, j0, k0, i, j, k);
    }
  };

  const cell = (
    f: FieldEvaluator,
    at: (i: number, j: number, k: number) => number,
    i0: number,
    j0: number,
    k0: number,
    i: number,
    j: number,
    k: number,
  ): void => {
    const { distance } = f;
    let mask = 0;
    for (let c = 0; c < 8; c++) if (at(i + (c & 1), j + ((c >> 1) & 1), k + (c >> 2)) < 0) mask |= 1 << c;
    if (mask === 0 || mask === 255) return;
    cells.set(i0 + i + side * (j0 + j + side * (k0 + k)), mask);
    fields.push(f);
    for (let edge = 0; edge < 12; edge++) {
      const axis = edge >> 2;
      const ei = i + EDGE_ORIGIN[3 * edge]!;
      const ej = j + EDGE_ORIGIN[3 * edge + 1]!;
      const ek = k + EDGE_ORIGIN[3 * edge + 2]!;
      const d0 = at(ei, ej, ek);
      const d1 = at(ei + (axis === 0 ? 1 : 0), ej + (axis === 1 ? 1 : 0), ek + (axis === 2 ? 1 : 0));
      if (d0 < 0 === d1 < 0) continue;
      const key = 3 * (i0 + ei + side * (j0 + ej + side * (k0 + ek))) + axis;
      if (edges.has(key)) continue;
      edges.set(key, samples.length / 6);
      crossing(distance, i0 + ei, j0 + ej, k0 + ek, axis, d0, d1);
    }
  };

  const crossing = (
    distance: FieldEvaluator['distance'],
    i: number,
    j: number,
    k: number,
    axis: number,
    d0: number,
    d1: number,
  ): void => {
    const p: [number, number, number] = [
      origin[0] + i * cellSize,
      origin[1] + j * cellSize,
      origin[2] + k * cellSize,
    ];
    const start = p[axis]!;
    p[axis] = start + crossedAt(distance, p, axis, cellSize, d0, d1);
    const [x, y, z] = p;
    const l = gradientOf(distance, x, y, z, 1e-3 * cellSize, normal);
    if (l > 0) samples.push(x, y, z, normal[0]!, normal[1]!, normal[2]!);
    else {
      // A field that is flat here: the edge itself says which way is out.
      const out = d1 > d0 ? 1 : -1;
      samples.push(x, y, z, axis === 0 ? out : 0, axis === 1 ? out : 0, axis === 2 ? out : 0);
    }
  };

  visit(field, 0, 0, 0, side);
  return { origin, cellSize, side, cells, fields, edges, samples };
}

type Distance = FieldEvaluator['distance'];

/**
 * Where along a grid edge from `from` the field changes sign: false position with the Illinois weight [1], which needs three or four
 * values where the field is straight and never more than its bound. The last step halves, so that it ends inside the bracket.
 * @returns metres from the lower corner.
 */
function crossedAt(
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
