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
import { EDGE_ORIGIN, EDGE_SHEET, SHEET_COUNT } from './cell-cases.ts';
import { CreaseNormals } from './crease-normals.ts';
import { evaluator, type FieldEvaluator } from './evaluator.ts';
import { centredBounds, intersectBounds, isEmpty } from './field-bounds.ts';
import { sampleGrid, type HermiteGrid } from './hermite-grid.ts';
import { intersectionOf } from './combine-fields.ts';
import { transformed } from './deform-fields.ts';
import { Qef } from './qef.ts';
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
 * How far a vertex may leave its cell, in cells: the tip of a corner can reach into a neighbour without crossing
 * any of its edges, and then only this cell knows of it. More room would let vertices pass each other.
 */
const ROOM = 0.5;

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
  if (isEmpty(bounds)) return meshOf(name, [], [], []);
  if (bounds.some((x) => !Number.isFinite(x)))
    throw new RangeError(`${name}: the field is unbounded; expected a box to clip it to`);
  const solid = clipTo ? clipped(field, clipTo) : field;
  const grid = sampleGrid(solid, bounds, cellSize, options);
  return contour(name, grid, options.creaseAngle ?? DEFAULT_CREASE);
}

function clipped(field: FieldEvaluator, [x0, y0, z0, x1, y1, z1]: Bounds6): FieldEvaluator {
  const size = [x1 - x0, y1 - y0, z1 - z0] as const;
  const block = evaluator(centredBounds(size[0] / 2, size[1] / 2, size[2] / 2), boxDistance(size, 0));
  const middle = [(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2] as const;
  return intersectionOf([field, transformed(block, middle, [0, 0, 0, 1], 1)], 0);
}

function contour(name: string, grid: HermiteGrid, creaseAngle: number): RenderMesh {
  const { side, cells, masks, fields, edges, samples } = grid;
  // One vertex per sheet: firstVertex of a cell, then one for each further sheet.
  const firstVertex = new Uint32Array(cells.size);
  const vertexFields: FieldEvaluator[] = [];
  for (let c = 0; c < cells.size; c++) {
    firstVertex[c] = vertexFields.length;
    for (let sheet = 0; sheet < SHEET_COUNT[masks[c]!]!; sheet++) vertexFields.push(fields[c]!);
  }
  const position = placeVertices(grid, vertexFields.length);

  // A quad around every crossed edge, its corners in the four cells that share the edge.
  const normals = new CreaseNormals(position, samples, vertexFields, creaseAngle, 1e-3 * grid.cellSize);
  const step = [1, side, side * side];
  const quad = [0, 0, 0, 0];
  for (let sample = 0; sample < edges.size; sample++) {
    const key = edges.keys[sample]!;
    const axis = key % 3;
    const lower = (key - axis) / 3;
    const s = step[(axis + 1) % 3]!;
    const t = step[(axis + 2) % 3]!;
    let insideBelow = false;
    for (let q = 0; q < 4; q++) {
      // Counter-clockwise seen from the upper end of the edge.
      const back = q === 1 || q === 2 ? 1 : 0;
      const down = q >= 2 ? 1 : 0;
      const cell = cells.find(lower - back * s - down * t);
      const mask = masks[cell]!;
      const edge = 4 * axis + back + 2 * down;
      quad[q] = firstVertex[cell]! + EDGE_SHEET[12 * mask + edge]!;
      if (q === 0) {
        const corner =
          EDGE_ORIGIN[3 * edge]! + 2 * EDGE_ORIGIN[3 * edge + 1]! + 4 * EDGE_ORIGIN[3 * edge + 2]!;
        insideBelow = ((mask >> corner) & 1) === 1;
      }
    }
    if (insideBelow) normals.addQuad(quad[0]!, quad[1]!, quad[2]!, quad[3]!, sample);
    else normals.addQuad(quad[0]!, quad[3]!, quad[2]!, quad[1]!, sample);
  }
  const { positions, vertexNormals, indices } = normals.finish();
  return meshOf(name, positions, vertexNormals, indices);
}

function placeVertices(grid: HermiteGrid, vertexCount: number): Float64Array {
  const { side, cells, masks, edges, samples, origin, cellSize } = grid;
  const position = new Float64Array(3 * vertexCount);
  const qef = new Qef();
  let vertex = 0;
  for (let c = 0; c < cells.size; c++) {
    const cell = cells.keys[c]!;
    const mask = masks[c]!;
    const i = cell % side;
    const j = Math.floor(cell / side) % side;
    const k = Math.floor(cell / (side * side));
    const low = [
      origin[0] + (i - ROOM) * cellSize,
      origin[1] + (j - ROOM) * cellSize,
      origin[2] + (k - ROOM) * cellSize,
    ];
    for (let sheet = 0; sheet < SHEET_COUNT[mask]!; sheet++, vertex++) {
      qef.clear();
      for (let edge = 0; edge < 12; edge++) {
        if (EDGE_SHEET[12 * mask + edge] !== sheet) continue;
        const corner =
          i +
          EDGE_ORIGIN[3 * edge]! +
          side * (j + EDGE_ORIGIN[3 * edge + 1]! + side * (k + EDGE_ORIGIN[3 * edge + 2]!));
        const o = 6 * edges.find(3 * corner + (edge >> 2));
        qef.add(
          samples[o]!,
          samples[o + 1]!,
          samples[o + 2]!,
          samples[o + 3]!,
          samples[o + 4]!,
          samples[o + 5]!,
        );
      }
      qef.solve(low, (1 + 2 * ROOM) * cellSize, position, 3 * vertex);
    }
  }
  return position;
}

function meshOf(
  name: string,
  positions: readonly number[],
  normals: readonly number[],
  indices: readonly number[],
): RenderMesh {
  return {
    name,
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    tangents: null,
    uvs: null,
    uvs1: null,
    colors: null,
    indices: Uint32Array.from(indices),
  };
}
