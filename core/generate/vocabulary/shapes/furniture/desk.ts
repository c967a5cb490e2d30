/** A writing desk: a top on a pedestal of drawers and two legs, with a panel at the knees. */
import { ball, union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { at } from '../../../../scene/fields/field-nodes.ts';
import { bothSides, box, cellFor, finish, range } from './forms.ts';

export const DESK: ThingShape = {
  parameters: [
    { name: 'Drawers', unit: 'count', min: 2, max: 4, typical: 3 },
    { name: 'Pedestal width', unit: 'fraction', min: 0.2, max: 0.32, typical: 0.26 },
    { name: 'Top thickness', unit: 'fraction', min: 0.035, max: 0.07, typical: 0.045 },
    { name: 'Pedestals', unit: 'count', min: 1, max: 2, typical: 1 },
  ],
  body: finish('wood'),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [drawers = 3, width = 0.26, top = 0.045, pedestals = 1] }) => {
    const thick = top * h;
    const under = h - thick;
    const p = width * w;
    const x = (w - p) / 2 - 0.02 * w;
    const foot = 0.08 * h;
    const depth = 0.9 * d;
    const t = 0.07 * h;
    const leg = (z: number) => box([-(w - t) / 2 + 0.02 * w, 0, z], [t, under, t], 0.1 * t);
    const pedestal = union(
      0,
      box([x, foot, 0], [p, under - foot, depth], 0.004),
      box([x, 0, 0], [p - 2 * t, foot, depth - 2 * t], 0),
    );
    const both = pedestals > 1.5;
    const face = (under - foot) / drawers;
    const front = union(
      0,
      ...range(drawers).map((i) =>
        box([x, foot + i * face + 0.008, depth / 2 - 0.004], [p - 0.03, face - 0.016, 0.03], 0.004),
      ),
    );
    const knobs = union(
      0,
      ...range(drawers).map((i) => at([x, foot + (i + 0.5) * face, depth / 2 + 0.036], ball(0.016))),
    );
    const panel = box([0, 0.35 * under, -0.32 * d], [w - 2 * t, 0.6 * under, 0.025], 0);
    const rails = union(0, box([0, under - 0.09 * h, 0.36 * d], [w - 0.06 * w, 0.09 * h, 0.03], 0), panel);
    return [
      {
        name: 'Top',
        surface: 'body',
        field: box([0, under, 0], [w, thick, d], 0.2 * thick),
        cellSizeM: cellFor(thick),
      },
      {
        name: 'Frame',
        surface: 'body',
        field: union(
          0,
          rails,
          both ? bothSides(pedestal) : union(0, pedestal, leg(-depth / 2 + t / 2), leg(depth / 2 - t / 2)),
        ),
        cellSizeM: 0.023,
      },
      { name: 'Drawers', surface: 'body', field: both ? bothSides(front) : front, cellSizeM: 0.014 },
      { name: 'Knobs', surface: 'accent', field: both ? bothSides(knobs) : knobs, cellSizeM: 0.006 },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
