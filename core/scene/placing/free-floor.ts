/**
 * Where on the floor of a scene a thing has room: the free place nearest to a wished one. The scene's triangles are drawn into a plan of
 * small cells: what rises between the floor and the thing's height is in the way, what lies flat below is floor, and where the next
 * surface above shows its inner side, one would stand inside of something.
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
/** Of two sheets so close, either may be the next one. */
const TOUCH_M = 0.002;

/** @param sizeM full extents of the thing. @param near wished middle; its height does not count. */
export function freeFloor(scene: RenderScene, sizeM: Vec3, near: Vec3): FreePlace {
  const [width, height, depth] = sizeM;
  const longest = Math.max(width, depth);
  const cell = Math.max(CELL_M, longest / FINEST);
  const side = Math.ceil((2 * (REACH_M + longest)) / cell);
  const corner = [near[0] - (side * cell) / 2, near[2] - (side * cell) / 2] as const;
  const plan = new FloorPlan(side, height);
  for (const triangle of worldTriangles(scene))
    if (plan.matters(triangle)) plan.draw(triangle, coveredCells(triangle, corner, cell, side));
  const taken = sums(side, plan.taken());
  const spanX = Math.ceil((width + 2 * MARGIN_M) / cell);
  const spanZ = Math.ceil((depth + 2 * MARGIN_M) / cell);

  let best: readonly [number, number] | null = null;
  let nearest = Infinity;
  for (let k = 0; k + spanZ <= side; k++)
    for (let i = 0; i + spanX <= side; i++) {
      const away = Math.hypot(i + spanX / 2 - side / 2, k + spanZ / 2 - side / 2);
      if (away >= nearest || taken(i, k, spanX, spanZ) > 0) continue;
      nearest = away;
      best = [i, k];
    }
  if (best === null) return { at: [near[0], 0, near[2]], isFree: false };
  const [i, k] = best;
  return {
    at: [
      corner[0] + (i + spanX / 2) * cell,
      plan.height(i, k, spanX, spanZ),
      corner[1] + (k + spanZ / 2) * cell,
    ],
    isFree: true,
  };
}

function* worldTriangles({ meshes, instances }: RenderScene): Generator<PlanTriangle, undefined, undefined> {
  for (const { mesh, motion } of instances) {
    const { positions, indices } = meshes[mesh]!;
    const at = (index: number): Vec3 =>
      transformPoint(motion[0].worldFromLocal, [
        positions[3 * index]!,
        positions[3 * index + 1]!,
        positions[3 * index + 2]!,
      ]);
    for (let t = 0; t < indices.length; t += 3)
      yield [at(indices[t]!), at(indices[t + 1]!), at(indices[t + 2]!)];
  }
}

/** Upward share of a triangle's normal, not normalised: positive where it is seen from above. */
const facing = ([a, b, c]: PlanTriangle): number =>
  (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]);

const lowOf = ([a, b, c]: PlanTriangle): number => Math.min(a[1], b[1], c[1]);
const highOf = ([a, b, c]: PlanTriangle): number => Math.max(a[1], b[1], c[1]);

/** What there is over each cell of a plan, for a thing of one height. */
class FloorPlan {
  readonly #side: number;
  readonly #heightM: number;
  readonly #blocked: Uint8Array;
  /** Height of the highest surface below that faces up. */
  readonly #floor: Float32Array;
  /** Height of the lowest surface above that faces down, and of the one that faces up. */
  readonly #ceiling: Float32Array;
  readonly #roof: Float32Array;

  constructor(side: number, heightM: number) {
    this.#side = side;
    this.#heightM = heightM;
    this.#blocked = new Uint8Array(side * side);
    this.#floor = new Float32Array(side * side).fill(-Infinity);
    this.#ceiling = new Float32Array(side * side).fill(Infinity);
    this.#roof = new Float32Array(side * side).fill(Infinity);
  }

  matters(triangle: PlanTriangle): boolean {
    return highOf(triangle) >= -DEEPEST_M;
  }

  draw(triangle: PlanTriangle, cells: Iterable<number>): void {
    const [low, high, up] = [lowOf(triangle), highOf(triangle), facing(triangle)];
    const isBelow = high <= STEP_M;
    const isAbove = low >= this.#heightM;
    for (const o of cells)
      if (isBelow) {
        if (up > 0) this.#floor[o] = Math.max(this.#floor[o]!, high);
      } else if (isAbove) {
        if (up > 0) this.#roof[o] = Math.min(this.#roof[o]!, low);
        else if (up < 0) this.#ceiling[o] = Math.min(this.#ceiling[o]!, low);
      } else this.#blocked[o] = 1;
  }

  /** @returns whether nothing can stand in a cell. Where a scene has a floor at all, one stands on floor. */
  taken(): (o: number) => boolean {
    const hasFloor = this.#floor.some((y) => y > -Infinity);
    return (o) =>
      this.#blocked[o] === 1 ||
      (hasFloor && this.#floor[o] === -Infinity) ||
      this.#roof[o]! < this.#ceiling[o]! - TOUCH_M;
  }

  /** Of the highest floor in a rectangle of cells; 0 where there is none. */
  height(i: number, k: number, width: number, depth: number): number {
    let y = -Infinity;
    for (let row = k; row < k + depth; row++)
      for (let o = i + this.#side * row; o < i + width + this.#side * row; o++)
        y = Math.max(y, this.#floor[o]!);
    return Number.isFinite(y) ? y : 0;
  }
}

/** @returns how many cells of a rectangle are marked, from a table of sums. */
function sums(
  side: number,
  isMarked: (o: number) => boolean,
): (i: number, k: number, width: number, depth: number) => number {
  const row = side + 1;
  const table = new Uint32Array(row * row);
  for (let k = 0; k < side; k++)
    for (let i = 0; i < side; i++)
      table[i + 1 + row * (k + 1)] =
        (isMarked(i + side * k) ? 1 : 0) +
        table[i + row * (k + 1)]! +
        table[i + 1 + row * k]! -
        table[i + row * k]!;
  return (i, k, width, depth) =>
    table[i + width + row * (k + depth)]! -
    table[i + row * (k + depth)]! -
    table[i + width + row * k]! +
    table[i + row * k]!;
}
