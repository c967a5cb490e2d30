/** A storm lantern: tank, wire frame around a glass chimney, cap and bail; the flame inside. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { axle, finish, post, range, rod, tube } from '../furniture/forms.ts';
import { smooth, turned } from '../prop/turned.ts';
import { flame } from './fittings.ts';

function measures({ sizeM: [w, h, d], parameters: [tank = 0.2, bail = 0.18, belly = 0.5] }: ShapeInput) {
  const R = Math.min(w, d) / 2;
  const body = h * (1 - bail);
  const foot = tank * body;
  return { w, h, R, body, foot, glass: R * (0.5 + 0.18 * belly), low: foot + 0.08 * body, high: 0.78 * body }; // prettier-ignore
}

export const LANTERN: ThingShape = {
  parameters: [
    { name: 'Tank height', unit: 'fraction', min: 0.16, max: 0.3, typical: 0.22 },
    { name: 'Handle height', unit: 'fraction', min: 0.08, max: 0.24, typical: 0.16 },
    { name: 'Chimney fullness', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
  ],
  body: finish('painted metal', [0.16, 0.022, 0.018]),
  accent: finish('steel'),
  parts: (input) => {
    const { h, R, body, foot, glass, low, high } = measures(input);
    const t = 0.055 * R + 0.0012;
    const x = R - t;
    const chimney = smooth(
      [
        [0.72 * glass, low],
        [0.98 * glass, low + 0.25 * (high - low)],
        [glass, low + 0.45 * (high - low)],
        [0.78 * glass, low + 0.8 * (high - low)],
        [0.62 * glass, high],
      ],
      4,
    );
    const side = (s: 1 | -1) => tube(t, [s * 0.8 * R, 0.6 * foot, 0], [s * x, foot + 0.1 * body, 0], [s * x, 0.74 * body, 0], [s * 0.7 * R, 0.86 * body, 0], [s * 0.3 * R, 0.87 * body, 0]); // prettier-ignore
    const bow = range(13).map((i) => {
      const a = (Math.PI * i) / 12;
      return [x * Math.cos(a), 0.8 * body + (h - t - 0.8 * body) * Math.sin(a), 0] as const;
    });
    return [
      {
        name: 'Tank',
        surface: 'body',
        field: union(
          0,
          turned([
            [0.94 * R, 0],
            [0.98 * R, 0.12 * foot],
            [0.95 * R, 0.75 * foot],
            [0.6 * R, foot],
            [0.52 * R, foot + 0.03 * body],
            [0.8 * glass, low - 0.02 * body],
            [0.86 * glass, low],
          ]),
          axle('z', [0.45 * R, 0.9 * foot, 0], 0.12 * R, 0.2 * R),
        ),
        cellSizeM: 0.06 * R,
      },
      {
        name: 'Cap',
        surface: 'body',
        field: turned([
          [0.68 * glass, high],
          [0.95 * glass, high + 0.02 * body],
          [0.9 * glass, high + 0.06 * body],
          [0.55 * glass, high + 0.1 * body],
          [0.5 * glass, 0.93 * body],
          [0.62 * glass, 0.95 * body],
          [0.2 * glass, body],
        ]),
        cellSizeM: 0.06 * R,
      },
      {
        name: 'Frame',
        surface: 'accent',
        field: union(
          0,
          side(1),
          side(-1),
          tube(0.55 * t, ...bow),
          rod([-glass, low + 0.3 * (high - low), 0], [-x, low + 0.3 * (high - low), 0], 0.5 * t),
          rod([glass, low + 0.3 * (high - low), 0], [x, low + 0.3 * (high - low), 0], 0.5 * t),
          post([0, low - 0.01 * body, 0], 0.28 * glass, 0.12 * (high - low)),
        ),
        cellSizeM: 0.6 * t,
      },
      { name: 'Chimney', surface: finish('pane'), field: turned(chimney), cellSizeM: 0.12 * glass },
    ];
  },
  lamps: (input) => {
    const { low, high, glass } = measures(input);
    return flame([0, low + 0.12 * (high - low), 0], Math.min(1.1 * glass, 0.42 * (high - low)));
  },
};
