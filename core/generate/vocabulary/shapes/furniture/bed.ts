/** A bed, its head at the back: frame and headboard, mattress, pillows, and a blanket that hangs over the sides. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { box, finish, fourCorners, placed, spread, turnX, turnY } from './forms.ts';

/** Thick in the middle, thin at its seams. */
function pillow(w: number, d: number, thick: number): FieldNode {
  return union(
    0.09,
    placed([0, 0, 0], turnX(0), { op: 'ellipsoid', radiiM: [0.44 * w, 0.52 * thick, 0.44 * d] }),
    { op: 'box', sizeM: [w - 0.03, 0.22 * thick, d - 0.03], roundingM: 0.1 * thick },
  );
}

export const BED: ThingShape = {
  parameters: [
    { name: 'Mattress height', unit: 'm', min: 0.38, max: 0.6, typical: 0.5 },
    { name: 'Blanket length', unit: 'fraction', min: 0.35, max: 0.8, typical: 0.66 },
    { name: 'Rumple', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Foot board', unit: 'fraction', min: 0, max: 1, typical: 0.25 },
  ],
  body: finish('wood', [0.2, 0.12, 0.07]),
  accent: finish('wool', [0.12, 0.17, 0.24]),
  parts: ({
    sizeM: [w, h, d],
    parameters: [topHeight = 0.5, cover = 0.66, rumple = 0.4, foot = 0.25],
    seed,
  }) => {
    const random = new Random(seed);
    const head = 0.06;
    const end = 0.05;
    const top = Math.min(topHeight, h - 0.24);
    const thick = 0.42 * top;
    const base = top - thick;
    const length = d - head - end;
    const z = (head - end) / 2;
    const mattressW = w - 0.09;
    const footTop = Math.max(0.16, base + foot * (top - base) + 0.02);
    const sheet = cover * length;
    const amplitude = 0.008 + 0.02 * rumple;
    const blanketZ = z + length / 2 - sheet / 2;
    const count = w > 1.25 ? 2 : 1;
    const pillowW = Math.min(0.7, mattressW / count - 0.06);
    const pillowD = 0.42;
    const pillows = spread(count, mattressW).map((x) =>
      placed(
        [x + random.uniform(-0.02, 0.02), top + 0.07, z - length / 2 + 0.5 * pillowD + 0.05],
        turnX(-12 + random.uniform(-4, 4)),
        placed([0, 0, 0], turnY(random.uniform(-6, 6) * rumple), pillow(pillowW, pillowD, 0.24)),
      ),
    );
    const fold = 0.055;
    return [
      {
        name: 'Frame',
        surface: 'body',
        field: union(
          0,
          box([0, 0.12, -d / 2 + head / 2], [w, h - 0.12, head], 0.02),
          box([0, 0.12, d / 2 - end / 2], [w, footTop - 0.12, end], 0.015),
          box([0, Math.max(0, base - 0.14), z], [w - 0.02, Math.min(0.16, base + 0.02), length], 0.008),
          fourCorners(box([w / 2 - 0.04, 0, d / 2 - 0.035], [0.07, 0.2, 0.06], 0.008)),
        ),
        cellSizeM: 0.032,
      },
      {
        name: 'Linen',
        surface: finish('fabric', [0.72, 0.7, 0.66]),
        field: union(
          0,
          box([0, base, z - 0.02], [mattressW, thick, length - 0.05], 0.06),
          ...pillows,
          box([0, top + 0.004, blanketZ - sheet / 2 + 0.07], [mattressW + 0.05, fold, 0.24], 0.026),
        ),
        cellSizeM: 0.034,
      },
      {
        name: 'Blanket',
        surface: 'accent',
        field: wrinkled(
          box([0, base, blanketZ + 0.06], [w - 0.035, thick + 0.02, sheet - 0.14], 0.07),
          amplitude,
          0.32,
          2,
          seed % 1000,
        ),
        cellSizeM: 0.034,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d], parameters: [topHeight = 0.5] }) => [
    [Math.min(topHeight, h - 0.24) + 0.04, 0.8 * w, 0.5 * d],
  ],
};
