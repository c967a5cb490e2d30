/** A park bench: slats for seat and back on cast ends with arm rests. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, cellFor, ends, finish, placed, range, tube, turnX } from '../furniture/forms.ts';

export const BENCH: ThingShape = {
  parameters: [
    { name: 'Seat slats', unit: 'count', min: 2, max: 6, typical: 4 },
    { name: 'Back slats', unit: 'count', min: 0, max: 4, typical: 3 },
    { name: 'Lean of the back', unit: 'deg', min: 4, max: 20, typical: 11 },
    { name: 'Slat thickness', unit: 'm', min: 0.026, max: 0.05, typical: 0.034 },
  ],
  body: finish('wood', [0.27, 0.16, 0.085]),
  accent: finish('iron', [0.1, 0.1, 0.1]),
  parts: ({ sizeM: [w, h, d], parameters: [seatSlats = 4, backSlats = 3, lean = 11, t = 0.034] }) => {
    const seat = Math.min(0.45, h - t);
    const hasBack = backSlats > 0 && h > seat + 0.16;
    const rise = h - seat;
    const tilt = Math.min(lean, (Math.atan2(0.35 * d, rise) * 180) / Math.PI);
    const back = hasBack ? Math.tan((tilt * Math.PI) / 180) * rise : 0;
    const r = 0.024;
    const depth = d - back - (hasBack ? 0.05 : 0);
    const z = (d - depth) / 2;
    const rear = z - depth / 2;
    const slat = depth / seatSlats;
    const along = rise / Math.cos((tilt * Math.PI) / 180);
    const board = (0.72 * along) / Math.max(1, backSlats);
    const endX = w / 2 - 0.12;
    const arm = seat + Math.min(0.22, 0.55 * rise);
    const frame = (x: number) =>
      union(
        0,
        tube(
          r,
          [x, r, d / 2 - r - 0.01],
          [x, seat - t - r, d / 2 - 0.09],
          [x, seat - t - r, rear + 0.02],
          [x, r, rear - 0.5 * back + 0.0],
        ),
        ...(hasBack
          ? [
              tube(r, [x, seat - t - r, rear + 0.02], [x, h - r, rear - back + 0.02]),
              tube(r, [x, seat - t - r, d / 2 - 0.09], [x, arm, d / 2 - 0.06], [x, arm, rear - 0.5 * back]),
            ]
          : []),
      );
    return [
      {
        name: 'Slats',
        surface: 'body',
        field: union(
          0,
          ...ends(seatSlats, depth - slat).map((dz) =>
            box([0, seat - t, z + dz], [w, t, slat - 0.016], 0.006),
          ),
          ...(hasBack
            ? [
                placed(
                  [0, seat, rear + 0.01],
                  turnX(-tilt),
                  union(
                    0,
                    ...range(backSlats).map((i) =>
                      box(
                        [0, along - (i + 1) * board * 1.06 + 0.3 * board, 0.024],
                        [w, 0.74 * board, t],
                        0.006,
                      ),
                    ),
                  ),
                ),
              ]
            : []),
        ),
        cellSizeM: cellFor(0.72 * t),
      },
      {
        name: 'Ends',
        surface: 'accent',
        field: union(0, bothSides(frame(endX)), ...(w > 2.6 ? [frame(0)] : [])),
        cellSizeM: 0.017,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[Math.min(0.45, h), 0.85 * w, 0.5 * d]],
};
