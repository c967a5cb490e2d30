/** Towers: a dark glass core behind bands at the floors, piers or fins; tiers that step back, a crown, lit windows between. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, union } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { box, finish, fourCorners, post, taper } from '../furniture/forms.ts';
import { GLASS } from './facade-parts.ts';
import { bands, litWindows, piers, ring, tiersOf } from './tower-form.ts';

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
    const pitch = Math.max(floor, h / (variant === 'glass' ? 22 : 30));
    const gap = Math.max(0.35, variant === 'glass' ? 0.76 : glass) * pitch;
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
