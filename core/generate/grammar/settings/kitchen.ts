/** A kitchen: a run of counters with stove, sink and fridge, a table to eat at, a lamp over it. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import type { WallFace } from '../draft/places.ts';
import { drawFinish } from '../finishes.ts';
import { hang } from '../layout/groups.ts';
import { mount, setInto, standPieceAgainst } from '../layout/on-walls.ts';
import { populate } from '../layout/people.ts';
import { buildRoom, lookIntoRoom, type Room } from '../layout/room.ts';
import { chairsAround } from '../layout/seating.ts';
import { dress } from '../layout/surfaces.ts';

const COUNTER_TOP = [
  ['bowl', 2],
  ['bottle', 2],
  ['plate', 1.5],
  ['cup', 2],
  ['vase', 0.8],
  ['radio', 0.8],
  ['apple', 1],
  ['drinking glass', 1.2],
  ['potted plant', 0.4],
] as const;
const TABLE_TOP = [
  ['plate', 3],
  ['cup', 2.4],
  ['bowl', 1.6],
  ['drinking glass', 1.6],
  ['bottle', 1],
  ['apple', 1.6],
  ['vase', 1],
  ['flowers', 0.8],
  ['candle', 0.6],
  ['book', 0.4],
  ['laptop', 0.3],
] as const;

export function composeKitchen(draft: Draft): void {
  const { random, widthM: w } = draft;
  const room = buildRoom(draft, {
    widthM: w,
    depthM: Math.max(4, w * random.uniform(1, 1.4)),
    heightM: random.uniform(2.4, 2.9),
    walls: drawFinish('wall', '', null, null, random),
    floor: drawFinish('floor', '', null, random.pick(['tile', 'wood', 'tile', 'dark wood'] as const), random),
    hasFront: random.chance(0.7),
  });
  lookIntoRoom(draft, room);
  setInto(draft, room.back, 'window', {
    u: random.uniform(-0.25, 0.25) * w,
    y: 1.08,
    sizeM: [null, 1.1, null],
  });
  setInto(draft, random.pick([room.left, room.right]), 'door');
  run(draft, room.back, ['fridge', 'kitchen counter', 'stove', 'kitchen counter', 'sink']);
  if (random.chance(0.6)) {
    run(
      draft,
      random.pick([room.left, room.right]),
      random.shuffle(['kitchen counter', 'cabinet', 'kitchen counter']),
    );
  }
  eating(draft, room);
  walls(draft, room);
  populate(draft, 0, 2, 0.5);
}

/** Side by side along a wall without gaps, starting from either end. */
function run(draft: Draft, face: WallFace, things: readonly ThingId[]): void {
  const { random } = draft;
  const direction = random.sign();
  let at = -face.widthM / 2 + random.uniform(0.05, 0.3);
  for (const thing of direction > 0 ? things : [...things].reverse()) {
    const room = face.widthM / 2 - 0.05 - at;
    if (room < 0.4) break;
    const wide = Math.min(room, random.uniform(0.9, 2));
    const piece = draft.draw(thing, thing === 'kitchen counter' ? { sizeM: [wide, 0.92, 0.62] } : {});
    if (piece === null) continue;
    const placed = standPieceAgainst(draft, face, piece, { u: at + piece.sizeM[0] / 2, spreadM: 0 });
    if (placed === null) continue;
    at += placed.sizeM[0] + 0.03;
    if (thing === 'kitchen counter') dress(draft, placed, COUNTER_TOP, random.integer(0, 3));
    else if (thing === 'cabinet') dress(draft, placed, COUNTER_TOP, random.integer(0, 2));
  }
}

function eating(draft: Draft, room: Room): void {
  const { random } = draft;
  const piece = draft.draw('table', {
    sizeM: [Math.min(room.widthM * 0.45, random.uniform(0.9, 1.8)), null, 0.8],
  });
  let table: ComposedThing | null = null;
  for (let i = 0; piece !== null && table === null && i < 12; i++) {
    const x = random.bell() * (room.widthM / 2 - piece.sizeM[0] / 2 - 0.5);
    const z = random.uniform(-0.2, 0.12) * room.depthM;
    table = draft.put(piece, x, z, random.pick([0, 90, 0, random.bell() * 10]), {
      inView: i > 6,
      clearanceM: 0.3,
    });
  }
  if (table === null) return;
  const seat = random.weighted([
    ['chair', 5],
    ['stool', 1],
  ] as const);
  chairsAround(draft, table, seat, random.integer(1, 4));
  dress(draft, table, TABLE_TOP, random.integer(1, 6));
  if (random.chance(0.7)) {
    hang(
      draft,
      random.chance(0.85) ? 'pendant lamp' : 'bare bulb',
      table.positionM[0],
      table.positionM[2],
      0,
      {
        dropM: random.uniform(1.45, 1.7),
      },
    );
  }
}

function walls(draft: Draft, room: Room): void {
  const { random } = draft;
  const faces = [room.back, room.left, room.right];
  if (random.chance(0.5)) mount(draft, random.pick(faces), 'clock');
  if (random.chance(0.5)) mount(draft, random.pick(faces), 'picture', { sizeM: [0.4, 0.5, null] });
  if (random.chance(0.35)) hang(draft, 'fluorescent tube', random.bell(), random.bell(), 90);
}
