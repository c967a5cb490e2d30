/** Bodies of vans, trucks and buses: a side profile rounded by its plan and section, with panes set on it. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { grown, overlap, union } from '../../../../scene/fields/field-nodes.ts';
import { axle, bothSides, box, finish, front, plan, side, type Vec2 } from '../furniture/forms.ts';
import type { Wheel } from './wheels.ts';

export const DARK_GLASS = finish('car paint', [0.009, 0.01, 0.011]);
export const TAIL_RED = finish('plastic', [0.32, 0.012, 0.01]);
export const BLACK_PLASTIC = finish('plastic', [0.016, 0.016, 0.017]);

/** A closed outline (z, y) made round: as wide at the waist as given, leaning in to `lean` of it at the roof. */
export function coach(outline: readonly Vec2[], width: number, lean: number, round: number): FieldNode {
  const ys = outline.map(([, y]) => y);
  const zs = outline.map(([z]) => z);
  const [y0, y1] = [Math.min(...ys), Math.max(...ys)];
  const [z0, z1] = [Math.min(...zs), Math.max(...zs)];
  const half = width / 2;
  const far = -half;
  const waist = y0 + 0.42 * (y1 - y0);
  const section: readonly Vec2[] = [
    [far, y0],
    [0.97 * half, y0],
    [half, waist],
    [lean * half, y1],
    [far, y1],
  ];
  const cut = 0.6 * round;
  const above: readonly Vec2[] = [
    [far, z1],
    [half - 1.6 * cut, z1],
    [half, z1 - cut],
    [half, z0 + 0.6 * cut],
    [half - 0.6 * cut, z0],
    [far, z0],
  ];
  return bothSides(
    overlap(
      round,
      side(outline, 3 * width),
      front(section, 3 * (z1 - z0), (z0 + z1) / 2),
      plan(above, y0 - 1, y1 - y0 + 2),
    ),
  );
}

/** What stands proud of a body by `out` inside these boxes. */
export const proud = (body: FieldNode, out: number, ...areas: readonly FieldNode[]): FieldNode =>
  overlap(0, grown(body, out), union(0, ...areas));

/** A patch of the right and left flanks between two places along z, two heights, `deep` into the body. */
export const flank = (
  width: number,
  z0: number,
  z1: number,
  y0: number,
  y1: number,
  deep = 0.2,
  round = 0.03,
): FieldNode =>
  bothSides(box([width / 2 + 0.05 - deep / 2, y0, (z0 + z1) / 2], [deep + 0.1, y1 - y0, z1 - z0], round));

/** What the wheels take out of the flanks. */
export const arches = (wheels: readonly Wheel[], width: number, room = 1.16): FieldNode =>
  bothSides(
    union(
      0,
      ...wheels.map(({ at: [, y, z], radius, width: tyre }) =>
        axle('x', [width / 2, y, z], room * radius, 2.6 * tyre),
      ),
    ),
  );
