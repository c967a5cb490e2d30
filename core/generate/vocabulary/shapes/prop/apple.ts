/** An apple: dimpled at both ends, a stalk and a leaf. */
import { at, ellipsoid, limb, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { finish, placed, turnY, turnZ } from '../furniture/forms.ts';
import { smooth, turned } from './turned.ts';

export const APPLE: ThingShape = {
  parameters: [
    { name: 'Dimple', unit: 'fraction', min: 0.05, max: 0.2, typical: 0.13 },
    { name: 'Taper', unit: 'fraction', min: 0, max: 0.3, typical: 0.14 },
    { name: 'Leaf', unit: 'fraction', min: 0.25, max: 0.55, typical: 0.4 },
  ],
  body: finish('car paint', [0.34, 0.025, 0.018]),
  accent: finish('foliage', [0.08, 0.15, 0.03]),
  parts: ({ sizeM: [w, h, d], parameters: [dimple = 0.13, taper = 0.14, leaf = 0.4], seed }) => {
    const r = (Math.min(w, d) / 2) * 0.985;
    const top = 0.88 * h;
    const line = smooth(
      [
        [0.001, 0.06 * top],
        [0.2 * r, 0.015 * top],
        [(0.66 - 0.4 * taper) * r, 0.05 * top],
        [(1 - 0.6 * taper) * r, 0.32 * top],
        [r, 0.64 * top],
        [0.86 * r, 0.89 * top],
        [0.5 * r, top],
        [0.22 * r, (1 - 0.5 * dimple) * top],
        [0.001, (1 - dimple) * top],
      ],
      4,
    );
    const low = (1 - dimple) * top;
    return [
      {
        name: 'Apple',
        surface: 'body',
        field: wrinkled(turned(line), 0.012 * r, 1.1 * r, 1, seed % 1000),
        cellSizeM: 0.055 * r,
      },
      {
        name: 'Stalk',
        surface: finish('bark'),
        field: limb([0, low - 0.05 * r, 0], [0.1 * r, h - 0.06 * r, 0], 0.04 * r, 0.06 * r),
        cellSizeM: 0.05 * r,
      },
      {
        name: 'Leaf',
        surface: 'accent',
        field: placed(
          [0, h - 0.12 * r, 0],
          turnY((seed * 77) % 360),
          placed(
            [0, 0, 0],
            turnZ(8),
            at([leaf * r, 0, 0], ellipsoid([leaf * r, 0.035 * r, 0.42 * leaf * r])),
          ),
        ),
        cellSizeM: 0.045 * r,
      },
    ];
  },
};
