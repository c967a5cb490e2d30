/** A theatre stage or a studio: a bare floor, hung lights, curtains, a few chosen pieces in the middle. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang } from '../layout/groups.ts';
import { mount, standAgainstAny } from '../layout/on-walls.ts';
import { populate, seatSomebody } from '../layout/people.ts';
import { buildRoom, lookIntoRoom } from '../layout/room.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { dress } from '../layout/surfaces.ts';
import { spotPoint } from '../layout/view.ts';

export function composeStage(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = w * random.uniform(0.8, 1.1);
  const height = random.uniform(5, 7.5);
  const room = buildRoom(draft, {
    widthM: w,
    depthM: depth,
    heightM: height,
    walls: drawFinish(
      'wall',
      '',
      random.pick(['black', 'grey', 'white', 'brown'] as const),
      'plaster',
      random,
    ),
    floor: drawFinish('floor', '', null, random.pick(['dark wood', 'wood', 'concrete'] as const), random),
    ceiling: drawFinish('ceiling', '', 'black', 'plaster', random),
    hasFront: false,
  });
  lookIntoRoom(draft, room, {
    x: random.bell() * 0.3,
    targetZ: -depth * 0.12,
    targetY: 1.3,
    focalLengthMm: Math.round(random.uniform(24, 32)),
  });
  const cloth = drawFinish(
    'curtain',
    '',
    random.pick(['red', 'black', 'blue', 'green'] as const),
    'velvet',
    random,
  );
  if (random.chance(0.75)) {
    const wide = w * random.uniform(0.16, 0.3);
    for (const side of [-1, 1]) {
      mount(draft, room.back, 'curtain', {
        u: side * (w / 2 - wide / 2 - 0.1),
        spreadM: 0,
        sizeM: [wide, height * 0.85, 0.25],
        body: cloth,
      });
    }
  }
  const [cx, cz] = [draft.camera.targetM[0], draft.camera.targetM[2]];
  const region = { x: cx, z: cz, half: [w * 0.22, depth * 0.2] as const };
  const centre = random.pick([
    'piano',
    'chair',
    'table',
    'sofa',
    'pedestal',
    'stool',
    'bed',
    'nothing',
    'ladder',
    'door',
  ] as const);
  if (centre === 'piano')
    strew(draft, 'piano', 1, region, { variant: 'grand', yawDeg: random.uniform(-120, 120) });
  else if (centre !== 'nothing' && centre !== 'door') {
    const [main] = strew(draft, centre, 1, region, { yawDeg: random.bell() * 50 });
    if (main !== undefined && (centre === 'table' || centre === 'pedestal')) {
      dress(
        draft,
        main,
        [
          ['vase', 1],
          ['bottle', 1],
          ['book', 1],
          ['candle', 1],
          ['apple', 1],
        ],
        random.integer(1, 2),
      );
    }
  }
  strew(draft, random.pick(['chair', 'stool', 'chair', 'crate']), random.integer(0, 3), region, {
    yawDeg: random.bell() * 60,
  });
  if (random.chance(0.3)) strew(draft, 'floor lamp', 1, region);
  if (random.chance(0.25)) strew(draft, 'ladder', 1, { ...region, half: [w * 0.4, depth * 0.3] });
  if (random.chance(0.2))
    standAgainstAny(draft, [room.back], random.pick(['wardrobe', 'bookshelf', 'cabinet']));
  const rows = random.integer(1, 2);
  for (let r = 0; r < rows; r++) {
    const z = cz + 1 + r * 2;
    const beam = hang(draft, 'beam', 0, z - 0.35, 0, {
      sizeM: [w * 0.8, 0.25, 0.25],
      body: { substance: 'steel', color: null },
    });
    const count = random.integer(2, 5);
    for (let i = 0; i < count; i++) {
      const x = ((i + 0.5) / count - 0.5) * w * 0.7 + random.bell() * 0.2;
      // from before the action onto it
      hang(draft, 'stage light', x, z + 0.2, 180 + random.bell() * 30, {
        sizeM: [null, beam === null ? 0.8 : 0.9, null],
      });
    }
  }
  if (random.chance(0.3)) {
    for (const side of [-1, 1]) {
      if (random.chance(0.7))
        strew(draft, 'softbox', 1, { x: side * w * 0.36, z: cz + 1, half: [0.6, 1] }, { yawDeg: -side * 70 });
    }
  }
  if (random.chance(0.12)) {
    const [sx, sz] = spotPoint(draft.camera, 0, 2);
    scatter(draft, 'chair', sx, sz + 3, { count: 12, half: [3, 1], isLoose: false });
  }
  if (random.chance(0.4)) seatSomebody(draft);
  populate(draft, 0, 3);
}
