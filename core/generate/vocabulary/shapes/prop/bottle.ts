/** Bottles: wine with a long neck, spirits with square shoulders, a flacon of perfume with a cut stopper. */
import { ball, block, overlap, scaled, without } from '../../../../scene/fields/field-nodes.ts';
import type { Rgb, ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { box, finish, post, type Vec2 } from '../furniture/forms.ts';
import { at } from '../../../../scene/fields/field-nodes.ts';
import { band, filled, inward, smooth, turned } from './turned.ts';

/** Wine, spirit: body, shoulder, neck, lip. */
function bottleLine(r: number, h: number, shoulder: number, neck: number, square: boolean): readonly Vec2[] {
  const y = shoulder * h;
  const lip = 1.22 * neck;
  const curve = square
    ? smooth([[r, y], [0.97 * r, y + 0.05 * h], [0.72 * r, y + 0.1 * h], [1.15 * neck, y + 0.135 * h], [neck, y + 0.18 * h]], 3) // prettier-ignore
    : smooth([[r, y], [0.94 * r, y + 0.05 * h], [0.66 * r, y + 0.12 * h], [1.12 * neck, y + 0.2 * h], [neck, y + 0.28 * h]], 3); // prettier-ignore
  return [
    [0.9 * r, 0],
    [r, 0.025 * h],
    ...curve,
    [neck, 0.945 * h],
    [lip, 0.95 * h],
    [lip, 0.985 * h],
    [neck, h],
  ];
}

const LIQUIDS = {
  wine: [0.16, 0.008, 0.012],
  spirit: [0.62, 0.24, 0.04],
  perfume: [0.85, 0.55, 0.42],
} as const satisfies Record<string, Rgb>;

function flacon({ sizeM: [w, h, d], parameters: [, , fill = 0.7] }: ShapeInput): ThingPart[] {
  const high = 0.6 * h;
  const wall = 0.09 * Math.min(w, d, high);
  const deep = Math.min(d, 0.75 * w);
  const cellSizeM = 0.6 * wall;
  const inner = [w - 2 * wall, high - 3.2 * wall, deep - 2 * wall] as const;
  const level = Math.max(wall, fill * inner[1]);
  const neck = 0.16 * w;
  return [
    {
      name: 'Glass',
      surface: 'body',
      field: without(
        0,
        box([0, 0, 0], [w, high, deep], 0.5 * wall),
        box(
          [0, 2 * wall + level, 0],
          [inner[0], Math.max(0.2 * wall, inner[1] - level), inner[2]],
          0.1 * wall,
        ),
      ),
      cellSizeM,
    },
    {
      name: 'Perfume',
      surface: finish('glass', LIQUIDS.perfume),
      field: box([0, 2 * wall, 0], [inner[0], level - 0.0003, inner[2]], 0.2 * wall),
      cellSizeM: 1.4 * wall,
    },
    {
      name: 'Collar',
      surface: finish('gold'),
      field: post([0, high - 0.5 * wall, 0], neck, 0.11 * h, 0.1 * neck),
      cellSizeM: 0.25 * neck,
    },
    {
      name: 'Stopper',
      surface: 'accent',
      field: overlap(
        0,
        at([0, high + 0.09 * h + 0.145 * h, 0], scaled(1, block([0.5 * w, 0.29 * h, 0.5 * deep], 0))),
        at([0, high + 0.09 * h + 0.13 * h, 0], ball(0.19 * h + 0.06 * w)),
      ),
      cellSizeM: 0.05 * w,
    },
  ];
}

export const BOTTLE: ThingShape = {
  parameters: [
    { name: 'Shoulder height', unit: 'fraction', min: 0.48, max: 0.66, typical: 0.58 },
    { name: 'Neck width', unit: 'fraction', min: 0.3, max: 0.46, typical: 0.36 },
    { name: 'Fullness', unit: 'fraction', min: 0.1, max: 0.95, typical: 0.7 },
    { name: 'Label height', unit: 'fraction', min: 0.25, max: 0.7, typical: 0.5 },
  ],
  body: finish('glass'),
  accent: finish('paper', [0.62, 0.56, 0.42]),
  parts: (input) => {
    const { sizeM, parameters, variant } = input;
    if (variant === 'perfume') return flacon(input);
    const [w, h, d] = sizeM;
    const [shoulder = 0.58, neckWidth = 0.36, fill = 0.7, label = 0.5] = parameters;
    const square = variant === 'spirit';
    const r = 0.478 * Math.min(w, d);
    const proud = 0.022 * Math.min(w, d);
    const rise = square ? Math.min(0.8, shoulder + 0.09) : shoulder;
    const glassTop = square ? 0.94 * h : 0.985 * h;
    const line = bottleLine(r, glassTop, rise, neckWidth * r, square);
    const wall = Math.max(0.0026, 0.13 * r);
    const floor = 2.2 * wall;
    const body = rise * glassTop;
    const level = floor + (0.9 * glassTop - floor) * fill;
    const low = (0.5 - 0.42 * label) * body + 0.03 * h;
    const sticker = overlap(
      0,
      without(0, band(line, proud, low, low + 0.84 * label * body), turned(inward(line, 0.75 * wall))),
      at([0, h / 2, r], block([3 * r, h, 2.5 * r], 0)),
    );
    const cork: readonly Vec2[] = square
      ? [
          [1.35 * neckWidth * r, 0.882 * h],
          [1.35 * neckWidth * r, h],
        ]
      : [
          [1.26 * neckWidth * r, 0.8 * h],
          [1.26 * neckWidth * r, h],
        ];
    const [glass, liquid] = filled(line, wall, floor, level);
    return [
      { name: 'Glass', surface: 'body', field: glass, cellSizeM: 0.6 * wall },
      {
        name: 'Liquid',
        surface: finish('glass', square ? LIQUIDS.spirit : LIQUIDS.wine),
        field: liquid,
        cellSizeM: wall,
      },
      { name: 'Label', surface: 'accent', field: sticker, cellSizeM: 0.5 * (proud + 0.75 * wall) },
      {
        name: square ? 'Stopper' : 'Capsule',
        surface: square ? finish('wood', [0.16, 0.09, 0.05]) : finish('painted metal', [0.1, 0.012, 0.015]),
        field: turned(cork),
        cellSizeM: 0.12 * r,
      },
    ];
  },
};
