/** Puts a found thing where it was found, or as near to that as there is room, on what can hold it. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import type { Draft, Piece, PutOptions } from '../grammar/draft/draft.ts';
import type { WallFace } from '../grammar/draft/places.ts';
import { box, boxPoint, halfSpan } from '../grammar/layout/box.ts';
import { isLowPlant, NEAR_FAMILIES } from '../grammar/layout/layers.ts';
import { collisions } from '../grammar/measure/collisions.ts';
import { hangPiece } from '../grammar/layout/groups.ts';
import { holdPiece } from '../grammar/layout/holding.ts';
import { mountPiece, setPieceInto } from '../grammar/layout/on-walls.ts';
import { isSeat, sitOn } from '../grammar/layout/seating.ts';
import { isOver, isSurface, surfaceHeightM, surfaceOf } from '../grammar/layout/surfaces.ts';
import { onFace, settle } from '../grammar/wishes/settle.ts';
import { nearby } from './nearby.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';

/** Seats, walls and tops are looked for this far away, metres. */
const HOST_M = 3;
const WALL_M = 6;

const planDistance = (a: ComposedThing, x: number, z: number): number =>
  Math.hypot(a.positionM[0] - x, a.positionM[2] - z);

/** Underside above the wall's foot, below the wall's top. */
const heightOn = (face: WallFace, y: number, heightM: number): number =>
  Math.max(0, Math.min(y - face.y, face.heightM - heightM - 0.06));

function onWall(draft: Draft, thing: ComposedThing, piece: Piece): ComposedThing | null {
  const [x, y, z] = thing.positionM;
  const rank = (face: WallFace): number =>
    onFace(face, x, z).distanceM - (face.key === thing.on ? WALL_M / 2 : 0);
  const faces = draft.walls
    .filter((face) => draft.thing(face.key) !== null && onFace(face, x, z).distanceM < WALL_M)
    .sort((a, b) => rank(a) - rank(b));
  const isOpening = thingFacts(piece.thing).support === 'opening';
  for (const face of faces.slice(0, 4)) {
    const at = {
      u: onFace(face, x, z).u,
      y: piece.thing === 'door' ? 0 : heightOn(face, y, piece.sizeM[1]),
    };
    // where it was found, or about it
    for (const spread of [{}, { spreadM: 1.2 }]) {
      const options = { ...at, ...spread };
      const placed = isOpening
        ? setPieceInto(draft, face, piece, options)
        : mountPiece(draft, face, piece, options);
      if (placed !== null) return placed;
    }
  }
  return null;
}

function onSeat(draft: Draft, thing: ComposedThing, piece: Piece): ComposedThing | null {
  const [x, , z] = thing.positionM;
  const seats = draft.things
    .filter((t) => isSeat(t.thing) && t.scatter === null && planDistance(t, x, z) < HOST_M)
    .sort((a, b) => planDistance(a, x, z) - planDistance(b, x, z));
  for (const seat of seats.slice(0, 4)) {
    const placed = sitOn(draft, seat, piece);
    if (placed !== null) return placed;
  }
  return null;
}

/** On the top it was found on or above, else on the nearest, moved in from the edge. */
function onTop(draft: Draft, thing: ComposedThing, piece: Piece): ComposedThing | null {
  const [x, , z] = thing.positionM;
  const own = thing.on === null ? null : draft.thing(thing.on);
  const others = draft.things
    .filter(
      (t) => isSurface(t.thing) && t.scatter === null && t.key !== own?.key && planDistance(t, x, z) < HOST_M,
    )
    .sort((a, b) => planDistance(a, x, z) - planDistance(b, x, z));
  const hosts = own !== null && isSurface(own.thing) ? [own, ...others] : others;
  for (const host of hosts.slice(0, 3)) {
    const { widthM, depthM } = surfaceOf(host);
    const frame = box(host.positionM[0], host.positionM[2], host.sizeM[0], host.sizeM[2], host.yawDeg, 0, 1);
    const half = Math.hypot(piece.sizeM[0], piece.sizeM[2]) / 2;
    const [hx, hz] = [Math.max(0, widthM / 2 - half), Math.max(0, depthM / 2 - half)];
    const [dx, dz] = [x - frame.x, z - frame.z];
    const inside = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));
    const u = inside(dx * frame.cos - dz * frame.sin, hx);
    const v = inside(dx * frame.sin + dz * frame.cos, hz);
    const y = host.positionM[1] + surfaceHeightM(host);
    const options = { y, on: host.key, clearanceM: 0.01, anywhere: true, inView: true };
    for (let i = 0; i < 12; i++) {
      const loose = i * 0.09;
      const [px, pz] = boxPoint(
        frame,
        inside(u + draft.random.uniform(-loose, loose), hx),
        inside(v + draft.random.uniform(-loose, loose), hz),
      );
      if (!isOver(host, px, pz)) continue;
      const placed = draft.put(piece, px, pz, thing.yawDeg, options);
      if (placed !== null) return placed;
    }
  }
  return null;
}

const STRAIGHT: ReadonlySet<string> = new Set(['architecture', 'furniture']);
/** Turned this little from a right angle, furniture stands straight. Degrees. */
const STRAIGHT_DEG = 7;

function straightYaw({ thing, yawDeg }: ComposedThing): number {
  const right = Math.round(yawDeg / 90) * 90;
  const isStraight = STRAIGHT.has(thingFacts(thing).family) && Math.abs(yawDeg - right) < STRAIGHT_DEG;
  return isStraight ? right : yawDeg;
}

/** Chairs stay half under the table that they were found at. */
function tableAt(draft: Draft, thing: ComposedThing): string | null {
  if (!/chair|stool|bench/.test(thing.thing)) return null;
  const [x, , z] = thing.positionM;
  const tables = draft.things.filter((t) => /table|desk|counter/.test(t.thing) && isOver(t, x, z, 0.5));
  return tables[0]?.key ?? null;
}

/** The point of the plan that it stands at, drawn into the place where it belongs there. */
function drawnIn({ bounds }: Draft, thing: ComposedThing, piece: Piece): readonly [number, number] {
  const [x, , z] = thing.positionM;
  if (!NEAR_FAMILIES.has(thingFacts(thing.thing).family)) return [x, z];
  const [w, , d] = piece.sizeM;
  const [hx, hz] = halfSpan(box(x, z, w, d, straightYaw(thing), 0, 1));
  const inside = (value: number, low: number, high: number): number =>
    low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
  return [inside(x, bounds.x0 + hx, bounds.x1 - hx), inside(z, bounds.z0 + hz, bounds.z1 - hz)];
}

function onFloor(draft: Draft, thing: ComposedThing, piece: Piece): ComposedThing | null {
  const host = thing.on === null ? null : draft.thing(thing.on);
  const table = tableAt(draft, thing);
  const isHosting =
    host !== null && (host.thing === 'rug' || host.thing === 'water' || host.thing === 'house');
  const options: PutOptions = {
    clearanceM: 0,
    anywhere: !draft.isEnclosed && !NEAR_FAMILIES.has(thingFacts(thing.thing).family),
    ...(thing.scatter === null ? {} : { scatter: thing.scatter }),
    ...(table === null ? {} : { besides: table }),
    ...(isHosting ? { y: host.thing === 'rug' ? 0 : thing.positionM[1], on: host.key } : {}),
  };
  const at = drawnIn(draft, thing, piece);
  return (
    nearby(draft, piece, at, straightYaw(thing), options) ??
    nearby(draft, piece, at, straightYaw(thing), { ...options, inView: true })
  );
}

/** A stand of plants among others, where it was found: stands may grow into each other, and low ones under everything. */
function asScatter(draft: Draft, thing: ComposedThing, piece: Piece): ComposedThing | null {
  const [x, , z] = thing.positionM;
  const level = draft.levelAt(x, z);
  const placed = draft.put(piece, x, z, thing.yawDeg, {
    force: true,
    y: level?.y ?? 0,
    on: level?.key ?? null,
    takesNoRoom: isLowPlant(piece.thing),
    ...(thing.scatter === null ? {} : { scatter: thing.scatter }),
  });
  if (placed === null || !collisions(draft).some(({ a, b }) => a === placed.key || b === placed.key))
    return placed;
  draft.undo(placed, piece);
  return onFloor(draft, thing, piece);
}

/** Null when there is no room, or nothing that could hold it. */
export function placeThing(draft: Draft, thing: ComposedThing, piece: Piece): ComposedThing | null {
  const { support, family } = thingFacts(thing.thing);
  const [x, , z] = thing.positionM;
  const host = thing.on === null ? null : draft.thing(thing.on);
  if (thing.thing === 'umbrella' && host !== null && thingFacts(host.thing).family === 'figure')
    return holdPiece(draft, host, piece, false);
  if (family === 'figure' && piece.variant === 'sitting') return onSeat(draft, thing, piece);
  if (support === 'wall' || support === 'opening') return onWall(draft, thing, piece);
  if (support === 'ceiling')
    return draft.ceiling === null
      ? settle(draft, piece, x, z, thing.yawDeg, 0)
      : hangPiece(draft, piece, x, z, Math.round(thing.yawDeg / 90) * 90);
  if (thing.scatter !== null && family === 'vegetation') return asScatter(draft, thing, piece);
  const isHeldUp =
    host !== null && isSurface(host.thing) && !(family === 'figure' && piece.variant === 'standing');
  if (support === 'surface' || isHeldUp) {
    const placed = onTop(draft, thing, piece);
    if (placed !== null || thing.scatter !== null) return placed;
  }
  return onFloor(draft, thing, piece);
}
