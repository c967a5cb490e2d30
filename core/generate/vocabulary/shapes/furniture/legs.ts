/** Four legs under something w × d, their tops at `height`. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { limb, union } from '../../../../scene/fields/field-nodes.ts';
import { box, fourCorners } from './forms.ts';

/** Square legs flush with the corners, with rails between them under the top. */
export function squareLegs(w: number, d: number, height: number, thickness: number, rail: number): FieldNode {
  const t = thickness;
  const legs = fourCorners(box([(w - t) / 2, 0, (d - t) / 2], [t, height, t], 0.12 * t));
  if (rail <= 0) return legs;
  const y = height - rail;
  const board = 0.6 * t;
  return union(
    0,
    legs,
    fourCorners(box([0, y, (d - t) / 2], [w - t, rail, board], 0)),
    fourCorners(box([(w - t) / 2, y, 0], [board, rail, d - t], 0)),
  );
}

/** Round legs that taper to the foot and lean out by `splay` at the floor; `inset` is how far their tops stand in. */
export function roundLegs(
  w: number,
  d: number,
  height: number,
  thickness: number,
  inset: number,
  splay: number,
): FieldNode {
  const r = thickness / 2;
  const foot = 0.6 * r;
  const x = w / 2 - inset - r;
  const z = d / 2 - inset - r;
  return fourCorners(limb([x + splay, foot, z + splay], [x, height - 0.3 * r, z], foot, r));
}
