/** A conifer: tiers of drooping branches about a straight stem, wide below, pointed above. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, limb, overlap, union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, finish, range } from '../furniture/forms.ts';

export const CONIFER: ThingShape = {
  parameters: [
    { name: 'Tiers', unit: 'count', min: 6, max: 16, typical: 12 },
    { name: 'Bare stem', unit: 'fraction', min: 0.02, max: 0.5, typical: 0.09 },
    { name: 'Droop', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
  ],
  body: finish('foliage', [0.03, 0.062, 0.026]),
  accent: finish('bark'),
  parts: ({ sizeM: [w, h, d], parameters: [tiers = 10, bare = 0.09, droop = 0.5], seed }) => {
    const random = new Random(seed);
    const reach = Math.min(w, d) / 2;
    const cell = Math.max(0.012, Math.cbrt(w * h * d) / 50);
    const a = 1.7 * cell;
    const boughs: FieldNode[] = [];
    for (const i of range(tiers)) {
      const t = (i + 0.1) / tiers;
      const y = h * (bare + 0.05 + (0.9 - bare) * t ** 0.92);
      const out = (1 - t) ** 0.72 * (1 - (0.7 * cell) / reach) + 0.04;
      const count = Math.max(5, Math.round(10 - 4 * t));
      const turn = random.uniform(0, 7);
      const thick = Math.max(0.75 * cell, ((0.3 * h * (1 - bare)) / tiers) * (0.62 - 0.2 * t));
      for (const k of range(count)) {
        const angle = turn + ((k + 0.3 * random.bell()) * 2 * Math.PI) / count;
        const long = out * random.uniform(0.74, 1);
        const [x, z] = [(w / 2 - thick) * long * Math.cos(angle), (d / 2 - thick) * long * Math.sin(angle)];
        const drop = (0.12 + 0.5 * droop) * Math.hypot(x, z) * (1 - 0.5 * t);
        const foot = Math.max(1.1 * thick, y - drop);
        boughs.push(limb([0.08 * x, y + 0.5 * thick, 0.08 * z], [x, foot, z], 1.35 * thick, 0.6 * thick));
        // twigs fan out at the end
        const [bx, bz] = [0.3 * z, -0.3 * x];
        if (t < 0.75)
          for (const s of [-1, 1])
            boughs.push(
              limb(
                [0.45 * x, y + (foot - y) * 0.45, 0.45 * z],
                [0.82 * x + s * bx, foot - 0.1 * drop * random.unit(), 0.82 * z + s * bz],
                0.9 * thick,
                0.5 * thick,
              ),
            );
      }
    }
    const heart: FieldNode = {
      op: 'cone',
      bottomRadiusM: 0.26 * reach,
      topRadiusM: 0.6 * cell,
      heightM: (0.92 - bare) * h,
    };
    const top = at([0, (bare + 0.06) * h + ((0.92 - bare) * h) / 2, 0], heart);
    const trunk = Math.max(0.6 * cell, 0.016 * h);
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Needles',
        surface: 'body',
        field: overlap(0, wrinkled(union(0, top, ...boughs), a, 2.8 * cell, 1, seed), inside),
        cellSizeM: cell,
      },
      {
        name: 'Trunk',
        surface: 'accent',
        field: overlap(
          0,
          inside,
          union(
            0,
            limb([0, 0.3 * trunk, 0], [0, 0.12 * h, 0], 1.4 * trunk, trunk),
            limb([0, 0.1 * h, 0], [0, 0.75 * h, 0], trunk, 0.4 * trunk),
          ),
        ),
        cellSizeM: Math.max(0.5 * trunk, 0.01),
      },
    ];
  },
};
