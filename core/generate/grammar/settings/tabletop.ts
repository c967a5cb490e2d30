/** A tabletop: a few objects close up on a table or a plinth before a plain wall, lit as products are. */
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { buildRoom } from '../layout/room.ts';
import { putOn, surfaceHeightM } from '../layout/surfaces.ts';

const ARRANGEMENTS: readonly (readonly (readonly [ThingId, number])[])[] = [
  [
    ['bottle', 3],
    ['drinking glass', 3],
    ['apple', 2],
    ['bowl', 1],
    ['plate', 1],
  ],
  [
    ['apple', 4],
    ['bowl', 2],
    ['vase', 1.4],
    ['plate', 1],
    ['candle', 1],
  ],
  [
    ['book', 4],
    ['cup', 2],
    ['table lamp', 1],
    ['watch', 0.6],
    ['telephone', 0.6],
  ],
  [
    ['vase', 2],
    ['flowers', 3],
    ['candle', 1],
    ['bowl', 1],
  ],
  [
    ['watch', 3],
    ['bottle', 1],
    ['book', 1],
    ['cup', 0.4],
  ],
  [
    ['shoe', 3],
    ['vase', 0.5],
  ],
  [
    ['candle', 4],
    ['lantern', 1],
    ['bottle', 1],
    ['book', 1],
  ],
  [
    ['cup', 3],
    ['plate', 3],
    ['laptop', 0.6],
    ['telephone', 0.6],
    ['flowers', 0.6],
  ],
  [
    ['radio', 2],
    ['telephone', 1.4],
    ['book', 2],
    ['cup', 1],
  ],
];

export function composeTabletop(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = w * random.uniform(0.9, 1.2);
  buildRoom(draft, {
    widthM: w,
    depthM: depth,
    heightM: 2.6,
    walls: drawFinish(
      'wall',
      '',
      random.chance(0.7)
        ? random.pick(['grey', 'white', 'black', 'teal', 'blue', 'brown', 'pink', 'green', 'orange'] as const)
        : null,
      'plaster',
      random,
    ),
    floor: drawFinish('floor', '', null, random.pick(['wood', 'concrete', 'dark wood'] as const), random),
    hasFront: false,
    hasCeiling: random.chance(0.3),
  });
  const host = random.weighted<ThingId>([
    ['table', 6],
    ['pedestal', 1.4],
    ['desk', 1],
    ['cabinet', 0.7],
    ['crate', 0.5],
  ]);
  const z = -depth * 0.12;
  const piece =
    draft.draw(
      host,
      host === 'table'
        ? { sizeM: [random.uniform(0.9, 1.6), 0.75, random.uniform(0.7, 0.9)] }
        : host === 'pedestal'
          ? { sizeM: [random.uniform(0.45, 0.9), random.uniform(0.75, 0.95), null] }
          : {},
    ) ?? draft.draw('crate');
  if (piece === null) return;
  const table = draft.put(piece, 0, z, 0, { force: true });
  if (table === null) return;
  const top = surfaceHeightM(table);
  const closeness = random.uniform(0.9, 1.35);
  const aim = random.bell() * 0.06;
  draft.setCamera(
    {
      positionM: [random.bell() * 0.35, top + random.uniform(0.22, 0.55), z + closeness],
      targetM: [aim, top + random.uniform(0.06, 0.14), z],
      focalLengthMm: Math.round(random.uniform(40, 65)),
    },
    0.4,
  );
  const kinds = random.pick(ARRANGEMENTS);
  const count = random.integer(1, 7);
  for (let i = 0; i < count; i++) {
    const thing = draft.draw(random.weighted(kinds));
    if (thing === null) continue;
    // the first in the middle, the others about it, the tall ones behind
    const behind = thing.sizeM[1] > 0.25 ? -0.2 : 0.1;
    const reach = Math.min(0.8, 0.34 / (table.sizeM[0] / 2));
    putOn(draft, table, thing, {
      at: i === 0 ? [0, 0] : [random.uniform(-1, 1) * reach, Math.min(0.35, behind + random.bell() * 0.4)],
      turnDeg: random.bell() * 40,
    });
  }
  if (random.chance(0.6)) {
    for (const side of random.chance(0.4) ? [-1, 1] : [random.sign()]) {
      const softbox = draft.draw('softbox', { lit: true, sizeM: [0.8, 1.9, 0.7] });
      if (softbox !== null) draft.put(softbox, side * (w / 2 - 0.45), z + 0.45, -side * 105);
    }
  }
}
