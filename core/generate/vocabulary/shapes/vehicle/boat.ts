/** A rowing boat: a hull of sheer, plan and section hollowed out, benches, a gunwale and a pair of oars. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, grown, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import {
  bothSides,
  box,
  clamp,
  finish,
  front,
  plan,
  range,
  rod,
  side,
  turnY,
  placed,
  type Vec2,
} from '../furniture/forms.ts';

export const BOAT: ThingShape = {
  parameters: [
    { name: 'Stern width', unit: 'fraction', min: 0.2, max: 0.85, typical: 0.62 },
    { name: 'Sheer', unit: 'fraction', min: 0.05, max: 0.4, typical: 0.24 },
    { name: 'Flare', unit: 'fraction', min: 0.1, max: 0.5, typical: 0.3 },
    { name: 'Benches', unit: 'count', min: 2, max: 5, typical: 3 },
  ],
  body: finish('painted wood', [0.06, 0.14, 0.17]),
  accent: finish('wood'),
  parts: ({ sizeM: [w, h, d], parameters: [stern = 0.62, sheer = 0.24, flare = 0.3, benches = 3] }) => {
    const thick = clamp(0.05 * w, 0.06, 0.15);
    const topAt = (t: number): number =>
      h * (1 - sheer + sheer * ((t - 0.35) / 0.65) ** 2 * (t > 0.35 ? 1 : 0.45));
    const keelAt = (t: number): number =>
      0.16 * h * Math.max(0, (t - 0.72) / 0.28) ** 2 + 0.04 * h * Math.max(0, (0.2 - t) / 0.2);
    const beam = (t: number): number => {
      const aft = stern + (1 - stern) * Math.sin((Math.PI / 2) * Math.min(1, t / 0.5));
      return 0.5 * w * (t < 0.5 ? aft : Math.max(0.03, 1 - ((t - 0.5) / 0.5) ** 2.3));
    };
    const steps = 10;
    const zAt = (t: number): number => (t - 0.5) * d;
    const ts = range(steps + 1).map((i) => i / steps);
    const profile = (lift: number): readonly Vec2[] => [
      ...ts.map((t) => [zAt(t) - 0.08 * d * Math.max(0, (t - 0.6) / 0.4) ** 2, keelAt(t)] as const),
      ...[...ts].reverse().map((t) => [zAt(t), topAt(t) + lift] as const),
    ];
    const above: readonly Vec2[] = [
      [-0.5 * w, zAt(1)],
      ...[...ts].reverse().map((t) => [beam(t), zAt(t)] as const),
      [-0.5 * w, zAt(0)],
    ];
    const section = (lift: number): readonly Vec2[] => [
      [-0.5 * w, 0],
      [0.5 * w * (0.75 - flare), 0],
      [0.5 * w * (0.94 - 0.5 * flare), 0.22 * h],
      [0.5 * w * (1 - 0.12 * flare), 0.55 * h],
      [0.5 * w, h + lift],
      [-0.5 * w, h + lift],
    ];
    const hull = (lift: number): FieldNode =>
      bothSides(
        overlap(0.12 * h, side(profile(lift), 2 * w), plan(above, -h, 5 * h), front(section(lift), 2 * d)),
      );
    const solid = overlap(0.0, hull(0.3 * h), side(profile(0), 2 * w));
    const hollow = grown(hull(2 * h), -thick);
    const rim = without(
      0,
      overlap(
        0,
        grown(hull(0.3 * h), 0.25 * thick),
        side(profile(0), 2 * w),
        without(0, side(profile(0), 2 * w), at([0, -1.6 * thick, 0], side(profile(0), 3 * w))),
      ),
      grown(hull(2 * h), -1.7 * thick),
    );
    const inside = overlap(0, hull(0.3 * h), side(profile(0), 2 * w));
    const seats = range(Math.round(benches)).map((i, _, all) => {
      const t = 0.12 + (0.66 * i) / (all.length - 1);
      return box([0, 0.58 * topAt(t), zAt(t)], [w, 0.7 * thick, 0.075 * d], 0);
    });
    const oar = bothSides(
      placed(
        [0.2 * w, 0.72 * h * (1 - sheer), -0.02 * d],
        turnY(4),
        union(
          0.02,
          rod([0, 0, -0.3 * d], [0, 0.02 * h, 0.26 * d], 0.022),
          box([0, -0.005, -0.3 * d], [0.13, 0.026, 0.14 * d], 0.01),
        ),
      ),
    );
    return [
      { name: 'Hull', surface: 'body', field: without(0, solid, hollow), cellSizeM: 0.58 * thick },
      {
        name: 'Benches',
        surface: 'accent',
        field: overlap(0, grown(inside, -0.3 * thick), union(0, ...seats, ...floor(w, h, d, thick))),
        cellSizeM: 0.62 * thick,
      },
      { name: 'Gunwale', surface: 'accent', field: rim, cellSizeM: 0.6 * thick },
      { name: 'Oars', surface: finish('wood', [0.42, 0.3, 0.17]), field: oar, cellSizeM: 0.02 },
    ];
  },
};

/** Boards along the bottom. */
const floor = (w: number, h: number, d: number, thick: number): readonly FieldNode[] =>
  [-0.2, -0.07, 0.07, 0.2].map((x) =>
    box([x * w, 0.14 * h, -0.06 * d], [0.11 * w, 0.7 * thick, 0.66 * d], 0),
  );
