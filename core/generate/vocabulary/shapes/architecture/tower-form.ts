/** Tiers of towers, and what goes around them: bands, piers, lit windows. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, block, without } from '../../../../scene/fields/field-nodes.ts';
import type { Random } from '../../../grammar/random.ts';
import { box, range, spread } from '../furniture/forms.ts';

export interface Tier {
  readonly width: number;
  readonly depth: number;
  readonly foot: number;
  readonly top: number;
}

const STEPS = [
  [1, 0.5],
  [0.8, 0.74],
  [0.6, 0.9],
  [0.4, 0.97],
] as const;

export function tiersOf([w, h, d]: Vec3, variant: string, setback: number): readonly Tier[] {
  if (variant !== 'stepped')
    return [{ width: w, depth: d, foot: 0, top: variant === 'glass' ? 0.985 * h : 0.955 * h }];
  return STEPS.map(([share, top], i) => {
    const k = 1 - (1 - share) * setback;
    return {
      width: k * w,
      depth: k * d,
      foot: i === 0 ? 0 : STEPS[i - 1]![1] * h * 0.94,
      top: top * 0.94 * h,
    };
  });
}

/** Walls of a tier without their inside. */
export const ring = (width: number, height: number, depth: number, thick: number): FieldNode =>
  without(0, block([width, height, depth], 0), block([width - 2 * thick, 2 * height, depth - 2 * thick], 0));

/** Bands around a tier, one at each floor. */
export function bands(
  { width, depth, foot, top }: Tier,
  pitch: number,
  high: number,
  thick: number,
): FieldNode {
  const count = Math.max(1, Math.round((top - foot) / pitch));
  const spacing = (top - foot) / count;
  const child = ring(width, high, depth, thick);
  return at([0, (foot + top) / 2 + (spacing - high) / 2, 0], {
    op: 'repeat',
    spacingM: [1, spacing, 1],
    counts: [1, count, 1],
    child,
  });
}

/** Upright piers on all four faces. */
export function piers(
  { width, depth, foot, top }: Tier,
  pitch: number,
  size: number,
  over: number,
): readonly FieldNode[] {
  const tall = top - foot + over;
  const along = (length: number): readonly number[] =>
    spread(Math.max(2, Math.round(length / pitch)), length);
  return [
    ...along(width).flatMap((x) =>
      [-1, 1].map((s) => box([x, foot, (s * (depth - size)) / 2], [size, tall, size])),
    ),
    ...along(depth).flatMap((z) =>
      [-1, 1].map((s) => box([(s * (width - size)) / 2, foot, z], [size, tall, size])),
    ),
  ];
}

/** Windows with light in them: stretches of a floor, on all faces. */
export function litWindows(
  tiers: readonly Tier[],
  pitch: number,
  gap: number,
  inset: number,
  share: number,
  random: Random,
): readonly FieldNode[] {
  const lit: FieldNode[] = [];
  for (const { width, depth, foot, top } of tiers) {
    const floors = Math.max(1, Math.round((top - foot) / pitch));
    const spacing = (top - foot) / floors;
    for (const i of range(floors))
      for (const face of range(4)) {
        const long = (face % 2 === 0 ? width : depth) - 4 * inset;
        for (const k of range(3)) {
          if (!random.chance(share)) continue;
          const wide = Math.max(gap, long * random.uniform(0.06, 0.26));
          const middle = Math.max(
            -long / 2 + wide / 2,
            Math.min(long / 2 - wide / 2, ((k + random.unit()) / 3 - 0.5) * long),
          );
          const y = foot + i * spacing + 0.02 * spacing;
          const s = face < 2 ? 1 : -1;
          const thick = 0.7 * gap;
          const out = (face % 2 === 0 ? depth : width) / 2 - inset - thick / 2 + 0.06 * inset;
          lit.push(
            face % 2 === 0
              ? box([middle, y, s * out], [wide, gap, thick])
              : box([s * out, y, middle], [thick, gap, wide]),
          );
        }
      }
  }
  return lit.length > 0
    ? lit
    : [
        box(
          [0, tiers[0]!.foot + 0.02 * pitch, tiers[0]!.depth / 2 - inset - 0.35 * gap],
          [2 * gap, gap, 0.7 * gap],
        ),
      ];
}
