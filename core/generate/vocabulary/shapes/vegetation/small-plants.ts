/** Low plants: tufts of grass and reeds, flowers, plants in pots. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, ball, ellipsoid, limb, overlap, union } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, finish, post, range, revolved } from '../furniture/forms.ts';
import { leaf, pointed } from './leaves.ts';

export const GRASS: ThingShape = {
  parameters: [
    { name: 'Blades', unit: 'count', min: 16, max: 60, typical: 34 },
    { name: 'Lean', unit: 'fraction', min: 0.1, max: 1, typical: 0.5 },
    { name: 'Seed heads', unit: 'fraction', min: 0, max: 0.5, typical: 0.08 },
  ],
  body: finish('grass'),
  accent: finish('grass', [0.2, 0.165, 0.075]),
  parts: ({ sizeM: [w, h, d], parameters: [blades = 36, lean = 0.5, heads = 0.08], seed }) => {
    const random = new Random(seed);
    const r = Math.max(0.0035, 0.0125 * Math.min(h, Math.max(w, d)));
    const green: FieldNode[] = [];
    const dry: FieldNode[] = [];
    for (const i of range(blades)) {
      const a = i * 2.399963;
      const out = Math.sqrt((i + 0.5) / blades);
      const [ux, uz] = [Math.cos(a) * out, Math.sin(a) * out];
      const root = 0.3 - 0.14 * lean;
      const base: Vec3 = [ux * root * w * 0.7, 0.9 * r, uz * root * d * 0.7];
      const tall = h * random.uniform(0.6, 1) * (1 - 0.25 * lean * out) - r;
      const bendX = (w / 2 - r) * ux * (root * 1.4 + (1 - root * 1.4) * lean);
      const bendZ = (d / 2 - r) * uz * (root * 1.4 + (1 - root * 1.4) * lean);
      const knee: Vec3 = [base[0] + 0.26 * (bendX - base[0]), 0.6 * tall, base[2] + 0.26 * (bendZ - base[2])];
      const tip: Vec3 = [bendX, tall * (1 - 0.45 * lean * out * random.unit()), bendZ];
      const isDry = i % 7 === 3 || random.unit() < heads;
      (isDry ? dry : green).push(limb(base, knee, r, 0.9 * r), limb(knee, tip, 0.9 * r, 0.75 * r));
      if (random.unit() < heads)
        dry.push(
          limb(
            tip,
            [tip[0] * 1.02, Math.min(h - 1.6 * r, tip[1] + 0.1 * h), tip[2] * 1.02],
            1.6 * r,
            1.2 * r,
          ),
        );
    }
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      { name: 'Blades', surface: 'body', field: overlap(0, union(0, ...green), inside), cellSizeM: 1.15 * r },
      {
        name: 'Dry blades',
        surface: 'accent',
        field: overlap(0, union(0, ...dry), inside),
        cellSizeM: 1.15 * r,
      },
    ];
  },
};

/** A blossom that looks along +Z: petals in a ring about its middle. */
function blossom(radius: number, petals: number): { readonly petals: FieldNode; readonly heart: FieldNode } {
  const ring = range(petals).map((i) => {
    const a = (2 * Math.PI * i) / petals;
    return at(
      [0.6 * radius * Math.cos(a), 0.6 * radius * Math.sin(a), 0.1 * radius],
      ball((1.5 * radius) / petals + 0.1 * radius),
    );
  });
  const bowl = at([0, 0, 0.05 * radius], ellipsoid([radius, radius, 0.42 * radius]));
  return {
    petals: overlap(0, union(0, ...ring), bowl),
    heart: at([0, 0, 0.34 * radius], ball(0.27 * radius)),
  };
}

export const FLOWERS: ThingShape = {
  parameters: [
    { name: 'Blossoms', unit: 'count', min: 1, max: 16, typical: 9 },
    { name: 'Blossom size', unit: 'fraction', min: 0.2, max: 0.42, typical: 0.3 },
    { name: 'Petals', unit: 'count', min: 5, max: 9, typical: 6 },
  ],
  body: finish('foliage', [0.52, 0.1, 0.13]),
  accent: finish('foliage', [0.055, 0.11, 0.03]),
  parts: ({ sizeM: [w, h, d], parameters: [count = 9, big = 0.3, petals = 6], seed }) => {
    const random = new Random(seed);
    const spread = Math.min(w, d);
    const size = (big * spread) / Math.max(1, Math.sqrt(count / 7));
    const r = Math.max(0.0025, 0.012 * spread);
    const places = range(count).map((i) => {
      const out = count === 1 ? 0 : Math.sqrt(i / (count - 1));
      const a = i * 2.399963 + 0.4 * random.bell();
      const reach = 0.5 - (0.5 * size) / spread;
      const p: Vec3 = [
        w * reach * out * Math.cos(a),
        h - 0.55 * size - 0.3 * h * out ** 2 * random.uniform(0.7, 1.1),
        d * reach * out * Math.sin(a),
      ];
      return { p, turn: pointed(90 - (a * 180) / Math.PI, 78 - 52 * out) };
    });
    const form = blossom(size / 2, petals);
    const foot = (p: Vec3): Vec3 => [0.16 * p[0], r, 0.16 * p[2]];
    const stems = places.map(({ p }) => limb(foot(p), [p[0], p[1] - 0.05 * size, p[2]], r, 0.9 * r));
    const blades = places.map(({ p }, i) => {
      const t = 0.4 + 0.3 * ((i * 0.618) % 1);
      const q: Vec3 = [0.16 * p[0] + 0.84 * t * p[0], p[1] * t, 0.16 * p[2] + 0.84 * t * p[2]];
      return at(q, leaf(0.24 * Math.min(h, spread * 1.3), 0.08 * h, 2.2 * r), pointed(i * 137.5, 32));
    });
    const inside = box([0, 0, 0], [w, h, d]);
    const cell = Math.max(0.0035, 0.085 * size);
    return [
      {
        name: 'Petals',
        surface: 'body',
        field: overlap(0, union(0, ...places.map(({ p, turn }) => at(p, form.petals, turn))), inside),
        cellSizeM: cell,
      },
      {
        name: 'Hearts',
        surface: finish('foliage', [0.55, 0.36, 0.06]),
        field: union(0, ...places.map(({ p, turn }) => at(p, form.heart, turn))),
        cellSizeM: cell,
      },
      {
        name: 'Stems',
        surface: 'accent',
        field: overlap(0, union(0, ...stems, ...blades), inside),
        cellSizeM: 1.4 * r,
      },
    ];
  },
};

export const POTTED_PLANT: ThingShape = {
  parameters: [
    { name: 'Leaves', unit: 'count', min: 8, max: 34, typical: 20 },
    { name: 'Leaf width', unit: 'fraction', min: 0.2, max: 0.75, typical: 0.46 },
    { name: 'Pot height', unit: 'fraction', min: 0.15, max: 0.4, typical: 0.27 },
    { name: 'Lift', unit: 'fraction', min: 0, max: 1, typical: 0.55 },
  ],
  body: finish('foliage', [0.035, 0.09, 0.025]),
  accent: finish('ceramic', [0.42, 0.2, 0.12]),
  parts: ({ sizeM: [w, h, d], parameters: [count = 20, wide = 0.46, pot = 0.27, lift = 0.55], seed }) => {
    const random = new Random(seed);
    const spread = Math.min(w, d);
    const ph = pot * h;
    const pr = Math.min(0.3 * spread, 0.62 * ph);
    const wall = Math.max(0.07 * pr, 0.008);
    const length = 0.36 * spread;
    const thick = Math.max(0.008, 0.05 * length);
    const stem = Math.max(0.004, 0.009 * h);
    const crown = h - ph;
    const leaves: FieldNode[] = [];
    const stems: FieldNode[] = [];
    for (const i of range(count)) {
      const t = (i + 0.6) / count;
      const heading = i * 137.508 + 16 * random.bell();
      const a = (heading * Math.PI) / 180;
      const raised = -12 + 30 * lift + 62 * t * (0.4 + 0.6 * lift) + 10 * random.bell();
      const long = length * random.uniform(0.75, 1) * (1 - 0.25 * t);
      const reach = Math.max(
        0.02 * spread,
        (spread / 2 - long * Math.cos((raised * Math.PI) / 180)) * (1 - 0.72 * t),
      );
      const y = ph + crown * (0.24 + 0.62 * t) - Math.max(0, 0.3 * long * Math.sin((raised * Math.PI) / 180));
      const p: Vec3 = [reach * Math.sin(a), y, reach * Math.cos(a)];
      leaves.push(at(p, leaf(long, wide * long, thick), pointed(heading, raised)));
      stems.push(
        limb(
          [0.12 * p[0], ph * 0.85, 0.12 * p[2]],
          [0.35 * p[0], ph + 0.55 * (y - ph), 0.35 * p[2]],
          stem,
          0.9 * stem,
        ),
      );
      stems.push(limb([0.35 * p[0], ph + 0.55 * (y - ph), 0.35 * p[2]], p, 0.9 * stem, 0.8 * stem));
    }
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Leaves',
        surface: 'body',
        field: overlap(0, union(0, ...leaves), inside),
        cellSizeM: 0.8 * thick,
      },
      {
        name: 'Stems',
        surface: finish('foliage', [0.07, 0.1, 0.035]),
        field: overlap(0, union(0, ...stems), inside),
        cellSizeM: 1.3 * stem,
      },
      {
        name: 'Pot',
        surface: 'accent',
        field: revolved(
          [0, 0],
          [0.72 * pr, 0],
          [0.97 * pr, 0.82 * ph],
          [1.06 * pr, 0.83 * ph],
          [1.06 * pr, ph],
          [pr - wall, ph],
          [pr - wall, 0.84 * ph],
          [0, 0.84 * ph],
        ),
        cellSizeM: Math.max(0.006, 0.09 * pr),
      },
      {
        name: 'Earth',
        surface: finish('soil'),
        field: post([0, 0.8 * ph, 0], pr - 0.8 * wall, 0.12 * ph),
        cellSizeM: 0.1 * ph,
      },
    ];
  },
};
