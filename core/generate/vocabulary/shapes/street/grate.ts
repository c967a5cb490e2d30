/** Gratings and manhole covers over a dark pit. */
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, cellFor, ends, finish, hoop, placed, post, spread, turnY } from '../furniture/forms.ts';

export const GRATE: ThingShape = {
  parameters: [
    { name: 'Bar width', unit: 'fraction', min: 0.3, max: 0.6, typical: 0.45 },
    { name: 'Bars', unit: 'count', min: 6, max: 14, typical: 9 },
    { name: 'Rim', unit: 'fraction', min: 0.05, max: 0.12, typical: 0.08 },
  ],
  body: finish('iron', [0.16, 0.155, 0.15]),
  accent: finish('rubber'),
  parts: ({ sizeM: [w, h, d], parameters: [bar = 0.45, bars = 9, rim = 0.08], variant }) => {
    const edge = rim * Math.min(w, d);
    const round = variant === 'manhole';
    const pitCell = Math.max(0.006, 0.5 * h, 0.006 * w);
    const pit = Math.min(0.85 * pitCell, 0.7 * h);
    const R = Math.min(w, d) / 2;
    const pitch = (w - 2 * edge) / bars;
    const member = Math.min(bar * pitch, h * 3);
    const studs = spread(7, 1.5 * R).flatMap((x) =>
      spread(7, 1.5 * R)
        .filter((z) => Math.hypot(x, z) < 0.74 * R)
        .map((z) => placed([x, 0.4 * h, z], turnY(45), box([0, 0, 0], [0.1 * R, 0.55 * h, 0.1 * R]))),
    );
    const field = round
      ? union(
          0,
          without(0, post([0, 0, 0], R, h), post([0, -h, 0], R - edge, 3 * h)),
          post([0, 0, 0], R - 1.3 * edge, 0.72 * h),
          hoop('y', [0, 0.72 * h, 0], 0.8 * R, 0.25 * h),
          ...studs,
        )
      : union(
          0,
          without(0, box([0, 0, 0], [w, h, d]), box([0, -h, 0], [w - 2 * edge, 3 * h, d - 2 * edge])),
          ...spread(bars, w - 2 * edge).map((x) => box([x, 0, 0], [member, 0.92 * h, d - edge])),
          ...ends(2, 0.34 * d).map((z) => box([0, 0, z], [w - edge, 0.7 * h, 0.7 * member])),
        );
    return [
      {
        name: round ? 'Cover' : 'Grating',
        surface: 'body',
        field,
        cellSizeM: cellFor(round ? Math.max(0.5 * h, 0.02 * R) : 0.7 * Math.min(member, pitch - member)),
      },
      {
        name: 'Pit',
        surface: 'accent',
        field: round ? post([0, 0, 0], 0.98 * R, pit) : box([0, 0, 0], [w - edge, pit, d - edge]),
        cellSizeM: pitCell,
      },
    ];
  },
};
