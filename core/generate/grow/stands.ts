/** Stands of trees, tufts and the like that come up to the border go on beyond it, as dense as they are, with clearings. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { isLowPlant, isVegetation } from '../grammar/layout/layers.ts';
import type { Random } from '../grammar/random.ts';
import { areaM2, footprint } from './footprint.ts';

/** A stand whose region comes this near is at the border, metres. */
const NEAR_M = 14;
/** Across a stand, metres. */
const CELL_M = 12;
/** Left open between stands. */
const CLEARINGS = 0.28;
const MOST_COPIES = 200;

export interface Stands {
  readonly stands: readonly ComposedThing[];
  /** Where nothing of a stand stands. */
  readonly clearings: readonly Bounds[];
}

const densityOf = (stand: ComposedThing): number =>
  (stand.scatter?.count ?? 0) / Math.max(1, areaM2(footprint(stand)));

function cellsOf({ x0, x1, z0, z1 }: Bounds): readonly Bounds[] {
  const [nx, nz] = [x1 - x0, z1 - z0].map((long) => Math.max(1, Math.round(long / CELL_M))) as [
    number,
    number,
  ];
  const [w, d] = [(x1 - x0) / nx, (z1 - z0) / nz];
  return Array.from({ length: nx * nz }, (_, i) => {
    const [x, z] = [x0 + (i % nx) * w, z0 + Math.floor(i / nx) * d];
    return { x0: x, x1: x + w, z0: z, z1: z + d };
  });
}

/** Filled with copies of the stand, clear of the cell's edge by half a crown. */
function filled(like: ComposedThing, cell: Bounds): ComposedThing | null {
  const inset = isLowPlant(like.thing) ? 0 : 0.2 * like.sizeM[0];
  const [hx, hz] = [(cell.x1 - cell.x0) / 2 - inset, (cell.z1 - cell.z0) / 2 - inset];
  const count = Math.round(densityOf(like) * areaM2(cell));
  if (hx < 0.3 || hz < 0.3 || count < 2) return null;
  return {
    ...like,
    positionM: [(cell.x0 + cell.x1) / 2, like.positionM[1], (cell.z0 + cell.z1) / 2],
    scatter: {
      count: Math.min(MOST_COPIES, count),
      halfExtentM: [Number(hx.toFixed(2)), Number(hz.toFixed(2))],
      clearWidthM: 0,
    },
  };
}

/** Of each kind the densest near the border. */
function kindsAt(things: readonly ComposedThing[], strip: Bounds): readonly ComposedThing[] {
  const near = things.filter(
    (thing) => thing.scatter !== null && isVegetation(thing.thing) && footprint(thing).z0 < strip.z1 + NEAR_M,
  );
  const kinds = new Map<string, ComposedThing>();
  for (const stand of near) {
    const known = kinds.get(stand.thing);
    if (known === undefined || densityOf(known) < densityOf(stand)) kinds.set(stand.thing, stand);
  }
  return [...kinds.values()];
}

/** @param strip ahead, towards −z. Copies: their keys are those of what they take after. */
export function standsBeyond(things: readonly ComposedThing[], strip: Bounds, random: Random): Stands {
  const kinds = kindsAt(things, strip);
  const trees = kinds.filter(({ thing }) => !isLowPlant(thing));
  const low = kinds.filter(({ thing }) => isLowPlant(thing));
  const cells = cellsOf(strip);
  const open = new Set(
    random.shuffle(cells).slice(0, trees.length === 0 ? cells.length : Math.ceil(CLEARINGS * cells.length)),
  );
  const stands = cells
    .filter((cell) => cells.length > 1 && !open.has(cell))
    .flatMap((cell) => trees.map((tree) => filled(tree, cell)));
  return {
    stands: [...stands, ...low.map((plant) => filled(plant, strip))].filter((stand) => stand !== null),
    clearings: [...open],
  };
}
