/** A corridor: doors along both sides, lamps in a row, depth. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang } from '../layout/groups.ts';
import { mount, setInto, standAgainst } from '../layout/on-walls.ts';
import { drawPerson, stand } from '../layout/people.ts';
import { buildRoom, lookIntoRoom } from '../layout/room.ts';

export function composeCorridor(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = random.uniform(10, 20);
  const height = random.uniform(2.4, 3.2);
  const room = buildRoom(draft, {
    widthM: w,
    depthM: depth,
    heightM: height,
    walls: drawFinish(
      'wall',
      '',
      null,
      random.pick(['plaster', 'plaster', 'tile', 'brick', 'concrete', 'wood'] as const),
      random,
    ),
    floor: drawFinish(
      'floor',
      '',
      null,
      random.pick(['carpet', 'tile', 'wood', 'concrete', 'marble'] as const),
      random,
    ),
    hasFront: random.chance(0.4),
  });
  lookIntoRoom(draft, room, {
    x: random.bell() * 0.25,
    targetZ: -depth * 0.3,
    targetX: 0,
    targetY: random.uniform(1.1, 1.4),
  });
  const kind = random.pick(['panelled', 'glazed', 'steel'] as const);
  const spacing = random.uniform(2.6, 3.8);
  for (const face of [room.left, room.right]) {
    const side = face === room.left ? -1 : 1;
    for (let z = -depth / 2 + 1.5; z < depth / 2 - 1.5; z += spacing) {
      if (random.chance(0.75)) setInto(draft, face, 'door', { u: side * z, spreadM: 0.2, variant: kind });
    }
  }
  const end = random.pick(['door', 'window', 'picture', 'nothing'] as const);
  if (end === 'picture') mount(draft, room.back, 'picture', { u: 0 });
  else if (end !== 'nothing') setInto(draft, room.back, end, { u: 0 });
  const lamp = random.weighted([
    ['fluorescent tube', 4],
    ['pendant lamp', 2],
    ['bare bulb', 1.4],
    ['chandelier', 0.4],
  ] as const);
  const every = random.uniform(2.4, 4);
  for (let z = -depth / 2 + every / 2; z < depth / 2; z += every) {
    // one of them is often broken
    if (random.chance(0.9)) hang(draft, lamp, 0, z, random.chance(0.5) ? 0 : 90, { dropM: 2.05 });
  }
  if (random.chance(0.35)) {
    for (const face of [room.left, room.right]) {
      for (let u = -depth / 2 + 2; u < depth / 2; u += 4)
        mount(draft, face, 'wall sconce', { u, spreadM: 0.2 });
    }
  }
  for (let i = random.integer(1, 4); i > 0; i--) {
    const face = random.pick([room.left, room.right]);
    const thing = random.weighted([
      ['chair', 2],
      ['bench', 1.4],
      ['cabinet', 1.2],
      ['potted plant', 1.4],
      ['bin', 1],
      ['suitcase', 0.5],
      ['box', 0.8],
      ['cart', 0.6],
    ] as const);
    standAgainst(
      draft,
      face,
      thing,
      thing === 'bench' || thing === 'cabinet' ? { sizeM: [null, null, 0.38] } : {},
    );
  }
  for (let i = random.integer(0, 4); i > 0; i--)
    mount(draft, random.pick([room.left, room.right]), 'picture');
  if (random.chance(0.3)) mount(draft, random.pick([room.left, room.right]), 'clock');
  if (random.chance(0.35)) {
    const rug = draft.draw('rug', { sizeM: [Math.min(1.3, w * 0.6), null, Math.min(5, depth * 0.5)] });
    if (rug !== null) draft.put(rug, 0, 0, 0);
  }
  if (random.chance(0.55)) {
    const z = -depth * random.uniform(0.05, 0.35);
    stand(draft, drawPerson(draft), { x: random.bell() * w * 0.2, z, spreadM: 0.2 });
  }
}
