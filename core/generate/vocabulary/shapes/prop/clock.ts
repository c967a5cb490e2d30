/** A round wall clock: rim, face, hour marks and hands. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, box, finish, placed, range, turnZ } from '../furniture/forms.ts';

export const CLOCK: ThingShape = {
  parameters: [
    { name: 'Rim width', unit: 'fraction', min: 0.05, max: 0.16, typical: 0.09 },
    { name: 'Time of twelve hours', unit: 'fraction', min: 0, max: 1, typical: 0.845 },
    { name: 'Mark length', unit: 'fraction', min: 0.08, max: 0.2, typical: 0.13 },
  ],
  body: finish('painted metal', [0.03, 0.032, 0.035]),
  accent: finish('plastic', [0.72, 0.7, 0.63]),
  parts: ({ sizeM: [w, h, d], parameters: [rim = 0.09, time = 0.845, mark = 0.13] }) => {
    const r = Math.min(w, h) / 2;
    const inner = r * (1 - rim);
    const middle = [0, h / 2, 0] as const;
    const face = -0.1 * d;
    const radial = (degrees: number, from: number, to: number, width: number, rise: number): FieldNode =>
      placed(middle, turnZ(-degrees), box([0, from * r, face], [width * r, (to - from) * r, 2 * rise * d]));
    const outer = 0.94 * (1 - rim);
    const minutes = (time * 12 * 60) % 60;
    return [
      {
        name: 'Rim',
        surface: 'body',
        field: union(
          0,
          without(
            0,
            axle('z', middle, r, d, Math.min(0.3 * d, 0.4 * rim * r)),
            axle('z', [0, h / 2, d], inner, 2.6 * d),
          ),
        ),
        cellSizeM: Math.max(0.05 * r, 0.45 * rim * r),
      },
      {
        name: 'Face',
        surface: 'accent',
        field: axle('z', [0, h / 2, (face - 0.5 * d) / 2], inner + 0.3 * rim * r, face + 0.5 * d),
        cellSizeM: Math.min(0.12 * r, 0.34 * d),
      },
      {
        name: 'Hands and marks',
        surface: finish('plastic', [0.015, 0.015, 0.016]),
        field: union(
          0,
          ...range(12).map((i) =>
            radial(
              30 * i,
              outer - mark * (i % 3 === 0 ? 1.25 : 0.8),
              outer,
              i % 3 === 0 ? 0.06 : 0.042,
              0.06,
            ),
          ),
          radial(time * 360, -0.12, 0.5, 0.06, 0.16),
          radial(6 * minutes, -0.14, 0.76 * (1 - rim), 0.055, 0.22),
          at([0, h / 2, face + 0.1 * d], axle('z', [0, 0, 0], 0.055 * r, 0.34 * d)),
        ),
        cellSizeM: 0.032 * r,
      },
      {
        name: 'Second hand',
        surface: finish('painted metal', [0.4, 0.03, 0.02]),
        field: union(
          0,
          radial(222, -0.2, 0.8 * (1 - rim), 0.03, 0.28),
          axle('z', [0, h / 2, face + 0.16 * d], 0.04 * r, 0.34 * d),
        ),
        cellSizeM: 0.035 * r,
      },
    ];
  },
};
