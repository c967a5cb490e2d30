/** A flat roof over the city: parapets, machinery, a water tower, towers beyond. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { populate } from '../layout/people.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { chairsAround } from '../layout/seating.ts';
import { layer } from '../layout/street.ts';
import { dress } from '../layout/surfaces.ts';

/** How far below the roof the streets are, metres. */
const STREET_Y_M = -30;

export function composeRooftop(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = random.uniform(14, 22);
  const near = depth * 0.4;
  const far = near - depth;
  draft.extentM = [w, 8, depth];
  draft.bounds = { x0: -w / 2 + 0.2, x1: w / 2 - 0.2, z0: far + 0.2, z1: near };
  const roof = drawFinish(
    'floor',
    '',
    null,
    random.pick(['concrete', 'asphalt', 'concrete', 'wood'] as const),
    random,
  );
  layer(draft, 'floor', { x0: -w / 2, x1: w / 2, z0: far, z1: near + 1 }, 0, 0.3, {
    body: roof,
    isLevel: false,
  });
  draft.setCamera({
    positionM: [random.bell() * w * 0.25, random.uniform(1.5, 1.7), near - random.uniform(0.5, 1.5)],
    targetM: [random.bell() * 2, random.uniform(1.5, 2.4), far * 0.7],
    focalLengthMm: Math.round(random.uniform(24, 35)),
  });
  edges(draft, w, near, far);
  const region = { x: 0, z: (near + far) / 2 - 1, half: [w / 2 - 1, depth / 2 - 2] as const };
  strew(draft, 'vent', random.integer(1, 4), region, { yawDeg: random.pick([0, 90]) });
  strew(draft, 'chimney', random.integer(0, 3), region, { yawDeg: 0 });
  if (random.chance(0.55)) strew(draft, 'water tower', 1, { ...region, z: far + 4, half: [w / 2 - 3, 1] });
  strew(draft, 'antenna', random.integer(0, 3), region);
  strew(draft, 'potted plant', random.integer(0, 3), region);
  strew(draft, 'crate', random.integer(0, 2), region);
  if (random.chance(0.4)) {
    const [table] = strew(
      draft,
      'table',
      1,
      { x: draft.camera.targetM[0], z: -1, half: [2, 1.5] },
      { clearanceM: 0.5 },
    );
    if (table !== undefined) {
      chairsAround(draft, table, 'chair', random.integer(1, 4));
      dress(
        draft,
        table,
        [
          ['bottle', 2],
          ['drinking glass', 2],
          ['lantern', 1],
          ['candle', 1],
          ['plate', 1],
        ],
        random.integer(1, 4),
      );
    }
  }
  if (random.chance(0.2))
    strew(draft, 'billboard', 1, { ...region, z: far + 2, half: [w / 4, 0.5] }, { yawDeg: 0 });
  if (draft.isDark && random.chance(0.4)) strew(draft, 'lantern', random.integer(1, 3), region);
  if (draft.hour.wetness > 0.4) strew(draft, 'puddle', random.integer(1, 4), region);
  const below = layer(draft, 'ground', { x0: -190, x1: 190, z0: far - 300, z1: near + 40 }, STREET_Y_M, 0.5, {
    variant: 'gravel',
    isLevel: false,
  });
  const towers = random.integer(2, 4);
  for (let i = 0; i < towers; i++) {
    const x = ((i + 0.5) / towers - 0.5) * 300 + random.bell() * 4;
    scatter(draft, 'tower', x, far - random.uniform(80, 160), {
      count: random.integer(5, 22),
      half: [150 / towers - 22, random.uniform(20, 50)],
      sizeM: [random.uniform(20, 32), null, random.uniform(20, 32)],
      isLoose: true,
      y: STREET_Y_M,
      on: below?.key ?? null,
    });
  }
  populate(draft, 0, 3, 0.4);
}

/** A low parapet or a railing about the edge. */
function edges(draft: Draft, w: number, near: number, far: number): void {
  const { random } = draft;
  const isRailing = random.chance(0.35);
  const height = isRailing ? 1.05 : random.uniform(0.8, 1.05);
  const thing = isRailing ? 'railing' : 'wall';
  const thick = isRailing ? 0.06 : 0.2;
  const body = isRailing
    ? undefined
    : drawFinish('wall', '', null, random.pick(['brick', 'concrete', 'plaster'] as const), random);
  const sides = [
    [0, far + thick / 2, w, 0],
    [-w / 2 + thick / 2, (near + far) / 2, near - far - 0.02, 90],
    [w / 2 - thick / 2, (near + far) / 2, near - far - 0.02, -90],
  ] as const;
  for (const [x, z, length, yaw] of sides) {
    const size = [length - (yaw === 0 ? 0 : 2 * thick), height, thick] as const;
    const piece = draft.draw(thing, { sizeM: size, ...(body === undefined ? {} : { body }) });
    if (piece === null) continue;
    draft.put({ ...piece, sizeM: size }, x, z, yaw, { force: true, y: 0, on: null });
  }
}
