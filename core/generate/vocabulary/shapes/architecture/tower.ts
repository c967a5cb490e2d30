/** Towers: a dark glass core behind bands at the floors, piers or fins; tiers that step back, a crown, lit windows between. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, block, union, without } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { box, finish, fourCorners, post, range, spread, taper } from '../furniture/forms.ts';
import { GLASS } from './facade.ts';

interface Tier {
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

function tiersOf([w, h, d]: Vec3, variant: string, setback: number): readonly Tier[] {
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
const ring = (width: number, height: number, depth: number, thick: number): FieldNode =>
  without(0, block([width, height, depth], 0), block([width - 2 * thick, 2 * height, depth - 2 * thick], 0));

/** Bands around a tier, one at each floor. */
function bands({ width, depth, foot, top }: Tier, pitch: number, high: number, thick: number): FieldNode {
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
function piers(
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
function litWindows(
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

export const TOWER: ThingShape = {
  parameters: [
    { name: 'Floor height', unit: 'm', min: 3, max: 5, typical: 3.7 },
    { name: 'Glass', unit: 'fraction', min: 0.4, max: 0.72, typical: 0.56 },
    { name: 'Setback', unit: 'fraction', min: 0.5, max: 1, typical: 0.8 },
    { name: 'Lit windows', unit: 'fraction', min: 0.05, max: 0.6, typical: 0.2 },
  ],
  body: finish('concrete'),
  accent: finish('steel'),
  parts: ({
    sizeM: [w, h, d],
    parameters: [floor = 3.7, glass = 0.56, setback = 0.8, lit = 0.2],
    variant,
    seed,
  }) => {
    const random = new Random(seed);
    const s = Math.min(w, d);
    const tiers = tiersOf([w, h, d], variant, setback);
    // very tall ones count two storeys or more as one, so that the bands can still be drawn
    const pitch = Math.max(floor, h / 30);
    const gap = Math.max(0.35, variant === 'glass' ? 0.82 : glass) * pitch;
    const band = pitch - gap;
    const cell = Math.max(0.8 * Math.min(band, 0.05 * s), 0.34);
    const thick = Math.max(1.05 * cell, Math.min(band, 0.06 * s));
    const inset = 0.4 * Math.min(thick, 0.04 * s);
    const core = tiers.map(({ width, depth, foot, top }) =>
      box([0, foot, 0], [width - 2 * inset, top - foot, depth - 2 * inset]),
    );
    const solid: FieldNode[] = [];
    const pierPitch = Math.max(4, s / 6);
    const pier = 0.24 * pierPitch;
    const crown: FieldNode[] = [];
    const lobby = Math.min(1.6 * pitch, 0.08 * h);
    if (variant === 'stepped') {
      for (const tier of tiers) solid.push(...piers(tier, pierPitch, pier, 0.5 * pitch));
      const top = tiers.at(-1)!;
      crown.push(
        taper([0, top.top, 0], 0.2 * top.width, 0.06 * top.width, 0.6 * (h - top.top)),
        post([0, top.top, 0], 0.012 * s, h - top.top),
      );
    } else if (variant === 'glass') {
      crown.push(box([0, 0.985 * h, 0], [0.6 * w, 0.015 * h, 0.6 * d]));
    } else {
      const blind = 0.16 * w;
      solid.push(fourCorners(box([(w - blind) / 2, 0, (d - blind) / 2], [blind, 0.965 * h, blind])));
      crown.push(
        box([0.1 * w, 0.94 * h, 0], [0.4 * w, 0.045 * h, 0.5 * d]),
        post([-0.22 * w, 0.94 * h, 0.1 * d], 0.012 * s + 0.05, 0.06 * h),
      );
    }
    const flatBands = tiers.map((tier) => bands(tier, pitch, band, thick));
    const part = (
      name: string,
      surface: ThingPart['surface'],
      fields: readonly FieldNode[],
      cellSizeM: number,
    ): ThingPart => ({ name, surface, field: union(0, ...fields), cellSizeM });
    const bandCell = Math.min(0.9 * band, 0.95 * thick);
    const upright = variant === 'glass' ? piers(tiers[0]!, s / 5, 0.03 * s, 0) : solid;
    const uprightCell = variant === 'stepped' ? 0.85 * pier : variant === 'glass' ? 0.027 * s : 0.07 * w;
    return [
      part('Glass', GLASS, core, Math.max(0.06 * s, h / 60)),
      ...(variant === 'stepped'
        ? []
        : [
            part(
              'Bands',
              'body',
              [...flatBands, at([0, lobby / 2, 0], ring(0.96 * w, 0.3 * lobby, 0.96 * d, thick))],
              bandCell,
            ),
          ]),
      part(
        variant === 'stepped' ? 'Piers' : 'Corners',
        variant === 'glass' ? 'accent' : 'body',
        upright,
        uprightCell,
      ),
      ...(variant === 'stepped'
        ? [
            part(
              'Ledges',
              'body',
              tiers.map(({ width, depth, top, foot }, i) =>
                union(
                  0,
                  box([0, top - 0.1 * pitch, 0], [width, 0.6 * pitch, depth]),
                  box([0, foot, 0], [width, (i === 0 ? 1.4 : 0.6) * pitch, depth]),
                ),
              ),
              0.5 * pitch,
            ),
          ]
        : []),
      part('Crown', 'accent', crown, Math.max(0.02 * s, 0.012 * s + 0.05)),
      part('Lit windows', finish('glow'), litWindows(tiers, pitch, gap, inset, lit, random), 0.6 * gap),
    ];
  },
};
