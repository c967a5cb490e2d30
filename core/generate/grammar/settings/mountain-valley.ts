/** A valley between mountains: meadow, forest edges, water, a house or none. */
import type { Draft } from '../draft/draft.ts';
import { populate } from '../layout/people.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { alongZ, layer } from '../layout/street.ts';

export function composeMountainValley(draft: Draft): void {
  const { random, widthM: w } = draft;
  const near = 14;
  draft.extentM = [w, 250, 900];
  draft.bounds = { x0: -38, x1: 38, z0: -50, z1: near };
  const snowy = draft.hour.weather === 'snow';
  layer(draft, 'ground', { x0: -195, x1: 195, z0: -360, z1: near + 20 }, 0, 0.6, {
    variant: snowy
      ? 'snow'
      : random.weighted([
          ['grass', 5],
          ['soil', 1],
          ['gravel', 1],
        ] as const),
    isLevel: false,
  });
  draft.setCamera({
    positionM: [random.bell() * 3, random.uniform(1.5, 1.8), random.uniform(8, 11)],
    targetM: [random.bell() * 4, random.uniform(4, 9), -30],
    focalLengthMm: Math.round(random.uniform(24, 38)),
  });
  for (const side of [-1, 1]) {
    for (let i = random.integer(1, 2); i > 0; i--) {
      const piece = draft.draw('mountain', {
        sizeM: [random.uniform(400, 800), random.uniform(120, 320), random.uniform(400, 700)],
        ...(snowy ? { body: { substance: 'snow' as const, color: null } } : {}),
      });
      if (piece === null) continue;
      const x = side * (w / 2 + piece.sizeM[0] * 0.4);
      draft.put(piece, x, -300 - random.uniform(0, 500), random.bell() * 40, {
        force: true,
        y: -2,
        on: null,
      });
    }
  }
  const end = draft.draw('mountain', { sizeM: [random.uniform(700, 1400), random.uniform(160, 400), 600] });
  if (end !== null) draft.put(end, random.bell() * 200, -1100, 0, { force: true, y: -2, on: null });
  for (let i = random.integer(0, 2); i > 0; i--) {
    const hill = draft.draw('hill', {
      sizeM: [random.uniform(80, 200), random.uniform(8, 26), random.uniform(60, 120)],
    });
    if (hill !== null)
      draft.put(hill, random.sign() * random.uniform(90, 170), -140 - random.uniform(0, 120), 0, {
        force: true,
        y: -0.5,
        on: null,
      });
  }
  const lake = random.chance(0.45);
  if (lake) {
    const z = -random.uniform(45, 70);
    const half = random.uniform(30, 80);
    layer(draft, 'water', { x0: -half, x1: half, z0: z - 60, z1: z }, 0.02, 0.1, { isLevel: false });
    draft.bounds = { ...draft.bounds, z0: Math.max(draft.bounds.z0, z + 1) };
  } else if (random.chance(0.5)) {
    layer(draft, 'road', { x0: -1.8, x1: 1.8, z0: -200, z1: near + 6 }, 0.02, 0.06, {
      variant: 'dirt',
      isLevel: false,
    });
  }
  const tree = random.weighted([
    ['conifer', 5],
    ['broadleaf tree', 1.4],
  ] as const);
  for (const side of [-1, 1]) {
    scatter(draft, tree, side * random.uniform(70, 110), -random.uniform(70, 130), {
      count: random.integer(40, 150),
      half: [30, 50],
      clearWidthM: 0,
    });
  }
  const meadow = { x: 0, z: -10, half: [18, 14] as const };
  strew(draft, tree, random.integer(0, 4), meadow, { clearanceM: 0.5 });
  strew(draft, 'rock', random.integer(0, 5), meadow);
  if (!snowy) {
    strew(draft, 'bush', random.integer(0, 3), meadow);
    scatter(draft, 'grass', 0, -4, {
      count: random.integer(60, 180),
      half: [14, 12],
      clearWidthM: 0.6,
      isLoose: true,
    });
    if (random.chance(0.3))
      scatter(draft, 'flowers', 0, -2, {
        count: random.integer(20, 80),
        half: [9, 8],
        clearWidthM: 0.6,
        isLoose: true,
      });
  }
  if (random.chance(0.4))
    strew(
      draft,
      'house',
      random.integer(1, 2),
      { x: random.sign() * 14, z: -24, half: [6, 8] },
      { yawDeg: random.bell() * 60, clearanceM: 2 },
    );
  if (random.chance(0.35))
    alongZ(draft, 'fence', random.sign() * 6, 2, -20, 4.4, 90, { sizeM: [4.2, 1.2, null] });
  if (random.chance(0.15)) strew(draft, 'log', 1, meadow);
  populate(draft, 0, 2);
}
