/** Hills and dunes: low domes on the ground, uneven, cut off at their foot. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, ball, grown, overlap, union, without, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, finish, range, rod, spread, turnY } from '../furniture/forms.ts';
import { sheetCell } from './sheets.ts';

/** A cap w × h × d above y = 0, round at its ends: part of a sunken limb, which is cheap and exact. */
export function dome(w: number, h: number, d: number): FieldNode {
  const s = Math.min(w, d) / 2;
  const radius = (s * s + h * h) / (2 * h);
  const reach = Math.max(0.001 * s, Math.abs(w - d) / 2);
  const y = h - radius;
  return w > d ? rod([-reach, y, 0], [reach, y, 0], radius) : rod([0, y, -reach], [0, y, reach], radius);
}

export const HILL: ThingShape = {
  parameters: [
    { name: 'Roughness', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Shoulders', unit: 'count', min: 0, max: 5, typical: 3 },
    { name: 'Bare earth', unit: 'fraction', min: 0, max: 1, typical: 0.3 },
  ],
  body: finish('grass'),
  accent: finish('soil', [0.15, 0.12, 0.075]),
  parts: ({ sizeM: [w, h, d], parameters: [rough = 0.4, shoulders = 3, bare = 0.3], seed }) => {
    const random = new Random(seed);
    const blend = 0.5 * h;
    const summit = at(
      [0.1 * w * random.bell(), 0, 0.08 * d * random.bell()],
      dome(0.68 * w, 0.9 * h, 0.7 * d),
    );
    const lower = range(shoulders).map(() => {
      const [sw, sd] = [random.uniform(0.32, 0.55), random.uniform(0.32, 0.55)];
      const x = random.uniform(-1, 1) * (0.94 - sw) * 0.5 * w;
      const z = random.uniform(-1, 1) * (0.94 - sd) * 0.5 * d;
      return at([x, 0, z], dome(sw * w, random.uniform(0.35, 0.7) * h, sd * d));
    });
    const smooth = union(blend, summit, ...lower, dome(0.96 * w, 0.32 * h, 0.96 * d));
    const cell = sheetCell(w, d, 3000);
    const a = Math.min((0.05 + 0.14 * rough) * h, 2 * cell);
    const length = 0.2 * Math.max(w, d);
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Slopes',
        surface: 'body',
        field: overlap(0, wrinkled(smooth, a, length, 3, seed), inside),
        cellSizeM: cell,
      },
      {
        name: 'Bare earth',
        surface: 'accent',
        field: overlap(
          0,
          wrinkled(grown(smooth, (bare - 1) * 0.5 * a), 1.2 * a, 0.8 * length, 2, seed + 11),
          inside,
        ),
        cellSizeM: 1.25 * cell,
      },
    ];
  },
};

export const DUNE: ThingShape = {
  parameters: [
    { name: 'Slip face', unit: 'fraction', min: 0, max: 1, typical: 0.6 },
    { name: 'Crests', unit: 'count', min: 1, max: 4, typical: 2 },
    { name: 'Ripples', unit: 'fraction', min: 0, max: 1, typical: 0.35 },
  ],
  body: finish('sand'),
  accent: finish('sand', [0.52, 0.4, 0.27]),
  parts: ({ sizeM: [w, h, d], parameters: [slip = 0.6, crests = 2, ripples = 0.35], seed }) => {
    const random = new Random(seed);
    // a windward dome cut by a sphere from the lee: a slip face under a sharp crest that curves into horns
    const crest = (x: number, i: number): FieldNode => {
      const tall = h * (i === 0 ? 1 : random.uniform(0.6, 0.88));
      const wide = (crests === 1 ? 0.94 : 1.2 / Math.sqrt(crests)) * w;
      const deep = 0.86 * d;
      const run = Math.min(0.34 * deep, (2.6 - 1.2 * slip) * tall);
      const from = deep * random.uniform(-0.02, 0.08);
      const radius = Math.max(0.6 * Math.hypot(run, tall), wide * random.uniform(0.4, 0.62));
      const chord = Math.hypot(run, tall);
      const off = Math.sqrt(radius * radius - (chord / 2) ** 2) / chord;
      const lee = at(
        [0.1 * wide * random.bell(), 0.96 * tall - tall / 2 + run * off, from + run / 2 + tall * off],
        ball(radius),
      );
      return at(
        [x, 0, 0.05 * d * random.bell()],
        without(0.01 * h, dome(wide, tall, deep), lee),
        turnY(14 * random.bell()),
      );
    };
    const whole = union(
      0.1 * h,
      ...spread(crests, (1 - 0.55 / crests) * 0.9 * w).map(crest),
      dome(0.97 * w, 0.24 * h, 0.97 * d),
    );
    const inside = box([0, 0, 0], [w, h, d]);
    const cell = sheetCell(w, d, 3200);
    const a = 0.3 * cell * ripples;
    const broad = wrinkled(whole, Math.min(0.05 * h, cell), 0.35 * w, 1, seed);
    return [
      {
        name: 'Dune',
        surface: 'body',
        field: overlap(0, a > 0 ? wrinkled(broad, a, 3 * cell, 1, seed + 3) : broad, inside),
        cellSizeM: cell,
      },
      {
        name: 'Blown sand',
        surface: 'accent',
        field: overlap(
          0,
          wrinkled(grown(whole, -0.012 * h), Math.min(0.07 * h, 1.3 * cell), 0.25 * w, 2, seed + 17),
          inside,
        ),
        cellSizeM: 1.25 * cell,
      },
    ];
  },
};
