/** A book that lies flat, its spine at the left: boards, the block of its pages, a title in gold, bands on the spine. */
import { at, block, overlap, union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, ends, finish, rod } from '../furniture/forms.ts';

export const BOOK: ThingShape = {
  parameters: [
    { name: 'Spine roundness', unit: 'fraction', min: 0, max: 1, typical: 0.6 },
    { name: 'Spine bands', unit: 'count', min: 0, max: 5, typical: 4 },
    { name: 'Title width', unit: 'fraction', min: 0.3, max: 0.75, typical: 0.55 },
  ],
  body: finish('leather', [0.1, 0.022, 0.018]),
  accent: finish('gold'),
  parts: ({ sizeM: [w, h, d], parameters: [round = 0.6, bands = 4, title = 0.55] }) => {
    const proud = Math.min(0.0012, 0.06 * h);
    const board = Math.min(0.0035, 0.17 * h);
    const top = h - proud;
    const spine = round * 0.32 * Math.min(h, 0.3 * w) + 0.001;
    const [x0, x1] = [-w / 2 + proud, w / 2 - proud];
    const cover = union(
      0,
      box([(x0 + spine + x1) / 2, 0, 0], [x1 - x0 - spine, top, d - 2 * proud], 0),
      // the spine bulges like the pages behind it
      overlap(
        0,
        at([x0 + spine, top / 2, 0], {
          op: 'extrusion',
          outlineM: [
            ...Array.from({ length: 13 }, (_, i) => {
              const a = Math.PI * (0.5 + i / 12);
              return [spine * Math.cos(a), (top / 2) * Math.sin(a)] as const;
            }),
          ],
          depthM: d - 2 * proud,
          roundingM: 0,
        }),
        box([0, 0, 0], [w, top, d]),
      ),
    );
    const ribs = ends(bands, 0.66 * d).map((z) =>
      rod(
        [x0 + 0.45 * spine + 0.002, 0.16 * top, z],
        [x0 + 0.45 * spine + 0.002, 0.84 * top, z],
        0.0022 + 0.2 * spine,
      ),
    );
    const [tw, td] = [title * w, 0.12 * d];
    const middle = 0.04 * w;
    return [
      {
        name: 'Cover',
        surface: 'body',
        field: bands > 0 ? overlap(0, union(0, cover, ...ribs), box([0, 0, 0], [w, top, d])) : cover,
        cellSizeM: Math.max(0.0035, 0.3 * Math.min(h, 0.02)),
      },
      {
        name: 'Pages',
        surface: finish('paper'),
        field: at([middle / 2 + 0.02 * w, top / 2, 0], block([w - middle - 0.04 * w, top - 2 * board, d], 0)),
        cellSizeM: Math.max(0.004, 0.45 * (top - 2 * board)),
      },
      {
        name: 'Title',
        surface: 'accent',
        field: union(
          0,
          box([middle, 0.5 * h, -0.22 * d], [tw, 0.5 * h, td]),
          box([middle, 0.5 * h, -0.08 * d], [0.6 * tw, 0.5 * h, 0.2 * td]),
          box([middle, 0.5 * h, 0.36 * d], [0.35 * tw, 0.5 * h, 0.3 * td]),
        ),
        cellSizeM: Math.max(0.003, 0.18 * td),
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.95 * w, 0.95 * d]],
};
