/** Barriers of boards on trestles, and ventilation units. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import {
  bothSides,
  box,
  cellFor,
  clamp,
  finish,
  fourCorners,
  front,
  hoop,
  placed,
  post,
  range,
  rod,
  spread,
  turnX,
} from '../furniture/forms.ts';

export const BARRIER: ThingShape = {
  parameters: [
    { name: 'Boards', unit: 'count', min: 1, max: 3, typical: 2 },
    { name: 'Board height', unit: 'fraction', min: 0.14, max: 0.26, typical: 0.2 },
    { name: 'Stripes', unit: 'count', min: 4, max: 9, typical: 6 },
  ],
  body: finish('plastic', [0.5, 0.025, 0.018]),
  accent: finish('plastic', [0.66, 0.66, 0.63]),
  parts: ({ sizeM: [w, h, d], parameters: [boards = 2, tall = 0.2, stripes = 6] }) => {
    const t = clamp(0.09 * d, 0.028, 0.06);
    const b = tall * h;
    const legX = w / 2 - 0.12;
    const heights = range(Math.round(boards)).map((i) => h - 0.02 * h - b - i * 1.55 * b);
    const pitch = w / (stripes + 0.5);
    const bands = heights.flatMap((y) =>
      range(Math.round(stripes) + 1).map((i) => {
        const x = -w / 2 + i * pitch - 0.3 * b;
        return front([[x, y - 0.001], [x + 0.5 * pitch, y - 0.001], [x + 0.5 * pitch + 0.8 * b, y + b + 0.001], [x + 0.8 * b, y + b + 0.001]], t + 0.012);
      }),
    ); // prettier-ignore
    return [
      {
        name: 'Boards',
        surface: 'body',
        field: union(0, ...heights.map((y) => box([0, y, 0], [w, b, t], 0.004))),
        cellSizeM: cellFor(t),
      },
      {
        name: 'Stripes',
        surface: 'accent',
        field: overlap(0, union(0, ...bands), box([0, 0, 0], [w - 0.004, h, d])),
        cellSizeM: cellFor(t),
      },
      {
        name: 'Trestles',
        surface: finish('steel'),
        field: bothSides(
          union(
            0,
            ...[-1, 1].map((s) =>
              rod([legX, 0.022, s * (d / 2 - 0.024)], [legX, h - 0.03, s * (0.5 * t + 0.02)], 0.02),
            ),
            rod([legX, 0.3 * h, -0.36 * d], [legX, 0.3 * h, 0.36 * d], 0.014),
            box([legX, 0, 0], [0.1, 0.03, d], 0.006),
          ),
        ),
        cellSizeM: 0.018,
      },
    ];
  },
};

export const VENT: ThingShape = {
  parameters: [
    { name: 'Fans', unit: 'count', min: 1, max: 3, typical: 1 },
    { name: 'Louvres', unit: 'count', min: 4, max: 12, typical: 8 },
    { name: 'Legs', unit: 'fraction', min: 0.04, max: 0.2, typical: 0.1 },
  ],
  body: finish('painted metal', [0.42, 0.42, 0.39]),
  accent: finish('painted metal', [0.035, 0.036, 0.038]),
  parts: ({ sizeM: [w, h, d], parameters: [fans = 1, louvres = 8, legs = 0.1] }) => {
    const foot = legs * h;
    const crown = Math.min(0.12 * h, 0.16);
    const top = h - crown;
    const count = Math.max(Math.round(fans), Math.floor(w / (2.2 * d)));
    const R = 0.42 * Math.min(w / count, d);
    const slot = (0.62 * (top - foot)) / louvres;
    const openings = range(Math.round(louvres)).map((i) => foot + 0.2 * (top - foot) + i * slot);
    const thick = Math.max(0.028, 0.03 * Math.min(w, d));
    const wide = 0.8 * w;
    const places = spread(count, w);
    return [
      {
        name: 'Housing',
        surface: 'body',
        field: union(
          0,
          without(
            0,
            box([0, foot, 0], [w, top - foot, d], 0.012),
            box([0, openings[0]! - 0.2 * slot, d / 2], [wide, 0.62 * (top - foot), 0.22 * d]),
          ),
          ...openings.map((y) =>
            placed(
              [0, y + 0.1 * slot, d / 2 - 0.055 * d],
              turnX(-32),
              box([0, 0, 0], [wide + 0.02, 0.26 * slot + 0.012, 0.12 * d]),
            ),
          ),
          ...places.map((x) =>
            without(
              0,
              post([x, top - 0.01, 0], R * 1.08, crown + 0.01),
              post([x, top - 0.1, 0], R * 0.98, 1),
            ),
          ),
        ),
        cellSizeM: Math.max(0.024, 0.022 * Math.sqrt(w * d)),
      },
      {
        name: 'Fan guard',
        surface: 'accent',
        field: union(
          0,
          ...places.flatMap((x): readonly FieldNode[] => [
            ...[0.3, 0.6, 0.9].map((k) => hoop('y', [x, h - 0.022, 0], k * R, 0.011)),
            ...range(4).map((i) => {
              const [c, s] = [Math.cos((Math.PI * i) / 4) * R, Math.sin((Math.PI * i) / 4) * R];
              return rod([x - c, h - 0.022, -s], [x + c, h - 0.022, s], 0.011);
            }),
            post([x, top - 0.01, 0], R, 0.02),
          ]),
          box([0, foot + 0.1 * (top - foot), d / 2 - 0.2 * d], [wide, 0.74 * (top - foot), 0.04]),
        ),
        cellSizeM: 0.017 * Math.max(1, Math.sqrt((w * d) / 1.4)) ** 0.6,
      },
      {
        name: 'Feet',
        surface: finish('steel'),
        field: union(
          0,
          fourCorners(box([0.4 * w, 0, 0.4 * d], [2 * thick, foot + 0.01, 2 * thick])),
          ...[-1, 1].map((s) => box([0, 0, s * 0.4 * d], [w, Math.min(0.05, 0.6 * foot + 0.01), 2 * thick])),
        ),
        cellSizeM: cellFor(Math.min(thick * 2, 0.035)),
      },
    ];
  },
  surfaces: () => [],
};
