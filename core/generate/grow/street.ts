/** Streets and alleys go on, house by house, or get a side street where a house makes way for it. */
import type { Vec3 } from '../../math/vec3.ts';
import { withDependents } from '../composition/dependents.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { continueRow, facadeRows, type FacadeRow } from './facades.ts';
import { footprint, isStraight, overlaps, runsAlongZ, shifted } from './footprint.ts';
import { grownLayers } from './ground.ts';
import { CannotGrowError, type Grown, type Growing, type View } from './growing.ts';
import type { GrowSide } from './side.ts';

/** Fronts this far from where the street's side should be are its side still, metres. */
const SIDE_M = 2.5;
/** A front across the street this near its end closes it, metres. */
const END_M = 4;
/** Towers and houses for the distance keep this far away, metres. */
const DISTANT_M = 15;
/** Of a street that a model is asked for at once, metres; where its things usually begin, ahead of its own origin. */
const PART_M = 24;
const BEGINS_M = 8;

/** What stands for the distance makes way. */
function pushedBackdrop(growing: Growing, strip: Grown['strip']): void {
  for (const thing of growing.of('tower', 'house'))
    if (thing.scatter !== null && !growing.locked.has(thing.key))
      if (overlaps(footprint(thing), strip, DISTANT_M)) growing.replace(shifted(thing, -growing.byM));
}

const views = (x: number, fromZ: number, byM: number): readonly View[] =>
  Array.from({ length: Math.ceil(byM / PART_M) }, (_, i) => ({
    x,
    z: fromZ - i * PART_M - BEGINS_M,
    isAhead: true,
  }));

/** Ahead along its own way. @param extentM ahead along z. */
export function growAlongStreet(growing: Growing, side: GrowSide, [w, , d]: Vec3): Grown {
  const { byM } = growing;
  const rows = facadeRows(growing.of('facade')).filter(({ x }) => Math.abs(Math.abs(x) - w / 2) < SIDE_M);
  const ends = rows.map(({ endZ }) => endZ);
  const borderZ = ends.length > 0 ? Math.min(...ends) : side === 'back' ? 12 - d : -12;
  for (const row of rows) continueRow(growing, row, borderZ - byM);
  const closing = growing
    .of('facade', 'wall')
    .filter((front) => isStraight(front) && runsAlongZ(front) && front.sizeM[0] > w / 2)
    .filter(({ positionM: [, , z] }) => Math.abs(z - borderZ) < END_M);
  for (const front of closing) {
    const moving = withDependents(growing.things, [front.key]);
    for (const thing of growing.things.filter(({ key }) => moving.has(key))) {
      growing.mayChange(thing);
      growing.replace(shifted(thing, -byM));
    }
  }
  grownLayers(growing, borderZ);
  const strip = { x0: -w / 2, x1: w / 2, z0: borderZ - byM, z1: borderZ };
  pushedBackdrop(growing, strip);
  return {
    strip,
    longerM: byM,
    originAheadM: side === 'front' ? byM : 0,
    views: views(0, borderZ, byM),
    usual: { x0: -w / 2, x1: w / 2, z0: BEGINS_M - PART_M, z1: BEGINS_M },
  };
}

/** Between its fronts, metres. */
interface SideStreet {
  readonly x0: number;
  readonly x1: number;
  readonly rows: readonly FacadeRow[];
}

/** A side street that goes off here already. */
function sideStreetAhead(growing: Growing, sideZ: number): SideStreet | null {
  const way = growing
    .of('road')
    .filter((road) => isStraight(road) && runsAlongZ(road))
    .find((road) => {
      const { z0, z1 } = footprint(road);
      return z1 < sideZ + SIDE_M && z0 < sideZ - SIDE_M;
    });
  if (way === undefined) return null;
  const { x0, x1 } = footprint(way);
  const rows = facadeRows(growing.of('facade').filter((facade) => footprint(facade).z0 < sideZ - 1));
  const left = rows.filter((row) => row.looks === 1 && row.x <= x0 + 0.5).sort((a, b) => b.x - a.x)[0];
  const right = rows.filter((row) => row.looks === -1 && row.x >= x1 - 0.5).sort((a, b) => a.x - b.x)[0];
  if (left === undefined || right === undefined) return null;
  return { x0: left.x, x1: right.x, rows: [left, right] };
}

const NARROWEST_HOUSE_M = 3.2;
/** How far ahead of the first camera a corner is best seen, metres. */
const CORNER_AHEAD_M = { street: 14, alley: 8 };
/** Beside what hangs on a front, metres. */
const BESIDE_M = 0.2;

interface Gap {
  readonly x0: number;
  readonly x1: number;
  readonly facade: ComposedThing;
  /** What is left of the façade; null where it goes. */
  readonly left: { readonly x0: number; readonly x1: number } | null;
}

function gapsOf(growing: Growing, facade: ComposedThing, widthM: number): readonly Gap[] {
  const { x0, x1 } = footprint(facade);
  const hung = growing.things.filter(({ on }) => on === facade.key).map(footprint);
  const isFree = (from: number, to: number): boolean =>
    hung.every((one) => one.x1 + BESIDE_M <= from || one.x0 - BESIDE_M >= to);
  const wide = x1 - x0;
  if (hung.length === 0 && wide >= 0.75 * widthM && wide < widthM + NARROWEST_HOUSE_M)
    return [{ x0, x1, facade, left: null }];
  if (wide < widthM + NARROWEST_HOUSE_M) return [];
  return [
    { x0, x1: x0 + widthM, facade, left: { x0: x0 + widthM, x1 } },
    { x0: x1 - widthM, x1, facade, left: { x0, x1: x1 - widthM } },
  ].filter((gap) => isFree(gap.x0, gap.x1));
}

/** Whole fronts with what hangs on them, the barest first: where there is no other way. */
function crowdedGaps(growing: Growing, fronts: readonly ComposedThing[], widthM: number): readonly Gap[] {
  const hung = ({ key }: ComposedThing): readonly ComposedThing[] =>
    growing.things.filter(({ on }) => on === key);
  return fronts
    .filter((front) => hung(front).every(({ key }) => !growing.locked.has(key)))
    .filter((front) => front.sizeM[0] >= 0.75 * widthM)
    .sort((a, b) => hung(a).length - hung(b).length)
    .map((facade) => ({ ...footprint(facade), facade, left: null }));
}

/** Where a front can make way, the best seen by the first camera. */
function openedGap(growing: Growing, sideZ: number, widthM: number): Gap {
  const setting = growing.world.setting === 'alley' ? 'alley' : 'street';
  const [ex, , ez] = growing.camera.positionM;
  const [tx, , tz] = growing.camera.targetM;
  const ahead = (tx - ex) / Math.max(0.1, Math.hypot(tx - ex, tz - ez));
  const bestX = ex + Math.sign(ahead) * CORNER_AHEAD_M[setting];
  const fronts = growing
    .of('facade')
    .filter((front) => isStraight(front) && runsAlongZ(front) && !growing.locked.has(front.key))
    .filter((front) => Math.abs(footprint(front).z1 - sideZ) < SIDE_M);
  const away = ({ x0, x1 }: Gap): number => Math.abs((x0 + x1) / 2 - bestX);
  const [best] = [
    ...fronts.flatMap((front) => gapsOf(growing, front, widthM)).sort((a, b) => away(a) - away(b)),
    ...crowdedGaps(growing, fronts, widthM),
  ];
  if (best === undefined)
    throw new CannotGrowError('No house on this side can make way for a side street: grow to another side.');
  if (best.left === null) growing.remove(best.facade.key);
  else {
    const { x0, x1 } = best.left;
    const [, y, z] = best.facade.positionM;
    const [, h, d] = best.facade.sizeM;
    growing.replace({ ...best.facade, positionM: [(x0 + x1) / 2, y, z], sizeM: [x1 - x0, h, d] });
  }
  return best;
}

/** Pavements of a side street, and how far its ways run on beyond its houses, metres. */
const PAVEMENT_M = 1.7;
const RUNS_ON_M = 15;

/** Roadway and pavements from the front of the houses to beyond the end. */
function laidWays(growing: Growing, { x0, x1 }: SideStreet, fromZ: number, toZ: number): void {
  const lay = (like: ComposedThing | undefined, from: number, to: number): void => {
    if (like === undefined) return;
    growing.add({
      ...like,
      positionM: [(from + to) / 2, like.positionM[1], (fromZ + toZ) / 2],
      yawDeg: 0,
      sizeM: [to - from, like.sizeM[1], fromZ - toZ],
    });
  };
  const [pavement] = growing.of('pavement');
  const wide = pavement === undefined ? 0 : PAVEMENT_M;
  lay(growing.of('road')[0], x0 + wide, x1 - wide);
  lay(pavement, x0, x0 + wide);
  lay(pavement, x1 - wide, x1);
}

/** To its side. @param extentM ahead along z. */
export function growBesideStreet(growing: Growing, [, , w]: Vec3): Grown {
  const { byM, world } = growing;
  const sideZ = -w / 2;
  const fronts = growing.of('facade').filter((front) => Math.abs(footprint(front).z1 - sideZ) < SIDE_M);
  const cornerZ = Math.min(sideZ - 0.3, ...fronts.filter(runsAlongZ).map((front) => footprint(front).z0));
  let street = sideStreetAhead(growing, sideZ);
  let borderZ = cornerZ;
  if (street === null) {
    const widthM = world.setting === 'alley' ? 3.8 : Math.min(11, Math.max(8, 0.75 * w));
    const { x0, x1, facade } = openedGap(growing, sideZ, widthM);
    const row = { endZ: cornerZ, models: fronts.length > 0 ? fronts : [facade] };
    street = {
      x0,
      x1,
      rows: [
        { ...row, x: x0, looks: 1 },
        { ...row, x: x1, looks: -1 },
      ],
    };
    laidWays(growing, street, sideZ, cornerZ - byM - RUNS_ON_M);
    // only the ground goes on: the street's own ways run across
    grownLayers(growing, sideZ);
  } else {
    borderZ = Math.min(...street.rows.map(({ endZ }) => endZ));
    grownLayers(growing, borderZ);
  }
  for (const row of street.rows) continueRow(growing, row, borderZ - byM);
  const strip = { x0: street.x0, x1: street.x1, z0: borderZ - byM, z1: borderZ };
  pushedBackdrop(growing, strip);
  const half = (street.x1 - street.x0) / 2;
  return {
    strip,
    longerM: 0,
    originAheadM: 0,
    views: views((street.x0 + street.x1) / 2, borderZ, byM),
    usual: { x0: -half, x1: half, z0: BEGINS_M - PART_M, z1: BEGINS_M },
  };
}
