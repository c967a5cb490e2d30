/** A bedroom: the bed, night stands with lamps, a wardrobe, a window that the light comes through. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang, inCorner, nextTo, underGroup } from '../layout/groups.ts';
import { mount, setInto, standAgainst, standAgainstAny } from '../layout/on-walls.ts';
import { seatSomebody, populate } from '../layout/people.ts';
import { buildRoom, lookIntoRoom } from '../layout/room.ts';
import { dress, placeOn } from '../layout/surfaces.ts';

const STAND_TOP = [
  ['book', 3],
  ['telephone', 0.8],
  ['cup', 1],
  ['drinking glass', 1.4],
  ['watch', 0.8],
  ['candle', 0.6],
  ['radio', 0.6],
] as const;

export function composeBedroom(draft: Draft): void {
  const { random, widthM: w } = draft;
  const room = buildRoom(draft, {
    widthM: w,
    depthM: Math.max(3.9, w * random.uniform(0.95, 1.25)),
    heightM: random.uniform(2.4, 2.9),
    walls: drawFinish('wall', '', null, null, random),
    floor: drawFinish('floor', '', null, random.pick(['wood', 'carpet', 'dark wood'] as const), random),
    hasFront: random.chance(0.7),
  });
  lookIntoRoom(draft, room);
  const faces = [room.back, room.left, room.right];
  const head = random.weighted([
    [room.back, 3],
    [room.left, 1],
    [room.right, 1],
  ] as const);
  const windowFace = random.pick(faces.filter((face) => face !== head));
  setInto(draft, windowFace, 'window', { variant: random.pick(['sash', 'casement']) });
  if (random.chance(0.6)) mount(draft, windowFace, 'curtain', { sizeM: [0.7, 2.2, null] });
  setInto(draft, random.pick(faces.filter((face) => face !== head)), 'door');
  const bed =
    standAgainst(draft, head, 'bed', { u: random.bell() * 0.6, spreadM: 0.5 }) ??
    standAgainstAny(draft, faces, 'bed');
  for (const side of ['left', 'right'] as const) {
    if (!random.chance(side === 'left' ? 0.85 : 0.6) || bed === null) continue;
    const stand = nextTo(draft, bed, side, 'cabinet', {
      gapM: 0.06,
      shiftM: -bed.sizeM[2] / 2 + 0.24,
      sizeM: [random.uniform(0.4, 0.55), random.uniform(0.5, 0.62), 0.4],
      variant: 'chest',
    });
    if (random.chance(0.75))
      placeOn(draft, stand, 'table lamp', { at: [0, -0.3], sizeM: [0.24, 0.42, 0.24] });
    dress(draft, stand, STAND_TOP, random.integer(0, 2));
  }
  if (random.chance(0.6)) underGroup(draft, bed, 'rug', { forwardM: random.uniform(0.3, 1) });
  standAgainstAny(draft, [...faces, room.front], 'wardrobe');
  if (random.chance(0.55)) {
    const chest = standAgainstAny(draft, faces, 'cabinet', { variant: 'chest' });
    dress(draft, chest, [...STAND_TOP, ['vase', 1], ['flowers', 1]], random.integer(0, 3));
  }
  if (random.chance(0.3)) standAgainstAny(draft, faces, 'bookshelf');
  if (random.chance(0.4)) inCorner(draft, room, random.pick(['armchair', 'chair']));
  if (random.chance(0.35)) inCorner(draft, room, 'potted plant');
  if (random.chance(0.25)) inCorner(draft, room, 'floor lamp');
  if (random.chance(0.5)) mount(draft, random.pick(faces), 'mirror');
  for (let i = random.integer(0, 2); i > 0; i--) mount(draft, random.pick(faces), 'picture');
  if (random.chance(0.4)) hang(draft, random.pick(['pendant lamp', 'pendant lamp', 'bare bulb']), 0, 0);
  if (random.chance(0.2)) inCorner(draft, room, 'suitcase');
  if (random.chance(0.4)) seatSomebody(draft);
  else populate(draft, 0, 1);
}
