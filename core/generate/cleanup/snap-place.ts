/**
 * The place itself, put straight: a room's walls on its sides and its floor and ceiling between them, layers of ground at the
 * heights they have, rows of façades in one plane without gaps. Things are placed against it afterwards.
 */
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import type { Draft, Piece } from '../grammar/draft/draft.ts';
import type { WallFace } from '../grammar/draft/places.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { isGroundLayer } from '../grammar/layout/layers.ts';
import {
  freeFace,
  putBehindFace,
  SLAB_THICKNESS_M,
  WALL_THICKNESS_M,
  wallWithFace,
  type FacePlace,
} from '../grammar/layout/room.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { straightLayers } from './street-layers.ts';
import { straightened } from './facade-rows.ts';
import { outdoorBounds, withHeld } from './outdoor-bounds.ts';
import { nearby } from './nearby.ts';
import { pieceOf } from './piece-of.ts';

export const SHELL_THINGS: ReadonlySet<ThingId> = new Set<ThingId>(['wall', 'floor', 'ceiling', 'facade']);
/** Flat layers that are placed with the place; rugs, grates and puddles are things on it. */
const isLayer = (thing: ThingId): boolean =>
  isGroundLayer(thing) && thing !== 'rug' && thing !== 'grate' && thing !== 'puddle';
export const isPlace = (thing: ThingId): boolean => SHELL_THINGS.has(thing) || isLayer(thing);

/** Heights of tops that layers come at, metres: the nearest is taken within `NEAR_M`, else what was found. */
const TOPS: Partial<Readonly<Record<ThingId, readonly number[]>>> = {
  floor: [0],
  ground: [0, -0.04, -30],
  road: [0, 0.012, 0.02],
  pavement: [0.015, 0.12],
  water: [-0.4, -0.03, 0.015, 0.02],
};
const NEAR_M = 2;
/** From here on a top is a step up from the ground. */
const STEP_M = 0.05;

const nearest = (values: readonly number[], to: number): number =>
  values.reduce((best, value) => (Math.abs(value - to) < Math.abs(best - to) ? value : best));

interface Side extends FacePlace {
  readonly beyondM: number;
}

function sidesOf([w, , d]: SceneComposition['world']['extentM']): readonly Side[] {
  return [
    { x: 0, z: -d / 2, normalX: 0, normalZ: 1, widthM: w, beyondM: 0 },
    { x: -w / 2, z: 0, normalX: 1, normalZ: 0, widthM: d, beyondM: WALL_THICKNESS_M },
    { x: w / 2, z: 0, normalX: -1, normalZ: 0, widthM: d, beyondM: WALL_THICKNESS_M },
    { x: 0, z: d / 2, normalX: 0, normalZ: -1, widthM: w, beyondM: 0 },
  ];
}
/** Does the wall run along the side? */
const isAlong = (wall: ComposedThing, side: Side): boolean =>
  Math.abs(Math.cos(((wall.yawDeg - sideYaw(side)) * Math.PI) / 180)) > 0.7;

/** Is the wall this side of the room, give or take? */
function isOnSide(wall: ComposedThing, side: Side, extentM: readonly number[]): boolean {
  const away = (wall.positionM[0] - side.x) * side.normalX + (wall.positionM[2] - side.z) * side.normalZ;
  const deep = side.normalX === 0 ? extentM[2]! : extentM[0]!;
  return (
    isAlong(wall, side) && Math.abs(away) < Math.max(0.6, deep * 0.22) && wall.sizeM[0] > side.widthM * 0.5
  );
}
const sideYaw = ({ normalX, normalZ }: Side): number => (Math.atan2(normalX, normalZ) * 180) / Math.PI;

function putWall(draft: Draft, wall: ComposedThing, side: Side): void {
  const [, heightM] = draft.extentM;
  draft.walls.push(freeFace(wall.key, side, heightM));
  if (draft.thing(wall.key) === null) putBehindFace(draft, pieceOf(wall), side, heightM, side.beyondM);
}

/** The front of a thing that stands by itself, straight. */
function frontOf({
  key,
  positionM: [x, , z],
  yawDeg,
  sizeM: [widthM, heightM, depthM],
}: ComposedThing): WallFace {
  const normalX = Math.round(Math.sin((yawDeg * Math.PI) / 180));
  const normalZ = Math.round(Math.cos((yawDeg * Math.PI) / 180));
  const out = depthM / 2;
  const place = { x: x + normalX * out, z: z + normalZ * out, normalX, normalZ, widthM };
  return freeFace(key, place, heightM, depthM);
}

/** Whether the composition is a room with walls about it. */
const isRoom = ({ world, things }: SceneComposition): boolean =>
  INDOORS.has(world.setting) && things.filter(({ thing }) => thing === 'wall').length > 0;

/** A wall longer than this share of the room's shorter side is one of its sides, wherever it was found; shorter ones are partitions. */
const SIDE_SHARE = 0.6;

/** One wall a side: the nearest of those found there, else a long one that looks the same way, else a new one. @returns partitions. */
function roomSides(draft: Draft, walls: readonly ComposedThing[]): readonly ComposedThing[] {
  const left = new Set(walls);
  const [w, , d] = draft.extentM;
  const isLong = (wall: ComposedThing): boolean => wall.sizeM[0] > SIDE_SHARE * Math.min(w, d);
  const away = (wall: ComposedThing, { x, z }: Side): number =>
    Math.hypot(wall.positionM[0] - x, wall.positionM[2] - z);
  const nearestTo = (side: Side, some: readonly ComposedThing[]): ComposedThing | undefined =>
    [...some].sort((a, b) => away(a, side) - away(b, side))[0];
  const open: Side[] = [];
  for (const side of sidesOf(draft.extentM)) {
    const own = [...left].filter((wall) => isOnSide(wall, side, draft.extentM));
    const best = nearestTo(side, own);
    if (best === undefined) open.push(side);
    else putWall(draft, best, side);
    // what else was found there is the same wall again
    for (const wall of own) left.delete(wall);
  }
  for (const side of open) {
    const best = nearestTo(
      side,
      [...left].filter((wall) => isLong(wall) && isAlong(wall, side)),
    );
    if (best !== undefined) {
      left.delete(best);
      putWall(draft, best, side);
    } else if (side.normalZ >= 0) {
      // back, left and right are always there; a front may be left out for the camera
      const { x, z, normalX, normalZ, widthM, beyondM } = side;
      wallWithFace(draft, x, z, normalX, normalZ, widthM, draft.extentM[1], walls[0]?.body ?? null, beyondM);
    }
  }
  return [...left].filter((wall) => !isLong(wall));
}

/** Floor or ceiling between the walls. */
function putSlab(draft: Draft, thing: 'floor' | 'ceiling', found: ComposedThing | undefined): void {
  const [w, h, d] = draft.extentM;
  const thick = SLAB_THICKNESS_M[thing];
  const piece = found === undefined ? draft.draw(thing) : pieceOf(found);
  if (piece === null) return;
  const size = [w + 2 * WALL_THICKNESS_M, thick, d + 2 * WALL_THICKNESS_M] as const;
  const y = thing === 'floor' ? -thick : h;
  const options = { force: true, y, on: null, takesNoRoom: true };
  const slab = draft.put({ ...piece, sizeM: size }, 0, 0, 0, options);
  if (thing === 'ceiling' && slab !== null) draft.ceiling = { key: slab.key, y: h };
}

function putFreeWall(draft: Draft, wall: ComposedThing): void {
  const yaw = (Math.round(wall.yawDeg / 90) * 90) % 360;
  const at = { y: 0, on: null, anywhere: !draft.isEnclosed, inView: true, close: true, clearanceM: 0 };
  const [fx, , fz] = wall.positionM;
  const placed = draft.thing(wall.key) ?? nearby(draft, pieceOf(wall), [fx, fz], yaw, at);
  if (placed === null) return;
  draft.walls.push(frontOf({ ...placed, yawDeg: yaw, sizeM: wall.sizeM }));
}

function putLayer(draft: Draft, layer: ComposedThing): void {
  const [x, y, z] = layer.positionM;
  const [w, h, d] = layer.sizeM;
  const tops = TOPS[layer.thing];
  const found = y + h;
  const near = tops === undefined ? found : nearest(tops, found);
  const top = Math.abs(near - found) < NEAR_M || layer.thing === 'ground' ? near : found;
  const isFlat = tops !== undefined;
  const yaw = isFlat ? Math.round(layer.yawDeg / 90) * 90 : layer.yawDeg;
  // whatever its top, it reaches down to the ground
  const base = layer.thing === 'ceiling' ? y : isFlat ? Math.min(0, top - h) : Math.min(0, y);
  const piece: Piece = { ...pieceOf(layer), ...(isFlat ? { sizeM: [w, top - base, d] as const } : {}) };
  const put = draft.put(piece, x, z, yaw, { force: true, y: base, on: null, takesNoRoom: true });
  if (put !== null && layer.thing === 'ceiling') draft.ceiling = { key: put.key, y };
  if (put !== null) pushLevel(draft, { ...layer, yawDeg: yaw }, top);
}

/** What stands on the layer stands at its top, where that is a step up or down from the ground. */
function pushLevel(draft: Draft, { key, thing, positionM, sizeM, yawDeg }: ComposedThing, top: number): void {
  if (TOPS[thing] === undefined || thing === 'water') return;
  const [x, , z] = positionM;
  const [w, , d] = sizeM;
  const isAcross = Math.abs(Math.sin((yawDeg * Math.PI) / 180)) > 0.5;
  const [hx, hz] = isAcross ? [d / 2, w / 2] : [w / 2, d / 2];
  const isStep = Math.abs(top) >= STEP_M;
  draft.levels.push({
    x0: x - hx,
    x1: x + hx,
    z0: z - hz,
    z1: z + hz,
    y: isStep ? top : 0,
    key: isStep ? key : null,
  });
}

/** From the middle of a street to its fronts, metres. */
const sideOf = ({ setting, extentM }: Draft): number | null =>
  setting === 'street' || setting === 'alley' ? extentM[0] / 2 : null;

function putFacades(draft: Draft, facades: readonly ComposedThing[], held: ReadonlySet<string>): void {
  for (const facade of straightened(facades, held, sideOf(draft))) {
    const [x, , z] = facade.positionM;
    if (!held.has(facade.key))
      draft.put(pieceOf(facade), x, z, facade.yawDeg, { force: true, y: 0, on: null });
    draft.walls.push(frontOf(facade));
  }
}

/** @param held keys of things that stay as they are: the caller has put them already. */
export function snapPlace(draft: Draft, found: SceneComposition, held: ReadonlySet<string>): void {
  const place = found.things.filter(({ thing }) => isPlace(thing));
  const free = place.filter(({ key }) => !held.has(key));
  const all = (thing: ThingId): readonly ComposedThing[] => place.filter((one) => one.thing === thing);
  const of = (thing: ThingId): readonly ComposedThing[] => free.filter((one) => one.thing === thing);
  const hasRoom = isRoom(found);
  const topOf = ({ positionM, sizeM }: ComposedThing): number => positionM[1] + sizeM[1];
  // upper layers after those that they lie on: what stands there stands on them
  const flat = free.filter(({ thing }) => isLayer(thing) && !(hasRoom && SHELL_THINGS.has(thing)));
  const hasHeld = place.some(({ key, thing }) => held.has(key) && (thing === 'road' || thing === 'pavement'));
  const heldLayers = place.filter(
    ({ key, thing }) => held.has(key) && isLayer(thing) && !(hasRoom && SHELL_THINGS.has(thing)),
  );
  const layers = [
    ...heldLayers,
    ...(hasHeld ? flat : straightLayers(flat, draft.setting, draft.extentM)),
  ].sort((a, b) => topOf(a) - topOf(b));
  for (const layer of layers) {
    if (held.has(layer.key)) pushLevel(draft, layer, topOf(layer));
    else putLayer(draft, layer);
  }
  if (hasRoom) {
    const [w, , d] = draft.extentM;
    draft.isEnclosed = true;
    draft.bounds = { x0: -w / 2, x1: w / 2, z0: -d / 2, z1: d / 2 };
    if (all('floor').length === of('floor').length) putSlab(draft, 'floor', of('floor')[0]);
    const partitions = roomSides(draft, all('wall'));
    const [ceiling] = all('ceiling');
    if (ceiling !== undefined && held.has(ceiling.key))
      draft.ceiling = { key: ceiling.key, y: ceiling.positionM[1] };
    else if (ceiling !== undefined) putSlab(draft, 'ceiling', ceiling);
    for (const wall of partitions) putFreeWall(draft, wall);
  } else {
    const bounds = outdoorBounds(draft.setting, draft.extentM, found.camera.positionM[2]);
    draft.bounds = withHeld(
      bounds,
      found.things.filter(({ key }) => held.has(key)),
    );
    for (const wall of all('wall')) putFreeWall(draft, wall);
  }
  putFacades(draft, all('facade'), held);
}
