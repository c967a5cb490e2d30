/** A living room: a seating group about a low table, a wall of storage, lamps of its own. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang, inCorner, nextTo, underGroup } from '../layout/groups.ts';
import { mount, setInto, standAgainst, standAgainstAny } from '../layout/on-walls.ts';
import { populate } from '../layout/people.ts';
import { buildRoom, lookIntoRoom, type Room } from '../layout/room.ts';
import { dress, placeOn } from '../layout/surfaces.ts';

const TABLE_TOP = [
  ['book', 3],
  ['cup', 2],
  ['vase', 1.5],
  ['bowl', 1],
  ['drinking glass', 1],
  ['bottle', 0.8],
  ['candle', 0.7],
  ['laptop', 0.5],
  ['plate', 0.5],
  ['telephone', 0.3],
] as const;
const SIDEBOARD_TOP = [
  ['vase', 2],
  ['table lamp', 2],
  ['radio', 1.2],
  ['book', 2],
  ['telephone', 0.7],
  ['flowers', 1],
  ['lantern', 0.4],
  ['bowl', 0.7],
] as const;

export function composeLivingRoom(draft: Draft): void {
  const { random, widthM: w } = draft;
  const paint = drawFinish('wall', '', null, null, random);
  const room = buildRoom(draft, {
    widthM: w,
    depthM: w * random.uniform(0.95, 1.3),
    heightM: random.uniform(2.5, 3.1),
    walls: paint,
    floor: drawFinish(
      'floor',
      '',
      null,
      random.pick(['wood', 'dark wood', 'wood', 'carpet'] as const),
      random,
    ),
    hasFront: random.chance(0.7),
  });
  lookIntoRoom(draft, room);
  windows(draft, room);
  setInto(draft, random.pick([room.right, room.left, room.back]), 'door');
  if (random.chance(0.3)) mount(draft, random.pick([room.left, room.right]), 'fireplace', { y: 0 });
  seatingGroup(draft, room);
  storage(draft, room);
  lampsAndPlants(draft, room);
  populate(draft, 0, 2, 0.6);
}

function windows(draft: Draft, room: Room): void {
  const { random } = draft;
  const face = random.pick([room.back, room.left, room.right, room.back]);
  for (let i = random.integer(1, 2); i > 0; i--) {
    const variant = random.pick(['sash', 'casement'] as const);
    const window = setInto(draft, face, 'window', { variant, y: random.uniform(0.75, 0.95) });
    if (window === null || !random.chance(0.6)) continue;
    const [dx, dz] = [window.positionM[0] - face.x, window.positionM[2] - face.z];
    const u = dx * face.normalZ - dz * face.normalX;
    const side = random.sign() * (window.sizeM[0] / 2 + 0.1);
    mount(draft, face, 'curtain', { u: u + side, spreadM: 0, sizeM: [0.6, 2.2, null] });
  }
}

function seatingGroup(draft: Draft, room: Room): void {
  const { random } = draft;
  const face = random.weighted([
    [room.back, 3],
    [room.left, 1],
    [room.right, 1],
  ] as const);
  const seat = random.chance(0.85) ? 'sofa' : 'armchair';
  const u = random.uniform(-0.2, 0.2) * face.widthM;
  const sofa =
    standAgainst(draft, face, seat, { u, spreadM: 0.8 }) ??
    standAgainstAny(draft, [room.back, room.left, room.right], seat);
  const table = nextTo(draft, sofa, 'front', 'coffee table', { gapM: random.uniform(0.35, 0.5) });
  if (random.chance(0.75)) {
    underGroup(draft, table ?? sofa, 'rug', {});
  }
  dress(draft, table, TABLE_TOP, random.integer(1, 4));
  const side = random.sign();
  if (table !== null) {
    const near = { gapM: 0.35, turnDeg: 0, inView: false };
    if (random.chance(0.7)) {
      nextTo(draft, table, side > 0 ? 'right' : 'left', 'armchair', { ...near, turnDeg: -side * 90 });
    }
    if (random.chance(0.35)) {
      nextTo(draft, table, side > 0 ? 'left' : 'right', 'armchair', { ...near, turnDeg: side * 90 });
    }
  }
  const lampSide = random.chance(0.5) ? 'left' : 'right';
  if (random.chance(0.55)) nextTo(draft, sofa, lampSide, 'floor lamp', { gapM: 0.08 });
  else if (random.chance(0.5)) {
    const stand = nextTo(draft, sofa, lampSide, 'coffee table', { gapM: 0.08, sizeM: [0.45, 0.5, 0.42] });
    placeOn(draft, stand, 'table lamp', { at: [0, 0] });
  }
}

function storage(draft: Draft, room: Room): void {
  const { random } = draft;
  const faces = [room.back, room.left, room.right, room.front];
  if (random.chance(0.7)) standAgainstAny(draft, faces, 'bookshelf');
  if (random.chance(0.25)) standAgainstAny(draft, faces, 'bookshelf');
  if (random.chance(0.7)) {
    const cabinet = standAgainstAny(draft, faces, 'cabinet', { variant: 'sideboard' });
    if (random.chance(0.35)) placeOn(draft, cabinet, 'monitor', { at: [0, 0], turnDeg: 0 });
    dress(draft, cabinet, SIDEBOARD_TOP, random.integer(1, 3));
  }
  if (random.chance(0.12)) standAgainstAny(draft, faces, 'piano');
  for (let i = random.integer(0, 3); i > 0; i--)
    mount(draft, random.pick([room.back, room.left, room.right]), 'picture');
  if (random.chance(0.25)) mount(draft, random.pick([room.back, room.left, room.right]), 'mirror');
  if (random.chance(0.25)) mount(draft, random.pick([room.back, room.left, room.right]), 'clock');
}

function lampsAndPlants(draft: Draft, room: Room): void {
  const { random } = draft;
  if (random.chance(0.45))
    hang(
      draft,
      random.weighted([
        ['pendant lamp', 3],
        ['chandelier', 1],
      ] as const),
      0,
      0,
    );
  if (random.chance(0.3)) inCorner(draft, room, 'floor lamp');
  for (let i = random.integer(0, 2); i > 0; i--) inCorner(draft, room, 'potted plant');
  if (random.chance(0.25)) mount(draft, random.pick([room.left, room.right, room.back]), 'wall sconce');
}
