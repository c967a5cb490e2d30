/** A hard-shell case on wheels: two ribbed halves, corner guards, a pull-out handle. */
import { grown, overlap, union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { at, ball, block } from '../../../../scene/fields/field-nodes.ts';
import { axle, bothSides, box, ends, finish, fourCorners, rod } from '../furniture/forms.ts';

export const SUITCASE: ThingShape = {
  parameters: [
    { name: 'Handle height', unit: 'fraction', min: 0.04, max: 0.36, typical: 0.2 },
    { name: 'Ribs', unit: 'count', min: 0, max: 8, typical: 5 },
    { name: 'Roundness', unit: 'fraction', min: 0.1, max: 0.45, typical: 0.25 },
  ],
  body: finish('plastic', [0.05, 0.13, 0.14]),
  accent: finish('leather', [0.16, 0.075, 0.035]),
  parts: ({ sizeM: [w, h, d], parameters: [handle = 0.2, ribs = 5, round = 0.25] }) => {
    const wheel = 0.11 * d;
    const proud = 0.014 * d;
    const low = 1.4 * wheel;
    const high = h * (1 - handle) - low;
    const [bw, bd] = [w - 2 * proud, d - 4 * proud];
    const radius = round * d;
    const shell = at([0, low + high / 2, 0], block([bw, high, bd], radius));
    const rib = 0.028 * w;
    const ridges = ends(ribs, 0.66 * bw).flatMap((x) =>
      [-1, 1].map((z) => {
        const rz = z * (bd / 2 + 1.6 * proud - rib);
        return rod([x, low + 0.14 * high, rz], [x, low + 0.86 * high, rz], rib);
      }),
    );
    const guard = 0.2 * Math.min(w, high);
    const [cx, cz] = [bw / 2 - 0.3 * guard, bd / 2 - 0.3 * guard];
    const over = grown(shell, 0.9 * proud);
    const trim = union(
      0,
      overlap(0, over, at([0, low + high / 2, 0], block([2 * w, 2 * h, 0.1 * d], 0))),
      ...[low + 0.3 * guard, low + high - 0.3 * guard].map((y) =>
        overlap(0, over, fourCorners(at([cx, y, cz], ball(0.75 * guard)))),
      ),
    );
    const bar = 0.012 * (w + h);
    const grip = 0.3 * w;
    const top = h - 1.1 * bar;
    const back = -0.25 * bd;
    const r = 0.6 * bar;
    return [
      {
        name: 'Shell',
        surface: 'body',
        field: ribs > 0 ? union(0.4 * rib, shell, ...ridges) : shell,
        cellSizeM: Math.max(0.008, 0.032 * d + 0.008 * h),
      },
      { name: 'Trim', surface: 'accent', field: trim, cellSizeM: 0.05 * d },
      {
        name: 'Handle',
        surface: finish('steel'),
        field: bothSides(rod([grip, low + 0.8 * high, back], [grip, top, back], r)),
        cellSizeM: 0.9 * r,
      },
      {
        name: 'Fittings',
        surface: finish('rubber'),
        field: union(
          0,
          fourCorners(axle('x', [0.38 * bw, wheel, 0.28 * bd], wheel, 0.9 * wheel, 0.2 * wheel)),
          fourCorners(box([0.38 * bw, wheel, 0.28 * bd], [1.2 * wheel, 1.6 * wheel, 1.2 * wheel])),
          rod([-grip, top, back], [grip, top, back], bar),
          // the carrying handle on the lid
          rod([-0.16 * w, low + high + bar, 0.14 * bd], [0.16 * w, low + high + bar, 0.14 * bd], 0.8 * bar),
        ),
        cellSizeM: 0.8 * bar,
      },
    ];
  },
};
