/** Chairs at tables, people on seats. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { DrawOptions, Draft, Piece } from '../draft/draft.ts';
import { box, boxPoint } from './box.ts';
import { surfaceHeightM } from './surfaces.ts';

/** How far a chair's front edge is under the table's edge; below 0 it is pulled out. Metres. */
const TUCK_M = 0.12;

/** Up to `count` chairs about a table, facing it: long sides first, then the ends. */
export function chairsAround(
  draft: Draft,
  table: ComposedThing,
  thing: ThingId,
  count: number,
  options: DrawOptions = {},
): readonly ComposedThing[] {
  const { random } = draft;
  const [w, , d] = table.sizeM;
  const frame = box(table.positionM[0], table.positionM[2], w, d, table.yawDeg, 0, 1);
  const seats: [number, number, number][] = [];
  const perSide = Math.max(1, Math.floor(w / 0.62));
  for (let i = 0; i < perSide; i++) {
    const u = ((i + 0.5) / perSide - 0.5) * w;
    seats.push([u, d / 2, 180], [u, -d / 2, 0]);
  }
  seats.push([w / 2, 0, -90], [-w / 2, 0, 90]);
  const placed: ComposedThing[] = [];
  // the sides that the camera sees faces from come first, now and then the ends
  const order = random.chance(0.3) ? random.shuffle(seats) : seats;
  for (const [u, v, turn] of order) {
    if (placed.length >= count) break;
    const piece = draft.draw(thing, options);
    if (piece === null) break;
    const chair = putAtEdge(draft, table, frame, piece, [u, v, turn]);
    if (chair !== null) placed.push(chair);
  }
  return placed;
}

function putAtEdge(
  draft: Draft,
  table: ComposedThing,
  frame: ReturnType<typeof box>,
  piece: Piece,
  [u, v, turn]: readonly [number, number, number],
): ComposedThing | null {
  const { random } = draft;
  const out =
    piece.sizeM[2] / 2 - (random.chance(0.75) ? random.uniform(0, TUCK_M) : -random.uniform(0.02, 0.2));
  const [nx, nz] = turn === 180 ? [0, 1] : turn === 0 ? [0, -1] : [Math.sign(u), 0];
  const [x, z] = boxPoint(frame, u + nx * out, v + nz * out);
  return draft.put(piece, x, z, table.yawDeg + turn + random.bell() * 9, {
    clearanceM: 0.03,
    besides: table.key,
    inView: true,
  });
}

const SEATS: ReadonlySet<ThingId> = new Set<ThingId>([
  'chair',
  'office chair',
  'armchair',
  'sofa',
  'stool',
  'bench',
  'bed',
  'toilet',
  'crate',
  'log',
  'rock',
  'suitcase',
  'bathtub',
]);
export const isSeat = (thing: ThingId): boolean => SEATS.has(thing);
/** Above this, sitters' feet hang, metres. */
export const HIGH_SEAT_M = 0.58;
/** Places side by side. */
export const seatsOf = ({ thing, sizeM }: ComposedThing): number =>
  thing === 'sofa' || thing === 'bench' || thing === 'bed' ? Math.max(1, Math.floor(sizeM[0] / 0.65)) : 1;

/**
 * Sits a figure down: its feet on the seat's floor before it, its back over the seat. Null when all places are taken.
 */
export function sitOn(draft: Draft, seat: ComposedThing, piece: Piece, evict = false): ComposedThing | null {
  const taken = draft.things.filter((t) => t.on === seat.key && t.variant === 'sitting');
  const places = seatsOf(seat);
  if (taken.length >= places) return null;
  const [w, , d] = seat.sizeM;
  const frame = box(seat.positionM[0], seat.positionM[2], w, d, seat.yawDeg, 0, 1);
  const open = Array.from({ length: places }, (_, i) => ((i + 0.5) / places - 0.5) * w);
  // where the sitter's back is: against a chair's back, before a sofa's cushions, near the front edge of anything else
  const back =
    seat.thing === 'chair' || seat.thing === 'office chair'
      ? -d / 2 + 0.1
      : seat.thing === 'sofa' || seat.thing === 'armchair'
        ? -d / 2 + 0.24
        : Math.max(-d / 2 + 0.03, d / 2 - 0.45);
  const forward = back + piece.sizeM[2] / 2;
  // on high stools feet are off the floor
  const height = surfaceHeightM(seat);
  const perch = height > HIGH_SEAT_M ? height - HIGH_SEAT_M + 0.04 : 0;
  for (const u of draft.random.shuffle(open)) {
    const [x, z] = boxPoint(frame, u, forward);
    const isTaken = taken.some((t) => Math.hypot(t.positionM[0] - x, t.positionM[2] - z) < 0.5);
    if (isTaken) continue;
    const figure = draft.put({ ...piece, variant: 'sitting' }, x, z, seat.yawDeg + draft.random.bell() * 6, {
      y: seat.positionM[1] + perch,
      on: seat.key,
      clearanceM: 0,
      besides: 'tables',
      inView: true,
      evict,
    });
    if (figure !== null) return figure;
  }
  return null;
}
