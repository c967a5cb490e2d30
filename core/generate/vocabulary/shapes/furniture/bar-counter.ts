/** A bar: a panelled front towards the guests, a top that hangs over, a brass rail for their feet, shelves behind. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, ends, finish, front, rectangle, rod } from './forms.ts';
import { faceField } from './fronts.ts';

export const BAR_COUNTER: ThingShape = {
  parameters: [
    { name: 'Top thickness', unit: 'm', min: 0.04, max: 0.09, typical: 0.06 },
    { name: 'Panel width', unit: 'm', min: 0.4, max: 1.1, typical: 0.7 },
    { name: 'Overhang', unit: 'fraction', min: 0.14, max: 0.34, typical: 0.24 },
    { name: 'Foot rail height', unit: 'm', min: 0.14, max: 0.26, typical: 0.19 },
  ],
  body: finish('dark wood'),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [top = 0.06, panel = 0.7, overhang = 0.24, rail = 0.19] }) => {
    const out = overhang * d;
    const frontZ = d / 2 - out;
    const wall = 0.12;
    const plinth = 0.12;
    const under = h - top;
    const count = Math.max(1, Math.round((w - 0.08) / panel));
    const pitch = (w - 0.08) / count;
    const r = 0.024;
    const railZ = Math.min(d / 2 - r, frontZ + Math.max(0.12, 0.75 * out));
    const posts = ends(Math.max(2, Math.round(w / 1.4)), w - 0.3);
    const stretch = Math.max(1, Math.sqrt(w / 5));
    return [
      {
        name: 'Body',
        surface: 'body',
        field: union(
          0,
          box([0, 0, frontZ - 0.03 - wall / 2], [w - 0.06, under, wall], 0),
          box([0, 0, frontZ - 0.02], [w - 0.05, plinth, 0.05], 0),
          front(
            rectangle(-(w - 0.06) / 2, 0.3, (w - 0.06) / 2, 0.355),
            d / 2 + frontZ - 0.02,
            (frontZ - d / 2) / 2,
          ),
          front(
            rectangle(-(w - 0.06) / 2, 0.66, (w - 0.06) / 2, 0.715),
            d / 2 + frontZ - 0.02,
            (frontZ - d / 2) / 2,
          ),
          ...ends(Math.max(2, Math.round(w / 1.6) + 1), w - 0.1).map((x) =>
            box([x, 0, (frontZ - d / 2) / 2], [0.055, under, d / 2 + frontZ - 0.02], 0),
          ),
        ),
        cellSizeM: 0.05,
      },
      {
        name: 'Panels',
        surface: 'body',
        field: union(
          0,
          ...ends(count, w - 0.08 - pitch).map((x) =>
            faceField(
              { x, y: plinth, w: pitch + 0.014, h: under - plinth - 0.05 },
              frontZ - 0.018,
              0.036,
              0.09,
            ),
          ),
          box([0, under - 0.06, frontZ - 0.01], [w - 0.04, 0.06, 0.07], 0.01),
        ),
        cellSizeM: 0.027 * stretch,
      },
      {
        name: 'Top',
        surface: finish('dark wood', [0.075, 0.035, 0.018]),
        field: union(0, box([0, under, 0], [w, top, d], 0.2 * top)),
        cellSizeM: 0.85 * top,
      },
      {
        name: 'Foot rail',
        surface: 'accent',
        field: union(
          0,
          rod([-w / 2 + 0.06, rail, railZ], [w / 2 - 0.06, rail, railZ], r),
          ...posts.flatMap((x) => [
            rod([x, rail, railZ], [x, rail, frontZ], 0.6 * r),
            rod([x, rail, railZ], [x, r, railZ - 0.02], 0.6 * r),
          ]),
        ),
        cellSizeM: 0.018,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
