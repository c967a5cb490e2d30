/**
 * A first look at a field: the same surface from much larger cells, good enough to know a thing by, in a small part of the time. Cells
 * are as large as the shape allows: where parts of it would be missed they are halved, down to those that were asked for.
 */
import type { WorkHooks } from '../bvh/stopped-error.ts';
import type { RenderMesh } from '../render-scene.ts';
import { contour } from './contour-grid.ts';
import type { FieldEvaluator } from './evaluator.ts';
import { isEmpty } from './field-bounds.ts';
import { sampleGrid } from './hermite-grid.ts';
import { polygoniseField } from './polygonise-field.ts';

export interface FirstLook {
  readonly mesh: RenderMesh;
  /** The cells were those asked for: the mesh is what `polygoniseField` makes. */
  readonly isFinal: boolean;
}

/** Cells along the longest side of a shape, at least. */
const LEAST_CELLS = 11;
/** Times the cell that was asked for, at most. */
const MOST_COARSE = 8;
/** Larger cells turn a round thing by more than the usual crease from one to the next. */
const CREASE = (55 * Math.PI) / 180;
/** Share of the cells at the surface that may have no part of it: more means that something thin is broken. */
const MOST_MISSED = 0.2;

/**
 * @param cellSize edge of a cell of the final surface, metres, > 0.
 * @throws RangeError and StoppedError as `polygoniseField`.
 */
export function firstLook(
  name: string,
  field: FieldEvaluator,
  { cellSize, ...hooks }: WorkHooks & { readonly cellSize: number },
): FirstLook {
  const { bounds } = field;
  if (!isEmpty(bounds))
    for (let times = coarsest(bounds, cellSize); times > 1; times /= 2) {
      const grid = sampleGrid(field, bounds, times * cellSize, { ...hooks, countsMissed: true });
      const { cells, missedCells } = grid;
      if (cells.size === 0 || missedCells > MOST_MISSED * (cells.size + missedCells)) continue;
      return { mesh: contour(name, grid, { creaseAngle: CREASE, isQuick: true }), isFinal: false };
    }
  return { mesh: polygoniseField(name, field, { ...hooks, cellSize }), isFinal: true };
}

/** The largest power of two times the cell that leaves enough cells along the shape; 1 where there is none, or no such shape. */
function coarsest([x0, y0, z0, x1, y1, z1]: FieldEvaluator['bounds'], cellSize: number): number {
  const extent = Math.max(x1 - x0, y1 - y0, z1 - z0);
  if (!Number.isFinite(extent)) return 1;
  let times = 1;
  while (times < MOST_COARSE && 2 * times * cellSize * LEAST_CELLS <= extent) times *= 2;
  return times;
}
