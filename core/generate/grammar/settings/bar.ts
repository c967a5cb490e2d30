/** A bar: the counter with its stools, bottles behind it, tables in the dark, neon. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang, inCorner } from '../layout/groups.ts';
import { mount, setInto, standAgainst, standAgainstAny } from '../layout/on-walls.ts';
import { drawPerson, populate, seatSomebody, stand } from '../layout/people.ts';
import { buildRoom, lookIntoRoom, type Room } from '../layout/room.ts';
import { chairsAround } from '../layout/seating.ts';
import { dress, placeOn } from '../layout/surfaces.ts';

const COUNTER_TOP = [
  ['drinking glass', 4],
  ['bottle', 3],
  ['candle', 0.8],
  ['bowl', 0.8],
  ['table lamp', 0.5],
] as const;
const TABLE_TOP = [
  ['drinking glass', 3],
  ['candle', 2],
  ['bottle', 1.4],
  ['lantern', 0.4],
] as const;

export function composeBar(draft: Draft): void {
  const { random, widthM: w } = draft;
  const room = buildRoom(draft, {
    widthM: w,
    depthM: Math.max(6, w * random.uniform(1, 1.4)),
    heightM: random.uniform(2.8, 3.8),
    walls: drawFinish(
      'wall',
      '',
      null,
      random.pick(['brick', 'wood', 'dark wood', 'plaster'] as const),
      random,
    ),
    floor: drawFinish('floor', '', null, random.pick(['dark wood', 'wood', 'tile'] as const), random),
    hasFront: random.chance(0.6),
  });
  lookIntoRoom(draft, room, { x: random.uniform(-0.35, 0.35) });
  setInto(draft, random.pick([room.left, room.right]), 'door', {
    variant: random.pick(['panelled', 'glazed']),
  });
  counter(draft, room);
  tables(draft, room);
  const faces = [room.back, room.left, room.right];
  if (random.chance(0.7))
    mount(draft, random.pick(faces), 'neon sign', { y: random.uniform(1.7, 2.1), lit: true });
  for (let i = random.integer(0, 3); i > 0; i--) mount(draft, random.pick(faces), 'picture');
  if (random.chance(0.5)) mount(draft, random.pick(faces), 'mirror');
  for (let i = random.integer(0, 3); i > 0; i--) mount(draft, random.pick(faces), 'wall sconce');
  if (random.chance(0.25)) mount(draft, random.pick(faces), 'clock');
  if (random.chance(0.2)) standAgainstAny(draft, [room.left, room.right], 'piano');
  if (random.chance(0.25)) inCorner(draft, room, 'barrel', { variant: 'cask' });
  for (let i = random.integer(0, 3); i > 0; i--) seatSomebody(draft);
  populate(draft, 0, 1);
}

/** Parallel to the back wall, its front to the room, a keeper's lane behind it. */
function counter(draft: Draft, room: Room): void {
  const { random } = draft;
  const length = Math.min(room.widthM * 0.7, random.uniform(3, 5.5));
  const piece = draft.draw('bar counter', { sizeM: [length, null, null] });
  if (piece === null) return;
  const reach = Math.max(0, room.widthM / 2 - piece.sizeM[0] / 2 - 0.1);
  const z = -room.depthM / 2 + 0.45 + 0.95 + piece.sizeM[2] / 2;
  const bar = draft.put(piece, random.uniform(-reach, reach) * 0.6, z, 0, { inView: true });
  if (bar === null) return;
  const shelf = standAgainst(draft, room.back, random.pick(['bookshelf', 'cabinet', 'bookshelf']), {
    u: bar.positionM[0],
    spreadM: 0.4,
    sizeM: [random.uniform(1.4, 2.6), null, 0.3],
  });
  dress(
    draft,
    shelf,
    [['bottle', 1]],
    shelf?.thing === 'cabinet' ? random.integer(3, 6) : random.integer(0, 3),
  );
  const stools = random.integer(2, Math.max(2, Math.floor(bar.sizeM[0] / 0.75)));
  for (let i = 0; i < stools; i++) {
    const stool = draft.draw('stool', { sizeM: [null, random.uniform(0.7, 0.8), null] });
    if (stool === null) break;
    const x = bar.positionM[0] + ((i + 0.5) / stools - 0.5) * (bar.sizeM[0] - 0.3) + random.bell() * 0.08;
    draft.put(stool, x, bar.positionM[2] + bar.sizeM[2] / 2 + 0.28 + random.uniform(0, 0.12), 180, {
      inView: true,
    });
  }
  for (let i = random.integer(2, 5); i > 0; i--) placeOn(draft, bar, random.weighted(COUNTER_TOP));
  const lamps = random.integer(0, 3);
  const one = draft.random.pick(['dome', 'globe', 'cone'] as const);
  for (let i = 0; i < lamps; i++) {
    const x = bar.positionM[0] + ((i + 0.5) / lamps - 0.5) * bar.sizeM[0];
    hang(draft, 'pendant lamp', x, bar.positionM[2], 0, {
      variant: one,
      sizeM: [0.32, null, 0.32],
      dropM: 1.9,
    });
  }
  // whoever keeps the bar stands behind it and looks over it
  if (random.chance(0.5)) {
    const x = bar.positionM[0] + random.bell() * bar.sizeM[0] * 0.4;
    stand(draft, drawPerson(draft), {
      x,
      z: -room.depthM / 2 + 0.85,
      spreadM: 0.12,
      facing: [x, 10],
      variant: 'standing',
    });
  }
}

function tables(draft: Draft, room: Room): void {
  const { random } = draft;
  for (let i = random.integer(1, 3); i > 0; i--) {
    const piece = draft.draw('table', { variant: 'round', sizeM: [random.uniform(0.65, 0.9), null, null] });
    if (piece === null) return;
    const small = { ...piece, sizeM: [piece.sizeM[0], piece.sizeM[1], piece.sizeM[0]] as const };
    for (let attempt = 0; attempt < 10; attempt++) {
      const x = random.uniform(-1, 1) * (room.widthM / 2 - 0.9);
      const z = random.uniform(-0.1, 0.36) * room.depthM;
      const table = draft.put(small, x, z, 0, { clearanceM: 0.5 });
      if (table === null) continue;
      chairsAround(draft, table, random.pick(['chair', 'stool']), random.integer(1, 3), {
        variant: 'bentwood',
      });
      dress(draft, table, TABLE_TOP, random.integer(1, 3));
      break;
    }
  }
}
