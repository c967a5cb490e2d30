/** A candle on a brass dish: wax with a hollow top and runs down its side, a wick, the flame above it. */
import { limb, union } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { finish, range, rod } from '../furniture/forms.ts';
import { vessel } from '../prop/turned.ts';
import { flame } from './fittings.ts';

function measures({ sizeM: [w, h, d], parameters: [thickness = 0.5, share = 0.14] }: ShapeInput) {
  const R = Math.min(w, d) / 2;
  const high = share * Math.min(h, 0.3);
  const r = (0.42 + 0.4 * thickness) * R;
  const wick = 0.3 * high + 0.002;
  return { R, r, high, wick, top: h - high - wick };
}

export const CANDLE: ThingShape = {
  parameters: [
    { name: 'Thickness', unit: 'fraction', min: 0, max: 1, typical: 0.45 },
    { name: 'Flame height', unit: 'fraction', min: 0.1, max: 0.2, typical: 0.14 },
    { name: 'Runs', unit: 'count', min: 0, max: 7, typical: 4 },
  ],
  body: finish('wax'),
  accent: finish('brass'),
  parts: (input) => {
    const { R, r, wick, top } = measures(input);
    const runs = input.parameters[2] ?? 4;
    const random = new Random(input.seed);
    const dish = Math.min(0.1 * top, 0.5 * R);
    const drips = range(runs).map(() => {
      const a = random.uniform(0, 2 * Math.PI);
      const t = random.uniform(0.1, 0.17) * r;
      const [x, z] = [(r - 0.4 * t) * Math.cos(a), (r - 0.4 * t) * Math.sin(a)];
      const end = top * random.uniform(0.35, 0.85);
      return limb([x, top - t, z], [x, end, z], 0.8 * t, 1.3 * t);
    });
    const wax = vessel(
      [
        [r, 0.3 * dish],
        [r, top - 0.12 * r],
        [0.92 * r, top],
      ],
      0.2 * r,
      top - 0.25 * r,
    );
    const wall = 0.14 * R;
    return [
      { name: 'Candle', surface: 'body', field: union(0.08 * r, wax, ...drips), cellSizeM: 0.11 * r },
      {
        name: 'Dish',
        surface: 'accent',
        field: vessel(
          [
            [0.62 * R, 0],
            [0.75 * R, 0.12 * dish],
            [R, dish],
          ],
          wall,
          wall,
        ),
        cellSizeM: 0.62 * wall,
      },
      {
        name: 'Wick',
        surface: finish('plastic', [0.01, 0.009, 0.008]),
        field: rod([0, top - 0.3 * r, 0], [0.1 * wick, top + wick, 0], Math.max(0.0008, 0.06 * r)),
        cellSizeM: Math.max(0.0009, 0.06 * r),
      },
    ];
  },
  lamps: (input) => {
    const { top, wick, high } = measures(input);
    return flame([0.1 * wick, top + 0.75 * wick, 0], high);
  },
};
