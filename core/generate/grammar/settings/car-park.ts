/** A multi-storey or underground car park: columns on a grid, cars in bays, tubes overhead. */
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang } from '../layout/groups.ts';
import { mount, setInto, standAgainstAny } from '../layout/on-walls.ts';
import { populate } from '../layout/people.ts';
import { buildRoom, lookIntoRoom, type Room } from '../layout/room.ts';
import { strew } from '../layout/scatters.ts';

const BAY_M = 2.6;

export function composeCarPark(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = Math.max(20, w * random.uniform(0.9, 1.3));
  const room = buildRoom(draft, {
    widthM: w,
    depthM: depth,
    heightM: random.uniform(2.7, 3.4),
    walls: drawFinish(
      'wall',
      '',
      null,
      random.pick(['concrete', 'concrete', 'plaster', 'brick'] as const),
      random,
    ),
    floor: drawFinish('floor', '', null, random.pick(['concrete', 'asphalt'] as const), random),
    ceiling: { substance: 'concrete', color: null },
    hasFront: random.chance(0.4),
  });
  // along the lane, or across it at the bays of the other side
  const across = random.chance(0.6) ? random.sign() : 0;
  lookIntoRoom(draft, room, {
    x: across === 0 ? random.bell() * 0.12 : across * random.uniform(0.12, 0.24),
    targetZ: -depth * (across === 0 ? 0.05 : random.uniform(-0.08, 0.05)),
    targetX: across === 0 ? random.bell() * 2 : -across * w * random.uniform(0.12, 0.26),
    targetY: 1.1,
  });
  columns(draft, room);
  cars(draft, room);
  for (let r = 0; r < 4; r++) {
    const z = ((r + 0.5) / 4 - 0.5) * depth;
    for (const x of [-0.2, 0.2]) {
      if (random.chance(0.8)) hang(draft, 'fluorescent tube', x * w, z, random.chance(0.7) ? 90 : 0);
    }
  }
  setInto(draft, random.pick([room.back, room.left, room.right]), 'door', { variant: 'steel' });
  if (random.chance(0.35)) setInto(draft, room.back, 'door', { variant: 'roller', sizeM: [3.4, 2.4, null] });
  if (random.chance(0.5)) mount(draft, random.pick([room.back, room.left, room.right]), 'wall sconce');
  const region = { x: 0, z: 0, half: [w * 0.4, depth * 0.4] as const };
  strew(draft, 'puddle', random.integer(0, draft.hour.wetness > 0.3 ? 4 : 1), region);
  strew(draft, 'bollard', random.integer(0, 2), region);
  strew(draft, 'cone', random.integer(0, 3), region);
  if (random.chance(0.3)) strew(draft, 'cart', 1, region);
  if (random.chance(0.3)) strew(draft, 'barrier', 1, region);
  if (random.chance(0.4)) standAgainstAny(draft, [room.left, room.right, room.back], 'bin');
  if (random.chance(0.25)) strew(draft, 'motorcycle', 1, region);
  populate(draft, 0, 2);
}

function columns(draft: Draft, { widthM: w, depthM: d, heightM: h }: Room): void {
  const { random } = draft;
  const size = random.uniform(0.4, 0.6);
  const step = BAY_M * 2 + size;
  const x = Math.min(w / 2 - 4.8, 4.2);
  for (let z = -d / 2 + 1.2; z < d / 2 - 2; z += step) {
    for (const side of [-1, 1]) {
      const column = draft.draw('column', {
        variant: 'square',
        sizeM: [size, h, size],
        body: { substance: 'concrete', color: null },
      });
      if (column !== null) draft.put(column, side * x, z, 0);
    }
  }
}

function cars(draft: Draft, { widthM: w, depthM: d }: Room): void {
  const { random } = draft;
  const fullness = random.uniform(0.2, 0.75);
  for (const side of [-1, 1]) {
    for (let z = -d / 2 + 2.6; z < d / 2 - 3; z += BAY_M + 0.05) {
      if (!random.chance(fullness)) continue;
      const thing: ThingId = random.chance(0.93) ? 'car' : 'van';
      const car = draft.draw(thing);
      if (car === null) return;
      const x = side * (w / 2 - car.sizeM[2] / 2 - random.uniform(0.35, 0.7));
      // nose out or nose in
      draft.put(car, x, z, random.chance(0.5) ? 90 : -90, { clearanceM: 0.3 });
    }
  }
}
