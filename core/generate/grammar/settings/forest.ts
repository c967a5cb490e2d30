/** A forest: a clearing or a path in front of the camera, stands of trees about it, ferns and fallen trunks. */
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import { populate, seatSomebody } from '../layout/people.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { layer } from '../layout/street.ts';

export function composeForest(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = w * random.uniform(0.9, 1.2);
  const near = 10;
  const far = near - depth;
  draft.extentM = [w, 16, depth];
  const clearing = random.uniform(4, 7);
  draft.bounds = { x0: -w / 2, x1: w / 2, z0: far, z1: near };
  const snowy = draft.hour.weather === 'snow';
  const soil = snowy
    ? 'snow'
    : random.weighted([
        ['soil', 3],
        ['grass', 2],
      ] as const);
  layer(draft, 'ground', { x0: -w, x1: w, z0: far - 30, z1: near + 12 }, 0, 0.3, {
    variant: soil,
    isLevel: false,
  });
  draft.setCamera({
    positionM: [random.bell() * 1.5, random.uniform(1.4, 1.7), random.uniform(6.5, 8.5)],
    targetM: [random.bell() * 1.5, random.uniform(1, 1.8), random.uniform(-4, -1)],
    focalLengthMm: Math.round(random.uniform(26, 45)),
  });
  if (random.chance(0.3)) {
    layer(draft, 'road', { x0: -1.6, x1: 1.6, z0: far, z1: near + 4 }, 0.012, 0.03, {
      variant: 'dirt',
      isLevel: false,
    });
  }
  const kinds = random.weighted<readonly ThingId[]>([
    [['conifer'], 3],
    [['broadleaf tree'], 2.4],
    [['conifer', 'broadleaf tree'], 2],
    [['bare tree'], snowy ? 2 : 0.6],
    [['bare tree', 'conifer'], snowy ? 2 : 0.6],
  ]);
  stands(draft, kinds, w, far, clearing);
  const middle = { x: 0, z: -1, half: [clearing - 0.5, 5] as const };
  strew(
    draft,
    random.pick(kinds),
    random.integer(1, 4),
    { x: 0, z: -3, half: [clearing, 7] },
    { clearanceM: 0.2 },
  );
  strew(draft, 'log', random.integer(0, 2), middle);
  strew(draft, 'rock', random.integer(0, 4), middle);
  if (!snowy) {
    strew(draft, 'bush', random.integer(0, 3), middle);
    scatter(draft, 'fern', 0, -2, {
      count: random.integer(12, 60),
      half: [clearing * 1.4, 9],
      clearWidthM: 0.8,
      isLoose: true,
    });
    if (random.chance(0.6))
      scatter(draft, 'grass', 0, -2, {
        count: random.integer(30, 160),
        half: [clearing * 1.4, 10],
        clearWidthM: 0.5,
        isLoose: true,
      });
  }
  if (draft.isDark && random.chance(0.4)) strew(draft, 'campfire', 1, { ...middle, half: [1.5, 1.5] });
  if (draft.isDark && random.chance(0.2)) strew(draft, 'lantern', 1, middle);
  if (random.chance(0.1))
    strew(
      draft,
      'house',
      1,
      { x: 0, z: -9, half: [2, 1] },
      { variant: 'cabin', yawDeg: random.bell() * 30, sizeM: [6, 4.5, 5] },
    );
  if (draft.hour.wetness > 0.4) strew(draft, 'puddle', random.integer(1, 3), middle);
  if (random.chance(0.25)) seatSomebody(draft);
  populate(draft, 0, 2);
}

/** Left, right and behind the clearing. */
function stands(draft: Draft, kinds: readonly ThingId[], w: number, far: number, clearing: number): void {
  const { random } = draft;
  const behind = -12;
  const sideHalf = (w / 2 - clearing) / 2;
  for (const kind of kinds) {
    const share = 1 / kinds.length;
    for (const side of [-1, 1]) {
      scatter(draft, kind, side * (clearing + 1.5 + sideHalf), -2, {
        count: random.uniform(14, 40) * share,
        half: [sideHalf, 10],
        clearWidthM: 2,
      });
    }
    scatter(draft, kind, 0, (behind + far) / 2 - 1, {
      count: random.uniform(24, 80) * share,
      half: [w / 2, Math.max(4, (behind - far) / 2)],
      clearWidthM: random.chance(0.4) ? 2 : 0,
    });
  }
}
