/**
 * Rooms: floor, ceiling and the walls beside go on, and the wall ahead makes way. A bare wall moves out, so that the room is longer.
 * Where things hang on it or stand against it, they stay with their part of it, and the rest of it is open to the part beyond; where they
 * leave no room to go through, it moves out with what hangs on it.
 */
import type { Vec3 } from '../../math/vec3.ts';
import { withDependents } from '../composition/dependents.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { isGroundLayer } from '../grammar/layout/layers.ts';
import { WALL_THICKNESS_M } from '../grammar/layout/room.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { footprint, isStraight, runsAlongZ, shifted } from './footprint.ts';
import { goOn } from './ground.ts';
import { CannotGrowError, type Grown, type Growing, type View } from './growing.ts';

/** A wall this near the border is the one there, metres. */
const AT_BORDER_M = 0.7;
/** What is as near to a wall and as high stands against it, metres. */
const AGAINST_M = 0.3;
const LOW_M = 0.5;
/** Wall that is left beside what hangs on it, metres. */
const BESIDE_M = 0.15;
/** Narrower openings are no way through, metres and share of the wall. */
const LEAST_OPENING_M = 1.4;
const LEAST_OPENING_SHARE = 0.22;
const SHORTEST_WALL_M = 0.5;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The wall that closes the room ahead; null where it is open. */
function wallAhead(growing: Growing, [w]: Vec3, borderZ: number): ComposedThing | null {
  const across = growing
    .of('wall')
    .filter((wall) => isStraight(wall) && runsAlongZ(wall) && wall.sizeM[0] > w / 2)
    .filter(({ positionM: [, , z] }) => Math.abs(z - borderZ) < AT_BORDER_M);
  return across.sort((a, b) => a.positionM[2] - b.positionM[2])[0] ?? null;
}

const onWall = (growing: Growing, wall: ComposedThing): readonly ComposedThing[] =>
  growing.things.filter(({ on }) => on === wall.key);

/** What stands against the wall, on the near side of it. */
function against(growing: Growing, wall: ComposedThing): readonly ComposedThing[] {
  const face = footprint(wall).z1;
  return growing.things.filter((thing) => {
    const { z0, z1 } = footprint(thing);
    const isSolid = thing.scatter === null && !isGroundLayer(thing.thing) && thing.thing !== 'wall';
    const isFurniture = thing.on === null && thingFacts(thing.thing).support === 'floor';
    return isSolid && isFurniture && thing.sizeM[1] > LOW_M && z0 < face + AGAINST_M && z1 > face;
  });
}

/** The longest opening that leaves what hangs on the wall on one side of it; null where none is wide enough. */
function openingOf(inside: Span, hung: readonly Span[], standing: readonly Span[]): Span | null {
  const taken = [...hung, ...standing].sort((a, b) => a.from - b.from);
  const free: Span[] = [];
  let at = inside.from;
  for (const { from, to } of taken) {
    if (from > at) free.push({ from: at, to: Math.min(from, inside.to) });
    at = Math.max(at, to);
  }
  if (at < inside.to) free.push({ from: at, to: inside.to });
  const isOnOneSide = ({ from, to }: Span): boolean =>
    hung.every((one) => one.to <= from) || hung.every((one) => one.from >= to);
  const [best] = free.filter(isOnOneSide).sort((a, b) => b.to - b.from - (a.to - a.from));
  const least = Math.max(LEAST_OPENING_M, LEAST_OPENING_SHARE * (inside.to - inside.from));
  return best !== undefined && best.to - best.from >= least ? best : null;
}

const spanBeside = (thing: ComposedThing): Span => {
  const { x0, x1 } = footprint(thing);
  return { from: x0 - BESIDE_M, to: x1 + BESIDE_M };
};

const cutTo = (wall: ComposedThing, { from, to }: Span): ComposedThing => ({
  ...wall,
  positionM: [(from + to) / 2, wall.positionM[1], wall.positionM[2]],
  sizeM: [to - from, wall.sizeM[1], wall.sizeM[2]],
});

/** The wall with what hangs on it, at the new end. */
function movedOut(growing: Growing, wall: ComposedThing): void {
  const moving = withDependents(growing.things, [wall.key]);
  for (const thing of growing.things.filter(({ key }) => moving.has(key))) {
    growing.mayChange(thing);
    growing.replace(shifted(thing, -growing.byM));
  }
}

/** @returns how far the strip begins beyond the border, metres. */
function openedWall(growing: Growing, wall: ComposedThing, inside: Span): number {
  const hung = onWall(growing, wall).map(spanBeside);
  const standing = against(growing, wall).map(spanBeside);
  const opening = hung.length + standing.length === 0 ? null : openingOf(inside, hung, standing);
  if (opening === null) {
    movedOut(growing, wall);
    return 0;
  }
  growing.mayChange(wall);
  // between the walls beside, which go on past it
  const parts = [
    { from: inside.from, to: opening.from },
    { from: opening.to, to: inside.to },
  ].filter(({ from, to }) => to - from >= SHORTEST_WALL_M);
  const holds = ({ from, to }: Span): boolean => hung.some((one) => one.from < to && one.to > from);
  const own = parts.find(holds) ?? parts[0];
  const end = growing.add(shifted(wall, -growing.byM));
  // the day comes in at the new end as it did here
  for (const window of onWall(growing, wall).filter(({ thing }) => thing === 'window'))
    growing.add({ ...shifted(window, -growing.byM), on: end.key });
  if (own === undefined) {
    growing.remove(wall.key);
    return 0;
  }
  growing.replace(cutTo(wall, own));
  for (const part of parts) if (part !== own) growing.add(cutTo(wall, part));
  return 2 * WALL_THICKNESS_M;
}

/** One after the other, each with half a room of what is there already. */
function views(byM: number, depthM: number): readonly View[] {
  const count = Math.ceil(byM / (depthM / 2));
  return Array.from({ length: count }, (_, i) => ({
    x: 0,
    z: -Math.min(byM, ((i + 1) * depthM) / 2),
    isAhead: false,
  }));
}

/** @param extentM of the room, ahead along z. */
export function growRoom(growing: Growing, extentM: Vec3): Grown {
  const { byM } = growing;
  const [w, , d] = extentM;
  const most = thingFacts('wall').maxSizeM[0] - 1;
  if (d + byM > most) {
    const left = Math.max(0, Math.floor(most - d));
    throw new CannotGrowError(
      `Rooms are at most ${most} m long: this one can grow by ${left} m to this side.`,
    );
  }
  const borderZ = -d / 2;
  const wall = wallAhead(growing, extentM, borderZ);
  const beyondM = wall === null ? 0 : openedWall(growing, wall, { from: -w / 2, to: w / 2 });
  for (const part of growing.of('floor', 'ceiling', 'wall')) {
    if (!isStraight(part) || growing.fresh.has(part.key)) continue;
    const { z0, z1 } = footprint(part);
    const isWall = part.thing === 'wall';
    // walls that stand within the room end where they ended
    const isWithin = isWall && Math.abs(part.positionM[0]) < w / 2 - AT_BORDER_M;
    if (isWithin || (isWall && runsAlongZ(part)) || z0 > borderZ + AT_BORDER_M || z1 < borderZ) continue;
    goOn(growing, part, byM);
  }
  return {
    strip: { x0: -w / 2, x1: w / 2, z0: borderZ - byM, z1: borderZ - beyondM },
    longerM: byM,
    originAheadM: byM / 2,
    views: views(byM, d),
    usual: { x0: -w / 2, x1: w / 2, z0: -d / 2, z1: d / 2 },
  };
}
