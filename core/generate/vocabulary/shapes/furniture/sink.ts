/** A washbasin on a foot, and the tap that bathtubs have too. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { arc, box, finish, oval, plan, post, rod, taper, tube } from './forms.ts';

export const WHITE = finish('ceramic', [0.7, 0.7, 0.68]);

/** A tap whose spout bows forward from its foot. */
export function tap([x, y, z]: Vec3, rise: number, reach: number, r: number): FieldNode {
  const bow = arc([z + reach / 2, y + rise - reach / 2], reach / 2, 180, 0, 8);
  return union(
    0,
    post([x, y, z], 1.7 * r, 0.03, 0.004),
    tube(r, [x, y, z], ...bow.map(([pz, py]) => [x, py, pz] as const), [
      x,
      y + rise - reach / 2 - 0.02,
      z + reach,
    ]),
    ...[-1, 1].flatMap((s) => [
      post([x + s * 0.085, y, z], 1.2 * r, 0.045, 0.003),
      rod([x + s * 0.085 - 0.022, y + 0.05, z], [x + s * 0.085 + 0.022, y + 0.05, z], 0.7 * r),
    ]),
  );
}

export const SINK: ThingShape = {
  parameters: [
    { name: 'Basin depth', unit: 'm', min: 0.12, max: 0.22, typical: 0.17 },
    { name: 'Squareness', unit: 'fraction', min: 0, max: 1, typical: 0.45 },
    { name: 'Foot width', unit: 'fraction', min: 0.22, max: 0.4, typical: 0.28 },
  ],
  body: WHITE,
  accent: finish('chrome'),
  parts: ({ sizeM: [w, h, d], parameters: [basin = 0.17, square = 0.45, foot = 0.28] }) => {
    const rise = 0.13;
    const rim = h - rise;
    const power = 2.3 + 5 * square;
    const r = foot * Math.min(w, d) * 0.5;
    const bowl = (grow: number): FieldNode =>
      at([0, rim, 0.05 * d], { op: 'ellipsoid', radiiM: [0.42 * w + grow, basin + grow, 0.38 * d + grow] });
    return [
      {
        name: 'Basin',
        surface: 'body',
        field: union(
          0.03,
          without(
            0.012,
            union(
              0.02,
              plan(oval(w, d, 40, power), rim - 0.05, 0.05, 0.016),
              overlap(0, bowl(0.022), box([0, 0, 0], [w, rim - 0.01, d])),
            ),
            bowl(0),
          ),
          without(0, union(0, taper([0, 0, -0.08 * d], 1.25 * r, 0.85 * r, rim - basin)), bowl(0)),
        ),
        cellSizeM: 0.013,
      },
      {
        name: 'Tap',
        surface: 'accent',
        field: tap([0, rim - 0.004, -0.41 * d], rise, 0.13, 0.012),
        cellSizeM: 0.008,
      },
    ];
  },
};
