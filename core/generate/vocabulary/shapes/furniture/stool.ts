/** A stool: a round seat on four legs that lean out, with a ring for the feet. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { cellFor, finish, hoop, oval, plan } from './forms.ts';
import { roundLegs } from './legs.ts';

export const STOOL: ThingShape = {
  parameters: [
    { name: 'Seat thickness', unit: 'm', min: 0.03, max: 0.1, typical: 0.045 },
    { name: 'Leg thickness', unit: 'm', min: 0.026, max: 0.045, typical: 0.034 },
    { name: 'Foot ring height', unit: 'fraction', min: 0.2, max: 0.45, typical: 0.32 },
    { name: 'Seat squareness', unit: 'fraction', min: 0, max: 1, typical: 0 },
  ],
  body: finish('wood'),
  accent: finish('wood', [0.22, 0.13, 0.07]),
  parts: ({ sizeM: [w, h, d], parameters: [seat = 0.045, leg = 0.034, ring = 0.32, square = 0] }) => {
    const inset = 0.19 * Math.min(w, d);
    const splay = inset - 0.02;
    const at = inset - splay * (1 - ring);
    const reach = Math.min(w, d) / 2 - at - leg / 2;
    return [
      {
        name: 'Seat',
        surface: 'body',
        field: plan(oval(0.96 * w, 0.96 * d, 36, 2 + 5 * square), h - seat, seat, 0.42 * seat),
        cellSizeM: cellFor(0.4 * seat),
      },
      {
        name: 'Legs',
        surface: 'accent',
        field: union(
          0,
          roundLegs(w, d, h - 0.6 * seat, leg, inset, splay),
          hoop('y', [0, ring * h, 0], 1.38 * reach, 0.3 * leg),
        ),
        cellSizeM: cellFor(0.42 * leg),
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.7 * w, 0.7 * d]],
};
