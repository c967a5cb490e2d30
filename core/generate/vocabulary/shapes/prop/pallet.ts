/** A wooden pallet: boards above and below on blocks. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, ends, finish } from '../furniture/forms.ts';

export const PALLET: ThingShape = {
  parameters: [
    { name: 'Top boards', unit: 'count', min: 5, max: 9, typical: 7 },
    { name: 'Board thickness', unit: 'fraction', min: 0.13, max: 0.2, typical: 0.16 },
    { name: 'Gaps', unit: 'fraction', min: 0.15, max: 0.5, typical: 0.32 },
  ],
  body: finish('wood', [0.33, 0.23, 0.14]),
  accent: finish('wood', [0.24, 0.16, 0.095]),
  parts: ({ sizeM: [w, h, d], parameters: [boards = 7, thickness = 0.16, gap = 0.32] }) => {
    const t = thickness * h;
    const wide = ((1 - gap) * d) / boards;
    const top = ends(boards, d - wide).map((z) => box([0, h - t, z], [w, t, wide], 0.08 * t));
    const stringers = [-1, 0, 1].map((i) =>
      box([0, h - 2 * t, (i * (d - 0.12 * d)) / 2], [w, t, 0.12 * d], 0.08 * t),
    );
    const runners = [-1, 0, 1].map((i) => box([(i * (w - 0.1 * w)) / 2, 0, 0], [0.1 * w, t, d], 0.08 * t));
    const blocks = [-1, 0, 1].flatMap((i) =>
      [-1, 0, 1].map((k) =>
        box([(i * 0.9 * w) / 2, t, (k * 0.88 * d) / 2], [0.11 * w, h - 3 * t, 0.115 * d], 0.05 * t),
      ),
    );
    return [
      { name: 'Top boards', surface: 'body', field: union(0, ...top), cellSizeM: 0.95 * t },
      {
        name: 'Frame',
        surface: 'accent',
        field: union(0, ...stringers, ...runners, ...blocks),
        cellSizeM: 0.95 * t,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
