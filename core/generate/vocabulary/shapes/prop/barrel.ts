/** Barrels: a steel drum with rolled ribs, a cask of staves under iron hoops. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, without, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { box, finish, fourCorners, placed, post, range, turnY } from '../furniture/forms.ts';
import { band, smooth, turned, vessel } from './turned.ts';

function drum({ sizeM: [w, h, d], parameters: [girth = 0.5, dents = 0.3], seed }: ShapeInput): ThingPart[] {
  const r = Math.min(w, d) / 2;
  const rib = r * (0.035 + 0.04 * girth);
  const s = r - rib;
  const b = 1.9 * rib;
  const ribs = [0.335, 0.665].flatMap((y): [number, number][] => [
    [s, y * h - b],
    [r, y * h - 0.4 * b],
    [r, y * h + 0.4 * b],
    [s, y * h + b],
  ]);
  const line: [number, number][] = [
    [r, 0],
    [r, 0.04 * h],
    [s, 0.06 * h],
    ...ribs,
    [s, 0.94 * h],
    [r, 0.96 * h],
    [r, h],
  ];
  const wall = 0.105 * r;
  const shell = vessel(line, wall, 0.962 * h);
  const skin = dents > 0.02 ? wrinkled(shell, 0.02 * r * dents, 0.55 * r, 1, seed % 1000) : shell;
  return [
    { name: 'Drum', surface: 'body', field: skin, cellSizeM: 0.06 * r },
    {
      name: 'Band',
      surface: 'accent',
      field: post([0, 0.4 * h, 0], s + 0.03 * r * dents + 0.006 * r, 0.2 * h),
      cellSizeM: 0.05 * r,
    },
    {
      name: 'Bungs',
      surface: finish('steel'),
      field: union(
        0,
        post([0.62 * r, 0.95 * h, 0], 0.13 * r, 0.035 * h, 0.01 * r),
        post([-0.66 * r, 0.95 * h, 0], 0.08 * r, 0.03 * h, 0.01 * r),
      ),
      cellSizeM: 0.05 * r,
    },
  ];
}

function cask({ sizeM: [w, h, d], parameters: [bulge = 0.5] }: ShapeInput): ThingPart[] {
  const r = Math.min(w, d) / 2;
  const proud = 0.03 * r;
  const belly = r - proud;
  const end = belly * (0.92 - 0.2 * bulge);
  const mid = (y: number): number => belly - (belly - end) * Math.pow(2 * y - 1, 2);
  const line = smooth(
    range(7).map((i) => [mid(i / 6), (i / 6) * h] as const),
    3,
  );
  const wood = vessel(line, 0.12 * r, 0.965 * h);
  const groove = 0.062 * r;
  // sixteen staves: a quarter of them, mirrored
  const cuts = range(4).map((i) =>
    placed([0, 0, 0], turnY(-22.5 * (i + 0.5)), box([r, -0.1 * h, 0], [0.5 * r, 1.2 * h, groove])),
  );
  const heart = turned(line.map(([x, y]) => [x - 0.075 * r, Math.min(y, 0.96 * h)] as const));
  const hoop = (low: number, high: number): FieldNode => band(line, proud, low * h, high * h);
  return [
    {
      name: 'Staves',
      surface: finish('wood', [0.25, 0.145, 0.075]),
      field: fourCorners(union(0, without(0, wood, ...cuts), heart)),
      cellSizeM: 0.052 * r,
    },
    {
      name: 'Hoops',
      surface: 'body',
      field: union(0, hoop(0.015, 0.075), hoop(0.2, 0.25), hoop(0.36, 0.41), hoop(0.59, 0.64), hoop(0.75, 0.8), hoop(0.925, 0.985)), // prettier-ignore
      cellSizeM: 0.07 * r,
    },
  ];
}

export const BARREL: ThingShape = {
  parameters: [
    { name: 'Ribs and bulge', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Dents', unit: 'fraction', min: 0, max: 1, typical: 0.3 },
  ],
  body: finish('painted metal', [0.05, 0.13, 0.22]),
  accent: finish('painted metal', [0.5, 0.47, 0.4]),
  parts: (input) => (input.variant === 'cask' ? cask(input) : drum(input)),
  surfaces: ({ sizeM: [w, h, d] }) => [[0.97 * h, 1.2 * Math.min(w, d) * 0.5, 1.2 * Math.min(w, d) * 0.5]],
};
