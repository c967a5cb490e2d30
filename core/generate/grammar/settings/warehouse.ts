/** A warehouse: racks in aisles, crates on pallets, a roller door, lamps high up. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang } from '../layout/groups.ts';
import { setInto, standAgainstAny } from '../layout/on-walls.ts';
import { populate } from '../layout/people.ts';
import { buildRoom, lookIntoRoom, type Room } from '../layout/room.ts';
import { strew } from '../layout/scatters.ts';
import { placeOn, putOn } from '../layout/surfaces.ts';

export function composeWarehouse(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = Math.min(44, w * random.uniform(1, 1.5));
  const room = buildRoom(draft, {
    widthM: w,
    depthM: depth,
    heightM: random.uniform(6, 9),
    walls: drawFinish(
      'wall',
      '',
      null,
      random.pick(['concrete', 'brick', 'painted metal', 'steel'] as const),
      random,
    ),
    floor: drawFinish('floor', '', null, 'concrete', random),
    ceiling: drawFinish('ceiling', '', null, random.pick(['steel', 'concrete'] as const), random),
    hasFront: random.chance(0.4),
  });
  lookIntoRoom(draft, room, {
    x: random.uniform(-0.15, 0.15),
    targetZ: -depth * 0.1,
    targetY: 1.5,
    targetX: random.bell() * 2,
  });
  const roller = [random.uniform(3, 4), random.uniform(3.2, 4), null] as const;
  setInto(draft, random.pick([room.back, room.left, room.right]), 'door', {
    variant: 'roller',
    sizeM: roller,
  });
  if (random.chance(0.5)) setInto(draft, random.pick([room.left, room.right]), 'door', { variant: 'steel' });
  for (let i = random.integer(0, 4); i > 0; i--) {
    setInto(draft, random.pick([room.back, room.left, room.right]), 'window', {
      variant: 'industrial',
      sizeM: [random.uniform(1.5, 3), random.uniform(1, 1.8), null],
      y: random.uniform(3.4, 4),
    });
  }
  racks(draft, room);
  stacks(draft, room);
  lamps(draft, room);
  populate(draft, 0, 3);
}

/** In rows along z on both sides of the main aisle. */
function racks(draft: Draft, { widthM: w, depthM: d, heightM: h }: Room): void {
  const { random } = draft;
  const aisle = random.uniform(1.7, 2.6);
  const rackW = random.uniform(2.4, 3);
  const rackH = Math.min(h - 1.6, random.uniform(2.6, 5.5));
  for (const side of random.shuffle([-1, 1])) {
    if (random.chance(0.2)) continue;
    for (let row = 0; row < 2; row++) {
      const x = side * (aisle + 0.6 + row * random.uniform(2.8, 3.4));
      if (Math.abs(x) > w / 2 - 0.7) break;
      const count = random.integer(2, 4);
      const start = -d / 2 + random.uniform(1.5, 3.5);
      for (let i = 0; i < count; i++) {
        const rack = draft.draw('storage rack', { sizeM: [rackW, rackH, 1.1] });
        if (rack === null) return;
        draft.put(rack, x, start + rack.sizeM[0] / 2 + i * (rack.sizeM[0] + 0.05), side > 0 ? -90 : 90, {
          clearanceM: 0.02,
        });
      }
    }
  }
}

function stacks(draft: Draft, { widthM: w, depthM: d }: Room): void {
  const { random } = draft;
  const region = { x: 0, z: 0, half: [w / 2 - 1, d / 2 - 1.5] as const };
  for (let i = random.integer(1, 4); i > 0; i--) {
    const [pallet] = strew(draft, 'pallet', 1, region, { clearanceM: 0.25 });
    if (pallet === undefined) continue;
    const load = random.pick(['crate', 'box', 'barrel'] as const);
    const size = load === 'crate' ? [0.75, 0.6, 0.65] : load === 'box' ? [0.5, 0.4, 0.4] : [0.55, 0.85, 0.55];
    const piece = draft.draw(load, { sizeM: size as unknown as readonly [number, number, number] });
    const first =
      piece === null ? null : putOn(draft, pallet, piece, { at: [0, 0], turnDeg: random.bell() * 5 });
    if (first !== null && random.chance(0.5))
      placeOn(draft, first, random.pick(['box', 'crate']), {
        at: [0, 0],
        turnDeg: 4,
        sizeM: [0.45, 0.35, 0.4],
      });
  }
  strew(draft, 'crate', random.integer(1, 4), region);
  strew(draft, 'box', random.integer(0, 4), region);
  strew(draft, 'barrel', random.integer(0, 3), region);
  if (random.chance(0.4)) strew(draft, 'cart', 1, region);
  if (random.chance(0.35)) strew(draft, 'ladder', 1, region);
  if (random.chance(0.25))
    strew(draft, random.pick(['van', 'truck', 'car']), 1, region, {
      clearanceM: 0.4,
      yawDeg: random.pick([0, 180, 20, -20]),
    });
  if (random.chance(0.25)) strew(draft, 'cone', random.integer(1, 3), region);
  if (random.chance(0.35)) {
    for (const z of [-0.3, 0.05]) {
      for (const x of [-0.36, 0.36]) {
        const column = draft.draw('column', { variant: 'square', sizeM: [0.35, draft.extentM[1], 0.35] });
        if (column !== null) draft.put(column, x * w, z * d, 0);
      }
    }
  }
  standAgainstAny(draft, draft.walls, random.pick(['ladder', 'cabinet', 'box', 'bin']));
}

function lamps(draft: Draft, { widthM: w, depthM: d }: Room): void {
  const { random } = draft;
  const kind = random.weighted([
    ['fluorescent tube', 2],
    ['pendant lamp', 3],
  ] as const);
  const columns = random.integer(1, 2);
  const rows = random.integer(2, 4);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const x = columns === 1 ? 0 : (c - 0.5) * w * 0.5;
      const z = ((r + 0.5) / rows - 0.5) * d * 0.9;
      hang(
        draft,
        kind,
        x,
        z,
        90,
        kind === 'pendant lamp' ? { variant: 'dome', sizeM: [0.55, 1.6, 0.55] } : { sizeM: [2.2, 0.5, 0.2] },
      );
    }
  }
}
