/**
 * Triangles from a grid's Hermite data: one vertex in each cell for each sheet of surface that passes through it, a quad around every
 * crossed edge, normals split along creases.
 */
import type { RenderMesh } from '../render-scene.ts';
import { EDGE_ORIGIN, EDGE_SHEET, SHEET_COUNT } from './cell-cases.ts';
import { CreaseNormals } from './crease-normals.ts';
import type { FieldEvaluator } from './evaluator.ts';
import type { HermiteGrid } from './hermite-grid.ts';
import { Qef } from './qef.ts';

/**
 * How far a vertex may leave its cell, in cells: the tip of a corner can reach into a neighbour without crossing
 * any of its edges, and then only this cell knows of it. More room would let vertices pass each other.
 */
const ROOM = 0.5;

export interface ContourOptions {
  /** Surfaces that turn by more than this between neighbouring crossings have a crease there, radians. */
  readonly creaseAngle: number;
  /** Normals at smooth places are means of what is around, not the field's gradient: less work. */
  readonly isQuick?: boolean;
}

/** The mesh of a grid's samples; without triangles where nothing is crossed. */
export function contour(name: string, grid: HermiteGrid, options: ContourOptions): RenderMesh {
  const { side, cells, masks, fields, edges, samples } = grid;
  const { creaseAngle, isQuick = false } = options;
  // One vertex per sheet: firstVertex of a cell, then one for each further sheet.
  const firstVertex = new Uint32Array(cells.size);
  const vertexFields: FieldEvaluator[] = [];
  let vertexCount = 0;
  for (let c = 0; c < cells.size; c++) {
    firstVertex[c] = vertexCount;
    const sheets = SHEET_COUNT[masks[c]!]!;
    vertexCount += sheets;
    if (!isQuick) for (let sheet = 0; sheet < sheets; sheet++) vertexFields.push(fields[c]!);
  }
  const position = placeVertices(grid, vertexCount);

  // A quad around every crossed edge, its corners in the four cells that share the edge.
  const normals = new CreaseNormals(
    position,
    samples,
    isQuick ? null : vertexFields,
    creaseAngle,
    1e-3 * Math.min(...grid.cell),
  );
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
  const { side, cells, masks, edges, samples, origin, cell: size } = grid;
  const position = new Float64Array(3 * vertexCount);
  const qef = new Qef();
  const room = size.map((edge) => (1 + 2 * ROOM) * edge);
  let vertex = 0;
  for (let c = 0; c < cells.size; c++) {
    const cell = cells.keys[c]!;
    const mask = masks[c]!;
    const i = cell % side;
    const j = Math.floor(cell / side) % side;
    const k = Math.floor(cell / (side * side));
    const low = [
      origin[0] + (i - ROOM) * size[0],
      origin[1] + (j - ROOM) * size[1],
      origin[2] + (k - ROOM) * size[2],
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
      qef.solve(low, room, position, 3 * vertex);
    }
  }
  return position;
}

export const emptyMesh = (name: string): RenderMesh => meshOf(name, [], [], []);

/** Arrays as a mesh without uvs. */
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
