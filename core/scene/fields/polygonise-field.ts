/**
 * Triangles of an implicit field by dual contouring [1]: one vertex in each cell for each sheet of surface that
 * passes through it [2], placed where the tangent planes of the cell's crossings meet, so that edges and corners
 * stay crisp at any cell size. Normals are split along creases.
 *
 * Limits: parts thinner than a cell can vanish or break; where two sheets of one cell's face belong to the same
 * vertex on both sides, an edge has four triangles instead of two. The surface is closed in every case.
 *
 * [1] T. Ju, F. Losasso, S. Schaefer, J. Warren, "Dual Contouring of Hermite Data", SIGGRAPH 2002.
 * [2] G. Nielson, "Dual Marching Cubes", IEEE Visualization 2004.
 */
import type { WorkHooks } from '../bvh/stopped-error.ts';
import type { Bounds6 } from '../bvh/triangle-bvh.ts';
import type { RenderMesh } from '../render-scene.ts';
import { contour, emptyMesh } from './contour-grid.ts';
import { evaluator, type FieldEvaluator } from './evaluator.ts';
import { centredBounds, intersectBounds, isEmpty } from './field-bounds.ts';
import { sampleGrid } from './hermite-grid.ts';
import { intersectionOf } from './combine-fields.ts';
import { transformed } from './deform-fields.ts';
import { boxDistance } from './shape-distances.ts';

export interface PolygoniseOptions extends WorkHooks {
  /** Edge of a cell, metres, > 0. */
  readonly cellSize: number;
  /** Cuts the field to this box; needed where the field is unbounded. */
  readonly clipTo?: Bounds6;
  /** Surfaces that turn by more than this between neighbouring crossings have a crease there, radians; default 30°. */
  readonly creaseAngle?: number;
}

const DEFAULT_CREASE = Math.PI / 6;

/**
 * The surface of `field` as a closed mesh, outward, without uvs. The same field and options give the same bytes.
 * A field that is positive everywhere gives a mesh without triangles.
 * @throws RangeError for a cell size that is not > 0 or too small, or an unbounded field without `clipTo`.
 * @throws StoppedError when `shouldStop` says so.
 */
export function polygoniseField(name: string, field: FieldEvaluator, options: PolygoniseOptions): RenderMesh {
  const { cellSize, clipTo } = options;
  if (!(cellSize > 0 && Number.isFinite(cellSize)))
    throw new RangeError(`cellSize: expected > 0 metres, got ${cellSize}`);
  const bounds = clipTo ? intersectBounds([field.bounds, clipTo]) : field.bounds;
  if (isEmpty(bounds)) return emptyMesh(name);
  if (bounds.some((x) => !Number.isFinite(x)))
    throw new RangeError(`${name}: the field is unbounded; expected a box to clip it to`);
  const solid = clipTo ? clipped(field, clipTo) : field;
  const grid = sampleGrid(solid, bounds, [cellSize, cellSize, cellSize], options);
  return contour(name, grid, { creaseAngle: options.creaseAngle ?? DEFAULT_CREASE });
}

function clipped(field: FieldEvaluator, [x0, y0, z0, x1, y1, z1]: Bounds6): FieldEvaluator {
  const size = [x1 - x0, y1 - y0, z1 - z0] as const;
  const block = evaluator(centredBounds(size[0] / 2, size[1] / 2, size[2] / 2), boxDistance(size, 0));
  const middle = [(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2] as const;
  return intersectionOf([field, transformed(block, middle, [0, 0, 0, 1], 1)], 0);
}
