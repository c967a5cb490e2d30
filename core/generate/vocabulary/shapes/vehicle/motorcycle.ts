/** A motorcycle: tank, seat and mudguards in its paint, engine with cooling fins, fork, exhaust and spoked wheels. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, ends, finish, hoop, placed, rod, tube, turnX } from '../furniture/forms.ts';
import { spokes } from './bicycle.ts';

export const MOTORCYCLE: ThingShape = {
  parameters: [
    { name: 'Wheel size', unit: 'fraction', min: 0.26, max: 0.31, typical: 0.285 },
    { name: 'Tank length', unit: 'fraction', min: 0.22, max: 0.32, typical: 0.26 },
    { name: 'Rake', unit: 'fraction', min: 0.08, max: 0.18, typical: 0.12 },
    { name: 'Tyre thickness', unit: 'm', min: 0.09, max: 0.16, typical: 0.12 },
  ],
  body: finish('car paint', [0.16, 0.014, 0.012]),
  accent: finish('leather', [0.03, 0.022, 0.018]),
  parts: ({ sizeM: [w, h, d], parameters: [wheelSize = 0.285, tank = 0.26, rake = 0.12, tyre = 0.12] }) => {
    const R = wheelSize * Math.min(h, 0.56 * d);
    const t = tyre / 2;
    const [zf, zr] = [d / 2 - R - 0.036, -d / 2 + R + 0.036];
    const head = zf - rake * d - 0.02;
    const top = 0.74 * h;
    const tankZ = head - 0.06 - (tank * d) / 2;
    const seatZ = tankZ - (tank * d) / 2 - 0.13 * d;
    const engine: readonly [number, number] = [0.38 * h, 0.5 * (head + zr) + 0.02];
    const half = w / 2 - 0.02;
    const barY = 0.9 * h;
    const wheel = (z: number) => [
      hoop('x', [0, R, z], R - 2 * t - 0.005, 0.017),
      axle('x', [0, R, z], 0.06, 0.14, 0.01),
      ...spokes(R, z, R - 2 * t, 12, 0.0065, 0.05),
    ];
    return [
      {
        name: 'Paint',
        surface: 'body',
        field: union(
          0.03,
          at([0, top, tankZ], { op: 'ellipsoid', radiiM: [0.135, 0.115, 0.56 * tank * d] }),
          box([0, top - 0.09, tankZ], [0.2, 0.1, 0.8 * tank * d], 0.045),
          bothSides(box([0.075, 0.46 * h, seatZ + 0.06 * d], [0.07, 0.17, 0.2], 0.03)),
          // mudguards: bows over the wheels
          guard(zr, R, -32, tyre),
          guard(zf, R, -8, tyre),
        ),
        cellSizeM: 0.021,
      },
      {
        name: 'Seat',
        surface: 'accent',
        field: union(
          0.05,
          placed([0, 0.66 * h, seatZ], turnX(3), box([0, -0.02, 0], [0.25, 0.1, 0.3 * d], 0.045)),
          box([0, 0.68 * h, seatZ - 0.13 * d], [0.2, 0.09, 0.1 * d], 0.04),
        ),
        cellSizeM: 0.025,
      },
      {
        name: 'Tyres',
        surface: finish('rubber'),
        field: union(
          0,
          ...[zf, zr].map((z) => hoop('x', [0, R, z], R - t, t)),
          bothSides(rod([half - 0.12, barY, head - 0.13], [half, barY - 0.02, head - 0.17], 0.019)),
          bothSides(rod([0.06, 0.24 * h, engine[1] - 0.02], [0.24, 0.24 * h, engine[1] - 0.02], 0.018)),
        ),
        cellSizeM: 0.026,
      },
      {
        name: 'Engine and frame',
        surface: finish('painted metal', [0.03, 0.031, 0.034]),
        field: union(
          0.006,
          box([0, 0.2 * h, engine[1]], [0.28, 0.2 * h, 0.25 * d], 0.05),
          ...ends(6, 0.16 * h).map((y) =>
            placed(
              [0, engine[0] + 0.1 * h + y, engine[1] + 0.07 * d],
              turnX(12),
              box([0, 0, 0], [0.2, 0.014, 0.2], 0.004),
            ),
          ),
          placed(
            [0, 0.34 * h, engine[1] + 0.06 * d],
            turnX(12),
            box([0, 0, 0], [0.14, 0.26 * h, 0.14], 0.01),
          ),
          tube(
            0.022,
            [0, top - 0.02, head],
            [0, 0.24 * h, engine[1] + 0.15 * d],
            [0, 0.19 * h, engine[1] - 0.1 * d],
            [0, 0.58 * h, seatZ + 0.02],
          ),
          tube(0.022, [0, top - 0.06, head], [0, 0.6 * h, seatZ - 0.1 * d]),
          bothSides(rod([0.085, R, zr], [0.085, 0.24 * h, engine[1] - 0.1 * d], 0.021)),
          bothSides(rod([0.1, R + 0.02, zr + 0.02], [0.1, 0.6 * h, seatZ - 0.05 * d], 0.026)),
        ),
        cellSizeM: 0.0135,
      },
      {
        name: 'Chrome',
        surface: finish('chrome'),
        field: union(
          0,
          ...wheel(zf),
          ...wheel(zr),
          bothSides(rod([0.085, R, zf], [0.085, top + 0.03, head], 0.021)),
          bothSides(
            tube(
              0.0125,
              [0.03, top + 0.06, head - 0.02],
              [0.12, barY, head - 0.03],
              [half - 0.02, barY - 0.01, head - 0.16],
            ),
          ),
          bothSides(
            tube(
              0.026,
              [0.06, 0.44 * h, engine[1] + 0.12 * d],
              [0.14, 0.25 * h, engine[1] + 0.14 * d],
              [0.17, 0.19 * h, engine[1] - 0.04 * d],
            ),
          ),
          bothSides(rod([0.17, 0.19 * h, engine[1] - 0.06 * d], [0.18, 0.22 * h, zr - 0.06], 0.042)),
          bothSides(tube(0.008, [0.2, barY, head - 0.1], [half - 0.06, h - 0.06, head - 0.13])),
          bothSides(
            placed(
              [half - 0.06, h - 0.045, head - 0.13],
              turnX(8),
              axle('z', [0, 0, 0], 0.045, 0.022, 0.006),
            ),
          ),
          axle('z', [0, top + 0.02, head + 0.07], 0.098, 0.14, 0.05),
        ),
        cellSizeM: 0.011,
      },
      {
        name: 'Lamps',
        surface: finish('plastic', [0.6, 0.58, 0.52]),
        field: axle('z', [0, top + 0.02, head + 0.135], 0.08, 0.03, 0.012),
        cellSizeM: 0.014,
      },
    ];
  },
};

/** A mudguard over the wheel at z, its middle this many degrees forward of the top. */
const guard = (z: number, R: number, degrees: number, tyre: number): FieldNode =>
  at(
    [0, R, z],
    overlap(
      0,
      without(0, axle('x', [0, 0, 0], R + 0.034, tyre + 0.05, 0.012), axle('x', [0, 0, 0], R + 0.008, 1)),
      placed([0, 0, 0], turnX(degrees), box([0, 0.42 * R, 0], [1, R, 3 * R])),
    ),
  );
