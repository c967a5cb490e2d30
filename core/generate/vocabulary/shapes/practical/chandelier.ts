/** A chandelier: a turned column on a chain, arms with candles of light, drops of cut glass. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, ball, union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { finish, hoop, placed, post, range, rod, taper, tube, turnY, type Vec2 } from '../furniture/forms.ts';
import { smooth, turned } from '../prop/turned.ts';
import { bulb } from './fittings.ts';

function measures({ sizeM: [w, h, d], parameters: [arms = 6, drop = 0.5, candle = 0.5] }: ShapeInput) {
  const R = Math.min(w, d) / 2;
  const body = Math.min(0.72 * h, 1.5 * R);
  const cup = 0.1 * R;
  const reach = R - cup;
  const t = 0.028 * R + 0.002;
  const plate = (0.36 + 0.12 * drop) * body;
  const tall = (0.12 + 0.16 * candle) * body;
  const glow = Math.max(0.009, 0.055 * R);
  return { R, body, cup, reach, t, plate, tall, glow, arms, h };
}

export const CHANDELIER: ThingShape = {
  parameters: [
    { name: 'Arms', unit: 'count', min: 5, max: 12, typical: 8 },
    { name: 'Arm rise', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Candle height', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Glass drops', unit: 'fraction', min: 0, max: 1, typical: 0.6 },
  ],
  body: finish('brass'),
  accent: finish('glass'),
  parts: (input) => {
    const { body, cup, reach, t, plate, tall, arms, h } = measures(input);
    const drops = input.parameters[3] ?? 0.6;
    const around = (field: FieldNode, turn = 0): readonly FieldNode[] =>
      range(arms).map((i) => placed([0, 0, 0], turnY((360 * (i + turn)) / arms), field));
    const arm = (s: number): Vec2 => {
      const x = 0.06 * reach + 0.94 * reach * s;
      const y = 0.32 * body - 0.2 * body * Math.sin(Math.PI * Math.min(1, 1.25 * s)) * (1 - 0.3 * s);
      return [x, y + (plate - 0.3 * body) * Math.max(0, s - 0.35) * (1 / 0.65)];
    };
    const line = range(10).map((i) => {
      const [x, y] = arm(i / 9);
      return [x, y, 0] as const;
    });
    const tip = line[9]!;
    const seat = tip[1];
    const column = turned(
      smooth(
        [
          [0.3 * t, 0.06 * body],
          [2.4 * t, 0.12 * body],
          [3.4 * t, 0.24 * body],
          [2 * t, 0.36 * body],
          [1.4 * t, 0.46 * body],
          [2.6 * t, 0.6 * body],
          [1.3 * t, 0.76 * body],
          [1.2 * t, 0.9 * body],
          [2 * t, 0.95 * body],
          [0.5 * t, body],
        ],
        3,
      ),
    );
    const links = Math.max(1, Math.round((h - body) / (5 * t)));
    const step = (h - body - 1.5 * t) / links;
    const bead = 0.9 * t;
    const pendantOf = (count: number, at0: readonly [number, number]): FieldNode =>
      union(
        0,
        ...range(count).map((i) => at([at0[0], at0[1] - (1.7 * i + 1) * bead, 0], ball(bead * (i === count - 1 ? 1.35 : 0.9)))), // prettier-ignore
      );
    const hanging = 1 + Math.round(2 * drops);
    return [
      {
        name: 'Frame',
        surface: 'body',
        field: union(
          0,
          column,
          ...around(tube(t, ...line)),
          ...around(taper([tip[0], seat, 0], 0.4 * cup, cup, 0.5 * cup)),
          post([0, h - t, 0], 4 * t, t, 0.2 * t),
          ...range(links).map((i) => at([0, body + (i + 0.5) * step, 0], hoop(i % 2 ? 'x' : 'z', [0, 0, 0], 0.55 * step + 0.3 * t, 0.55 * t))), // prettier-ignore
        ),
        cellSizeM: 0.95 * t,
      },
      {
        name: 'Candles',
        surface: finish('wax'),
        field: union(0, ...around(rod([tip[0], seat + 0.3 * cup, 0], [tip[0], seat + tall, 0], 0.32 * cup))),
        cellSizeM: 0.3 * cup,
      },
      {
        name: 'Drops',
        surface: 'accent',
        field: union(
          0,
          ...around(pendantOf(hanging, [tip[0], seat - 0.2 * cup])),
          ...around(pendantOf(Math.max(1, hanging - 1), [0.55 * reach, arm(0.52)[1] - t]), 0),
          at([0, 0.055 * body, 0], ball(0.05 * body)),
        ),
        cellSizeM: 0.62 * bead,
      },
    ];
  },
  lamps: (input) => {
    const { reach, plate, tall, glow, arms, body } = measures(input);
    const seat = 0.32 * body - 0.2 * body * Math.sin(Math.PI) * 0.7 + (plate - 0.3 * body);
    return range(arms).map((i) => {
      const a = (-2 * Math.PI * i) / arms;
      return bulb([reach * Math.cos(a), seat + tall + 1.2 * glow, reach * Math.sin(a)], glow, 1 / arms);
    });
  },
};
