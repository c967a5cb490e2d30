/** A town street at eye level: roadway, pavements, façades, furniture, traffic, puddles that mirror the lamps. */
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import type { WallFace } from '../draft/places.ts';
import { mount, standAgainst } from '../layout/on-walls.ts';
import { drawPerson, seatSomebody, stand } from '../layout/people.ts';
import { holdUmbrella } from '../layout/holding.ts';
import { scatter, strew } from '../layout/scatters.ts';
import { alongZ, facadeRow, layer } from '../layout/street.ts';

const PAVEMENT_TOP_M = 0.12;

export function composeStreet(draft: Draft): void {
  const { random, widthM: w } = draft;
  const depth = random.uniform(44, 70);
  const pavement = Math.min(3.4, Math.max(1.7, w * random.uniform(0.16, 0.21)));
  const road = w - 2 * pavement;
  const near = 12;
  const far = near - depth;
  draft.extentM = [w, 14, depth];
  draft.bounds = { x0: -w / 2, x1: w / 2, z0: far, z1: near };
  const cobbled = random.chance(0.2);
  layer(draft, 'ground', { x0: -40, x1: 40, z0: far - 40, z1: near + 8 }, -0.04, 0.2, {
    isLevel: false,
    variant: 'gravel',
  });
  layer(draft, 'road', { x0: -road / 2, x1: road / 2, z0: far - 20, z1: near + 6 }, 0, 0.06, {
    variant: cobbled ? 'cobbles' : 'asphalt',
  });
  for (const side of [-1, 1]) {
    const [a, b] = [(side * road) / 2, (side * w) / 2];
    const span = { x0: Math.min(a, b), x1: Math.max(a, b), z0: far - 20, z1: near + 6 };
    layer(draft, 'pavement', span, PAVEMENT_TOP_M, 0.16);
  }
  const onPavement = random.chance(0.45);
  const side = random.sign();
  const cameraX = onPavement ? side * (road / 2 + pavement * 0.5) : random.bell() * road * 0.25;
  draft.setCamera({
    positionM: [
      cameraX,
      random.uniform(1.45, 1.65) + (onPavement ? PAVEMENT_TOP_M : 0),
      near - random.uniform(1, 3),
    ],
    targetM: [
      onPavement ? side * road * random.uniform(-0.1, 0.3) : random.bell() * 1.5,
      random.uniform(1.4, 2.2),
      -3,
    ],
    focalLengthMm: Math.round(random.uniform(26, 42)),
  });
  const low = random.uniform(6, 10);
  const rows = ([-1, 1] as const).map((s) =>
    facadeRow(draft, {
      x: (s * w) / 2,
      side: s === -1 ? 1 : -1,
      fromZ: near + 3,
      toZ: far,
      minHeightM: low,
      maxHeightM: low * random.uniform(1.3, 1.9),
      minWidthM: 8,
      maxWidthM: 15,
      baseY: 0,
    }),
  );
  if (random.chance(0.6))
    scatter(draft, 'tower', 0, far - 120, { count: random.integer(4, 14), half: [110, 60], isLoose: true });
  frontage(draft, rows.flat());
  furniture(draft, road, pavement, near, far);
  traffic(draft, road, near, far);
  people(draft, road, pavement);
}

function frontage(draft: Draft, faces: readonly WallFace[]): void {
  const { random } = draft;
  for (const face of faces) {
    if (draft.things.length > 46) return;
    if (random.chance(0.3)) mount(draft, face, 'awning', { y: 2.6 });
    if (random.chance(0.28)) mount(draft, face, 'neon sign', { y: random.uniform(2.7, 4) });
    if (random.chance(0.15)) mount(draft, face, 'fire escape', { y: 3 });
    if (random.chance(0.2)) mount(draft, face, 'wall sconce', { y: 2.3 });
    if (random.chance(0.2))
      standAgainst(draft, face, random.pick(['bin', 'potted plant', 'bench', 'box', 'bicycle'] as const));
  }
}

function furniture(draft: Draft, road: number, pavement: number, near: number, far: number): void {
  const { random } = draft;
  const kerb = road / 2 + 0.45;
  const spacing = random.uniform(11, 17);
  const height = random.uniform(4.8, 7);
  const lampSides = random.weighted([
    [[-1, 1], 2],
    [[-1], 1],
    [[1], 1],
  ] as const);
  for (const side of lampSides) {
    const options = { sizeM: [0.8, height, 0.4] as const, variant: 'arm' };
    alongZ(
      draft,
      'street lamp',
      side * kerb,
      near - random.uniform(4, 7),
      far + 8,
      spacing,
      side > 0 ? -90 : 90,
      options,
    );
  }
  const bits: readonly ThingId[] = [
    'bin',
    'bollard',
    'bench',
    'sign',
    'hydrant',
    'phone box',
    'bus stop',
    'broadleaf tree',
    'traffic light',
    'utility pole',
  ];
  for (const thing of random.shuffle(bits).slice(0, random.integer(2, 6))) {
    const side = random.sign();
    const yaw = thing === 'sign' || thing === 'traffic light' ? 0 : -side * 90;
    const count = thing === 'bollard' || thing === 'broadleaf tree' ? random.integer(2, 4) : 1;
    for (let i = 0; i < count; i++) {
      const piece = draft.draw(thing, thing === 'broadleaf tree' ? { sizeM: [3.2, 5.5, 3.2] } : {});
      if (piece === null) break;
      const deep = yaw === 0 ? piece.sizeM[0] : piece.sizeM[2];
      if (deep > pavement - 0.1 && thing !== 'broadleaf tree') break;
      const x = side * (thing === 'broadleaf tree' ? road / 2 + pavement * 0.45 : road / 2 + deep / 2 + 0.12);
      const z = random.uniform(-24, 5);
      const level = draft.levelAt(x, z);
      draft.put(piece, x, z, yaw, {
        clearanceM: 0.1,
        anywhere: thing === 'broadleaf tree',
        ...(thing === 'broadleaf tree' && level !== null ? { y: level.y, on: level.key } : {}),
      });
    }
  }
  if (random.chance(0.5))
    strew(draft, 'grate', random.integer(1, 2), { x: 0, z: -2, half: [road * 0.35, 9] });
  const isWet = draft.hour.wetness > 0.4;
  strew(draft, 'puddle', isWet ? random.integer(2, 6) : random.integer(0, 1), {
    x: 0,
    z: 0,
    half: [road * 0.42, 10],
  });
  if (random.chance(0.15)) strew(draft, 'cone', random.integer(2, 4), { x: 0, z: -3, half: [road * 0.4, 6] });
}

function traffic(draft: Draft, road: number, near: number, far: number): void {
  const { random } = draft;
  const lane = road / 4;
  for (let i = random.integer(0, 2); i > 0; i--) {
    const thing = random.weighted([
      ['car', 8],
      ['van', 1.4],
      ['bus', 0.6],
      ['truck', 0.5],
      ['motorcycle', 0.8],
      ['bicycle', 0.7],
    ] as const);
    // keeps right: away on the right, oncoming on the left
    const side = random.sign();
    strew(
      draft,
      thing,
      1,
      { x: side * lane * 0.8, z: -8, half: [0.2, 14] },
      { yawDeg: side > 0 ? 180 : 0, clearanceM: 0.4 },
    );
  }
  if (road < 6.5 || random.chance(0.25)) return;
  for (const side of [-1, 1]) {
    for (let z = near - 3; z > far + 8; z -= random.uniform(5.6, 9)) {
      if (!random.chance(0.35) || draft.things.length > 52) continue;
      const car = draft.draw(random.chance(0.9) ? 'car' : 'van');
      if (car === null) return;
      draft.put(car, side * (road / 2 - car.sizeM[0] / 2 - 0.15), z, side > 0 ? 180 : 0, { clearanceM: 0.3 });
    }
  }
}

function people(draft: Draft, road: number, pavement: number): void {
  const { random } = draft;
  for (let i = random.integer(0, 4); i > 0; i--) {
    const side = random.sign();
    const onRoad = random.chance(0.2);
    const x = onRoad ? random.bell() * road * 0.3 : side * (road / 2 + pavement * random.uniform(0.35, 0.65));
    const z = random.uniform(-12, 6);
    const figure = stand(draft, drawPerson(draft), {
      x,
      z,
      spreadM: 0.3,
      facing: [x + random.bell(), z + random.sign() * 5],
      variant: random.weighted([
        ['walking', 3],
        ['standing', 2],
      ] as const),
    });
    if (figure !== null && draft.hour.weather === 'rain' && random.chance(0.7)) holdUmbrella(draft, figure);
  }
  if (random.chance(0.3)) seatSomebody(draft);
}
