/** A bicycle: a diamond frame, spoked wheels, handlebar, saddle, pedals and chain. Its wheels turn about x. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, finish, hoop, placed, range, rod, tube, turnX } from '../furniture/forms.ts';

/** Spokes from hub to rim, alternately from either side of the hub. */
export const spokes = (
  y: number,
  z: number,
  radius: number,
  count: number,
  r: number,
  hub: number,
): readonly FieldNode[] =>
  range(count).map((i) => {
    const a = (2 * Math.PI * i) / count;
    const x = i % 2 === 0 ? hub : -hub;
    return rod([x, y, z], [0, y + radius * Math.cos(a), z + radius * Math.sin(a)], r);
  });

export const BICYCLE: ThingShape = {
  parameters: [
    { name: 'Wheel size', unit: 'fraction', min: 0.28, max: 0.34, typical: 0.318 },
    { name: 'Tyre thickness', unit: 'm', min: 0.026, max: 0.056, typical: 0.036 },
    { name: 'Bar drop', unit: 'fraction', min: 0, max: 1, typical: 0.25 },
    { name: 'Spokes', unit: 'count', min: 12, max: 24, typical: 16 },
  ],
  body: finish('painted metal', [0.03, 0.12, 0.11]),
  accent: finish('leather', [0.12, 0.05, 0.025]),
  parts: ({ sizeM: [w, h, d], parameters: [wheelSize = 0.318, thick = 0.036, drop = 0.25, count = 16] }) => {
    const R = wheelSize * Math.min(h, 0.62 * d);
    const t = thick / 2;
    const [zf, zr] = [d / 2 - R, -d / 2 + R];
    const long = zf - zr;
    const at = (z: number, y: number): Vec3 => [0, y, zr + z * long];
    const crank = at(0.42, 0.26 * h);
    const seatTube = at(0.28, 0.76 * h);
    const headTop = at(0.84, 0.84 * h);
    const headLow = at(0.88, 0.7 * h);
    const saddle = at(0.25, 0.9 * h);
    const stem = at(0.82, 0.93 * h);
    const r = 0.017;
    const barY = h - 0.02;
    const half = w / 2 - 0.012;
    const bars = bothSides(
      tube(
        0.012,
        stem,
        [0.08, barY - 0.01, stem[2] + 0.05],
        [half * 0.9, barY - 0.02 - 0.05 * drop, stem[2] + 0.03],
        [half, barY - 0.03 - 0.14 * drop, stem[2] - 0.09],
      ),
    );
    const grips = bothSides(
      rod(
        [half * 0.96, barY - 0.03 - 0.1 * drop, stem[2] - 0.03],
        [half, barY - 0.03 - 0.14 * drop, stem[2] - 0.1],
        0.0165,
      ),
    );
    const stays = bothSides(
      union(
        0,
        rod([0.06, R, zr], [0.02, crank[1], crank[2]], 0.011),
        rod([0.06, R, zr], [0.02, seatTube[1], seatTube[2]], 0.01),
      ),
    );
    const fork = bothSides(
      tube(0.013, [0.02, headLow[1], headLow[2]], [0.05, R + 0.1, zf - 0.05], [0.05, R, zf]),
    );
    const arm = 0.16;
    return [
      {
        name: 'Frame',
        surface: 'body',
        field: union(
          0.012,
          rod(crank, seatTube, r),
          rod(seatTube, headTop, r),
          rod(crank, headLow, 1.15 * r),
          rod(headTop, headLow, 1.3 * r),
          axle('x', crank, 0.026, 0.085),
          stays,
          fork,
        ),
        cellSizeM: 0.0115,
      },
      {
        name: 'Tyres',
        surface: finish('rubber'),
        field: union(0, ...[zf, zr].map((z) => hoop('x', [0, R, z], R - t, t))),
        cellSizeM: 0.55 * t + 0.004,
      },
      {
        name: 'Rims and spokes',
        surface: finish('steel'),
        field: union(
          0,
          ...[zf, zr].flatMap((z) => [
            hoop('x', [0, R, z], R - 2 * t - 0.004, 0.009),
            axle('x', [0, R, z], 0.022, 0.11),
            ...spokes(R, z, R - 2 * t - 0.004, Math.round(count), 0.0036, 0.03),
          ]),
        ),
        cellSizeM: 0.0062,
      },
      {
        name: 'Bright parts',
        surface: finish('chrome'),
        field: union(
          0,
          bars,
          rod(headTop, stem, 0.014),
          rod(seatTube, [0, saddle[1] - 0.03, saddle[2]], 0.013),
          hoop('x', [0.05, crank[1], crank[2]], 0.085, 0.007),
          rod([0.07, crank[1], crank[2]], [0.075, crank[1] - 0.7 * arm, crank[2] + 0.7 * arm], 0.009),
          rod([-0.07, crank[1], crank[2]], [-0.075, crank[1] + 0.7 * arm, crank[2] - 0.7 * arm], 0.009),
          rod([0.05, crank[1] + 0.08, crank[2]], [0.05, R + 0.035, zr], 0.006),
          rod([0.05, crank[1] - 0.08, crank[2]], [0.05, R - 0.035, zr], 0.006),
        ),
        cellSizeM: 0.0085,
      },
      {
        name: 'Saddle and grips',
        surface: 'accent',
        field: union(
          0,
          placed(
            [0, saddle[1], saddle[2]],
            turnX(0),
            union(
              0.04,
              { op: 'ellipsoid', radiiM: [0.075, 0.032, 0.1] },
              rod([0, 0.004, 0], [0, 0, 0.17], 0.02),
            ),
          ),
          grips,
        ),
        cellSizeM: 0.012,
      },
      {
        name: 'Pedals',
        surface: finish('rubber'),
        field: union(
          0,
          box([0.12, crank[1] - 0.7 * arm - 0.01, crank[2] + 0.7 * arm], [0.08, 0.022, 0.07], 0.006),
          box([-0.12, crank[1] + 0.7 * arm - 0.01, crank[2] - 0.7 * arm], [0.08, 0.022, 0.07], 0.006),
        ),
        cellSizeM: 0.012,
      },
    ];
  },
};
