/** Fences along x: posts, rails, and pickets, boards, wire or iron bars between. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, ball, block, union } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { box, ends, finish, front, post, range, rod, spread, taper, type Vec2 } from '../furniture/forms.ts';
import { layered } from '../terrain/sheets.ts';
import { countFor, row } from './railing.ts';

function pickets(
  { sizeM: [w, h, d], parameters: [, gap = 0.4], seed }: ShapeInput,
  isBoard: boolean,
): readonly ThingPart[] {
  const random = new Random(seed);
  const wide = Math.max(isBoard ? 0.14 : 0.08, w / 130);
  const count = countFor(w, wide * (isBoard ? 1.02 + 0.1 * gap : 1.3 + gap), 120);
  const thick = Math.max(0.018, 0.3 * d);
  const tip = isBoard ? 0 : 0.5 * wide;
  const b = Math.min(wide, (0.96 * w) / count) / 2;
  const boards = spread(count, w).map((x) => {
    const top = h - (isBoard ? 0.04 : 0.01) * h * random.unit();
    const foot: readonly Vec2[] = [
      [x - b, 0.04],
      [x + b, 0.04],
      [x + b, top - tip],
    ];
    const outline: readonly Vec2[] = isBoard
      ? [...foot, [x - b, top]]
      : [...foot, [x, top], [x - b, top - tip]];
    return front(outline, thick, (d - thick) / 2);
  });
  const rail = Math.min(0.09, 0.09 * h);
  const rails = [0.2 * h, 0.76 * h].map((y) => box([0, y, -0.06 * d], [w, rail, Math.max(0.025, 0.4 * d)]));
  const cell = Math.max(0.5 * wide, 0.03);
  const fill = (name: string, fields: readonly FieldNode[]): ThingPart => ({
    name,
    surface: 'body',
    field: layered(union(0, ...fields), (d - thick) / 2, cell, d / 2 - thick, 'z'),
    cellSizeM: cell,
  });
  // boards that touch are parts by turns, so that the joints between them stay
  const filled =
    isBoard && count > 1
      ? [
          fill(
            'Boards',
            boards.filter((_, i) => i % 2 === 0),
          ),
          fill(
            'Other boards',
            boards.filter((_, i) => i % 2 === 1).map((board) => at([0, 0, -0.14 * thick], board)),
          ),
        ]
      : [fill(isBoard ? 'Boards' : 'Pickets', boards)];
  return [
    ...filled,
    {
      name: 'Rails',
      surface: 'accent',
      field: layered(union(0, ...rails), -0.06 * d, 0.8 * rail, -0.3 * d, 'z'),
      cellSizeM: 0.8 * rail,
    },
  ];
}

function chainLink(
  { sizeM: [w, h, d], parameters: [, gap = 0.4] }: ShapeInput,
  bays: number,
): readonly ThingPart[] {
  const r = Math.max(0.006, Math.min(0.25 * d, 0.0045 * Math.sqrt(w * h)));
  const mesh = Math.max(0.28 + 0.2 * gap, Math.sqrt((w * h) / 36));
  const top = h - 0.04;
  const wires: FieldNode[] = [];
  for (const i of range(Math.ceil((w + h) / mesh)))
    for (const s of [-1, 1]) {
      const start = -w / 2 - top + (i + 0.5) * mesh;
      const [a, b] = [Math.max(start, -w / 2 + r), Math.min(start + top, w / 2 - r)];
      if (b - a < 2 * r) continue;
      const place = (x: number): Vec3 => [s * x, 0.04 + ((x - start) / top) * (top - 0.06), 0];
      wires.push(rod(place(a), place(b), r));
    }
  const tube = Math.min(0.03, 0.45 * d);
  const posts = ends(bays + 1, w - 2 * tube).map((x) => post([x, 0, 0], tube, h, 0.3 * tube));
  const rail = rod([-w / 2 + tube, h - tube, 0], [w / 2 - tube, h - tube, 0], 0.8 * tube);
  return [
    {
      name: 'Wire',
      surface: finish('steel', [0.42, 0.43, 0.43]),
      field: union(0, ...wires),
      cellSizeM: 1.5 * r,
    },
    { name: 'Posts', surface: 'body', field: union(0, ...posts, rail), cellSizeM: 1.2 * tube },
  ];
}

function ironBars({ sizeM: [w, h, d], parameters: [, gap = 0.4] }: ShapeInput): readonly ThingPart[] {
  const r = Math.max(0.009, Math.min(0.2 * d, 0.013), Math.min(w / 2000, 0.2 * d));
  const count = countFor(w, Math.max(0.1 + 0.09 * gap, w / 70), 70);
  const tip = Math.min(0.11, 0.09 * h);
  const bar = union(
    0,
    post([0, 0.08 * h, 0], r, 0.92 * h - tip),
    taper([0, h - tip, 0], 2.1 * r, 0.4 * r, tip),
  );
  const rails = [0.12 * h, 0.84 * h].map((y) => box([0, y, 0], [w, 3 * r, 2.6 * r]));
  return [
    { name: 'Bars', surface: 'body', field: row(count, w / count, bar), cellSizeM: 1.5 * r },
    { name: 'Rails', surface: 'body', field: union(0, ...rails), cellSizeM: 2.2 * r },
  ];
}

export const FENCE: ThingShape = {
  parameters: [
    { name: 'Post spacing', unit: 'm', min: 1.2, max: 3, typical: 2 },
    { name: 'Gaps', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
  ],
  body: finish('wood', [0.3, 0.23, 0.16]),
  accent: finish('wood', [0.2, 0.145, 0.1]),
  parts: (input) => {
    const {
      sizeM: [w, h, d],
      parameters: [bay = 2],
      variant,
    } = input;
    const bays = countFor(w, Math.max(bay, w / 26), 26);
    if (variant === 'chain-link') return chainLink(input, bays);
    const isIron = variant === 'iron';
    const t = Math.min(Math.max(isIron ? 0.04 : 0.06, Math.min(0.1, 1.2 * d)), d);
    const deep = isIron ? t : Math.max(0.03, 0.62 * d);
    const tall = (variant === 'picket' ? 0.94 * h : h) - (isIron ? 0.5 * t : 0);
    const places = ends(bays + 1, w - t);
    const caps = isIron ? places.map((x) => at([x, h - 0.5 * t, 0], ball(0.5 * t))) : [];
    const posts = places.map((x) =>
      at([x, tall / 2, isIron ? 0 : (deep - d) / 2], block([t, tall, deep], 0)),
    );
    return [
      ...(isIron ? ironBars(input) : pickets(input, variant === 'board')),
      {
        name: 'Posts',
        surface: isIron ? 'body' : 'accent',
        field: union(0, ...posts, ...caps),
        cellSizeM: 0.85 * Math.min(t, deep),
      },
    ];
  },
};
