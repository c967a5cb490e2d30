/** A shoe, its toe toward the front; where it is tall, a boot. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, ellipsoid, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { clamp, finish, plan, range, rod, side, type Vec2 } from '../furniture/forms.ts';
import { smooth } from './turned.ts';

/** Half widths along the foot from heel to toe, as shares of the width, and where. */
const FOOT: readonly (readonly [number, number, number])[] = [
  [-0.5, 0.02, 0.02],
  [-0.47, 0.24, 0.22],
  [-0.36, 0.34, 0.32],
  [-0.1, 0.33, 0.35],
  [0.14, 0.44, 0.44],
  [0.28, 0.5, 0.46],
  [0.4, 0.44, 0.36],
  [0.475, 0.24, 0.24],
  [0.5, 0.06, 0.1],
];

export const SHOE: ThingShape = {
  parameters: [
    { name: 'Sole thickness', unit: 'fraction', min: 0.1, max: 0.24, typical: 0.17 },
    { name: 'Toe height', unit: 'fraction', min: 0.4, max: 0.62, typical: 0.5 },
    { name: 'Laces', unit: 'count', min: 3, max: 6, typical: 4 },
  ],
  body: finish('leather', [0.1, 0.055, 0.03]),
  accent: finish('rubber', [0.55, 0.53, 0.48]),
  parts: ({ sizeM: [w, h, d], parameters: [soleShare = 0.17, toe = 0.5, laces = 4] }) => {
    const low = Math.min(h, 0.42 * d);
    const sole = soleShare * low;
    const tall = clamp((h - low) / (0.4 * d), 0, 1);
    const foot = (grow: number): readonly Vec2[] => {
      const left = FOOT.map(([z, l]): Vec2 => [-l * w * grow, z * d * (0.96 + 0.04 * grow)]);
      const right = FOOT.map(([z, , r]): Vec2 => [r * w * grow, z * d * (0.96 + 0.04 * grow)]);
      return [...left, ...[...right].reverse()];
    };
    const collarFront = 0.02 * d - 0.05 * d * tall;
    const instep: Vec2 = [0.15 * d, 0.66 * low];
    const profile: readonly Vec2[] = [
      [-0.49 * d, 0.5 * sole],
      ...smooth(
        [
          [-0.49 * d, sole],
          [-0.47 * d, 0.55 * low],
          [-0.485 * d, h],
        ],
        3,
      ),
      [-0.3 * d, h * (0.9 + 0.1 * tall)],
      [collarFront - 0.1 * d, h * (0.93 + 0.07 * tall)],
      ...smooth(
        [
          [collarFront, h],
          [collarFront + 0.02 * d, 0.5 * (h + instep[1]) + 0.02 * d],
          instep,
          [0.34 * d, toe * 0.86 * low],
          [0.455 * d, toe * 0.68 * low],
          [0.49 * d, sole],
        ],
        4,
      ),
      [0.49 * d, 0.5 * sole],
    ];
    const last = overlap(0.16 * w, side(profile, w), plan(foot(1.05), 0, 2 * h));
    const mouthZ = (-0.46 * d + collarFront) / 2;
    const mouth = at(
      [0, h, mouthZ],
      ellipsoid([0.22 * w, 0.28 * low + 0.25 * (h - low) + 0.1 * h, 0.37 * (collarFront + 0.49 * d)]),
    );
    const top: Vec2 = [collarFront + 0.025 * d, Math.min(h, low) - 0.04 * low + 0.62 * (h - low) * tall];
    const lace = 0.024 * w + 0.0012;
    const row = (i: number): FieldNode => {
      const s = i / Math.max(1, laces - 1);
      const [z, y] = [top[0] + (0.26 * d - top[0]) * s, top[1] + (0.6 * low - top[1]) * s];
      const half = (0.2 + 0.03 * s) * w;
      return union(0, rod([-half, y - 0.04 * low, z], [0, y + 0.035 * low, z], lace), rod([0, y + 0.035 * low, z], [half, y - 0.04 * low, z], lace)); // prettier-ignore
    };
    return [
      { name: 'Upper', surface: 'body', field: without(0.02 * w, last, mouth), cellSizeM: 0.055 * w },
      {
        name: 'Sole',
        surface: 'accent',
        field: plan(foot(1), 0, sole, 0.15 * sole),
        cellSizeM: 0.5 * sole,
      },
      {
        name: 'Laces',
        surface: finish('fabric', [0.6, 0.57, 0.5]),
        field: union(0, ...range(laces).map(row)),
        cellSizeM: 1.4 * lace,
      },
    ];
  },
};
