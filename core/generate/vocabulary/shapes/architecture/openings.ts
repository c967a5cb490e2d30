/**
 * What windows and doors have in common. Frames stand a little proud of the wall on both sides; sashes and panes lie at its front face.
 * Where the wall has a hole for them, daylight comes in and the view goes out; where it has none (façades), the dark behind the panes
 * stands for the room. Each depth is a part of its own, so that steps of millimetres stay crisp.
 */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart } from '../../thing-class.ts';
import { box, finish, range } from '../furniture/forms.ts';
import { layered } from '../terrain/sheets.ts';

/** A rectangle on the wall: left, lower, right, upper edge. */
export type Rect = readonly [number, number, number, number];

const DARK = finish('rubber', [0.012, 0.014, 0.017]);
/** What is deeper than this is built as two plates, one at each face of the wall. */
const SOLID_DEPTH_M = 0.14;
const PLATE_M = 0.045;
export function filled([x0, y0, x1, y1]: Rect, depth: number): FieldNode {
  const [x, w, h] = [(x0 + x1) / 2, x1 - x0, y1 - y0];
  if (depth < SOLID_DEPTH_M) return box([x, y0, 0], [w, h, depth]);
  return { op: 'mirror', axis: 'z', child: box([x, y0, (depth - PLATE_M) / 2], [w, h, PLATE_M]) };
}

/** A rectangle's plate at the front of what is `depth` deep; the back of deep walls has none. */
export function plateAtFront([x0, y0, x1, y1]: Rect, depth: number): FieldNode {
  if (depth < SOLID_DEPTH_M) return filled([x0, y0, x1, y1], depth);
  return box([(x0 + x1) / 2, y0, (depth - PLATE_M) / 2], [x1 - x0, y1 - y0, PLATE_M]);
}

/** Four bars along the inside of a rectangle. */
export function bars(
  [x0, y0, x1, y1]: Rect,
  t: number,
  depth: number,
  solid: typeof filled = filled,
): readonly FieldNode[] {
  return [
    solid([x0, y0, x0 + t, y1], depth),
    solid([x1 - t, y0, x1, y1], depth),
    solid([x0, y0, x1, y0 + t], depth),
    solid([x0, y1 - t, x1, y1], depth),
  ];
}
/** Bars that divide a rectangle into columns and rows. */
export function grid(
  [x0, y0, x1, y1]: Rect,
  columns: number,
  rows: number,
  t: number,
  depth: number,
  solid: typeof filled = filled,
): readonly FieldNode[] {
  const cut = (a: number, b: number, n: number): readonly number[] =>
    range(n - 1).map((i) => a + ((i + 1) * (b - a)) / n);
  return [
    ...cut(x0, x1, columns).map((x) => solid([x - t / 2, y0, x + t / 2, y1], depth)),
    ...cut(y0, y1, rows).map((y) => solid([x0, y - t / 2, x1, y + t / 2], depth)),
  ];
}
/** Cells that lose neither a bar this thin nor a plate. */
export const part = (
  name: string,
  surface: ThingPart['surface'],
  fields: readonly FieldNode[],
  thinnest: number,
  depth: number,
): ThingPart => {
  const cellSizeM = depth < SOLID_DEPTH_M ? 0.9 * thinnest : Math.min(0.9 * thinnest, PLATE_M);
  const field = union(0, ...fields);
  return {
    name,
    surface,
    field: depth < SOLID_DEPTH_M ? layered(field, 0, cellSizeM, -depth / 2, 'z') : field,
    cellSizeM,
  };
};
const PANE_M = 0.006;
/** Double glazing at the front: light passes both faces of a sheet. What stands for the dark behind it is a backing. */
export function glazing(
  surface: ThingPart['surface'],
  rects: readonly Rect[],
  depth: number,
): readonly ThingPart[] {
  const front = depth / 2;
  const cellSizeM = Math.max(
    0.08,
    Math.sqrt(rects.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0)) / 16,
  );
  const sheet = (z0: number, z1: number): FieldNode => {
    const solids = rects.map(([x0, y0, x1, y1]) =>
      box([(x0 + x1) / 2, y0, (z0 + z1) / 2], [x1 - x0, y1 - y0, z1 - z0]),
    );
    return layered(union(0, ...solids), (z0 + z1) / 2, cellSizeM, z0, 'z');
  };
  return [
    { name: 'Panes', surface, field: sheet(front - PANE_M, front), cellSizeM },
    {
      name: 'Dark behind',
      surface: DARK,
      field: sheet(0.004 - front, front - PANE_M - 0.002),
      cellSizeM,
      isBacking: true,
    },
  ];
}
