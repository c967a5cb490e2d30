/** Open places – forests, parks, beaches, plains – go on beyond what is dressed of them; flat roofs beyond their edge. */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedThing, Setting } from '../composition/scene-composition.ts';
import { NEAR_FAMILIES } from '../grammar/layout/layers.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { contains, footprint, isStraight, runsAlongZ, shifted } from './footprint.ts';
import { goOn, grownLayers } from './ground.ts';
import type { Grown, Growing, View } from './growing.ts';
import { isBeside, originAheadM, type GrowSide } from './side.ts';

/** Places as wide and deep as they are built; of others only what is near is dressed. */
const BUILT: ReadonlySet<Setting> = new Set<Setting>(['forest', 'park', 'rooftop']);
/** From a place's own origin to its near edge, metres. */
const NEAR_EDGE_M = 11;
/** What is dressed of an open place, at least and at most, metres from the middle. */
const DRESSED_M = { least: 9, most: 46 };
/** Beyond what stands there, metres. */
const MARGIN_M = 1.5;
/** Wider water is a sea or a river, which land does not grow over; it is looked for this far ahead, metres. */
const WIDE_WATER_M = 120;
const SHORE_M = 16;
/** Of land that a model is asked for at once, metres. */
const PART_M = 24;

/** Ahead and back, left and right of it. */
interface Dressed {
  readonly borderZ: number;
  readonly x0: number;
  readonly x1: number;
}

const isNear = ({ thing, scatter, on }: ComposedThing, isAfloat: (key: string) => boolean): boolean => {
  const { family } = thingFacts(thing);
  const isRock = thing === 'rock' || thing === 'house';
  return (
    scatter === null &&
    !(on !== null && isAfloat(on)) &&
    (NEAR_FAMILIES.has(family) || family === 'vegetation' || isRock)
  );
};

/** As far as single things stand. */
function dressedByThings(growing: Growing): Dressed {
  const waters = new Set(growing.of('water').map(({ key }) => key));
  const spans = growing.things
    .filter((thing) => isNear(thing, (key) => waters.has(key)))
    .map(footprint)
    .filter(({ x0, x1, z0 }) => Math.max(Math.abs(x0), Math.abs(x1)) < 200 && Math.abs(z0) < 400);
  const [cx, , cz] = growing.camera.positionM;
  const near = spans.filter(({ x0, x1 }) => x1 > cx - DRESSED_M.most && x0 < cx + DRESSED_M.most);
  return {
    borderZ: Math.min(cz - DRESSED_M.least, ...near.map(({ z0 }) => z0 - MARGIN_M)),
    x0: Math.max(cx - DRESSED_M.most, Math.min(cx - DRESSED_M.least, ...near.map(({ x0 }) => x0))),
    x1: Math.min(cx + DRESSED_M.most, Math.max(cx + DRESSED_M.least, ...near.map(({ x1 }) => x1))),
  };
}

/** As far as the place is built. @param extentM ahead along z. */
function dressedByExtent(side: GrowSide, [w, , d]: Vec3): Dressed {
  if (side === 'back') return { borderZ: NEAR_EDGE_M - d, x0: -w / 2, x1: w / 2 };
  if (side === 'front') return { borderZ: -NEAR_EDGE_M, x0: -w / 2, x1: w / 2 };
  // turned: the place's depth lies across
  const [near, far] = [NEAR_EDGE_M, NEAR_EDGE_M - w];
  return side === 'left' ? { borderZ: -d / 2, x0: -near, x1: -far } : { borderZ: -d / 2, x0: far, x1: near };
}

/** As far as it is built, or only as far as anything stands. */
function builtAndDressed(growing: Growing, side: GrowSide, extentM: Vec3): Dressed {
  const built = dressedByExtent(side, extentM);
  const stands = growing.things
    .filter(({ thing, scatter }) => scatter !== null && thingFacts(thing).family === 'vegetation')
    .map((thing) => footprint(thing).z0);
  const { borderZ } = dressedByThings(growing);
  return { ...built, borderZ: Math.max(built.borderZ, Math.min(borderZ, ...stands)) };
}

/** Is it water there, with nothing over it? */
export function isWater(things: readonly ComposedThing[], x: number, z: number): boolean {
  const over = (thing: ComposedThing): boolean => contains(footprint(thing), x, z);
  return (
    things.some((thing) => thing.thing === 'water' && over(thing)) &&
    !things.some(
      (thing) =>
        (thing.thing === 'ground' || thing.thing === 'floor') &&
        over(thing) &&
        thing.positionM[1] + thing.sizeM[1] > -0.02,
    )
  );
}

/** Where wide water begins, not far ahead of what is dressed; null where it does not. */
function shoreAhead({ things }: Growing, { borderZ, x0, x1 }: Dressed): number | null {
  const wide = things.filter((thing) => {
    const span = footprint(thing);
    return thing.thing !== 'water' || span.x1 - span.x0 > WIDE_WATER_M;
  });
  for (let z = borderZ; z > borderZ - SHORE_M; z -= 0.25) if (isWater(wide, (x0 + x1) / 2, z)) return z;
  return null;
}

function views(strip: Bounds, beside: boolean): readonly View[] {
  const deep = strip.z1 - strip.z0;
  const count = Math.ceil(deep / PART_M);
  return Array.from({ length: count }, (_, i) => ({
    x: 0,
    z: strip.z1 - ((i + 0.5) / count) * deep + (beside ? 0 : 3),
    isAhead: false,
  }));
}

export function growLand(growing: Growing, side: GrowSide, extentM: Vec3): Grown {
  const { byM, world } = growing;
  const isBuilt = BUILT.has(world.setting);
  const dressed = isBuilt ? builtAndDressed(growing, side, extentM) : dressedByThings(growing);
  const { x0, x1 } = dressed;
  const shoreZ = shoreAhead(growing, dressed);
  const borderZ = shoreZ ?? dressed.borderZ;
  const strip = { x0, x1, z0: borderZ - byM, z1: borderZ };
  // land ends where the sea begins
  if (shoreZ === null) grownLayers(growing, borderZ);
  const beside = isBeside(side);
  const edgeZ = isBuilt ? dressedByExtent(side, extentM).borderZ : strip.z0;
  const longerM = Math.max(0, edgeZ - strip.z0);
  return {
    strip,
    longerM,
    originAheadM: originAheadM(side, longerM),
    views: views(strip, beside),
    usual: { x0: -14, x1: 14, z0: beside ? x0 : -16, z1: beside ? x1 : 8 },
  };
}

/** From the edge of a roof, metres. */
const EDGE_M = 0.3;
const AT_EDGE_M = 0.7;

/** The slab and the parapets beside go on, the parapet ahead moves out. */
export function growRoof(growing: Growing, side: GrowSide, extentM: Vec3): Grown {
  const { byM } = growing;
  const slabs = growing.of('floor').map((floor) => ({ floor, span: footprint(floor) }));
  const [roof] = slabs.sort((a, b) => a.span.z0 - b.span.z0);
  if (roof === undefined) return growLand(growing, side, extentM);
  const { x0, x1, z0: borderZ } = roof.span;
  goOn(growing, roof.floor, byM);
  for (const edge of growing.of('wall', 'railing', 'fence')) {
    const span = footprint(edge);
    const isAcross = isStraight(edge) && runsAlongZ(edge);
    if (!isStraight(edge) || span.z0 > borderZ + AT_EDGE_M || span.z1 < borderZ - AT_EDGE_M) continue;
    if (!isAcross) {
      goOn(growing, edge, byM);
      continue;
    }
    growing.mayChange(edge);
    growing.replace(shifted(edge, -byM));
  }
  const beside = isBeside(side);
  const strip = { x0: x0 + EDGE_M, x1: x1 - EDGE_M, z0: borderZ - byM + EDGE_M, z1: borderZ };
  return {
    strip,
    longerM: byM,
    originAheadM: originAheadM(side, byM),
    views: views(strip, beside),
    usual: { x0: x0 + EDGE_M, x1: x1 - EDGE_M, z0: -8, z1: 6 },
  };
}
