/**
 * Sparse samples of a field on a grid: the cells that the surface crosses, and on each crossed grid edge the
 * crossing and the normal there (Hermite data). An octree finds them: a box is given up as soon as the distance
 * at its centre shows that no surface reaches it, and the field is simplified to what matters inside it.
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
/** Halvings of a crossed edge before the secant step. */
const BISECTIONS = 12;

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
  let done = 0;
  let checks = 0;

  const visit = (f: FieldEvaluator, i: number, j: number, k: number, n: number): void => {
    const half = (n * cellSize) / 2;
    const x = origin[0] + i * cellSize + half;
    const y = origin[1] + j * cellSize + half;
    const z = origin[2] + k * cellSize + half;
    // A little more than the half diagonal, so that rounding cannot lose a corner.
    const radius = half * Math.sqrt(3) * (1 + 1e-9) + 1e-12;
    const reached = Math.abs(f.distance(x, y, z)) <= radius + 2 * f.slack;
    if (!reached || n === LEAF) {
      if (reached) leaf(f.within(x, y, z, radius + 2 * cellSize), i, j, k);
      done += n ** 3;
      if (++checks % 256 === 0) {
        if (hooks.shouldStop?.()) throw new StoppedError('Field polygonisation');
        hooks.onProgress?.(done / side ** 3);
      }
      return;
    }
    const inner = f.within(x, y, z, radius + 2 * cellSize);
    const m = n / 2;
    for (let c = 0; c < 8; c++) visit(inner, i + m * (c & 1), j + m * ((c >> 1) & 1), k + m * (c >> 2), m);
  };

  const leaf = (f: FieldEvaluator, i0: number, j0: number, k0: number): void => {
    const { distance } = f;
    for (let k = 0, o = 0; k < CORNERS; k++)
      for (let j = 0; j < CORNERS; j++)
        for (let i = 0; i < CORNERS; i++, o++)
          corner[o] = distance(
            origin[0] + (i0 + i) * cellSize,
            origin[1] + (j0 + j) * cellSize,
            origin[2] + (k0 + k) * cellSize,
          );
    const at = (i: number, j: number, k: number): number => corner[i + CORNERS * (j + CORNERS * k)]!;
    for (let k = 0; k < LEAF; k++)
      for (let j = 0; j < LEAF; j++)
        for (let i = 0; i < LEAF; i++) {
          let mask = 0;
          for (let c = 0; c < 8; c++)
            if (at(i + (c & 1), j + ((c >> 1) & 1), k + (c >> 2)) < 0) mask |= 1 << c;
          if (mask === 0 || mask === 255) continue;
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
    const p = [origin[0] + i * cellSize, origin[1] + j * cellSize, origin[2] + k * cellSize];
    const start = p[axis]!;
    let t0 = 0;
    let t1 = cellSize;
    for (let step = 0; step < BISECTIONS; step++) {
      const t = (t0 + t1) / 2;
      p[axis] = start + t;
      const d = distance(p[0]!, p[1]!, p[2]!);
      if (d < 0 === d0 < 0) {
        t0 = t;
        d0 = d;
      } else {
        t1 = t;
        d1 = d;
      }
    }
    const s = d0 === d1 ? 0.5 : d0 / (d0 - d1);
    p[axis] = start + t0 + s * (t1 - t0);
    const [x, y, z] = p as [number, number, number];
    const h = 1e-3 * cellSize;
    const gx = distance(x + h, y, z) - distance(x - h, y, z);
    const gy = distance(x, y + h, z) - distance(x, y - h, z);
    const gz = distance(x, y, z + h) - distance(x, y, z - h);
    const l = Math.sqrt(gx * gx + gy * gy + gz * gz);
    if (l > 0) samples.push(x, y, z, gx / l, gy / l, gz / l);
    else {
      // A field that is flat here: the edge itself says which way is out.
      const out = d1 > d0 ? 1 : -1;
      samples.push(x, y, z, axis === 0 ? out : 0, axis === 1 ? out : 0, axis === 2 ? out : 0);
    }
  };

  visit(field, 0, 0, 0, side);
  return { origin, cellSize, side, cells, fields, edges, samples };
}
