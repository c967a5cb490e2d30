/** A standard lamp on its pole, a bedside lamp on a turned foot: bulbs under shades. */
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, ball, union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { finish, post, rod } from '../furniture/forms.ts';
import { smooth, turned } from '../prop/turned.ts';
import { jointedLamp } from './desk-lamp.ts';
import { bulb, coneShade, SHADE, sheetCell } from './fittings.ts';

interface ShadeOnStand {
  readonly parts: readonly ThingPart[];
  readonly bulbAt: Vec3;
  readonly bulbM: number;
}

/** The shade at the top, its spider and the bulb in it. */
function shadeAt(bottom: number, top: number, radius: number, taper: number, stem: number): ShadeOnStand {
  const high = top - bottom;
  const wall = 0.064 * radius;
  const small = radius * (1 - taper);
  const neck = bottom + 0.42 * high;
  const bulbM = Math.min(0.034, 0.26 * small);
  const ring = bottom + 0.9 * high;
  const ringR = radius + (small - radius) * 0.9 - 0.5 * wall;
  const spoke = Math.max(0.0035, 0.022 * radius);
  return {
    parts: [
      {
        name: 'Shade',
        surface: SHADE,
        field: coneShade(bottom, high, radius, small, wall),
        cellSizeM: sheetCell(wall),
      },
      {
        name: 'Fitting',
        surface: 'accent',
        field: union(
          0,
          post([0, neck - 0.16 * high, 0], 1.5 * stem, 0.16 * high, 0.2 * stem),
          rod([-ringR, ring, 0], [ringR, ring, 0], spoke),
          rod([0, ring, -ringR], [0, ring, ringR], spoke),
          // the harp carries the shade around the bulb
          ...[-1, 1].flatMap((x) => [
            rod([x * 1.2 * stem, neck - 0.04 * high, 0], [x * 1.7 * bulbM, neck + bulbM, 0], spoke),
            rod([x * 1.7 * bulbM, neck + bulbM, 0], [0, ring, 0], spoke),
          ]),
        ),
        cellSizeM: 1.5 * spoke,
      },
    ],
    bulbAt: [0, neck + 1.05 * bulbM, 0],
    bulbM,
  };
}

function floorLamp({
  sizeM: [w, h, d],
  parameters: [height = 0.24, taper = 0.3, foot = 0.62, stem = 0.055],
}: ShapeInput) {
  const radius = Math.min(w, d) / 2;
  const stemM = stem * radius;
  const bottom = h * (1 - height);
  const shade = shadeAt(bottom, h, radius, taper, stemM);
  const footR = foot * radius;
  const stand = union(
    0,
    turned([
      [footR, 0],
      [footR, 0.012 * h],
      [0.9 * footR, 0.018 * h],
      [1.6 * stemM, 0.03 * h],
      [stemM, 0.06 * h],
    ]),
    rod([0, 0.03 * h, 0], [0, bottom + 0.3 * height * h, 0], stemM),
    at([0, 0.45 * h, 0], ball(1.5 * stemM)),
  );
  const parts: readonly ThingPart[] = [
    { name: 'Stand', surface: 'body', field: stand, cellSizeM: 0.85 * stemM },
    ...shade.parts,
  ];
  return { parts, lamps: [bulb(shade.bulbAt, shade.bulbM)] };
}

export const FLOOR_LAMP: ThingShape = {
  parameters: [
    { name: 'Shade height', unit: 'fraction', min: 0.14, max: 0.3, typical: 0.2 },
    { name: 'Shade taper', unit: 'fraction', min: 0, max: 0.6, typical: 0.3 },
    { name: 'Foot width', unit: 'fraction', min: 0.45, max: 0.9, typical: 0.62 },
    { name: 'Pole thickness', unit: 'fraction', min: 0.04, max: 0.1, typical: 0.06 },
  ],
  body: finish('brass'),
  accent: finish('brass'),
  parts: (input) => floorLamp(input).parts,
  lamps: (input) => floorLamp(input).lamps,
};

function shaded({ sizeM: [w, h, d], parameters: [height = 0.44, taper = 0.3, belly = 0.5] }: ShapeInput) {
  const radius = Math.min(w, d) / 2;
  const bottom = h * (1 - height);
  const stem = 0.06 * radius + 0.002;
  const shade = shadeAt(bottom, h, radius, taper, stem);
  const b = (0.36 + 0.3 * belly) * radius;
  const top = bottom - 0.02 * h;
  const line = smooth(
    [
      [0.6 * b, 0.05 * top],
      [0.95 * b, 0.25 * top],
      [b, 0.45 * top],
      [0.72 * b, 0.7 * top],
      [0.34 * b, 0.86 * top],
      [0.3 * b, top],
    ],
    4,
  );
  const parts: readonly ThingPart[] = [
    { name: 'Base', surface: 'body', field: turned(line), cellSizeM: 0.11 * b },
    {
      name: 'Foot',
      surface: 'accent',
      field: union(
        0,
        post([0, 0, 0], 0.82 * b, 0.06 * top, 0.01 * top),
        post([0, top - 0.01 * h, 0], 0.34 * b, 0.025 * h),
        rod([0, top, 0], [0, bottom + 0.3 * height * h, 0], stem),
      ),
      cellSizeM: 0.95 * stem,
    },
    ...shade.parts,
  ];
  return { parts, lamps: [bulb(shade.bulbAt, shade.bulbM)] };
}

const tableLamp = (input: ShapeInput) => (input.variant === 'desk' ? jointedLamp(input) : shaded(input));

export const TABLE_LAMP: ThingShape = {
  parameters: [
    { name: 'Shade height', unit: 'fraction', min: 0.34, max: 0.54, typical: 0.44 },
    { name: 'Shade taper', unit: 'fraction', min: 0, max: 0.6, typical: 0.3 },
    { name: 'Fullness', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
  ],
  body: finish('ceramic', [0.07, 0.16, 0.17]),
  accent: finish('brass'),
  parts: (input) => tableLamp(input).parts,
  lamps: (input) => tableLamp(input).lamps,
};
