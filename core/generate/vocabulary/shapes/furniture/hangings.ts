/** What hangs on walls and lies on floors: framed mirrors, curtains in waves on a rod, rugs with a border. */
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { at, ball } from '../../../../scene/fields/field-nodes.ts';
import { bothSides, cellFor, finish, front, oval, plan, range, rectangle, rod, type Vec2 } from './forms.ts';

export const MIRROR: ThingShape = {
  parameters: [
    { name: 'Frame width', unit: 'fraction', min: 0.03, max: 0.16, typical: 0.075 },
    { name: 'Roundness', unit: 'fraction', min: 0, max: 1, typical: 0 },
  ],
  body: finish('gold'),
  accent: finish('mirror'),
  parts: ({ sizeM: [w, h, d], parameters: [frame = 0.075, round = 0] }) => {
    const b = frame * Math.min(w, h);
    const outline = (inset: number): readonly Vec2[] =>
      round < 0.3
        ? rectangle(-w / 2 + inset, inset, w / 2 - inset, h - inset)
        : oval(w - 2 * inset, h - 2 * inset, 48, 2 + 3 * (1 - round)).map(
            ([x, y]) => [x, y + h / 2] as const,
          );
    return [
      {
        name: 'Frame',
        surface: 'body',
        field: without(0, front(outline(0), d, 0, 0.35 * d), front(outline(b), 3 * d)),
        cellSizeM: Math.max(0.006, Math.min(0.36 * b, 0.5 * d)),
      },
      {
        name: 'Glass',
        surface: 'accent',
        field: front(outline(0.6 * b), 0.5 * d, -0.2 * d),
        cellSizeM: Math.max(0.006, 0.6 * d),
      },
    ];
  },
};

/** One wing of cloth between two places on the rod: an outline that swings to and fro, one piece a fold. */
function wing(
  x0: number,
  x1: number,
  d: number,
  fold: number,
  thick: number,
  random: Random,
): readonly (readonly Vec2[])[] {
  const folds = Math.max(2, Math.round((x1 - x0) / fold));
  const points = folds * 8;
  const swing = range(folds + 1).map(() => random.uniform(0.7, 1));
  const middle = range(points + 1).map((i): Vec2 => {
    const t = i / points;
    const a = swing[Math.min(folds, Math.round(t * folds))]!;
    return [x0 + t * (x1 - x0), 0.5 * a * (d - thick) * Math.sin(2 * Math.PI * folds * t)];
  });
  const edge = (s: number, from: number, to: number): readonly Vec2[] =>
    range(to - from + 1).map((k) => {
      const i = from + k;
      const [x, z] = middle[i]!;
      const [ax, az] = middle[Math.max(0, i - 1)]!;
      const [bx, bz] = middle[Math.min(points, i + 1)]!;
      const l = Math.hypot(bx - ax, bz - az);
      return [x - (s * thick * (bz - az)) / (2 * l), z + (s * thick * (bx - ax)) / (2 * l)] as const;
    });
  // neighbouring pieces share a stretch
  return range(folds).map((f) => {
    const [from, to] = [Math.max(0, 8 * f - 1), 8 * f + 8];
    return [...edge(1, from, to), ...[...edge(-1, from, to)].reverse()];
  });
}

export const CURTAIN: ThingShape = {
  parameters: [
    { name: 'Openness', unit: 'fraction', min: 0, max: 0.8, typical: 0.3 },
    { name: 'Fold width', unit: 'm', min: 0.09, max: 0.2, typical: 0.13 },
    { name: 'Clearance', unit: 'fraction', min: 0, max: 0.12, typical: 0.01 },
  ],
  body: finish('fabric', [0.3, 0.2, 0.13]),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [open = 0.3, fold = 0.13, clear = 0.01], seed }) => {
    const random = new Random(seed);
    const r = Math.min(0.018, 0.2 * d) * (h > 3.5 ? 1.5 : 1);
    const thick = Math.max(0.018, 0.28 * Math.min(d, 0.16));
    const stretch = Math.max(1, Math.sqrt((w * h) / 3.7));
    const t = Math.min(thick * stretch, Math.max(thick, 0.4 * d));
    const wide = 0.5 * (w - 0.08) * (1 - open);
    const top = h - r;
    const waves: readonly FieldNode[] = [-1, 1].flatMap((s) => {
      const [a, b] =
        s < 0 ? [-w / 2 + 0.04, -w / 2 + 0.04 + wide - 0.01] : [w / 2 - 0.04 - wide + 0.01, w / 2 - 0.04];
      const width = Math.max(0.06, fold * stretch * (1 - 0.4 * open));
      return wing(a, b, d - 0.01, width, t, random).map((piece) => plan(piece, clear * h, top - clear * h));
    });
    return [
      {
        name: 'Cloth',
        surface: 'body',
        field: union(0, ...waves),
        cellSizeM: 0.62 * t,
      },
      {
        name: 'Rod',
        surface: 'accent',
        field: union(
          0,
          rod([-w / 2 + r, top, 0], [w / 2 - r, top, 0], 0.8 * r),
          bothSides(at([w / 2 - 1.2 * r, top, 0], ball(r))),
        ),
        cellSizeM: cellFor(0.8 * r),
      },
    ];
  },
};

export const RUG: ThingShape = {
  parameters: [
    { name: 'Border', unit: 'fraction', min: 0.05, max: 0.2, typical: 0.1 },
    { name: 'Roundness', unit: 'fraction', min: 0, max: 1, typical: 0 },
    { name: 'Medallion', unit: 'fraction', min: 0, max: 0.7, typical: 0.42 },
  ],
  body: finish('carpet'),
  accent: finish('carpet', [0.42, 0.33, 0.2]),
  parts: ({ sizeM: [w, h, d], parameters: [border = 0.1, round = 0, medallion = 0.42] }) => {
    const b = border * Math.min(w, d);
    const outline = (inset: number): readonly Vec2[] =>
      round < 0.5
        ? rectangle(-w / 2 + inset, -d / 2 + inset, w / 2 - inset, d / 2 - inset)
        : oval(w - 2 * inset, d - 2 * inset, 56);
    const low = 0.8 * h;
    /** Into the floor, so that so thin a slab can have large cells. */
    const under = 0.018;
    const band = (outer: number, inner: number): FieldNode =>
      without(0, plan(outline(outer), -under, h + under), plan(outline(inner), -h, 3 * h));
    const m = medallion * Math.min(d, 0.55 * w);
    const diamond: readonly Vec2[] = [
      [0.75 * m, 0],
      [0, 0.5 * m],
      [-0.75 * m, 0],
      [0, -0.5 * m],
    ];
    const center =
      m < 0.08 * d
        ? []
        : [
            without(
              0,
              plan(diamond, 0, h),
              plan(
                diamond.map(([x, z]) => [0.55 * x, 0.55 * z] as const),
                -h,
                3 * h,
              ),
            ),
          ];
    const cellSizeM = Math.max(0.02, Math.max(w, d) / 110);
    return [
      {
        name: 'Rug',
        surface: 'body',
        field: plan(outline(0), -under, low + under),
        cellSizeM: 1.2 * (low + under),
      },
      {
        name: 'Pattern',
        surface: 'accent',
        field: union(0, band(0.35 * b, 0.6 * b), band(0.9 * b, 1.6 * b), ...center),
        cellSizeM,
      },
    ];
  },
};
