/**
 * The outline of an object seen from above. A convex object is its hull, exactly; any other is filled into a grid over
 * its bounds and the edge of the filled cells is followed, which keeps holes (a ring-shaped counter) and bays (an
 * L-shaped sofa) at a fineness beyond what a printed plan resolves.
 *
 * The edge is followed with the filled cells on the right hand, turning left first where two cells touch at a corner,
 * so that cells joined only by a corner stay one outline.
 */
import type { ObjectTriangles } from './object-triangles.ts';
import type { PlanPoint, PlanRing } from './plan-drawing.ts';
import { convexHull, signedArea, simplifyRing } from './polygon.ts';

/** Cells along the longer side of the bounds. */
const GRID = 160;
/** An outline that fills this much of its hull is convex but for its rounding. */
const CONVEX = 0.97;

/** Outlines already followed, by the object and height: shots of one scene ask again and again. */
const followed = new WeakMap<ObjectTriangles, Map<number, readonly PlanRing[]>>();

/** Rings for the even–odd rule; empty where nothing lies below `below` (world height, metres). */
export function footprint(object: ObjectTriangles, below = Infinity): readonly PlanRing[] {
  const known = followed.get(object) ?? new Map<number, readonly PlanRing[]>();
  followed.set(object, known);
  const rings = known.get(below) ?? outlineOf(object, below);
  known.set(below, rings);
  return rings;
}

function outlineOf(object: ObjectTriangles, below: number): readonly PlanRing[] {
  const triangles = trianglesBelow(object.corners, below);
  if (triangles.length === 0) return [];
  const points: PlanPoint[] = [];
  for (let i = 0; i < triangles.length; i += 2) points.push([triangles[i]!, triangles[i + 1]!]);
  const hull = convexHull(points);
  if (hull.length < 3) return [];
  const grid = gridOver(hull);
  const filled = fill(triangles, grid);
  const area = filled.reduce((sum, cell) => sum + cell, 0) * grid.cell ** 2;
  if (area >= CONVEX * Math.abs(signedArea(hull))) return [hull];
  const rings = follow(filled, grid)
    .map((ring) => simplifyRing(ring, 0.8 * grid.cell))
    .filter((ring) => ring.length >= 3);
  return rings.length > 0 ? rings : [hull];
}

/** x, z of three corners a triangle, of the triangles that have a corner below the height. */
function trianglesBelow(corners: Float64Array, below: number): Float64Array {
  const kept: number[] = [];
  for (let i = 0; i + 8 < corners.length; i += 9) {
    if (Math.min(corners[i + 1]!, corners[i + 4]!, corners[i + 7]!) > below) continue;
    kept.push(
      corners[i]!,
      corners[i + 2]!,
      corners[i + 3]!,
      corners[i + 5]!,
      corners[i + 6]!,
      corners[i + 8]!,
    );
  }
  return Float64Array.from(kept);
}

interface Grid {
  readonly x: number;
  readonly y: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

function gridOver(hull: PlanRing): Grid {
  const xs = hull.map((p) => p[0]);
  const ys = hull.map((p) => p[1]);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y];
  const cell = Math.max(width, height) / GRID;
  return {
    x,
    y,
    cell,
    columns: Math.max(1, Math.ceil(width / cell - 1e-9)),
    rows: Math.max(1, Math.ceil(height / cell - 1e-9)),
  };
}

/** 1 where the middle of a cell lies in a triangle; one that holds no middle fills its corners' cells: thin things stay. */
function fill(triangles: Float64Array, { x, y, cell, columns, rows }: Grid): Uint8Array {
  const filled = new Uint8Array(columns * rows);
  const column = (value: number): number =>
    Math.min(columns - 1, Math.max(0, Math.floor((value - x) / cell)));
  const row = (value: number): number => Math.min(rows - 1, Math.max(0, Math.floor((value - y) / cell)));
  for (let i = 0; i + 5 < triangles.length; i += 6) {
    const [ax, ay, bx] = [triangles[i]!, triangles[i + 1]!, triangles[i + 2]!];
    const [by, cx, cy] = [triangles[i + 3]!, triangles[i + 4]!, triangles[i + 5]!];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const [top, bottom] = [row(Math.min(ay, by, cy)), row(Math.max(ay, by, cy))];
    const [left, right] = [column(Math.min(ax, bx, cx)), column(Math.max(ax, bx, cx))];
    let holds = false;
    for (let r = top; area !== 0 && r <= bottom; r++)
      for (let c = left; c <= right; c++) {
        const [px, py] = [x + (c + 0.5) * cell, y + (r + 0.5) * cell];
        const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area;
        const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area;
        if (u < 0 || v < 0 || u + v > 1) continue;
        filled[r * columns + c] = 1;
        holds = true;
      }
    // Edge-on faces are the rim of something that other triangles fill, unless they are all there is.
    if (holds || area === 0) continue;
    filled[row(ay) * columns + column(ax)] = 1;
    filled[row(by) * columns + column(bx)] = 1;
    filled[row(cy) * columns + column(cx)] = 1;
  }
  return filled;
}

/** Steps along cell edges: right, down, left, up. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

function follow(filled: Uint8Array, { x, y, cell, columns, rows }: Grid): PlanRing[] {
  const at = (c: number, r: number): boolean =>
    c >= 0 && r >= 0 && c < columns && r < rows && filled[r * columns + c] === 1;
  /** Whether walking from node (c, r) in `direction` has a filled cell on the right hand and none on the left. */
  const isEdge = (c: number, r: number, direction: number): boolean => {
    switch (direction) {
      case 0:
        return at(c, r) && !at(c, r - 1);
      case 1:
        return at(c - 1, r) && !at(c, r);
      case 2:
        return at(c - 1, r - 1) && !at(c - 1, r);
      default:
        return at(c, r - 1) && !at(c - 1, r - 1);
    }
  };
  const walked = new Uint8Array((columns + 1) * (rows + 1));
  const rings: PlanRing[] = [];
  // Every outline has an edge that runs to the right; each starts one walk.
  for (let r = 0; r <= rows; r++)
    for (let c = 0; c < columns; c++) {
      if (!isEdge(c, r, 0) || walked[r * (columns + 1) + c] === 1) continue;
      const ring: PlanPoint[] = [];
      let [nodeC, nodeR, direction] = [c, r, 0];
      do {
        if (direction === 0) walked[nodeR * (columns + 1) + nodeC] = 1;
        ring.push([x + nodeC * cell, y + nodeR * cell]);
        nodeC += STEPS[direction]![0];
        nodeR += STEPS[direction]![1];
        const left = (direction + 3) % 4;
        const right = (direction + 1) % 4;
        if (isEdge(nodeC, nodeR, left)) direction = left;
        else if (!isEdge(nodeC, nodeR, direction)) direction = right;
      } while (nodeC !== c || nodeR !== r || direction !== 0);
      rings.push(ring);
    }
  return rings;
}
