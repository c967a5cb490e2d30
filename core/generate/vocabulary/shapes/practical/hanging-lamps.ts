/** Lamps on a cord: a pendant (dome, globe or cone) and a bare bulb. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingLamp, ThingPart, ThingShape } from '../../thing-class.ts';
import { finish, post, type Vec2 } from '../furniture/forms.ts';
import { hollow, smooth } from '../prop/turned.ts';
import { bulb, cordFrom, sheetCell } from './fittings.ts';

function pendantOf({ sizeM: [w, h, d], parameters: [depth = 0.5, neck = 0.16], variant }: ShapeInput): {
  readonly parts: readonly ThingPart[];
  readonly lamps: readonly ThingLamp[];
} {
  const R = Math.min(w, d, variant === 'globe' ? 0.85 * h : w) / 2;
  const cord = Math.max(0.004, 0.014 * R + 0.001);
  const rose = Math.min(0.06, 0.32 * R);
  const n = neck * R;
  const high =
    variant === 'globe' ? 2 * R : Math.min(0.62 * h, 2 * R * (variant === 'cone' ? 1.25 : 1) * depth);
  const cap = Math.min(0.3 * R, 0.5 * (h - high));
  const collar = n * 1.2;
  const fitting: ThingPart = {
    name: 'Fitting',
    surface: 'accent',
    field: union(
      0,
      post([0, high - 0.05 * R, 0], collar, cap + 0.05 * R, 0.2 * collar),
      cordFrom(h, high + 0.5 * cap, rose, cord),
    ),
    cellSizeM: 1.3 * cord,
  };
  if (variant === 'globe')
    return {
      parts: [
        fitting,
        {
          name: 'Collar',
          surface: 'body',
          field: post([0, 2 * R - 0.16 * R, 0], 0.55 * R, 0.2 * R, 0.05 * R),
          cellSizeM: 0.06 * R,
        },
      ],
      lamps: [bulb([0, 0.98 * R, 0], 0.97 * R)],
    };
  const wall = 0.06 * R;
  const line: readonly Vec2[] =
    variant === 'cone'
      ? [
          [R, 0],
          [n, high],
        ]
      : smooth([[R, 0], [0.985 * R, 0.16 * high], [0.88 * R, 0.48 * high], [0.6 * R, 0.82 * high], [0.32 * R, 0.95 * high], [n, high]], 4); // prettier-ignore
  const size = Math.min(0.04, 0.16 * R);
  return {
    parts: [
      { name: 'Shade', surface: 'body', field: hollow(line, wall), cellSizeM: sheetCell(wall) },
      fitting,
      {
        name: 'Socket',
        surface: finish('plastic', [0.02, 0.02, 0.02]),
        field: post([0, 0.45 * high, 0], 0.6 * size, 0.55 * high),
        cellSizeM: 0.4 * size,
      },
    ],
    lamps: [bulb([0, 0.45 * high - 0.7 * size, 0], size)],
  };
}

export const PENDANT_LAMP: ThingShape = {
  parameters: [
    { name: 'Shade depth', unit: 'fraction', min: 0.36, max: 0.75, typical: 0.5 },
    { name: 'Neck width', unit: 'fraction', min: 0.1, max: 0.24, typical: 0.15 },
  ],
  body: finish('painted metal', [0.03, 0.075, 0.06]),
  accent: finish('brass'),
  parts: (input) => pendantOf(input).parts,
  lamps: (input) => pendantOf(input).lamps,
};

const bulbRadius = ([w, h, d]: ShapeInput['sizeM'], share: number): number =>
  Math.min(share * Math.min(w, d), 0.14 * h);

export const BARE_BULB: ThingShape = {
  parameters: [
    { name: 'Bulb size', unit: 'fraction', min: 0.32, max: 0.48, typical: 0.4 },
    { name: 'Socket length', unit: 'fraction', min: 1.2, max: 2.2, typical: 1.6 },
  ],
  body: finish('plastic', [0.02, 0.02, 0.02]),
  accent: finish('brass'),
  parts: ({ sizeM, parameters: [share = 0.4, length = 1.6] }) => {
    const [w, h, d] = sizeM;
    const r = bulbRadius(sizeM, share);
    const socket = 0.58 * r;
    const low = 1.85 * r;
    const high = length * r;
    return [
      {
        name: 'Cord',
        surface: 'body',
        field: union(
          0,
          cordFrom(h, low + high, Math.min(w, d) * 0.46, Math.max(0.0035, 0.1 * r)),
          post([0, low + 0.45 * r, 0], 0.72 * r, high - 0.45 * r, 0.2 * r),
        ),
        cellSizeM: Math.max(0.0045, 0.13 * r),
      },
      {
        name: 'Cap',
        surface: 'accent',
        field: post([0, low - 0.05 * r, 0], socket, 0.6 * r, 0.08 * r),
        cellSizeM: 0.16 * r,
      },
    ];
  },
  lamps: ({ sizeM, parameters: [share = 0.4] }) => {
    const r = bulbRadius(sizeM, share);
    return [bulb([0, r, 0], r)];
  },
};
