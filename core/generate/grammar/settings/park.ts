/** A park: a path through lawns, trees, benches, lamps, people taking the air. */
import type { Draft } from '../draft/draft.ts';
import { drawPerson, populate, seatSomebody, stand } from '../layout/people.ts';
import { holdUmbrella } from '../layout/holding.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { alongZ, layer } from '../layout/street.ts';

export function composePark(draft: Draft): void {
  const { random, widthM: w } = draft;
  const near = 12;
  const depth = w * random.uniform(1, 1.3);
  const far = near - depth;
  draft.extentM = [w, 12, depth];
  draft.bounds = { x0: -w / 2, x1: w / 2, z0: far, z1: near };
  const snowy = draft.hour.weather === 'snow';
  layer(draft, 'ground', { x0: -w, x1: w, z0: far - 30, z1: near + 12 }, 0, 0.3, {
    variant: snowy ? 'snow' : 'grass',
    isLevel: false,
  });
  const path = random.uniform(1.1, 2);
  const pathX = random.bell() * 3;
  layer(draft, 'pavement', { x0: pathX - path, x1: pathX + path, z0: far, z1: near + 6 }, 0.015, 0.06, {
    body: { substance: random.pick(['stone', 'sand', 'concrete'] as const), color: null },
    isLevel: false,
  });
  draft.setCamera({
    positionM: [pathX + random.bell() * 1.5, random.uniform(1.45, 1.7), near - random.uniform(1, 3.5)],
    targetM: [pathX + random.bell() * 2, random.uniform(1.2, 1.8), -6],
    focalLengthMm: Math.round(random.uniform(26, 42)),
  });
  const tree = snowy
    ? 'bare tree'
    : random.weighted([
        ['broadleaf tree', 6],
        ['conifer', 1],
        ['bare tree', 0.6],
      ] as const);
  for (const side of [-1, 1]) {
    const half = w / 4 - 4;
    scatter(draft, tree, side * (w / 4 + 5), -12, {
      count: random.integer(5, 20),
      half: [half, 14],
      clearWidthM: 3,
    });
  }
  scatter(draft, tree, 0, far + 3, { count: random.integer(10, 40), half: [w / 2, 4], clearWidthM: 0 });
  if (random.chance(0.3)) {
    const x = pathX + random.sign() * 9;
    layer(draft, 'water', { x0: x - 4.5, x1: x + 4.5, z0: -14, z1: -4 }, 0.02, 0.1, { isLevel: false });
  }
  const lawn = { x: pathX, z: -5, half: [8, 9] as const };
  const edge = path + 0.6;
  alongZ(draft, 'street lamp', pathX + random.sign() * edge, 4, far + 6, random.uniform(9, 13), 0, {
    variant: 'lantern',
    sizeM: [0.5, 3.6, 0.4],
  });
  for (let i = random.integer(1, 3); i > 0; i--) {
    const side = random.sign();
    strew(
      draft,
      'bench',
      1,
      { x: pathX + side * (path + 0.55), z: -3, half: [0.05, 7] },
      { yawDeg: -side * 90 },
    );
  }
  strew(
    draft,
    tree,
    random.integer(0, 3),
    { ...lawn, half: [9, 9] },
    { clearanceM: 0.3, sizeM: [4.5, 7, 4.5] },
  );
  strew(draft, 'bush', random.integer(0, 4), lawn);
  strew(draft, 'bin', random.integer(0, 1), { x: pathX + edge, z: 0, half: [0.2, 6] });
  if (random.chance(0.3)) strew(draft, 'hedge', random.integer(1, 3), lawn, { yawDeg: 90 });
  if (random.chance(0.25))
    strew(draft, 'pedestal', 1, { x: pathX, z: -12, half: [1, 3] }, { sizeM: [1, 1.3, 1] });
  if (random.chance(0.25)) strew(draft, 'bicycle', 1, lawn);
  if (!snowy) {
    scatter(draft, 'grass', pathX, -5, {
      count: random.integer(20, 120),
      half: [12, 12],
      clearWidthM: 1,
      isLoose: true,
    });
    if (random.chance(0.4))
      scatter(draft, 'flowers', pathX + random.sign() * 5, -4, {
        count: random.integer(12, 50),
        half: [2, 5],
        isLoose: true,
      });
  }
  if (draft.hour.wetness > 0.4) strew(draft, 'puddle', random.integer(1, 4), { ...lawn, half: [path, 8] });
  if (random.chance(0.5)) seatSomebody(draft);
  if (random.chance(0.5)) {
    const figure = stand(draft, drawPerson(draft), { x: pathX, z: -4, spreadM: 2, variant: 'walking' });
    if (figure !== null && draft.hour.weather === 'rain') holdUmbrella(draft, figure);
  }
  populate(draft, 0, 2);
}
