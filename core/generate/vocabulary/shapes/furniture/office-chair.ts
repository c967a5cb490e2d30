/** A swivel chair: five feet on castors, a gas column, a padded seat and back, arm rests. */
import { ball, union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish, placed, post, range, rod, tube, turnX } from './forms.ts';

export const OFFICE_CHAIR: ThingShape = {
  parameters: [
    { name: 'Seat height', unit: 'fraction', min: 0.4, max: 0.5, typical: 0.44 },
    { name: 'Back width', unit: 'fraction', min: 0.55, max: 0.8, typical: 0.68 },
    { name: 'Cushion thickness', unit: 'm', min: 0.06, max: 0.11, typical: 0.08 },
  ],
  body: finish('fabric', [0.05, 0.055, 0.065]),
  accent: finish('plastic', [0.018, 0.018, 0.02]),
  parts: ({ sizeM: [w, h, d], parameters: [seatHeight = 0.44, back = 0.68, pad = 0.08] }) => {
    const reach = Math.min(w, d) / 2;
    const seat = seatHeight * h;
    const castor = 0.03;
    const rise = h - seat - 0.08;
    const wide = back * w;
    const feet = range(5).flatMap((i) => {
      const a = (2 * Math.PI * i) / 5 + Math.PI / 2;
      const [x, z] = [Math.cos(a) * (reach - castor), Math.sin(a) * (reach - castor)];
      return [rod([0, 0.11, 0], [x, 0.075, z], 0.022), placed([x, castor, z], turnX(0), ball(castor))];
    });
    const arms = bothSides(
      tube(
        0.016,
        [0.3 * w, seat - pad, 0],
        [w / 2 - 0.03, seat - pad + 0.02, 0],
        [w / 2 - 0.03, seat + 0.36 * rise, -0.02 * d],
      ),
    );
    const rests = bothSides(box([w / 2 - 0.032, seat + 0.35 * rise, 0.01], [0.062, 0.03, 0.42 * d], 0.014));
    const rear = -0.36 * d;
    return [
      {
        name: 'Cushions',
        surface: 'body',
        field: union(
          0,
          box([0, seat - pad, 0.04 * d], [0.76 * w, pad, 0.72 * d], 0.035),
          placed([0, seat + 0.08, rear], turnX(-7), box([0, 0, 0], [wide, rise, 0.75 * pad], 0.03)),
        ),
        cellSizeM: 0.016,
      },
      {
        name: 'Frame',
        surface: 'accent',
        field: union(
          0,
          ...feet,
          arms,
          rests,
          box([0, seat - pad - 0.03, 0.02 * d], [0.4 * w, 0.04, 0.4 * d], 0.01),
          tube(
            0.022,
            [0, seat - pad, -0.2 * d],
            [0, seat - 0.03, -0.43 * d],
            [0, seat + 0.3 * rise, -0.42 * d],
          ),
        ),
        cellSizeM: 0.013,
      },
      {
        name: 'Column',
        surface: finish('chrome'),
        field: post([0, 0.08, 0], 0.026, seat - pad - 0.08),
        cellSizeM: 0.012,
      },
    ];
  },
};
