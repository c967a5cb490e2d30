/** Broadleaf trees, bare trees, bushes: branches, and clumps of leaves about their ends with gaps between. */
import type { Vec3 } from '../../../../math/vec3.ts';
import { limb, overlap, union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, finish, range } from '../furniture/forms.ts';
import { grow, reachOf, stretched, type Branches } from './branches.ts';
import { clumps } from './leaves.ts';

/** Fits branches so that their ends reach a box w × h × d, its foot on y = 0. */
function fitted({ limbs, tips }: Branches, [w, h, d]: Vec3): Branches {
  const [x, y, z] = reachOf(tips);
  const by: Vec3 = [w / 2 / x, h / y, d / 2 / z];
  return {
    limbs: stretched(limbs, by),
    tips: tips.map((p): Vec3 => [p[0] * by[0], p[1] * by[1], p[2] * by[2]]),
  };
}

/** A trunk that flares at its foot, from which main branches leave. */
function tree(
  sizeM: Vec3,
  trunk: number,
  forkAt: number,
  levels: number,
  lift: number,
  thinnestM: number,
  random: Random,
): Branches {
  const [, h] = sizeM;
  const lean: Vec3 = [0.04 * h * random.bell(), forkAt * h, 0.04 * h * random.bell()];
  const limbs = [
    limb([0, 0.01 * h, 0], [0, 0.1 * h, 0], 1.5 * trunk, trunk),
    limb([0, 0.06 * h, 0], lean, trunk, 0.82 * trunk),
    ...range(4).map((i) => {
      const a = (i + 0.4 * random.bell()) * (Math.PI / 2);
      return limb(
        [1.9 * trunk * Math.cos(a), 0.3 * trunk, 1.9 * trunk * Math.sin(a)],
        [0, 2.6 * trunk, 0],
        0.3 * trunk,
        0.8 * trunk,
      );
    }),
  ];
  const tips: Vec3[] = [];
  const count = 5;
  const turn = random.uniform(0, 7);
  for (const i of range(count)) {
    const a = turn + ((i + 0.3 * random.bell()) * 2 * Math.PI) / count;
    const up = i === 0 ? 2.2 : random.uniform(0.55, 1.15);
    const start: Vec3 = i < 3 ? lean : [lean[0] * 0.75, lean[1] * random.uniform(0.72, 0.92), lean[2] * 0.75];
    const branches = grow(
      start,
      [Math.cos(a), up, Math.sin(a)],
      0.3 * h * random.uniform(0.85, 1.1),
      0.6 * trunk,
      { levels, forks: 3, angle: 0.62, shortening: 0.66, lift, thinnestM },
      random,
    );
    limbs.push(...branches.limbs);
    tips.push(...branches.tips);
  }
  return { limbs, tips };
}

export const BROADLEAF_TREE: ThingShape = {
  parameters: [
    { name: 'Crown density', unit: 'fraction', min: 0, max: 1, typical: 0.55 },
    { name: 'Trunk height', unit: 'fraction', min: 0.14, max: 0.45, typical: 0.26 },
    { name: 'Trunk thickness', unit: 'fraction', min: 0.018, max: 0.05, typical: 0.028 },
  ],
  body: finish('foliage'),
  accent: finish('bark'),
  parts: ({ sizeM: [w, h, d], parameters: [density = 0.55, trunk = 0.26, thick = 0.028], seed }) => {
    const random = new Random(seed);
    const size = Math.cbrt(w * h * d);
    const cell = size / 47;
    const r = size * (0.072 + 0.03 * density);
    const edge = r + 2 * cell;
    const woodCell = Math.max(0.4 * thick * h, 0.6 * cell);
    const raw = tree([w, h, d], thick * h, trunk, 1, 0.25, 0.55 * woodCell, random);
    const { limbs, tips } = fitted(raw, [w - 1.7 * edge, h - 1.2 * edge, d - 1.7 * edge]);
    const [cx, cy, cz] = [0.5 * w - edge, 0.5 * (1 - 0.8 * trunk) * h - 0.6 * edge, 0.5 * d - edge];
    const middle = h - cy - edge;
    // about the ends of branches, and spread over an egg about the crown
    const placed: (readonly [Vec3, number])[] = tips.map((p) => [p, r * random.uniform(0.75, 1.2)] as const);
    const more = Math.round(30 + 46 * density);
    for (const i of range(more)) {
      const y = 1 - (2 * (i + 0.5)) / more;
      const a = i * 2.399963 + 0.5 * random.bell();
      const out = random.uniform(0.5, 1);
      const flat = Math.sqrt(1 - y * y) * out;
      placed.push([
        [cx * flat * Math.cos(a), middle + cy * y * out, cz * flat * Math.sin(a)],
        r * random.uniform(0.55, 1.15),
      ]);
    }
    const inside = box([0, 0, 0], [w, h, d]);
    const half = (k: 0 | 1): readonly (readonly [Vec3, number])[] =>
      placed.filter((_, i) => (i * 7) % 5 < 3 === (k === 0));
    return [
      {
        name: 'Leaves',
        surface: 'body',
        field: overlap(0, clumps(half(0), cell, 1.15, seed), inside),
        cellSizeM: cell,
      },
      {
        name: 'Lighter leaves',
        surface: finish('foliage', [0.082, 0.135, 0.032]),
        field: overlap(0, clumps(half(1), cell, 1.25, seed + 5), inside),
        cellSizeM: cell,
      },
      {
        name: 'Trunk',
        surface: 'accent',
        field: overlap(0, inside, union(0.5 * woodCell, ...limbs)),
        cellSizeM: woodCell,
      },
    ];
  },
};

export const BARE_TREE: ThingShape = {
  parameters: [
    { name: 'Trunk height', unit: 'fraction', min: 0.12, max: 0.45, typical: 0.25 },
    { name: 'Trunk thickness', unit: 'fraction', min: 0.016, max: 0.05, typical: 0.027 },
    { name: 'Lift', unit: 'fraction', min: -0.3, max: 0.8, typical: 0.3 },
  ],
  body: finish('bark'),
  accent: finish('bark', [0.13, 0.1, 0.07]),
  parts: ({ sizeM: [w, h, d], parameters: [trunk = 0.25, thick = 0.027, lift = 0.3], seed }) => {
    const random = new Random(seed);
    const t = thick * h;
    const cell = Math.max(0.012, 0.0056 * h);
    const twig = 0.55 * cell;
    const raw = tree([w, h, d], t, trunk, 2, lift, twig, random);
    const { limbs } = fitted(raw, [w - 4 * twig, h - 2 * twig, d - 4 * twig]);
    const inside = box([0, 0, 0], [w, h, d]);
    const isThick = (node: (typeof limbs)[number]): boolean =>
      node.op === 'limb' && node.fromRadiusM > 2 * cell;
    return [
      {
        name: 'Trunk',
        surface: 'body',
        field: overlap(
          0,
          inside,
          wrinkled(union(0.4 * t, ...limbs.filter(isThick)), 0.12 * t, 0.6 * t, 1, seed),
        ),
        cellSizeM: 1.6 * cell,
      },
      {
        name: 'Twigs',
        surface: 'body',
        field: overlap(0, inside, union(0, ...limbs.filter((node) => !isThick(node)))),
        cellSizeM: cell,
      },
    ];
  },
};

export const BUSH: ThingShape = {
  parameters: [
    { name: 'Density', unit: 'fraction', min: 0, max: 1, typical: 0.55 },
    { name: 'Flatness', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
  ],
  body: finish('foliage'),
  accent: finish('bark'),
  parts: ({ sizeM: [w, h, d], parameters: [density = 0.55, flat = 0.4], seed }) => {
    const random = new Random(seed);
    const size = Math.cbrt(w * h * d);
    const cell = size / 34;
    const r = size * (0.13 + 0.03 * density);
    const edge = r + 2 * cell;
    const [cx, cy, cz] = [w / 2 - edge, h - 0.9 * edge, d / 2 - edge];
    const count = Math.round(20 + 26 * density);
    const placed = range(count).map((i): readonly [Vec3, number] => {
      const y = (i + 0.5) / count;
      const a = i * 2.399963 + 0.6 * random.bell();
      const bulge = Math.sqrt(1 - y ** (2 + 3 * flat)) * random.uniform(0.7, 1);
      return [
        [
          cx * bulge * Math.cos(a),
          0.35 * r + (cy - 0.35 * r) * y * random.uniform(0.85, 1),
          cz * bulge * Math.sin(a),
        ],
        r * random.uniform(0.6, 1.15),
      ];
    });
    const stem = Math.max(0.018 * size, 0.5 * cell);
    const stems = placed
      .filter((_, i) => i % 3 === 0)
      .map(([p]) => limb([0.1 * p[0], 0.4 * stem, 0.1 * p[2]], p, stem, 0.8 * stem));
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Leaves',
        surface: 'body',
        field: overlap(
          0,
          clumps(
            placed.filter((_, i) => i % 5 < 3),
            cell,
            1,
            seed,
          ),
          inside,
        ),
        cellSizeM: cell,
      },
      {
        name: 'Lighter leaves',
        surface: finish('foliage', [0.085, 0.135, 0.035]),
        field: overlap(
          0,
          clumps(
            placed.filter((_, i) => i % 5 >= 3),
            cell,
            1.1,
            seed + 3,
          ),
          inside,
        ),
        cellSizeM: cell,
      },
      {
        name: 'Stems',
        surface: 'accent',
        field: overlap(0, union(0, ...stems), inside),
        cellSizeM: 1.1 * stem,
      },
    ];
  },
};

export const HEDGE: ThingShape = {
  parameters: [
    { name: 'Raggedness', unit: 'fraction', min: 0.15, max: 1, typical: 0.5 },
    { name: 'Roundness', unit: 'fraction', min: 0, max: 1, typical: 0.35 },
  ],
  body: finish('foliage'),
  accent: finish('foliage', [0.075, 0.125, 0.032]),
  parts: ({ sizeM: [w, h, d], parameters: [ragged = 0.5, round = 0.35], seed }) => {
    const t = Math.min(w, h, d);
    const cell = Math.max(Math.sqrt((w * (h + d)) / 2600), 0.045 * t);
    const a = Math.min(ragged * 1.7 * cell + 0.3 * cell, 0.18 * t);
    const trimmed = box(
      [0, -0.3 * t, 0],
      [w - 1.2 * a, h - 0.6 * a + 0.3 * t, d - 1.2 * a],
      (0.1 + 0.35 * round) * t,
    );
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Leaves',
        surface: 'body',
        field: overlap(0, wrinkled(trimmed, a, 3 * cell, 2, seed), inside),
        cellSizeM: cell,
      },
      {
        name: 'Young leaves',
        surface: 'accent',
        field: overlap(
          0,
          wrinkled({ op: 'offset', distanceM: -0.22 * a, child: trimmed }, 1.5 * a, 2.7 * cell, 1, seed + 9),
          inside,
        ),
        cellSizeM: cell,
      },
    ];
  },
};
