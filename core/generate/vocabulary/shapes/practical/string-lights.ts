/** Lights along a cable that hangs between two points: sockets and small bulbs. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { finish, post, range, tube, type Vec2 } from '../furniture/forms.ts';
import { bulb } from './fittings.ts';

const WIRE_STEPS = 24;

function measures({ sizeM: [w, h, d], parameters: [count = 12, size = 0.4] }: ShapeInput) {
  const r = Math.min(size * d + 0.0012 * w, 0.5 * d, 0.12 * h);
  const wire = Math.max(0.09 * d, 0.0006 * w);
  const drop = 3.4 * r;
  const sag = h - drop - wire;
  /** A shallow catenary is a parabola to less than its own thickness. */
  const along = (s: number): Vec2 => [(s - 0.5) * (w - 2 * wire), h - wire - sag * 4 * s * (1 - s)];
  const bulbs = range(count).map((i) => along((i + 0.5) / count));
  return { r, wire, along, bulbs };
}

export const STRING_LIGHTS: ThingShape = {
  parameters: [
    { name: 'Bulbs', unit: 'count', min: 7, max: 16, typical: 13 },
    { name: 'Bulb size', unit: 'fraction', min: 0.25, max: 0.48, typical: 0.4 },
  ],
  body: finish('rubber'),
  accent: finish('plastic', [0.02, 0.022, 0.02]),
  parts: (input) => {
    const { r, wire, along, bulbs } = measures(input);
    const points = range(WIRE_STEPS + 1).map((i) => [...along(i / WIRE_STEPS), 0] as const);
    return [
      { name: 'Cable', surface: 'body', field: tube(wire, ...points), cellSizeM: 1.15 * wire },
      {
        name: 'Sockets',
        surface: 'accent',
        field: union(0, ...bulbs.map(([x, y]) => post([x, y - 1.75 * r, 0], 0.55 * r, 1.9 * r, 0.1 * r))),
        cellSizeM: 0.4 * r,
      },
    ];
  },
  lamps: (input) => {
    const { r, bulbs } = measures(input);
    return bulbs.map(([x, y]) => bulb([x, y - 2.4 * r, 0], 0.95 * r, 1 / bulbs.length));
  },
};
