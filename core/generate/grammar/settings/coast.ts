/** A coast: sand or rock in front, the sea behind it, boats and cliffs. */
import type { Draft } from '../draft/draft.ts';
import { populate, seatSomebody } from '../layout/people.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { layer } from '../layout/street.ts';

export function composeCoast(draft: Draft): void {
  const { random, widthM: w } = draft;
  const near = 14;
  const shore = random.uniform(-12, -5);
  draft.extentM = [w, 20, w * 1.2];
  draft.bounds = { x0: -40, x1: 40, z0: shore + 0.3, z1: near };
  const sandy = random.chance(0.65);
  layer(draft, 'ground', { x0: -Math.min(195, w), x1: Math.min(195, w), z0: shore, z1: near + 26 }, 0, 0.6, {
    variant: sandy ? 'sand' : random.pick(['gravel', 'grass']),
    isLevel: false,
  });
  const sea = layer(draft, 'water', { x0: -600, x1: 600, z0: shore - 1200, z1: shore + 0.6 }, -0.03, 0.5, {
    isLevel: false,
  });
  draft.setCamera({
    positionM: [random.bell() * 3, random.uniform(1.45, 1.75), random.uniform(7, 11)],
    targetM: [random.bell() * 4, random.uniform(1, 1.8), shore - 3],
    focalLengthMm: Math.round(random.uniform(24, 40)),
  });
  if (random.chance(0.5)) {
    const side = random.sign();
    const cliff = draft.draw('cliff', {
      sizeM: [random.uniform(50, 120), random.uniform(14, 40), random.uniform(20, 40)],
    });
    if (cliff !== null)
      draft.put(cliff, side * random.uniform(60, 100), shore - 50, -side * 60, {
        force: true,
        y: -0.6,
        on: null,
      });
  }
  if (random.chance(0.35)) {
    const hill = draft.draw('hill', { sizeM: [240, random.uniform(20, 50), 160] });
    if (hill !== null) draft.put(hill, random.sign() * 220, shore - 420, 0, { force: true, y: -1, on: null });
  }
  const beach = { x: 0, z: (shore + 6) / 2, half: [13, (6 - shore) / 2] as const };
  strew(draft, 'rock', sandy ? random.integer(0, 4) : random.integer(2, 7), beach);
  for (let i = random.integer(0, 2); i > 0 && sea !== null; i--) {
    const boat = draft.draw('boat');
    if (boat === null) break;
    const wet = random.chance(0.6);
    if (wet) {
      // afloat, with its draught under water
      const y = -0.03 - Math.min(0.25, boat.sizeM[1] * 0.25);
      draft.put(boat, random.uniform(-12, 12), shore - random.uniform(6, 26), random.uniform(0, 360), {
        y,
        on: sea.key,
        anywhere: true,
      });
    } else strew(draft, 'boat', 1, beach, {});
  }
  strew(draft, 'palm', sandy ? random.integer(0, 4) : 0, { ...beach, half: [16, 5] });
  strew(draft, 'log', random.integer(0, 2), beach);
  if (random.chance(0.5))
    scatter(draft, 'grass', random.sign() * 10, 2, {
      count: random.integer(20, 90),
      half: [7, 8],
      clearWidthM: 1.2,
      isLoose: true,
    });
  if (random.chance(0.25)) strew(draft, 'bench', 1, beach, { yawDeg: 180 });
  if (random.chance(0.25))
    strew(draft, 'fence', random.integer(1, 2), beach, { yawDeg: random.pick([0, 90, 60]) });
  if (random.chance(0.2)) strew(draft, 'umbrella', random.integer(1, 3), beach, { sizeM: [2.2, 2.3, 2.2] });
  if (random.chance(0.15))
    strew(
      draft,
      'house',
      1,
      { x: random.sign() * 14, z: 2, half: [2, 2] },
      { variant: 'cabin', sizeM: [5, 4, 4.5] },
    );
  if (draft.isDark && random.chance(0.4)) strew(draft, 'campfire', 1, { ...beach, half: [3, 2] });
  if (random.chance(0.1)) strew(draft, 'suitcase', 1, beach);
  if (random.chance(0.3)) seatSomebody(draft);
  populate(draft, 0, 3);
}
