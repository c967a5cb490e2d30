/**
 * What windows and doors have in common. The wall that they are set into has no hole: everything stands a little proud of it on both
 * sides, the dark behind the panes as well. Each depth is a part of its own, so that steps of millimetres stay crisp.
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

/** Four bars along the inside of a rectangle. */
export function bars([x0, y0, x1, y1]: Rect, t: number, depth: number): readonly FieldNode[] {
  return [
    filled([x0, y0, x0 + t, y1], depth),
    filled([x1 - t, y0, x1, y1], depth),
    filled([x0, y0, x1, y0 + t], depth),
    filled([x0, y1 - t, x1, y1], depth),
  ];
}
/** Bars that divide a rectangle into columns and rows. */
export function grid(
  [x0, y0, x1, y1]: Rect,
  columns: number,
  rows: number,
  t: number,
  depth: number,
): readonly FieldNode[] {
  const cut = (a: number, b: number, n: number): readonly number[] =>
    range(n - 1).map((i) => a + ((i + 1) * (b - a)) / n);
  return [
    ...cut(x0, x1, columns).map((x) => filled([x - t / 2, y0, x + t / 2, y1], depth)),
    ...cut(y0, y1, rows).map((y) => filled([x0, y - t / 2, x1, y + t / 2], depth)),
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
/** Panes with the dark behind them. */
export function glazing(
  surface: ThingPart['surface'],
  rects: readonly Rect[],
  depth: number,
): readonly ThingPart[] {
  const of = (name: string, finished: ThingPart['surface'], deep: number): ThingPart => {
    const cellSizeM = Math.max(
      0.08,
      Math.sqrt(rects.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0)) / 16,
    );
    const solid = rects.map(([x0, y0, x1, y1]) => box([(x0 + x1) / 2, y0, 0], [x1 - x0, y1 - y0, deep]));
    return {
      name,
      surface: finished,
      field: layered(union(0, ...solid), 0, cellSizeM, -deep / 2, 'z'),
      cellSizeM,
    };
  };
  return [of('Panes', surface, depth), of('Dark behind', DARK, depth - 0.008)];
}
