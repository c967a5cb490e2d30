/**
 * Sparse samples of a field on a grid: the cells that the surface crosses, and on each crossed grid edge the
 * crossing and the normal there (Hermite data). An octree finds them: a box is given up as soon as the distance
 * at its centre shows that no surface reaches it, and the field is simplified to what matters inside it.
 */
import { StoppedError, type WorkHooks } from '../bvh/stopped-error.ts';
import type { Vec3 } from '../../math/vec3.ts';
import type { Bounds6 } from '../bvh/triangle-bvh.ts';
import { EDGE_ORIGIN } from './cell-cases.ts';
import { crossedAt, gradientOf } from './edge-crossing.ts';
import type { FieldEvaluator } from './evaluator.ts';
import { KeyTable } from './key-table.ts';

export interface HermiteGrid {
  readonly origin: Vec3;
  /** Of a cell along x, y and z, metres. */
  readonly cell: Vec3;
  /** Cells per axis; a cell's key is i + side·(j + side·k). */
  readonly side: number;
  /** Cells that the surface crosses, in the order of discovery. */
  readonly cells: KeyTable;
  /** Bit mask of inside corners, per cell. */
  readonly masks: readonly number[];
  /** The field as simplified around each cell, good to a cell's size beyond it. */
  readonly fields: readonly FieldEvaluator[];
  /** Crossed edges: 3·(key of lower corner) + axis, in the order of discovery. */
  readonly edges: KeyTable;
  /** Six numbers per crossed edge: crossing, unit normal. */
  readonly samples: readonly number[];
  /** Cells that the surface surely passes without having a corner inside; counted where that was asked for. */
  readonly missedCells: number;
}

export interface SampleOptions extends WorkHooks {
  /** Costs a value of the field for each cell near the surface. */
  readonly countsMissed?: boolean;
}

/** Cells per side of the leaves of the octree. */
const LEAF = 4;
const CORNERS = LEAF + 1;
/** Keys stay exact integers in f64: 3·side³ < 2⁵³. */
const MAX_SIDE = 1 << 17;
/** A surface so near to the middle of a cell passes through it, in cells. */
const SURELY_PASSED = 0.3;
/** Offsets of a cell's eight corners, and of its twelve edges' lower ends, among the corners of a leaf. */
const CORNER_AT = Int32Array.from({ length: 8 }, (_, c) => cornerIndex(c & 1, (c >> 1) & 1, c >> 2));
const EDGE_AT = Int32Array.from({ length: 12 }, (_, e) =>
  cornerIndex(EDGE_ORIGIN[3 * e]!, EDGE_ORIGIN[3 * e + 1]!, EDGE_ORIGIN[3 * e + 2]!),
);
const AXIS_STEP = [1, CORNERS, CORNERS * CORNERS] as const;

function cornerIndex(i: number, j: number, k: number): number {
  return i + CORNERS * (j + CORNERS * k);
}

/**
 * @param cell of a cell along x, y and z, metres, > 0.
 * @throws RangeError when the box needs more than MAX_SIDE cells on a side. @throws StoppedError
 */
export function sampleGrid(
  field: FieldEvaluator,
  bounds: Bounds6,
  cell: Vec3,
  options: SampleOptions,
): HermiteGrid {
  const [dx, dy, dz] = cell;
  const extents = [bounds[3] - bounds[0], bounds[4] - bounds[1], bounds[5] - bounds[2]] as const;
  let side = LEAF;
  // Two cells of room on each side.
  while (extents.some((extent, axis) => side * cell[axis]! < extent + 4 * cell[axis]!)) side *= 2;
  if (side > MAX_SIDE)
    throw new RangeError(
      `cellSize ${Math.min(...cell)} m: expected at least ${Math.max(...extents) / MAX_SIDE} m for a field ${Math.max(...extents)} m across`,
    );
  const smallest = Math.min(dx, dy, dz);
  const largest = Math.max(dx, dy, dz);
  const diagonal = dx === dy && dy === dz ? Math.sqrt(3) * dx : Math.hypot(dx, dy, dz);
  // The grid is off the field's own symmetry planes, where corners would lie exactly on surfaces.
  const margin = 1.618034;
  const origin = [bounds[0] - margin * dx, bounds[1] - margin * dy, bounds[2] - margin * dz] as const;
  const cells = new KeyTable();
  const masks: number[] = [];
  const fields: FieldEvaluator[] = [];
  const edges = new KeyTable();
  const samples: number[] = [];
  const corner = new Float64Array(CORNERS ** 3);
  const normal = new Float64Array(3);
  let done = 0;
  let checks = 0;
  let missed = 0;

  const visit = (f: FieldEvaluator, i: number, j: number, k: number, n: number): void => {
    const x = origin[0] + i * dx + (n * dx) / 2;
    const y = origin[1] + j * dy + (n * dy) / 2;
    const z = origin[2] + k * dz + (n * dz) / 2;
    // A little more than the half diagonal, so that rounding cannot lose a corner.
    const radius = (n / 2) * diagonal * (1 + 1e-9) + 1e-12;
    const reached = Math.abs(f.base(x, y, z)) <= radius + f.slack;
    if (!reached || n === LEAF) {
      if (reached) leaf(f.within(x, y, z, radius + largest), i, j, k);
      done += n ** 3;
      if (++checks % 256 === 0) {
        if (options.shouldStop?.()) throw new StoppedError('Field polygonisation');
        options.onProgress?.(done / side ** 3);
      }
      return;
    }
    const inner = f.within(x, y, z, radius + largest);
    const m = n / 2;
    for (let c = 0; c < 8; c++) visit(inner, i + m * (c & 1), j + m * ((c >> 1) & 1), k + m * (c >> 2), m);
  };

  const leaf = (f: FieldEvaluator, i0: number, j0: number, k0: number): void => {
    const { distance, base, slack } = f;
    corner.fill(NaN);
    // eight cells around a corner are given up by what is there
    const reach = diagonal * (1 + 1e-9) + 1e-12 + slack;
    for (let block = 0; block < 8; block++) {
      const [bi, bj, bk] = [2 * (block & 1), 2 * ((block >> 1) & 1), 2 * (block >> 2)];
      const x = origin[0] + (i0 + bi + 1) * dx;
      const y = origin[1] + (j0 + bj + 1) * dy;
      const z = origin[2] + (k0 + bk + 1) * dz;
      if (Math.abs(base(x, y, z)) > reach) continue;
      let inside = 0;
      for (let k = bk; k <= bk + 2; k++)
        for (let j = bj; j <= bj + 2; j++)
          for (let i = bi, o = cornerIndex(bi, j, k); i <= bi + 2; i++, o++) {
            let d = corner[o]!;
            if (d !== d)
              d = corner[o] = distance(
                origin[0] + (i0 + i) * dx,
                origin[1] + (j0 + j) * dy,
                origin[2] + (k0 + k) * dz,
              );
            if (d < 0) inside++;
          }
      if (inside === 27 || (inside === 0 && options.countsMissed !== true)) continue;
      for (let k = bk; k < bk + 2; k++)
        for (let j = bj; j < bj + 2; j++)
          for (let i = bi; i < bi + 2; i++) visitCell(f, cornerIndex(i, j, k), i0 + i, j0 + j, k0 + k);
    }
  };

  /** @param at its lowest corner among the corners of the leaf. */
  const visitCell = (f: FieldEvaluator, at: number, i: number, j: number, k: number): void => {
    let mask = 0;
    for (let c = 0; c < 8; c++) if (corner[at + CORNER_AT[c]!]! < 0) mask |= 1 << c;
    if (mask === 0 && options.countsMissed === true && isMissed(f, i, j, k)) missed++;
    if (mask === 0 || mask === 255) return;
    cells.add(i + side * (j + side * k));
    masks.push(mask);
    fields.push(f);
    for (let edge = 0; edge < 12; edge++) {
      const axis = edge >> 2;
      const from = at + EDGE_AT[edge]!;
      const d0 = corner[from]!;
      const d1 = corner[from + AXIS_STEP[axis]!]!;
      if (d0 < 0 === d1 < 0) continue;
      const ei = i + EDGE_ORIGIN[3 * edge]!;
      const ej = j + EDGE_ORIGIN[3 * edge + 1]!;
      const ek = k + EDGE_ORIGIN[3 * edge + 2]!;
      const before = edges.size;
      if (edges.add(3 * (ei + side * (ej + side * ek)) + axis) < before) continue;
      crossing(f.distance, ei, ej, ek, axis, d0, d1);
    }
  };

  const isMissed = ({ distance }: FieldEvaluator, i: number, j: number, k: number): boolean =>
    distance(origin[0] + (i + 0.5) * dx, origin[1] + (j + 0.5) * dy, origin[2] + (k + 0.5) * dz) <
    SURELY_PASSED * smallest;

  const crossing = (
    distance: FieldEvaluator['distance'],
    i: number,
    j: number,
    k: number,
    axis: number,
    d0: number,
    d1: number,
  ): void => {
    const p: [number, number, number] = [origin[0] + i * dx, origin[1] + j * dy, origin[2] + k * dz];
    const start = p[axis]!;
    p[axis] = start + crossedAt(distance, p, axis, cell[axis]!, d0, d1);
    const [x, y, z] = p;
    const l = gradientOf(distance, x, y, z, 1e-3 * smallest, normal);
    if (l > 0) samples.push(x, y, z, normal[0]!, normal[1]!, normal[2]!);
    else {
      // A field that is flat here: the edge itself says which way is out.
      const out = d1 > d0 ? 1 : -1;
      samples.push(x, y, z, axis === 0 ? out : 0, axis === 1 ? out : 0, axis === 2 ? out : 0);
    }
  };

  visit(field, 0, 0, 0, side);
  return { origin, cell, side, cells, masks, fields, edges, samples, missedCells: missed };
}
