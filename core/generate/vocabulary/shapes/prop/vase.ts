/** A turned vase with a coloured collar. */
import { without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { finish, type Vec2 } from '../furniture/forms.ts';
import { band, inward, smooth, turned, vessel } from './turned.ts';

export const VASE: ThingShape = {
  parameters: [
    { name: 'Belly height', unit: 'fraction', min: 0.25, max: 0.7, typical: 0.52 },
    { name: 'Neck width', unit: 'fraction', min: 0.24, max: 0.8, typical: 0.4 },
    { name: 'Foot width', unit: 'fraction', min: 0.35, max: 0.75, typical: 0.5 },
    { name: 'Lip', unit: 'fraction', min: 0, max: 0.5, typical: 0.22 },
  ],
  body: finish('ceramic', [0.2, 0.27, 0.22]),
  accent: finish('ceramic', [0.05, 0.07, 0.06]),
  parts: ({ sizeM: [w, h, d], parameters: [belly = 0.52, neck = 0.4, foot = 0.5, lip = 0.22] }) => {
    const proud = 0.012 * Math.min(w, d);
    const r = Math.min(w, d) / 2 - proud;
    const n = neck * r;
    const f = foot * r;
    const throat = 0.82 + 0.06 * (belly - 0.5);
    const line: readonly Vec2[] = [
      [0.94 * f, 0],
      ...smooth(
        [
          [f, 0.02 * h],
          [0.5 * (f + r) * 1.06, 0.5 * belly * h],
          [r, belly * h],
          [0.55 * (r + n), (belly + 0.62 * (throat - belly)) * h],
          [n, throat * h],
          [n * (1 + 0.3 * lip), 0.93 * h],
          [Math.min(r, n * (1 + lip)), h],
        ],
        5,
      ).map(([x, y]): Vec2 => [Math.min(x, r), y]),
    ];
    const wall = 0.11 * r;
    return [
      { name: 'Vase', surface: 'body', field: vessel(line, wall, 0.05 * h), cellSizeM: 0.6 * wall },
      {
        name: 'Collar',
        surface: 'accent',
        field: without(
          0,
          band(line, proud, (throat - 0.035) * h, (throat + 0.03) * h),
          turned(inward(line, 0.6 * wall)),
        ),
        cellSizeM: 0.45 * wall,
      },
    ];
  },
};
