/** An office: desks with their chairs and screens, cabinets along the walls, tubes overhead. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang, inCorner, putNextTo } from '../layout/groups.ts';
import { mount, setInto, standAgainstAny } from '../layout/on-walls.ts';
import { populate } from '../layout/people.ts';
import { buildRoom, lookIntoRoom, type Room } from '../layout/room.ts';
import { dress, placeOn } from '../layout/surfaces.ts';

const DESK_TOP = [
  ['book', 3],
  ['cup', 2.5],
  ['telephone', 1.6],
  ['laptop', 1],
  ['table lamp', 1],
  ['bottle', 0.4],
  ['vase', 0.3],
] as const;

export function composeOffice(draft: Draft): void {
  const { random, widthM: w } = draft;
  const room = buildRoom(draft, {
    widthM: w,
    depthM: Math.max(5, w * random.uniform(0.9, 1.4)),
    heightM: random.uniform(2.6, 3.3),
    walls: drawFinish(
      'wall',
      '',
      null,
      random.pick(['plaster', 'plaster', 'brick', 'concrete'] as const),
      random,
    ),
    floor: drawFinish(
      'floor',
      '',
      null,
      random.pick(['carpet', 'wood', 'concrete', 'tile'] as const),
      random,
    ),
    hasFront: random.chance(0.7),
  });
  lookIntoRoom(draft, room);
  const windowFace = random.pick([room.back, room.left, room.right, room.back]);
  for (let i = random.integer(1, 3); i > 0; i--) {
    setInto(draft, windowFace, 'window', {
      variant: random.pick(['casement', 'industrial', 'sash']),
      y: 0.9,
    });
  }
  setInto(draft, random.pick([room.left, room.right]), 'door', {
    variant: random.pick(['glazed', 'panelled']),
  });
  desks(draft, room);
  const faces = [room.back, room.left, room.right, room.front];
  for (let i = random.integer(0, 3); i > 0; i--)
    standAgainstAny(draft, faces, 'cabinet', { variant: 'filing', sizeM: [0.48, 1.3, 0.6] });
  for (let i = random.integer(0, 2); i > 0; i--) standAgainstAny(draft, faces, 'bookshelf');
  if (random.chance(0.6)) inCorner(draft, room, 'potted plant');
  if (random.chance(0.4)) inCorner(draft, room, 'bin', { sizeM: [0.3, 0.42, 0.3] });
  if (random.chance(0.2)) inCorner(draft, room, 'floor lamp');
  const walls = [room.back, room.left, room.right];
  if (random.chance(0.6)) mount(draft, random.pick(walls), 'clock');
  for (let i = random.integer(0, 2); i > 0; i--) mount(draft, random.pick(walls), 'picture');
  for (const z of [-0.25, 0.2]) {
    for (const x of [-0.22, 0.22]) {
      if (random.chance(0.7))
        hang(draft, 'fluorescent tube', x * w, z * room.depthM, 90, { sizeM: [1.25, 0.1, null] });
    }
  }
  populate(draft, 0, 3, 0.7);
}

function desks(draft: Draft, room: Room): void {
  const { random } = draft;
  const aim = random.weighted([
    [0, 3],
    [180, 1],
    [90, 1],
    [-90, 1],
  ] as const);
  const columns = room.widthM > 6 ? 2 : 1;
  const rows = room.depthM > 6.5 ? 2 : 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (row + column > 0 && !random.chance(0.75)) continue;
      const piece = draft.draw('desk');
      if (piece === null) return;
      for (let attempt = 0; attempt < 6; attempt++) {
        const x = (columns === 1 ? 0 : column === 0 ? -0.24 : 0.24) * room.widthM + random.bell() * 0.4;
        const z = (rows === 1 ? -0.12 : row === 0 ? -0.24 : 0.06) * room.depthM + random.bell() * 0.4;
        const desk = draft.put(piece, x, z, aim + random.bell() * 4, {
          clearanceM: 0.45,
          inView: attempt > 3,
        });
        if (desk === null) continue;
        furnish(draft, desk);
        break;
      }
    }
  }
}

/** A desk's front is where visitors stand: its owner sits behind it, on the −Z side. */
function furnish(draft: Draft, desk: ComposedThing): void {
  const { random } = draft;
  const chair = draft.draw(random.chance(0.8) ? 'office chair' : 'chair');
  if (chair !== null) putNextTo(draft, desk, 'back', chair, { gapM: 0.06, inView: true });
  const hasScreen = random.chance(0.65);
  if (hasScreen)
    placeOn(draft, desk, 'monitor', { at: [random.bell() * 0.4, 0.4], turnDeg: 180 + random.bell() * 10 });
  if (!hasScreen && random.chance(0.4)) placeOn(draft, desk, 'laptop', { at: [0, -0.2], turnDeg: 180 });
  dress(draft, desk, DESK_TOP, random.integer(1, 3));
  if (random.chance(0.3)) {
    const visitor = draft.draw('chair');
    if (visitor !== null) putNextTo(draft, desk, 'front', visitor, { gapM: 0.4, turnDeg: 180 });
  }
}
