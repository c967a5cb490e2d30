/**
 * A field that is known at the points of a grid: trilinear between them, as an evaluator that can be polygonised. The values need not be
 * distances: they are divided by the steepest slope of the grid, which makes them a lower bound of the distance.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { Bounds6 } from '../bvh/triangle-bvh.ts';
import { evaluator, type FieldEvaluator } from './evaluator.ts';

export interface FieldGrid {
  /** Points along x, y and z, 2 or more each. */
  readonly counts: Vec3;
  /** First and last point, metres; each of max above its min. */
  readonly min: Vec3;
  readonly max: Vec3;
  /** Negative inside; x counts fastest, then y, then z. */
  readonly values: Float32Array;
}

/** Metres between neighbours along x, y and z. */
export const gridSpacing = ({ counts, min, max }: Pick<FieldGrid, 'counts' | 'min' | 'max'>): Vec3 => [
  (max[0] - min[0]) / (counts[0] - 1),
  (max[1] - min[1]) / (counts[1] - 1),
  (max[2] - min[2]) / (counts[2] - 1),
];

const boxOf = ({ min, max }: FieldGrid): Bounds6 => [...min, ...max];

/**
 * Reads `channels` numbers a point between the points of a grid; beyond its border what is at the border.
 * @param values as many as points times channels, the channels of a point side by side.
 */
export function gridReader(
  grid: Pick<FieldGrid, 'counts' | 'min' | 'max'>,
  values: Float32Array,
  channels = 1,
): (x: number, y: number, z: number, channel?: number) => number {
  const [nx, ny, nz] = grid.counts;
  const spacing = gridSpacing(grid);
  const [ox, oy, oz] = grid.min;
  const [ix, iy, iz] = [1 / spacing[0], 1 / spacing[1], 1 / spacing[2]];
  const right = channels;
  const up = channels * nx;
  const deep = channels * nx * ny;
  return (x, y, z, channel = 0) => {
    const gx = Math.min(nx - 1, Math.max(0, (x - ox) * ix));
    const gy = Math.min(ny - 1, Math.max(0, (y - oy) * iy));
    const gz = Math.min(nz - 1, Math.max(0, (z - oz) * iz));
    const i = Math.min(nx - 2, Math.floor(gx));
    const j = Math.min(ny - 2, Math.floor(gy));
    const k = Math.min(nz - 2, Math.floor(gz));
    const [u, v, w] = [gx - i, gy - j, gz - k];
    const o = i * right + j * up + k * deep + channel;
    const along = (at: number): number => values[at]! + u * (values[at + right]! - values[at]!);
    const near = along(o) + v * (along(o + up) - along(o));
    const far = along(o + deep) + v * (along(o + deep + up) - along(o + deep));
    return near + w * (far - near);
  };
}

/** The field of a grid, cut to its box by whoever polygonises it: beyond the box it is what it is at the border. */
export function gridField(grid: FieldGrid): FieldEvaluator {
  const read = gridReader(grid, grid.values);
  const bound = 1 / Math.max(steepest(grid), Number.MIN_VALUE ** 0.5);
  return evaluator(boxOf(grid), (x, y, z) => bound * read(x, y, z));
}

/** What a grid is at its surface. */
export interface GridSurface {
  /** Pairs of neighbours with the surface between them. */
  readonly crossings: number;
  /** A border point is inside: the shape goes on beyond the grid and is cut there. */
  readonly isCut: boolean;
}

export function gridSurface({ counts, values }: FieldGrid): GridSurface {
  const [nx, ny, nz] = counts;
  let crossings = 0;
  let isCut = false;
  forEachPoint(counts, (o, i, j, k) => {
    const inside = values[o]! < 0;
    if (i + 1 < nx && values[o + 1]! < 0 !== inside) crossings++;
    if (j + 1 < ny && values[o + nx]! < 0 !== inside) crossings++;
    if (k + 1 < nz && values[o + nx * ny]! < 0 !== inside) crossings++;
    const isBorder = i === 0 || j === 0 || k === 0 || i === nx - 1 || j === ny - 1 || k === nz - 1;
    if (inside && isBorder) isCut = true;
  });
  return { crossings, isCut };
}

/** No slope between the points is steeper than this, per metre. */
function steepest(grid: FieldGrid): number {
  const { counts, values } = grid;
  const [nx, ny, nz] = counts;
  const [dx, dy, dz] = gridSpacing(grid);
  let [mx, my, mz] = [0, 0, 0];
  forEachPoint(counts, (o, i, j, k) => {
    const here = values[o]!;
    if (i + 1 < nx) mx = Math.max(mx, Math.abs(values[o + 1]! - here));
    if (j + 1 < ny) my = Math.max(my, Math.abs(values[o + nx]! - here));
    if (k + 1 < nz) mz = Math.max(mz, Math.abs(values[o + nx * ny]! - here));
  });
  return Math.hypot(mx / dx, my / dy, mz / dz);
}

function forEachPoint(
  [nx, ny, nz]: Vec3,
  visit: (offset: number, i: number, j: number, k: number) => void,
): void {
  let o = 0;
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) visit(o++, i, j, k);
}
