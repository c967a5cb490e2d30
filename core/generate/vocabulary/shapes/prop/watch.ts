/** A wristwatch on its closed strap: case, dial with marks and hands, a domed crystal. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, block, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, box, finish, oval, placed, post, range, side, turnX, turnY } from '../furniture/forms.ts';

export const WATCH: ThingShape = {
  parameters: [
    { name: 'Strap width', unit: 'fraction', min: 0.36, max: 0.56, typical: 0.46 },
    { name: 'Bezel', unit: 'fraction', min: 0.06, max: 0.2, typical: 0.11 },
    { name: 'Tilt', unit: 'deg', min: 20, max: 50, typical: 34 },
  ],
  body: finish('steel'),
  accent: finish('leather', [0.08, 0.035, 0.018]),
  parts: ({ sizeM: [w, h, d], parameters: [strap = 0.46, bezel = 0.11, tilt = 34] }) => {
    const r = Math.min(0.45 * w, 0.34 * h, 0.32 * d);
    const thick = 0.5 * r;
    const band = 0.22 * r;
    // The case sits on the loop, turned up toward whoever looks at it.
    const a = (tilt * Math.PI) / 180;
    const [sin, cos] = [Math.sin(a), Math.cos(a)];
    const half = 0.3 * r;
    const ly = Math.min(0.5 * h, (h - (0.3 + cos) * r - half * sin) / (1 + sin));
    const lz = Math.min(0.42 * d, (d - (0.3 + sin) * r - half * cos) / (1 + cos), 1.3 * ly);
    const cz = d / 2 - (lz + half) * cos - (0.3 + sin) * r;
    const cy = ly;
    const middle = [0, cy + (ly - 0.05 * r) * sin, cz + (lz - 0.05 * r) * cos] as const;
    const face = (field: FieldNode): FieldNode => placed(middle, turnX(90 - tilt), field);
    const loop = (grow: number): FieldNode =>
      at(
        [0, cy, 0],
        side(
          oval(2 * (lz - grow), 2 * (ly - grow), 40).map(([z, y]) => [z + cz, y]),
          w,
        ),
      );
    const wide = strap * w;
    const ring = overlap(
      0,
      without(0, loop(0), loop(band), face(post([0, -0.2 * r, 0], 0.9 * r, 2 * r))),
      box([0, 0, 0], [wide, h, 2 * d], 0),
    );
    const dialR = r * (1 - bezel);
    const rim = 0.5 * thick;
    const mark = (i: number): FieldNode =>
      placed(
        [0, 0, 0],
        turnY(30 * i),
        box([0, rim - 0.12 * r, -0.76 * dialR], [(i % 3 ? 0.08 : 0.12) * r, 0.09 * r, 0.24 * dialR]),
      );
    const hand = (degrees: number, length: number, width: number): FieldNode =>
      placed(
        [0, 0, 0],
        turnY(degrees),
        box([0, rim - 0.12 * r, -0.42 * length * dialR], [width * r, 0.1 * r, length * dialR]),
      );
    return [
      {
        name: 'Case',
        surface: 'body',
        field: face(
          union(
            0,
            without(0, post([0, -rim, 0], r, thick, 0.1 * r), post([0, rim - 0.14 * r, 0], dialR, r)),
            axle('x', [r, 0, 0], 0.16 * r, 0.24 * r, 0.03 * r),
            ...[-1, 1].flatMap((x) =>
              [-1, 1].map((z) =>
                at([x * 0.56 * wide, -0.12 * r, z * 0.98 * r], block([0.16 * r, 0.3 * r, 0.4 * r], 0.06 * r)),
              ),
            ),
          ),
        ),
        cellSizeM: 0.07 * r,
      },
      { name: 'Strap', surface: 'accent', field: ring, cellSizeM: 0.55 * band },
      {
        name: 'Dial',
        surface: finish('plastic', [0.015, 0.02, 0.03]),
        field: face(post([0, -0.3 * rim, 0], 0.97 * dialR, 1.3 * rim - 0.11 * r)),
        cellSizeM: 0.1 * r,
      },
      {
        name: 'Marks and hands',
        surface: finish('plastic', [0.75, 0.74, 0.68]),
        field: face(union(0, ...range(12).map(mark), hand(52, 0.62, 0.09), hand(-60, 0.9, 0.07))),
        cellSizeM: 0.05 * r,
      },
      {
        name: 'Crystal',
        surface: finish('pane'),
        field: face(post([0, rim - 0.4 * r, 0], 0.98 * dialR, 0.44 * r)),
        cellSizeM: 0.1 * r,
      },
    ];
  },
};
