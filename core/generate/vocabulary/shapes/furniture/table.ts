/** Tables: four legs and an apron, a round top on a turned foot, or a board on trestles. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, cellFor, finish, fourCorners, oval, plan, range, revolved, rod } from './forms.ts';
import { squareLegs } from './legs.ts';

function roundFoot(reach: number, height: number, t: number): FieldNode {
  const stem = revolved(
    [0, 0.05 * height],
    [1.5 * t, 0.05 * height],
    [1.7 * t, 0.18 * height],
    [0.9 * t, 0.26 * height],
    [0.75 * t, 0.55 * height],
    [1.05 * t, 0.72 * height],
    [0.8 * t, 0.8 * height],
    [2.2 * t, height],
    [0, height],
  );
  const feet = range(4).flatMap((i) => {
    const a = (Math.PI / 4) * (2 * i + 1);
    const [c, s] = [Math.cos(a), Math.sin(a)];
    const r = 0.42 * t;
    const end = reach - r;
    return [
      rod([0, 0.2 * height, 0], [0.55 * end * c, 0.12 * height, 0.55 * end * s], 1.2 * r),
      rod([0.55 * end * c, 0.12 * height, 0.55 * end * s], [end * c, r, end * s], r),
    ];
  });
  return union(0.3 * t, stem, ...feet);
}

function trestles(w: number, d: number, height: number, t: number): FieldNode {
  const x = 0.34 * w;
  const z = 0.42 * d;
  return union(
    0,
    fourCorners(rod([x, 0.5 * t, z], [x, height - 0.5 * t, 0.12 * d], 0.5 * t)),
    bothSides(box([x, height - t, 0], [t, t, 0.8 * d], 0.1 * t)),
    bothSides(box([x, 0.28 * height, 0], [0.8 * t, 0.9 * t, 0.62 * d], 0.1 * t)),
    box([0, 0.29 * height, 0], [2 * x, 0.9 * t, 0.7 * t], 0.1 * t),
  );
}

export const TABLE: ThingShape = {
  parameters: [
    { name: 'Leg thickness', unit: 'fraction', min: 0.06, max: 0.14, typical: 0.09 },
    { name: 'Top thickness', unit: 'fraction', min: 0.035, max: 0.09, typical: 0.05 },
    { name: 'Overhang', unit: 'fraction', min: 0, max: 0.14, typical: 0.04 },
  ],
  body: finish('wood'),
  accent: finish('wood', [0.24, 0.14, 0.075]),
  parts: ({ sizeM: [w, h, d], parameters: [leg = 0.09, top = 0.05, overhang = 0.04], variant }) => {
    const thick = top * h * (1 + 0.12 * Math.max(0, Math.max(w, d) - 1));
    const t = leg * Math.min(h, 1.2 * d) * (1 + 0.08 * Math.max(0, w - 1));
    const under = h - thick;
    const out = overhang * Math.min(w, d);
    const topBox = box([0, under, 0], [w, thick, d], 0.25 * thick);
    const cellSizeM = cellFor(thick);
    const [board, base] =
      variant === 'round'
        ? [plan(oval(w, d, 40), under, thick, 0.3 * thick), roundFoot(0.36 * Math.min(w, d), under, t)]
        : variant === 'trestle'
          ? [topBox, trestles(w, d, under, t)]
          : [topBox, squareLegs(w - 2 * out, d - 2 * out, under, t, 0.12 * h)];
    return [
      { name: 'Top', surface: 'body', field: board, cellSizeM },
      { name: 'Legs', surface: 'accent', field: base, cellSizeM: cellFor(0.5 * t) },
    ];
  },
  surfaces: ({ sizeM: [w, h, d], variant }) => [variant === 'round' ? [h, 0.7 * w, 0.7 * d] : [h, w, d]],
};

export const COFFEE_TABLE: ThingShape = {
  parameters: [
    { name: 'Leg thickness', unit: 'fraction', min: 0.07, max: 0.16, typical: 0.1 },
    { name: 'Shelf height', unit: 'fraction', min: 0.15, max: 0.55, typical: 0.3 },
    { name: 'Corner squareness', unit: 'fraction', min: 0, max: 1, typical: 0.6 },
  ],
  body: finish('dark wood'),
  accent: finish('dark wood', [0.09, 0.052, 0.032]),
  parts: ({ sizeM: [w, h, d], parameters: [leg = 0.1, shelf = 0.3, square = 0.6] }) => {
    const thick = 0.08 * h + 0.005 * w;
    const t = leg * h;
    const power = 2 + 14 * square * square;
    const inset = 0.17 * (1 - square) * Math.min(w, d);
    const outline = oval(w, d, 44, power);
    const inner = 1.4 * t + inset;
    return [
      {
        name: 'Top',
        surface: 'body',
        field: plan(outline, h - thick, thick, 0.25 * thick),
        cellSizeM: cellFor(thick),
      },
      {
        name: 'Frame',
        surface: 'accent',
        field: union(
          0,
          squareLegs(w - 2 * inset - t, d - 2 * inset - t, h - thick, t, 0.1 * h),
          box([0, shelf * (h - thick), 0], [w - 2 * inner, 0.8 * thick, d - 2 * inner], 0),
        ),
        cellSizeM: cellFor(0.6 * t),
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.85 * w, 0.85 * d]],
};
