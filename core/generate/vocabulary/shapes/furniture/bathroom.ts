/** What stands in a bathroom: a washbasin on a foot, a bathtub on claws, a toilet with its cistern. */
import { at, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import type { ThingShape } from '../../thing-class.ts';
import {
  arc,
  axle,
  bothSides,
  box,
  finish,
  fourCorners,
  oval,
  placed,
  plan,
  post,
  rod,
  taper,
  tube,
  turnX,
} from './forms.ts';

const WHITE = finish('ceramic', [0.7, 0.7, 0.68]);

/** A tap whose spout bows forward from its foot. */
function tap([x, y, z]: Vec3, rise: number, reach: number, r: number): FieldNode {
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
              without(0, bowl(0.022), box([0, rim - 0.01, 0], [2, 1, 2])),
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

export const BATHTUB: ThingShape = {
  parameters: [
    { name: 'Feet', unit: 'm', min: 0, max: 0.14, typical: 0.1 },
    { name: 'Squareness', unit: 'fraction', min: 0, max: 1, typical: 0.3 },
    { name: 'Rim', unit: 'm', min: 0.035, max: 0.07, typical: 0.045 },
  ],
  body: WHITE,
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [feet = 0.1, square = 0.3, rim = 0.045] }) => {
    const foot = feet < 0.05 ? 0 : feet;
    const top = h - 0.02;
    const power = 2.8 + 8 * square;
    const solid = (inset: number, y: number): FieldNode =>
      plan(
        oval(w - rim - 2 * inset, d - rim - 2 * inset, 44, power),
        y,
        top - y + (inset > 0 ? 0.4 : 0),
        0.12,
      );
    return [
      {
        name: 'Tub',
        surface: 'body',
        field: without(
          0.02,
          union(0.015, solid(0, foot), plan(oval(w, d, 44, power), h - rim, rim, 0.48 * rim)),
          solid(0.045, foot + 0.07),
        ),
        cellSizeM: 0.022,
      },
      {
        name: 'Tap and feet',
        surface: 'accent',
        field: union(
          0,
          placed(
            [0, 0, -d / 2 + 0.06],
            turnX(0),
            tap([0, h - 0.05, 0], 0.16 - 0.05 - 0.06, 0.12 * 0.8, 0.013),
          ),
          ...(foot > 0
            ? [
                fourCorners(
                  union(
                    0.02,
                    tube(
                      0.022,
                      [0.27 * w, foot + 0.06, 0.32 * d],
                      [0.34 * w, 0.6 * foot, 0.36 * d],
                      [0.36 * w, 0.03, 0.38 * d],
                    ),
                    at([0.36 * w, 0.03, 0.38 * d], { op: 'sphere', radiusM: 0.03 }),
                  ),
                ),
              ]
            : []),
        ),
        cellSizeM: 0.012,
      },
    ];
  },
};

export const TOILET: ThingShape = {
  parameters: [
    { name: 'Seat height', unit: 'm', min: 0.38, max: 0.46, typical: 0.41 },
    { name: 'Cistern depth', unit: 'fraction', min: 0.24, max: 0.34, typical: 0.28 },
    { name: 'Lid angle', unit: 'deg', min: 0, max: 96, typical: 0 },
  ],
  body: WHITE,
  accent: finish('plastic', [0.68, 0.67, 0.64]),
  parts: ({ sizeM: [w, h, d], parameters: [seat = 0.41, cistern = 0.28, lid = 0] }) => {
    const tank = cistern * d;
    const bowlD = d - tank - 0.01;
    const z = tank / 2;
    const ring = oval(0.94 * w, bowlD, 40, 2.25);
    const hinge = z - bowlD / 2 + 0.03;
    const cover = placed(
      [0, seat + 0.026, hinge],
      turnX(-lid),
      at([0, 0, z - hinge], plan(ring, 0, 0.022, 0.01)),
    );
    const axis = at([0, 0, z], { op: 'ellipsoid', radiiM: [0.35 * w, 0.2, 0.36 * bowlD] });
    return [
      {
        name: 'Bowl',
        surface: 'body',
        field: union(
          0.03,
          without(
            0.012,
            union(
              0.07,
              at([0, 0, z], plan(ring, seat - 0.07, 0.07, 0.025)),
              at([0, 0, z - 0.03 * d], plan(oval(0.6 * w, 0.72 * bowlD, 32, 2.4), 0, seat - 0.04, 0.02)),
              at([0, seat - 0.09, z], { op: 'ellipsoid', radiiM: [0.42 * w, 0.16, 0.43 * bowlD] }),
            ),
            at([0, seat, 0], axis),
          ),
          box([0, seat - 0.05, -d / 2 + tank / 2 + 0.01], [0.86 * w, h - seat + 0.02, tank - 0.02], 0.03),
          box([0, 0.12, -d / 2 + 0.12], [0.4 * w, seat - 0.15, 0.18], 0.04),
        ),
        cellSizeM: 0.02,
      },
      {
        name: 'Seat and lids',
        surface: 'accent',
        field: union(
          0,
          without(
            0,
            at([0, 0, z], plan(ring, seat + 0.002, 0.022, 0.009)),
            at([0, 0, z], plan(oval(0.6 * w, 0.62 * bowlD, 32), seat - 0.1, 0.3)),
          ),
          cover,
          box([0, h - 0.035, -d / 2 + tank / 2], [0.92 * w, 0.035, tank], 0.01),
          bothSides(axle('x', [0.2 * w, seat + 0.018, hinge], 0.014, 0.05)),
        ),
        cellSizeM: 0.013,
      },
      {
        name: 'Button',
        surface: finish('chrome'),
        field: post([0, h - 0.01, -d / 2 + tank / 2], 0.024, 0.016, 0.004),
        cellSizeM: 0.008,
      },
    ];
  },
};
