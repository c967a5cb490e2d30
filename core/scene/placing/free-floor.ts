/**
 * Where on the floor of a scene a thing has room: the free place nearest to a wished one. The scene's triangles are drawn into a plan of
 * small cells: what rises between the floor and the thing's height is in the way, what lies flat below is floor.
 */
import { transformPoint } from '../../math/mat4.ts';
import type { Vec3 } from '../../math/vec3.ts';
import type { RenderScene } from '../render-scene.ts';
import { coveredCells, type PlanTriangle } from './covered-cells.ts';

export interface FreePlace {
  /** Middle of the thing's footprint, on the floor. */
  readonly at: Vec3;
  /** False where there is no room within reach: then it is the wished place. */
  readonly isFree: boolean;
}

/** What is flatter than this is a floor or a rug: one stands on it. */
const STEP_M = 0.12;
/** A ground that lies lower than this below the origin is not looked for. */
const DEEPEST_M = 2;
/** Kept free about the thing. */
const MARGIN_M = 0.1;
const REACH_M = 12;
const CELL_M = 0.1;
/** Cells along the thing's longer side, at most, so that the plan of a house is no finer than it need be. */
const FINEST = 12;

/**
 * @param sizeM full extents of the thing. @param near wished middle; its height does not count.
 */
export function freeFloor({ meshes, instances }: RenderScene, sizeM: Vec3, near: Vec3): FreePlace {
  const [width, height, depth] = sizeM;
  const longest = Math.max(width, depth);
  const cell = Math.max(CELL_M, longest / FINEST);
  const side = Math.ceil((2 * (REACH_M + longest)) / cell);
  const corner = [near[0] - (side * cell) / 2, near[2] - (side * cell) / 2] as const;
  const blocked = new Uint8Array(side * side);
  const floor = new Float32Array(side * side).fill(NaN);

  for (const { mesh, motion } of instances) {
    const { positions, indices } = meshes[mesh]!;
    const at = (index: number): Vec3 =>
      transformPoint(motion[0].worldFromLocal, [
        positions[3 * index]!,
        positions[3 * index + 1]!,
        positions[3 * index + 2]!,
      ]);
    for (let t = 0; t < indices.length; t += 3) {
      const triangle: PlanTriangle = [at(indices[t]!), at(indices[t + 1]!), at(indices[t + 2]!)];
      const low = Math.min(triangle[0][1], triangle[1][1], triangle[2][1]);
      const high = Math.max(triangle[0][1], triangle[1][1], triangle[2][1]);
      if (low >= height || high < -DEEPEST_M) continue;
      const isFloor = high <= STEP_M;
      for (const o of coveredCells(triangle, corner, cell, side)) {
        if (!isFloor) blocked[o] = 1;
        else if (!(floor[o]! >= high)) floor[o] = high;
      }
    }
  }
  const hasFloor = floor.some((y) => !Number.isNaN(y));
  const taken = sums(side, (o) => (blocked[o] === 1 || (hasFloor && Number.isNaN(floor[o]!)) ? 1 : 0));
  const spanX = Math.ceil((width + 2 * MARGIN_M) / cell);
  const spanZ = Math.ceil((depth + 2 * MARGIN_M) / cell);

  let best: { i: number; k: number } | null = null;
  let nearest = Infinity;
  for (let k = 0; k + spanZ <= side; k++)
    for (let i = 0; i + spanX <= side; i++) {
      const away = Math.hypot(i + spanX / 2 - side / 2, k + spanZ / 2 - side / 2);
      if (away >= nearest || taken(i, k, spanX, spanZ) > 0) continue;
      nearest = away;
      best = { i, k };
    }
  if (best === null) return { at: [near[0], 0, near[2]], isFree: false };
  let y = -Infinity;
  for (let k = best.k; k < best.k + spanZ; k++)
    for (let i = best.i; i < best.i + spanX; i++) y = Math.max(y, hasFloor ? floor[i + side * k]! : 0);
  return {
    at: [corner[0] + (best.i + spanX / 2) * cell, y, corner[1] + (best.k + spanZ / 2) * cell],
    isFree: true,
  };
}

/** @returns how much of a rectangle of cells is marked, from a table of sums. */
function sums(
  side: number,
  marked: (o: number) => 0 | 1,
): (i: number, k: number, width: number, depth: number) => number {
  const row = side + 1;
  const table = new Uint32Array(row * row);
  for (let k = 0; k < side; k++)
    for (let i = 0; i < side; i++)
      table[i + 1 + row * (k + 1)] =
        marked(i + side * k) + table[i + row * (k + 1)]! + table[i + 1 + row * k]! - table[i + row * k]!;
  return (i, k, width, depth) =>
    table[i + width + row * (k + depth)]! -
    table[i + row * (k + depth)]! -
    table[i + width + row * k]! +
    table[i + row * k]!;
}
