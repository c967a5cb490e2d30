/** Antennas on their masts, and utility poles. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import {
  axle,
  bothSides,
  box,
  clamp,
  ends,
  finish,
  fourCorners,
  hoop,
  placed,
  post,
  range,
  revolved,
  rod,
  taper,
  tube,
  turnX,
} from '../furniture/forms.ts';

export const ANTENNA: ThingShape = {
  parameters: [
    { name: 'Elements', unit: 'count', min: 3, max: 10, typical: 6 },
    { name: 'Mast thickness', unit: 'm', min: 0.03, max: 0.08, typical: 0.045 },
    { name: 'Dish', unit: 'fraction', min: 0, max: 1, typical: 0.6 },
  ],
  body: finish('steel'),
  accent: finish('painted metal', [0.55, 0.55, 0.53]),
  parts: ({ sizeM: [w, h, d], parameters: [elements = 6, thick = 0.045, dish = 0.6], seed }) => {
    const random = new Random(seed);
    const r = Math.min(Math.max(thick / 2, 0.0035 * h), 0.2 * Math.min(w, d));
    const thin = Math.max(0.009, 0.3 * r);
    const boom = 0.9 * h;
    const half = w / 2 - thin;
    const boomX = w / 2 - 2 * thin;
    const guy = h > 5 ? 0 : 1;
    const rungs = h > 7 ? range(Math.floor(h / 0.9)).map((i) => 0.4 + i * 0.9) : [];
    const lattice = Math.min(0.3 * Math.min(w, d), 0.022 * h + 0.08);
    const mast: readonly FieldNode[] =
      rungs.length === 0
        ? [taper([0, 0, 0], r, 0.7 * r, h)]
        : [
            post([0, 0, 0], 0.9 * r, h),
            fourCorners(rod([lattice, r, lattice], [0.3 * lattice, 0.9 * h, 0.3 * lattice], r)),
            ...rungs.map((y) => hoop('y', [0, y, 0], lattice * (1 - (0.7 * y) / h) * 1.41, 0.6 * r)),
          ];
    const low = 0.55 * h;
    const R = clamp(Math.min(0.3 * w, 0.3 * d + 0.06, 0.2 * h), 0.08, 0.6) * (0.5 + 0.5 * dish);
    const bowl = revolved(
      [0, 0],
      [0.5 * R, 0.07 * R],
      [R, 0.32 * R],
      [R, 0.32 * R + 0.02],
      [0.5 * R, 0.07 * R + 0.03],
      [0, 0.03],
    );
    return [
      {
        name: 'Mast',
        surface: 'body',
        field: union(
          0,
          ...mast,
          ...(guy > 0 ? fourFeet(w, d, r, h) : []),
          box([0, 0, 0], [Math.min(0.3, w), 0.04, Math.min(0.3, d)]),
        ),
        cellSizeM: Math.max(0.012, 0.7 * r),
      },
      {
        name: 'Elements',
        surface: 'body',
        field: union(
          0,
          rod([-boomX, boom, 0], [boomX, boom, 0], 1.3 * thin),
          ...ends(Math.round(elements), 1.9 * half).map((x, i) => {
            const reach = (d / 2 - thin) * (1 - 0.06 * i) * (0.94 + 0.06 * random.unit());
            return rod([x, boom, -reach], [x, boom, reach], thin);
          }),
          ...ends(3, 0.9 * half).map((x) => rod([x, 0.76 * h, 0], [x, 0.76 * h + 0.1 * h, 0], thin)),
          rod([-0.5 * half, 0.78 * h, 0], [0.5 * half, 0.78 * h, 0], thin),
        ),
        cellSizeM: 0.85 * thin,
      },
      ...(dish > 0.2
        ? [
            {
              name: 'Dish',
              surface: 'accent' as const,
              field: union(
                0,
                placed([0, low, r], turnX(68), bowl),
                rod([0, low - 0.6 * R, 0.4 * R], [0, low + 0.1 * R, Math.min(d / 2 - 0.02, 0.9 * R)], 0.012),
              ),
              cellSizeM: 0.018,
            },
          ]
        : []),
    ];
  },
};

/** Struts that hold a short mast. */
const fourFeet = (w: number, d: number, r: number, h: number): readonly FieldNode[] => [
  fourCorners(rod([0.42 * w, 0.6 * r, 0.42 * d], [0, 0.22 * h, 0], 0.6 * r)),
];

export const UTILITY_POLE: ThingShape = {
  parameters: [
    { name: 'Cross-arms', unit: 'count', min: 1, max: 3, typical: 2 },
    { name: 'Pole thickness', unit: 'm', min: 0.2, max: 0.36, typical: 0.27 },
    { name: 'Transformer', unit: 'fraction', min: 0, max: 1, typical: 0.7 },
  ],
  body: finish('wood', [0.13, 0.095, 0.065]),
  accent: finish('ceramic', [0.42, 0.4, 0.36]),
  parts: ({ sizeM: [w, h, d], parameters: [arms = 2, thick = 0.27, transformer = 0.7] }) => {
    const r = Math.min(thick, d * 0.95, 0.4 * w) / 2;
    const levels = range(Math.round(arms)).map((i) => h - 0.35 - i * 0.9);
    const a = 0.11;
    const armZ = Math.min(r + 0.02, d / 2 - a / 2);
    const R = Math.min(0.24, (w / 2 - r - 0.05) / 2);
    const can = h * 0.62;
    return [
      {
        name: 'Pole',
        surface: 'body',
        field: union(
          0,
          taper([0, 0, 0], r, 0.68 * r, h - 0.02),
          ...levels.flatMap((y, i) => {
            const long = w * (1 - 0.12 * i);
            return [
              box([0, y, armZ], [long, a, a], 0.01),
              bothSides(rod([0.34 * long, y + 0.02, armZ], [0.0, y - 0.55, 0.8 * r], 0.028)),
            ];
          }),
        ),
        cellSizeM: 0.05,
      },
      {
        name: 'Insulators',
        surface: 'accent',
        field: union(
          0,
          ...levels.flatMap((y, i) => {
            const long = w * (1 - 0.12 * i);
            return [-0.46, -0.27, 0.27, 0.46].flatMap((k) => [
              post([k * long, y + a, armZ], 0.022, 0.16),
              post([k * long, y + a + 0.05, armZ], 0.048, 0.035, 0.012),
              post([k * long, y + a + 0.11, armZ], 0.04, 0.035, 0.012),
            ]);
          }),
        ),
        cellSizeM: 0.018,
      },
      {
        name: 'Iron work',
        surface: finish('painted metal', [0.2, 0.21, 0.21]),
        field: union(
          0,
          ...(transformer > 0.35 && R > 0.08
            ? [
                post([r + R + 0.04, can, 0], Math.min(R, d / 2), 0.9, 0.05),
                post([r + R + 0.04, can + 0.9, 0], 0.04, 0.2),
                box([r + 0.05, can + 0.2, 0], [0.16, 0.08, 0.12]),
                box([r + 0.05, can + 0.65, 0], [0.16, 0.08, 0.12]),
              ]
            : []),
          tube(0.028, [-0.9 * r, 0.04, 0], [-0.82 * r - 0.02, 0.55 * h, 0]),
          ...range(Math.floor(h / 0.7))
            .map((i) => (i % 2 === 0 ? 1 : -1))
            .map((s, i) => axle('x', [s * r * 0.9, 2.4 + i * 0.35, 0], 0.016, 0.22))
            .slice(0, Math.max(0, Math.floor((h - 3.4) / 0.35))),
        ),
        cellSizeM: 0.026,
      },
    ];
  },
};
