/** A city seen from across the water, from a terrace or a field: the towers are the subject. */
import type { Draft } from '../draft/draft.ts';
import { populate, seatSomebody } from '../layout/people.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { alongZ, layer } from '../layout/street.ts';

export function composeCitySkyline(draft: Draft): void {
  const { random, widthM: w } = draft;
  const near = 12;
  const hasRiver = random.chance(0.6);
  const edge = hasRiver ? -random.uniform(6, 9) : -40;
  const city = -random.uniform(150, 230);
  draft.extentM = [w, 160, 420];
  draft.bounds = { x0: -36, x1: 36, z0: edge + 0.4, z1: near };
  if (hasRiver) {
    layer(draft, 'floor', { x0: -40, x1: 40, z0: edge, z1: near + 12 }, 0, 0.3, {
      body: { substance: random.pick(['stone', 'concrete', 'wood'] as const), color: null },
      isLevel: false,
    });
    layer(draft, 'water', { x0: -800, x1: 800, z0: city, z1: edge }, -0.4, 0.5, { isLevel: false });
    layer(draft, 'ground', { x0: -200, x1: 200, z0: city - 380, z1: city }, 0, 0.6, {
      variant: 'gravel',
      isLevel: false,
    });
  } else {
    layer(draft, 'ground', { x0: -200, x1: 200, z0: -370, z1: near + 12 }, 0, 0.4, {
      variant: random.pick(['grass', 'gravel', 'soil']),
      isLevel: false,
    });
  }
  draft.setCamera({
    positionM: [random.bell() * 3, random.uniform(1.5, 1.75), random.uniform(7, 10)],
    targetM: [random.bell() * 20, random.uniform(20, 38), city - 60],
    focalLengthMm: Math.round(random.uniform(26, 45)),
  });
  towers(draft, w, city);
  if (hasRiver && random.chance(0.75)) {
    for (let x = -12; x < 13; x += 6.1) {
      const railing = draft.draw('railing', { sizeM: [6, 1.05, 0.06] });
      if (railing === null) break;
      draft.put(railing, x, edge + 0.5, 0, { inView: true, anywhere: true });
    }
  }
  const front = { x: 0, z: (edge + 5) / 2, half: [9, (5 - edge) / 2 - 0.6] as const };
  if (hasRiver) {
    alongZ(draft, 'street lamp', random.sign() * 5, 3, edge + 2, 7, 0, {
      variant: 'lantern',
      sizeM: [0.5, 4, 0.4],
    });
    strew(draft, 'bench', random.integer(0, 2), front, { yawDeg: 180 });
    strew(draft, 'bin', random.integer(0, 1), front);
    if (random.chance(0.3)) strew(draft, 'bicycle', 1, front);
  } else {
    scatter(draft, 'house', random.sign() * 60, -90, {
      count: random.integer(6, 30),
      half: [40, 22],
      isLoose: true,
    });
    strew(draft, 'broadleaf tree', random.integer(0, 3), { ...front, half: [12, 12] });
    strew(draft, 'bush', random.integer(0, 3), front);
    strew(draft, 'bench', random.integer(0, 1), { ...front, half: [6, 3] }, { yawDeg: 180 });
    if (random.chance(0.25))
      strew(draft, 'car', 1, { ...front, z: 0, half: [5, 3] }, { yawDeg: random.uniform(0, 360) });
  }
  if (draft.hour.wetness > 0.4) strew(draft, 'puddle', random.integer(1, 4), front);
  if (random.chance(0.35)) seatSomebody(draft);
  populate(draft, 0, 3);
}

/** Single landmarks among blocks. */
function towers(draft: Draft, w: number, city: number): void {
  const { random } = draft;
  const landmarks = random.integer(1, 6);
  const blocks = random.integer(2, 4);
  for (let i = 0; i < landmarks; i++) {
    const piece = draft.draw('tower', {
      sizeM: [random.uniform(24, 40), random.uniform(110, 260), random.uniform(24, 40)],
    });
    if (piece === null) break;
    for (let attempt = 0; attempt < 6; attempt++) {
      const placed = draft.put(
        piece,
        random.bell() * w * 0.35,
        city - 62 - random.uniform(0, 46),
        random.pick([0, 0, 45, 90]),
        {
          anywhere: true,
          inView: true,
          clearanceM: 4,
        },
      );
      if (placed !== null) break;
    }
  }
  for (let i = 0; i < blocks; i++) {
    const x = ((i + 0.5) / blocks - 0.5) * w;
    const width = random.uniform(18, 34);
    scatter(draft, 'tower', x, city - random.uniform(210, 250), {
      count: random.integer(8, 34),
      half: [w / blocks / 2 - width / 2 - 2, random.uniform(22, 38)],
      sizeM: [width, random.uniform(50, 120), width * random.uniform(0.8, 1)],
      isLoose: true,
    });
  }
  if (random.chance(0.5))
    scatter(draft, 'house', random.bell() * w * 0.3, city - 12, {
      count: random.integer(8, 30),
      half: [w * 0.35, 8],
      isLoose: true,
    });
}
