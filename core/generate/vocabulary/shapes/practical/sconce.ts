/** A wall lamp: a plate, a curved arm, a shade around its bulb. */
import { at, union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { axle, finish, front, oval, post, range, tube } from '../furniture/forms.ts';
import { bulb, coneShade, SHADE, sheetCell } from './fittings.ts';

function measures({ sizeM: [w, h, d], parameters: [height = 0.55, flare = 0.3] }: ShapeInput) {
  const R = Math.min(w / 2, 0.42 * d);
  const high = height * h;
  const z = d / 2 - R;
  const bottom = h - high;
  const size = Math.min(0.03, 0.28 * R);
  return { w, h, d, R, high, z, bottom, size, small: R * (1 - flare) };
}

export const WALL_SCONCE: ThingShape = {
  parameters: [
    { name: 'Shade height', unit: 'fraction', min: 0.4, max: 0.7, typical: 0.54 },
    { name: 'Flare', unit: 'fraction', min: 0, max: 0.5, typical: 0.28 },
    { name: 'Plate width', unit: 'fraction', min: 0.35, max: 0.7, typical: 0.5 },
  ],
  body: finish('brass'),
  accent: finish('brass'),
  parts: (input) => {
    const { w, h, d, R, high, z, bottom, small } = measures(input);
    const plate = (input.parameters[2] ?? 0.5) * w;
    const wall = 0.075 * R;
    const t = 0.06 * R + 0.002;
    const thick = 0.08 * d;
    const back = -d / 2;
    const neck = bottom + 0.22 * high;
    const arm = range(9).map((i) => {
      const s = i / 8;
      return [0, 0.36 * h - 0.16 * h * Math.sin(Math.PI * s) + (neck - 0.36 * h) * s ** 2, back + thick + (z - back - thick) * s ** 0.8] as const; // prettier-ignore
    });
    return [
      {
        name: 'Plate',
        surface: 'body',
        field: union(
          0,
          at([0, 0.36 * h, 0], front(oval(plate, 0.6 * h, 32), thick, back + thick / 2, 0.3 * thick)),
          axle('z', [0, 0.36 * h, back + 1.2 * thick], 0.16 * plate, 1.2 * thick, 0.3 * thick),
        ),
        cellSizeM: 0.6 * thick,
      },
      {
        name: 'Arm',
        surface: 'accent',
        field: union(
          0,
          tube(t, ...arm),
          post([0, neck - 0.06 * high, z], 0.34 * small, 0.05 * high, 0.01 * high),
          post([0, neck - 0.02 * high, z], 0.2 * small, 0.16 * high),
        ),
        cellSizeM: 0.9 * t,
      },
      {
        name: 'Shade',
        surface: SHADE,
        field: at([0, 0, z], coneShade(bottom, high, small, R, wall)),
        cellSizeM: sheetCell(wall),
      },
    ];
  },
  lamps: (input) => {
    const { high, bottom, z, size } = measures(input);
    return [bulb([0, bottom + 0.38 * high + size, z], size)];
  },
};
