/** A back alley: close walls, fire escapes, dumpsters, one lamp that matters. */
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import { holdUmbrella } from '../layout/holding.ts';
import { mount, setInto, standAgainst } from '../layout/on-walls.ts';
import { drawPerson, stand } from '../layout/people.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { facadeRow, layer } from '../layout/street.ts';

const CLUTTER: readonly (readonly [ThingId, number])[] = [
  ['dumpster', 2.4],
  ['bin', 3],
  ['crate', 2.4],
  ['box', 3],
  ['barrel', 1.2],
  ['pallet', 0.8],
  ['bicycle', 0.8],
  ['vent', 0.8],
  ['ladder', 0.5],
  ['cart', 0.4],
  ['potted plant', 0.4],
];

export function composeAlley(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = random.uniform(20, 34);
  const near = 7;
  const far = near - depth;
  draft.extentM = [w, 10, depth];
  draft.bounds = { x0: -w / 2, x1: w / 2, z0: far, z1: near };
  layer(draft, 'ground', { x0: -20, x1: 20, z0: far - 20, z1: near + 8 }, -0.04, 0.2, {
    isLevel: false,
    variant: 'gravel',
  });
  layer(draft, 'road', { x0: -w / 2, x1: w / 2, z0: far - 10, z1: near + 4 }, 0, 0.06, {
    variant: random.pick(['asphalt', 'cobbles', 'cobbles']),
  });
  draft.setCamera({
    positionM: [random.bell() * w * 0.25, random.uniform(1.4, 1.65), near - random.uniform(0.6, 1.6)],
    targetM: [random.bell() * 0.5, random.uniform(1.3, 1.8), far * 0.35],
    focalLengthMm: Math.round(random.uniform(26, 38)),
  });
  const height = random.uniform(7, 12);
  const left = facadeRow(draft, row(-w / 2, 1, near, far, height));
  const right = facadeRow(draft, row(w / 2, -1, near, far, height));
  const closed = random.chance(0.55);
  if (closed) {
    const end = draft.draw('facade', {
      sizeM: [w, height * random.uniform(0.6, 1), 0.6],
      variant: random.pick(['brick', 'plaster']),
    });
    if (end !== null) draft.put(end, 0, far - 0.32, 0, { force: true, y: 0, on: null });
  } else scatter(draft, 'tower', 0, far - 90, { count: random.integer(3, 8), half: [60, 40], isLoose: true });
  const faces = [...left, ...right];
  for (const face of faces) {
    if (random.chance(0.5))
      mount(draft, face, 'fire escape', {
        y: random.uniform(2.7, 3.4),
        sizeM: [null, null, Math.min(1.2, w * 0.28)],
      });
    if (random.chance(0.6)) setInto(draft, face, 'door', { variant: random.pick(['steel', 'panelled']) });
    for (let i = random.integer(0, 2); i > 0; i--)
      setInto(draft, face, 'window', { y: random.uniform(1.4, 4.6) });
    if (random.chance(0.45)) mount(draft, face, 'wall sconce', { y: random.uniform(2.3, 3) });
    if (random.chance(0.3))
      mount(draft, face, 'neon sign', { y: random.uniform(2.3, 3.4), sizeM: [1.1, null, null] });
    if (random.chance(0.15))
      mount(draft, face, 'awning', { y: 2.5, sizeM: [null, null, Math.min(1.1, w * 0.3)] });
  }
  for (let i = random.integer(3, 8); i > 0; i--) {
    const thing = random.weighted(CLUTTER);
    standAgainst(
      draft,
      random.pick(faces),
      thing,
      thing === 'dumpster' ? { sizeM: [null, null, Math.min(1.1, w * 0.3)] } : {},
    );
  }
  const isWet = draft.hour.wetness > 0.4;
  strew(draft, 'puddle', isWet ? random.integer(2, 6) : random.integer(0, 2), {
    x: 0,
    z: 0,
    half: [w * 0.3, 6],
  });
  strew(draft, 'grate', random.integer(0, 2), { x: 0, z: 0, half: [w * 0.25, 6] });
  if (random.chance(0.4))
    strew(
      draft,
      'street lamp',
      1,
      { x: w * 0.4 * random.sign(), z: -3, half: [0.1, 4] },
      { sizeM: [0.5, 4.5, 0.35] },
    );
  if (random.chance(0.15))
    strew(
      draft,
      random.pick(['car', 'motorcycle', 'van']),
      1,
      { x: 0, z: -7, half: [w * 0.15, 3] },
      { yawDeg: random.pick([0, 180]) },
    );
  for (let i = random.integer(0, 2); i > 0; i--) {
    const x = random.bell() * w * 0.3;
    const figure = stand(draft, drawPerson(draft), { x, z: random.uniform(-9, 2), spreadM: 0.3 });
    if (figure !== null && draft.hour.weather === 'rain' && random.chance(0.5)) holdUmbrella(draft, figure);
  }
}

const row = (x: number, side: 1 | -1, near: number, far: number, height: number) => ({
  x,
  side,
  fromZ: near + 2,
  toZ: far,
  minHeightM: height * 0.8,
  maxHeightM: height * 1.3,
  minWidthM: 7,
  maxWidthM: 13,
  baseY: 0,
  variants: ['brick', 'brick', 'plaster', 'stone'],
});
