/** A desert: dunes or stony flats, a road perhaps, whatever stands there stands alone. */
import type { Draft } from '../draft/draft.ts';
import { populate } from '../layout/people.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { alongZ, layer } from '../layout/street.ts';

export function composeDesert(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = w * random.uniform(1, 1.4);
  const near = 12;
  draft.extentM = [w, 20, depth];
  draft.bounds = { x0: -40, x1: 40, z0: -42, z1: near };
  const isSandy = random.chance(0.65);
  const wide = Math.min(190, w);
  layer(
    draft,
    'ground',
    { x0: -wide, x1: wide, z0: near - Math.min(380, depth * 1.6), z1: near + 20 },
    0,
    0.4,
    {
      variant: isSandy ? 'sand' : random.pick(['gravel', 'soil']),
      isLevel: false,
    },
  );
  const hasRoad = random.chance(0.35);
  if (hasRoad) {
    const half = random.uniform(2.6, 3.8);
    layer(
      draft,
      'road',
      { x0: -half, x1: half, z0: near - Math.min(360, depth), z1: near + 10 },
      0.02,
      0.06,
      {
        variant: random.pick(['asphalt', 'dirt']),
      },
    );
  }
  draft.setCamera({
    positionM: [random.bell() * 2, random.uniform(1.4, 1.8), random.uniform(7, 10)],
    targetM: [random.bell() * 3, random.uniform(1.2, 2.4), -6],
    focalLengthMm: Math.round(random.uniform(26, 40)),
  });
  if (isSandy) {
    for (let i = random.integer(2, 5); i > 0; i--) {
      const dune = draft.draw('dune', {
        sizeM: [random.uniform(30, 90), random.uniform(3, 12), random.uniform(24, 60)],
      });
      if (dune === null) break;
      const side = hasRoad ? random.sign() : random.uniform(-1, 1);
      const x = side * (hasRoad ? 14 + dune.sizeM[0] / 2 : w * 0.4);
      draft.put(dune, x, -45 - dune.sizeM[2] / 2 - random.uniform(0, 40), random.bell() * 25, {
        force: true,
        y: -0.1,
        on: null,
      });
    }
  }
  if (random.chance(isSandy ? 0.35 : 0.8)) {
    for (let i = random.integer(1, 3); i > 0; i--) {
      const kind = random.pick(['cliff', 'mountain', 'hill'] as const);
      const size =
        kind === 'mountain' ? ([500, 180, 400] as const) : ([120, random.uniform(16, 50), 60] as const);
      const piece = draft.draw(kind, { sizeM: size });
      const body = { substance: kind === 'hill' ? ('sand' as const) : ('rock' as const), color: null };
      if (piece !== null) {
        const far = kind === 'mountain' ? 700 : 150;
        draft.put(
          { ...piece, body: piece.unit === null ? body : piece.body },
          random.uniform(-1, 1) * far * 0.6,
          -far - random.uniform(0, far * 0.4),
          random.bell() * 40,
          { force: true, y: -0.2, on: null },
        );
      }
    }
  }
  const region = { x: 0, z: -8, half: [16, 16] as const };
  strew(draft, 'rock', random.integer(1, 6), region);
  strew(draft, 'cactus', isSandy ? random.integer(0, 2) : random.integer(1, 5), region);
  strew(draft, 'bush', random.integer(0, 3), region);
  if (random.chance(0.5))
    scatter(draft, 'grass', 0, -14, {
      count: random.integer(10, 60),
      half: [22, 20],
      clearWidthM: 1,
      isLoose: true,
    });
  if (random.chance(0.15)) strew(draft, 'bare tree', 1, region);
  if (hasRoad) {
    if (random.chance(0.5)) alongZ(draft, 'utility pole', random.sign() * 6, 2, -34, 12, 0);
    if (random.chance(0.45))
      strew(
        draft,
        random.pick(['car', 'truck', 'van', 'motorcycle']),
        1,
        { x: 1.2, z: -3, half: [0.4, 6] },
        { yawDeg: random.pick([0, 180, 10]) },
      );
    if (random.chance(0.3)) strew(draft, 'sign', 1, { x: 5.2, z: -2, half: [0.2, 5] }, { yawDeg: 0 });
  }
  if (random.chance(0.15))
    strew(
      draft,
      'house',
      1,
      { x: 9 * random.sign(), z: -18, half: [3, 4] },
      { variant: random.pick(['cabin', 'flat']), yawDeg: random.bell() * 50 },
    );
  if (draft.isDark && random.chance(0.35)) strew(draft, 'campfire', 1, { x: 0, z: -2, half: [2, 2] });
  populate(draft, 0, 2);
}
