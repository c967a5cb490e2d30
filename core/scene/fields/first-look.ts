/**
 * A first look at a field: the same surface from much larger cells, good enough to know a thing by, in a small part of the time. Cells
 * are as large as the shape allows: where parts of it would be missed they are halved, down to those that were asked for.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { Bounds6 } from '../bvh/triangle-bvh.ts';
import type { WorkHooks } from '../bvh/stopped-error.ts';
import type { RenderMesh } from '../render-scene.ts';
import { contour } from './contour-grid.ts';
import { offsetBy } from './deform-fields.ts';
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
/** Cells through the thickness of a shape that is flat. */
const CELLS_THROUGH = 4;
/** Times the cell that was asked for, at most. */
const MOST_COARSE = 8;
/** Larger cells turn a round thing by more than the usual crease from one to the next. */
const CREASE = (55 * Math.PI) / 180;
/** Share of the cells at the surface that may have no part of it, times their coarseness: more means that something thin is broken. */
const MOST_MISSED = 0.24;
/** Thin parts grow by so much of a cell on each side where that mends them. */
const GROWS_CELLS = 0.3;
/** They may not grow over what stands beside or on them: metres, or a share of the thing's smallest side where that is more. */
const MOST_GROWTH_M = 0.02;
const MOST_GROWTH = 0.02;

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
  if (isEmpty(bounds) || !bounds.every(Number.isFinite))
    return { mesh: polygoniseField(name, field, { ...hooks, cellSize }), isFinal: true };
  const look = (of: FieldEvaluator, times: number): RenderMesh | null => {
    const grid = sampleGrid(of, of.bounds, coarseCell(of.bounds, times, cellSize), {
      ...hooks,
      countsMissed: true,
    });
    const { cells, missedCells } = grid;
    if (cells.size === 0 || times * missedCells > MOST_MISSED * (cells.size + missedCells)) return null;
    return contour(name, grid, { creaseAngle: CREASE, isQuick: true });
  };
  const coarsest = coarsestOf(bounds, cellSize);
  for (let times = coarsest; times > 1; times /= 2) {
    const mesh = look(field, times);
    if (mesh !== null) return { mesh, isFinal: false };
  }
  const growth = 2 * GROWS_CELLS * cellSize;
  if (coarsest > 1 && growth <= Math.max(MOST_GROWTH_M, MOST_GROWTH * Math.min(...extentsOf(bounds)))) {
    const mesh = look(offsetBy(field, growth), 2);
    if (mesh !== null) return { mesh, isFinal: false };
  }
  return { mesh: polygoniseField(name, field, { ...hooks, cellSize }), isFinal: true };
}

/** The largest power of two times the cell that leaves enough cells along the shape; 1 where there is none. */
function coarsestOf(bounds: Bounds6, cellSize: number): number {
  const extent = Math.max(...extentsOf(bounds));
  let times = 1;
  while (times < MOST_COARSE && 2 * times * cellSize * LEAST_CELLS <= extent) times *= 2;
  return times;
}

/** Cells so many times as large, but finer through the thickness of what is flat. */
function coarseCell(bounds: Bounds6, times: number, cellSize: number): Vec3 {
  const [x, y, z] = extentsOf(bounds).map((extent) => {
    let own = times;
    while (own > 1 && own * cellSize * CELLS_THROUGH > extent) own /= 2;
    return own * cellSize;
  });
  return [x!, y!, z!];
}

const extentsOf = ([x0, y0, z0, x1, y1, z1]: Bounds6): readonly number[] => [x1 - x0, y1 - y0, z1 - z0];
