/** A traffic light: a pole with a housing of three lenses under their visors, one of them lit. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { Rgb, ThingPart, ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { axle, box, clamp, finish, post, rod } from '../furniture/forms.ts';

const LENSES: readonly { readonly name: string; readonly dark: Rgb; readonly lit: Rgb }[] = [
  { name: 'Green', dark: [0.008, 0.09, 0.05], lit: [0.04, 1, 0.45] },
  { name: 'Amber', dark: [0.22, 0.09, 0.005], lit: [1, 0.42, 0.02] },
  { name: 'Red', dark: [0.14, 0.008, 0.006], lit: [1, 0.035, 0.015] },
];

export const TRAFFIC_LIGHT: ThingShape = {
  parameters: [
    { name: 'Pole thickness', unit: 'm', min: 0.08, max: 0.18, typical: 0.11 },
    { name: 'Lens size', unit: 'fraction', min: 0.4, max: 0.62, typical: 0.52 },
    { name: 'Visor length', unit: 'fraction', min: 0.2, max: 0.55, typical: 0.4 },
  ],
  body: finish('painted metal', [0.05, 0.055, 0.055]),
  accent: finish('painted metal', [0.016, 0.017, 0.017]),
  parts: ({ sizeM: [w, h, d], parameters: [pole = 0.11, lensSize = 0.52, visor = 0.4], seed }) => {
    const random = new Random(seed);
    const lit = random.weighted([[2, 6], [1, 1], [0, 3]] as const); // prettier-ignore
    const face = clamp(0.32 * h, 0.7, 1.15);
    const cell = face / 3;
    const width = Math.min(0.42 * h * 0.28, 0.95 * w);
    const wide = Math.max(0.2, Math.min(width, 0.36));
    const lens = Math.min((lensSize * cell) / 2 / 0.62, 0.44 * wide, 0.46 * cell);
    const hang = w > 1.2;
    const deep = clamp(0.34 * d, 0.1, 0.28);
    const hood = clamp(visor * d, 0.06, 0.34 * d);
    const front = d / 2 - hood;
    const x = hang ? w / 2 - 0.25 : 0;
    const poleX = hang ? -w / 2 + pole : 0;
    const poleZ = -d / 2 + pole * 0.6;
    const foot = h - face;
    const heights = [0, 1, 2].map((i) => foot + (i + 0.5) * cell);
    const hoods = heights.map((y): FieldNode =>
      overlap(
        0,
        without(
          0,
          axle('z', [x, y, front + hood / 2 - 0.005], lens + 0.014, hood + 0.01),
          axle('z', [x, y, front + hood / 2], lens - 0.004, 2 * hood),
        ),
        union(
          0,
          box([x, y - 0.25 * lens, front], [2 * wide, lens * 2, 3 * hood]),
          box([x, y - lens - 0.05, front], [2 * wide, 2 * lens, 0.9 * hood]),
        ),
      ),
    );
    const lensOf = (i: number): FieldNode => axle('z', [x, heights[i]!, front + 0.006], lens, 0.05, 0.02);
    const parts: ThingPart[] = [
      {
        name: 'Pole',
        surface: 'body',
        field: union(
          0,
          post([poleX, 0, poleZ], pole / 2, hang ? h : h - 0.1, 0.01),
          post([poleX, 0, poleZ], 0.6 * pole, 0.6, 0.01),
          ...(hang ? [rod([poleX, h - 0.1, poleZ], [x, h - 0.1, poleZ], 0.32 * pole)] : []),
          box(
            [x, foot + 0.15 * face, (poleZ + front - deep) / 2],
            [0.06, 0.06, Math.max(0.03, front - deep - poleZ + 0.04)],
          ),
          box(
            [x, h - 0.2 * face, (poleZ + front - deep) / 2],
            [0.06, 0.06, Math.max(0.03, front - deep - poleZ + 0.04)],
          ),
        ),
        cellSizeM: 0.3 * pole,
      },
      {
        name: 'Housing',
        surface: 'accent',
        field: union(0, box([x, foot, front - deep / 2], [wide, face, deep], 0.03), ...hoods),
        cellSizeM: 0.016,
      },
      {
        name: `${LENSES[lit]!.name} light`,
        surface: finish('glow', LENSES[lit]!.lit),
        field: lensOf(lit),
        cellSizeM: 0.02,
      },
    ];
    LENSES.forEach(({ name, dark }, i) => {
      if (i !== lit)
        parts.push({
          name: `${name} lens`,
          surface: finish('plastic', dark),
          field: lensOf(i),
          cellSizeM: 0.02,
        });
    });
    return parts;
  },
};
