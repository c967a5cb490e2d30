/** A bathtub on claws, and a toilet with its cistern. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, finish, fourCorners, oval, placed, plan, post, tube, turnX } from './forms.ts';
import { tap, WHITE } from './sink.ts';

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
    { name: 'Squareness', unit: 'fraction', min: 0, max: 1, typical: 0.2 },
  ],
  body: WHITE,
  accent: finish('plastic', [0.68, 0.67, 0.64]),
  parts: ({ sizeM: [w, h, d], parameters: [seat = 0.41, cistern = 0.28, square = 0.2] }) => {
    const tank = cistern * d;
    const bowlD = d - tank - 0.01;
    const z = tank / 2;
    const ring = oval(0.94 * w, bowlD, 40, 2.1 + square);
    const hinge = z - bowlD / 2 + 0.03;
    const cover = at([0, 0, z], plan(ring, seat + 0.026, 0.022, 0.01));
    const axis = at([0, 0, z], { op: 'ellipsoid', radiiM: [0.35 * w, 0.2, 0.36 * bowlD] });
    return [
      {
        name: 'Bowl',
        surface: 'body',
        field: union(
          0.012,
          without(
            0.012,
            union(
              0.04,
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
