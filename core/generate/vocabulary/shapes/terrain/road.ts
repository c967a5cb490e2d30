/** Roads along z: asphalt with a painted centre line, cobbles between gutters, a dirt track with ruts. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { overlap, union, without, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { bothSides, box, ends, finish, front, range, type Vec2 } from '../furniture/forms.ts';
import { layered, sheetCell } from './sheets.ts';

/** Camber as an outline across the road; `at` gives its height at −1…1. */
const across = (w: number, height: (u: number) => number, lowM = 0): readonly Vec2[] => [
  [w / 2, lowM],
  ...range(17).map((i): Vec2 => [w * (0.5 - i / 16), height(1 - i / 8)]),
  [-w / 2, lowM],
];

/** Flush bands along both edges. */
const edgeBands = (x: number, width: number, y: number, h: number, d: number): FieldNode =>
  bothSides(box([x, y, 0], [width, h, d]));

function asphalt({
  sizeM: [w, h, d],
  parameters: [crown = 0.4, dash = 3, worn = 0.3],
  seed,
}: ShapeInput): readonly ThingPart[] {
  const drop = crown * Math.min(0.7 * h, 0.03 * w);
  const height = (u: number): number => h - 0.004 - drop * u * u;
  const cell = sheetCell(w, d, 1200);
  const low = h - drop;
  const line = Math.max(0.12, Math.min(0.2, 0.02 * w), d / 2400);
  const dashes = Math.max(1, Math.floor(d / (3 * dash)));
  const paint = ends(dashes, d - 3 * dash).map((z) => box([0, 0.5 * h, z], [line, 0.5 * h, dash]));
  const paintCell = 0.95 * line;
  const edge = w / 2 - 2.4 * line;
  const hasEdges = w > 4 && d / paintCell < 900;
  if (hasEdges) paint.push(edgeBands(edge, line, 0.5 * low, height(edge / (w / 2)) + 0.003 - 0.5 * low, d));
  const patch = range(2 + Math.floor(worn * 5)).map((i) => {
    const t = (seed * 0.6180339 + i * 0.754877) % 1;
    const s = ((seed + 3) * 0.31 + i * 0.56984) % 1;
    return box(
      [(s - 0.5) * 0.62 * w, 0.4 * low, (t - 0.5) * 0.9 * d],
      [0.16 * w, 0.6 * low, Math.min(0.2 * d, (0.5 + t) * 3)],
    );
  });
  const worked = front(
    across(w, (u) => height(u) + 0.002),
    d,
  );
  const patchCell = Math.max(0.12, 0.1 * w * 0.5);
  return [
    {
      name: 'Roadway',
      surface: 'body',
      field: layered(front(across(w, height), d), 0.45 * low, cell),
      cellSizeM: cell,
    },
    {
      name: 'Road paint',
      surface: 'accent',
      field: layered(union(0, ...paint), 0.75 * low, paintCell, 0.5 * low),
      cellSizeM: paintCell,
    },
    {
      name: 'Patches',
      surface: finish('asphalt', [0.028, 0.028, 0.03]),
      field: layered(overlap(0, union(0, ...patch), worked), 0.6 * low, patchCell, 0.4 * low),
      cellSizeM: patchCell,
    },
  ];
}

function cobbles({
  sizeM: [w, h, d],
  parameters: [crown = 0.4, , worn = 0.3],
  seed,
}: ShapeInput): readonly ThingPart[] {
  const drop = crown * Math.min(0.5 * h, 0.03 * w);
  const a = Math.min(0.2 * h, 0.01 + 0.014 * worn);
  const cell = sheetCell(w, d, 2600);
  const low = h - drop - 2 * a;
  const sheet = (lower: number, wavelength: number, noise: number): FieldNode =>
    overlap(
      0,
      box([0, 0, 0], [w, h, d]),
      wrinkled(
        front(
          across(w, (u) => h - a - lower - drop * u * u, -h),
          d + 8 * a,
        ),
        a,
        wavelength,
        2,
        noise,
      ),
    );
  const gutter = Math.min(0.4, 0.09 * w);
  return [
    {
      name: 'Setts',
      surface: 'body',
      field: layered(sheet(0, 2.2 * cell, seed), 0.4 * low, cell),
      cellSizeM: cell,
    },
    {
      name: 'Darker setts',
      surface: finish('stone', [0.15, 0.145, 0.14]),
      field: layered(sheet(0.25 * a, 2.6 * cell, seed + 31), 0.4 * low, cell),
      cellSizeM: cell,
    },
    {
      name: 'Gutters',
      surface: finish('stone', [0.33, 0.32, 0.3]),
      field: layered(edgeBands((w - gutter) / 2, gutter, 0, h - 0.7 * drop, d), 0.4 * low, 0.8 * gutter),
      cellSizeM: Math.max(0.8 * gutter, d / 700),
    },
  ];
}

function dirt({
  sizeM: [w, h, d],
  parameters: [crown = 0.4, , worn = 0.3],
  seed,
}: ShapeInput): readonly ThingPart[] {
  const rut = (0.25 + 0.55 * worn) * 0.6 * h;
  const a = 0.12 * h;
  const groove = (u: number): number => Math.exp(-(((Math.abs(u) - 0.5) / 0.17) ** 2));
  const height = (u: number): number => h - a - rut * groove(u) - 0.1 * crown * h * u * u;
  const cell = sheetCell(w, d, 2600);
  const low = 0.2 * h;
  const sheet = (raise: number, noise: number, amplitude: number): FieldNode =>
    overlap(
      0,
      box([0, 0, 0], [w, h, d]),
      wrinkled(
        front(
          across(w, (u) => height(u) + raise, -h),
          d + 4 * h,
        ),
        amplitude,
        5 * cell,
        3,
        noise,
      ),
    );
  const strips = without(
    0,
    box([0, 0, 0], [w, h, d]),
    bothSides(wrinkled(box([0.25 * w, -h, 0], [0.23 * w, 4 * h, 2 * d]), 0.05 * w, 0.4 * w, 2, seed + 5)),
  );
  return [
    { name: 'Track', surface: 'body', field: layered(sheet(0, seed, a), 0.5 * low, cell), cellSizeM: cell },
    {
      name: 'Verge',
      surface: finish('grass', [0.085, 0.11, 0.035]),
      field: layered(overlap(0, sheet(0.35 * a, seed + 7, 1.4 * a), strips), 0.5 * low, cell),
      cellSizeM: cell,
    },
  ];
}

export const ROAD: ThingShape = {
  parameters: [
    { name: 'Crown', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Dash length', unit: 'm', min: 1.5, max: 6, typical: 3 },
    { name: 'Wear', unit: 'fraction', min: 0, max: 1, typical: 0.35 },
  ],
  body: finish('asphalt'),
  accent: finish('painted metal', [0.62, 0.6, 0.54]),
  parts: (input) =>
    input.variant === 'cobbles' ? cobbles(input) : input.variant === 'dirt' ? dirt(input) : asphalt(input),
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
