/** A sensible spot for a wished thing that the place itself did not bring: in view, on what holds such a thing. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft, Piece } from '../draft/draft.ts';
import { holdPiece } from '../layout/holding.ts';
import { isTable } from '../layout/layers.ts';
import { isSeat, sitOn } from '../layout/seating.ts';
import { isOver, isSurface, putOn } from '../layout/surfaces.ts';
import { clampSize } from '../sizes.ts';
import { halfAngleDeg, spotPoint, viewSpot, yawTowards } from '../layout/view.ts';
import { scan, shrunk } from './scan.ts';
import { settle, settleAgainstWall, type Insistence } from './settle.ts';

const BACKDROPS: ReadonlySet<ThingId> = new Set<ThingId>([
  'tower',
  'mountain',
  'hill',
  'cliff',
  'dune',
  'facade',
  'bridge',
]);
const WALL_LOVERS: ReadonlySet<ThingId> = new Set<ThingId>([
  'bookshelf',
  'wardrobe',
  'cabinet',
  'kitchen counter',
  'fridge',
  'stove',
  'sink',
  'toilet',
  'piano',
  'storage rack',
  'dumpster',
  'bin',
]);

/** Far behind everything, where such things are seen whole. */
function asBackdrop(draft: Draft, piece: Piece, insistence: Insistence): ComposedThing | null {
  const isBuilt = thingFacts(piece.thing).support !== 'none' && piece.thing !== 'bridge';
  const { random, camera, bounds } = draft;
  const [w, h, d] = piece.sizeM;
  const beyond = camera.positionM[2] - bounds.z0 + d / 2 + 2;
  const whole = Math.max(beyond, Math.max(h * 1.4, w * 0.9));
  for (let i = 0; i < 14; i++) {
    const [x, z] = spotPoint(
      camera,
      random.bell() * halfAngleDeg(camera) * 0.8,
      whole * random.uniform(1, 1.3) + i * d * 0.2,
    );
    // nobody builds in the water
    const isAfloat = draft.things.some((t) => t.thing === 'water' && isOver(t, x, z));
    if (isBuilt && isAfloat && insistence < 3) continue;
    const below = draft.things.find((t) => t.thing === 'ground' && t.positionM[1] < -5);
    const on = thingFacts(piece.thing).support === 'none' ? null : (below?.key ?? null);
    const y = on === null || below === undefined ? 0 : below.positionM[1] + below.sizeM[1];
    const placed = draft.put(piece, x, z, random.bell() * 20, {
      y,
      on,
      anywhere: true,
      inView: true,
      evict: i > 8,
      force: i === 13,
    });
    if (placed !== null) return placed;
  }
  return null;
}

const LAYERS: ReadonlySet<ThingId> = new Set<ThingId>(['ground', 'floor', 'road', 'pavement', 'water']);
/** Laid over the ground, its top this high above it, metres. */
const LAID_M = 0.015;

/** A road, a sheet of water: from the view's middle into the depth, cut to the place. */
function asLayer(draft: Draft, piece: Piece): ComposedThing | null {
  const { camera, bounds } = draft;
  const wide = Math.min(piece.sizeM[0], (bounds.x1 - bounds.x0) * (piece.thing === 'floor' ? 1 : 0.6));
  const deep = Math.min(piece.sizeM[2], bounds.z1 - bounds.z0);
  const isWater = piece.thing === 'water';
  const x = isWater
    ? draft.random.sign() * Math.max(0, (bounds.x1 - bounds.x0) / 2 - wide / 2)
    : camera.targetM[0];
  const z = Math.max(bounds.z0 + deep / 2, camera.positionM[2] - deep / 2 - (isWater ? 4 : -2));
  const sized: Piece = { ...piece, sizeM: clampSize(piece.thing, [wide, piece.sizeM[1], deep]) };
  return draft.put(sized, x, z, 0, { y: LAID_M - sized.sizeM[1], on: null, force: true, takesNoRoom: true });
}

/** Tables first, then whatever has a top; those that are seen before those that are not. */
function hosts(draft: Draft): readonly ComposedThing[] {
  const { camera } = draft;
  const half = halfAngleDeg(camera);
  const rank = (thing: ComposedThing): number => {
    const spot = viewSpot(camera, thing.positionM[0], thing.positionM[2]);
    const table = isTable(thing.thing) || thing.thing === 'cabinet' || thing.thing === 'pedestal' ? 0 : 1;
    return (Math.abs(spot.bearingDeg) < half ? 0 : 2) + table + Math.min(0.9, spot.distanceM / 50);
  };
  return draft.things
    .filter(
      (t) =>
        isSurface(t.thing) && !isSeat(t.thing) && t.scatter === null && t.positionM[1] + t.sizeM[1] < 1.6,
    )
    .map((t) => [t, rank(t) + draft.random.unit() * 0.3] as const)
    .sort((a, b) => a[1] - b[1])
    .map(([t]) => t);
}

function seatFigure(draft: Draft, piece: Piece, insistence: Insistence): ComposedThing | null {
  const seats = draft.things.filter(({ thing, scatter }) => isSeat(thing) && scatter === null);
  for (const seat of draft.random.shuffle(seats)) {
    const figure = sitOn(draft, seat, piece, insistence > 0);
    if (figure !== null) return figure;
  }
  for (const thing of ['chair', 'bench', 'stool', 'crate', 'log'] as const) {
    const seat = draft.units.isCounted(thing)
      ? null
      : draft.draw(thing, thing === 'crate' || thing === 'log' ? { sizeM: [null, 0.45, 0.45] } : {});
    const placed = seat === null ? null : inView(draft, seat, insistence);
    if (placed === null) continue;
    draft.claim(placed.key);
    const figure = sitOn(draft, placed, piece, true);
    if (figure !== null) return figure;
  }
  return null;
}

/** How a thing is turned where it stands free: mostly its front to the camera, a little aside. */
function freeYaw(draft: Draft, piece: Piece, x: number, z: number): number {
  const { camera, random } = draft;
  const { family } = thingFacts(piece.thing);
  const toCamera = yawTowards(x, z, camera.positionM[0], camera.positionM[2]);
  if (family === 'vehicle') {
    if (draft.setting === 'street' || draft.setting === 'alley') return x > 0 ? 180 : 0;
    return random.uniform(0, 360);
  }
  return toCamera + random.bell() * (family === 'figure' ? 70 : 45);
}

/** Anywhere that the camera sees well. */
export function inView(draft: Draft, piece: Piece, insistence: Insistence): ComposedThing | null {
  const { camera, random, bounds } = draft;
  const big = Math.max(...piece.sizeM);
  const near = Math.max(piece.sizeM[1] < 0.5 ? 1.3 : 2.2, big * 0.8);
  const depth = Math.max(2, camera.positionM[2] - bounds.z0 - 0.5);
  const far = Math.max(near + 0.5, Math.min(depth, near + 3 + big * 2.2, 40));
  const half = halfAngleDeg(camera) * 0.85;
  const tries = insistence === 3 ? 1 : 16;
  for (let i = 0; i < tries; i++) {
    const [x, z] = spotPoint(camera, random.uniform(-half, half), random.uniform(near, far + i * 0.3));
    const placed = settle(draft, piece, x, z, freeYaw(draft, piece, x, z), insistence);
    if (placed !== null) return placed;
  }
  return null;
}

function onStreetLane(draft: Draft, piece: Piece, insistence: Insistence): ComposedThing | null {
  const road = draft.things.find(({ thing }) => thing === 'road');
  if (road === undefined || draft.setting !== 'street') return null;
  const lane = road.sizeM[0] / 4;
  for (let i = 0; i < 12; i++) {
    const side = draft.random.sign();
    const z = draft.random.uniform(-16, 2);
    const placed = draft.put(piece, side * lane, z, side > 0 ? 180 : 0, {
      clearanceM: 0.2,
      evict: insistence > 0,
      inView: insistence > 0,
    });
    if (placed !== null) return placed;
  }
  return null;
}

/** One way of placing after another; null when the insistence was not enough. */
function place(draft: Draft, piece: Piece, insistence: Insistence): ComposedThing | null {
  const { thing, variant } = piece;
  const { family, support } = thingFacts(thing);
  if (thing === 'umbrella') {
    const holder = draft.things.find(
      (t) =>
        thingFacts(t.thing).family === 'figure' &&
        (t.variant === 'standing' || t.variant === 'walking') &&
        !draft.things.some((o) => o.on === t.key && o.thing === 'umbrella'),
    );
    if (holder !== undefined) return holdPiece(draft, holder, piece);
  }
  if (family === 'figure' && variant === 'sitting') {
    const figure = seatFigure(draft, piece, insistence);
    if (figure !== null || insistence < 3) return figure;
  }
  if (LAYERS.has(thing)) return asLayer(draft, piece);
  if (BACKDROPS.has(thing)) return asBackdrop(draft, piece, insistence);
  // a house that the place is too small for stands beyond it
  if (thing === 'house' && (insistence > 1 || draft.isEnclosed)) return asBackdrop(draft, piece, insistence);
  if (family === 'vehicle' && thing !== 'boat' && thing !== 'cart') {
    const placed = onStreetLane(draft, piece, insistence);
    if (placed !== null) return placed;
  }
  if (support === 'surface' && thing !== 'chimney') {
    for (const host of hosts(draft).slice(0, 6)) {
      const placed = putOn(draft, host, piece, { evict: insistence > 0 });
      if (placed !== null) return placed;
    }
    if (insistence < 1) return null;
  }
  if (WALL_LOVERS.has(thing)) {
    const placed = settleAgainstWall(draft, piece, insistence);
    if (placed !== null) return placed;
  }
  return inView(draft, piece, insistence);
}

/** Every thing that was wished for is placed, whatever has to give way for it. */
export function placeWished(draft: Draft, piece: Piece): ComposedThing | null {
  for (const insistence of [0, 1, 2] as const) {
    const placed = place(draft, piece, insistence);
    if (placed !== null) return placed;
  }
  return (
    scan(draft, piece) ??
    scan(draft, shrunk(piece, 0.5)) ??
    scan(draft, shrunk(piece, 0.2), { blocksDoors: true }) ??
    place(draft, piece, 3)
  );
}
