/** What all façades are put together from: plates at depths of the wall, glass, windows with light behind them. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingPart } from '../../thing-class.ts';
import { box, finish } from '../furniture/forms.ts';
import { layered } from '../terrain/sheets.ts';
import type { Rect } from './openings.ts';

/** Dark glass with a clear surface. */
export const GLASS = finish('car paint', [0.014, 0.018, 0.021]);
export const plate = ([x0, y0, x1, y1]: Rect, z0: number, z1: number): FieldNode =>
  box([(x0 + x1) / 2, y0, (z0 + z1) / 2], [x1 - x0, y1 - y0, z1 - z0]);
export const flat = (
  name: string,
  surface: ThingPart['surface'],
  fields: readonly FieldNode[],
  cellSizeM: number,
  z0: number,
  z1: number,
): ThingPart => ({
  name,
  surface,
  field: layered(union(0, ...fields), (z0 + z1) / 2, cellSizeM, z0, 'z'),
  cellSizeM,
});

/** Some of the windows, drawn by the seed: never none. */
export function litOnes(rects: readonly Rect[], share: number, seed: number): readonly Rect[] {
  const random = new Random(seed + 77);
  const chosen = rects.filter(() => random.chance(share));
  return chosen.length > 0 ? chosen : [random.pick(rects)];
}
