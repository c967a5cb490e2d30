/** Railings along x: posts, balusters between rails, a handrail. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, ends, finish, post, range } from '../furniture/forms.ts';

/** As many as fit about so far apart, never more than can be drawn. */
export const countFor = (length: number, spacing: number, most: number): number =>
  Math.max(1, Math.min(most, Math.round(length / spacing)));
/** Copies along x of something that is built about x = 0. */
export const row = (count: number, spacing: number, child: FieldNode): FieldNode =>
  count < 2 ? child : { op: 'repeat', spacingM: [spacing, 1, 1], counts: [count, 1, 1], child };

export const RAILING: ThingShape = {
  parameters: [
    { name: 'Baluster spacing', unit: 'm', min: 0.1, max: 0.3, typical: 0.14 },
    { name: 'Rails', unit: 'count', min: 1, max: 4, typical: 2 },
    { name: 'Post spacing', unit: 'm', min: 1, max: 2.6, typical: 1.5 },
  ],
  body: finish('painted metal', [0.05, 0.055, 0.055]),
  accent: finish('wood', [0.2, 0.11, 0.055]),
  parts: ({ sizeM: [w, h, d], parameters: [spacing = 0.14, rails = 2, bay = 1.5] }) => {
    const t = Math.min(0.05, d);
    const bays = countFor(w - t, Math.max(bay, w / 24), 24);
    const r = Math.max(0.009, Math.min(0.014, 0.3 * d), Math.min(w / 1400, 0.02));
    const top = h - t;
    const count = countFor(w, Math.max(spacing, w / 80), 80);
    const low = 0.09 * h;
    const bars = range(rails).map((i) => {
      const y = i === 0 ? low : low + ((top - low) * i) / rails;
      return box([0, y, 0], [w, 1.6 * r, 2.4 * r]);
    });
    const posts = ends(bays + 1, w - t).map((x) => box([x, 0, 0], [t, top, t]));
    return [
      { name: 'Posts', surface: 'body', field: union(0, ...posts), cellSizeM: 0.85 * t },
      {
        name: 'Balusters',
        surface: 'body',
        field: row(count, (w - t) / count, post([0, low, 0], r, top - low)),
        cellSizeM: 1.5 * r,
      },
      {
        name: 'Rails',
        surface: 'body',
        field: union(0, ...bars),
        cellSizeM: Math.max(1.5 * r, Math.min(w / 500, 1.6 * r)),
      },
      {
        name: 'Handrail',
        surface: 'accent',
        field: box([0, top, 0], [w, t, d], 0.25 * t),
        cellSizeM: Math.max(0.4 * t, Math.min(w / 400, 0.9 * t)),
      },
    ];
  },
};
