/** Palms and ferns: arching fronds with leaflets. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, ball, limb, overlap, union } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, finish, range } from '../furniture/forms.ts';
import { frond } from './leaves.ts';

export const PALM: ThingShape = {
  parameters: [
    { name: 'Fronds', unit: 'count', min: 9, max: 20, typical: 14 },
    { name: 'Bend', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Droop', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
  ],
  body: finish('foliage', [0.065, 0.115, 0.03]),
  accent: finish('bark', [0.17, 0.13, 0.09]),
  parts: ({ sizeM: [w, h, d], parameters: [count = 14, bend = 0.4, droop = 0.5], seed }) => {
    const random = new Random(seed);
    const spread = Math.min(w, d);
    const long = 0.56 * spread;
    const rise = Math.min(0.34 * long, 0.3 * h);
    const r = Math.max(0.011, 0.0082 * spread);
    const heading = random.uniform(0, 2 * Math.PI);
    const off = 0.14 * bend * spread;
    const crown: Vec3 = [off * Math.cos(heading), h - rise - r, off * Math.sin(heading)];
    const t = Math.max(0.05, 0.019 * h);
    const segments = 10;
    const along = range(segments + 1).map((i): Vec3 => {
      const u = i / segments;
      return [crown[0] * u ** 1.8, 0.02 * h + (crown[1] - 0.02 * h) * u, crown[2] * u ** 1.8];
    });
    const trunk = range(segments).map((i) => {
      const u = i / segments;
      const girth = t * (1.25 - 0.55 * u) * (i === 0 ? 1.25 : 1);
      return limb(along[i]!, along[i + 1]!, 0.9 * girth, 1.08 * girth);
    });
    const leaves = range(count).map((i) => {
      const u = i / count;
      // young fronds stand, old ones hang
      const raised = 62 - 72 * ((i * 0.6180339) % 1) + 8 * random.bell();
      return frond(crown, {
        lengthM: long * random.uniform(0.85, 1) * (raised > 45 ? 0.8 : 1),
        headingDeg: 360 * u + 14 * random.bell(),
        raisedDeg: raised,
        tipRaisedDeg: raised - 55 - 65 * droop,
        leaflets: 9,
        leafletM: 0.26 * long,
        radiusM: r,
        droop: 0.35 + 0.5 * droop,
      });
    });
    const inside = box([0, 0, 0], [w, h, d]);
    const nuts = range(5).map((i) =>
      at(
        [crown[0] + 1.5 * t * Math.cos(i * 1.3), crown[1] - 1.1 * t, crown[2] + 1.5 * t * Math.sin(i * 1.3)],
        ball(0.62 * t),
      ),
    );
    const cell = 1.35 * r;
    return [
      {
        name: 'Fronds',
        surface: 'body',
        field: overlap(
          0,
          union(0, ...leaves.flatMap(({ rib, leaflets }): readonly FieldNode[] => [...rib, ...leaflets])),
          inside,
        ),
        cellSizeM: cell,
      },
      { name: 'Trunk', surface: 'accent', field: overlap(0, inside, union(0, ...trunk)), cellSizeM: 0.5 * t },
      {
        name: 'Nuts',
        surface: finish('bark', [0.12, 0.085, 0.035]),
        field: union(0, at(crown, ball(1.1 * t)), ...nuts),
        cellSizeM: 0.4 * t,
      },
    ];
  },
};

export const FERN: ThingShape = {
  parameters: [
    { name: 'Fronds', unit: 'count', min: 7, max: 16, typical: 11 },
    { name: 'Arch', unit: 'fraction', min: 0.2, max: 1, typical: 0.6 },
    { name: 'Leaflet length', unit: 'fraction', min: 0.14, max: 0.32, typical: 0.22 },
  ],
  body: finish('foliage', [0.06, 0.125, 0.03]),
  accent: finish('foliage', [0.09, 0.12, 0.03]),
  parts: ({ sizeM: [w, h, d], parameters: [count = 11, arch = 0.6, leaflet = 0.22], seed }) => {
    const random = new Random(seed);
    const spread = Math.min(w, d);
    const r = Math.max(0.004, 0.009 * spread);
    const leaves = range(count).map((i) => {
      const steep = i % 3 === 0 ? 1.12 : 0.86;
      const raised = Math.min(84, (52 + 32 * Math.min(1, (1.3 * h) / spread)) * steep + 6 * random.bell());
      return frond([0, 1.6 * r, 0], {
        lengthM: Math.min(0.62 * spread, 1.25 * h) * random.uniform(0.85, 1.05) * (i % 3 === 0 ? 0.9 : 1),
        headingDeg: (360 * i) / count + 12 * random.bell(),
        raisedDeg: raised,
        tipRaisedDeg: raised - 50 - 70 * arch,
        leaflets: 11,
        leafletM: leaflet * Math.min(0.62 * spread, 1.25 * h),
        radiusM: r,
        droop: 0.12,
      });
    });
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Leaflets',
        surface: 'body',
        field: overlap(0, union(0, ...leaves.flatMap(({ leaflets }) => leaflets)), inside),
        cellSizeM: 1.3 * r,
      },
      {
        name: 'Ribs',
        surface: 'accent',
        field: overlap(0, union(0, ...leaves.flatMap(({ rib }) => rib)), inside),
        cellSizeM: 1.3 * r,
      },
    ];
  },
};
