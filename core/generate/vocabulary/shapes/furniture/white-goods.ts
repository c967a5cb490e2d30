/** A refrigerator with a freezer door and a gas cooker with an oven. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, ends, finish, fourCorners, hoop, post, rod } from './forms.ts';
import { bar } from './fronts.ts';

export const FRIDGE: ThingShape = {
  parameters: [
    { name: 'Freezer', unit: 'fraction', min: 0.24, max: 0.44, typical: 0.32 },
    { name: 'Roundness', unit: 'm', min: 0.006, max: 0.07, typical: 0.025 },
    { name: 'Door thickness', unit: 'm', min: 0.05, max: 0.09, typical: 0.065 },
  ],
  body: finish('painted metal', [0.68, 0.67, 0.63]),
  accent: finish('chrome'),
  parts: ({ sizeM: [w, h, d], parameters: [freezer = 0.32, round = 0.025, thick = 0.065] }) => {
    const foot = 0.05;
    const grip = 0.05;
    const deep = d - thick - grip;
    const z = -(thick + grip) / 2;
    const doorZ = z + (deep + thick) / 2 + 0.008;
    const split = foot + (1 - freezer) * (h - foot);
    const handle = (y: number, length: number) => bar(-w / 2 + 0.07, y, d / 2 - 0.014, length, true, 0.012);
    return [
      {
        name: 'Cabinet',
        surface: 'body',
        field: box([0, foot, z], [w, h - foot, deep], Math.min(round, 0.03)),
        cellSizeM: 0.032,
      },
      {
        name: 'Doors',
        surface: 'body',
        field: union(
          0,
          box([0, foot + 0.01, doorZ], [w, split - foot - 0.02, thick - 0.016], round),
          box([0, split + 0.008, doorZ], [w, h - split - 0.008, thick - 0.016], round),
        ),
        cellSizeM: 0.022,
      },
      {
        name: 'Foot',
        surface: finish('rubber'),
        field: union(
          0,
          box([0, 0, z + 0.02], [0.94 * w, foot + 0.01, deep - 0.04], 0),
          box([0, foot + 0.02, z + deep / 2], [0.93 * w, h - foot - 0.05, 0.03], 0),
        ),
        cellSizeM: 0.028,
      },
      {
        name: 'Handles',
        surface: 'accent',
        field: union(0, handle(split - 0.18 * h, 0.2 * h), handle(split + 0.1 * h, 0.1 * h)),
        cellSizeM: 0.011,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.95 * w, 0.8 * d]],
};

export const STOVE: ThingShape = {
  parameters: [
    { name: 'Window height', unit: 'fraction', min: 0.25, max: 0.55, typical: 0.42 },
    { name: 'Knobs', unit: 'count', min: 4, max: 7, typical: 5 },
    { name: 'Roundness', unit: 'm', min: 0.003, max: 0.03, typical: 0.01 },
  ],
  body: finish('painted metal', [0.66, 0.66, 0.64]),
  accent: finish('iron'),
  parts: ({ sizeM: [w, h, d], parameters: [window = 0.42, knobs = 5, round = 0.01] }) => {
    const plinth = 0.06;
    const grate = 0.035;
    const lid = h - grate;
    const panel = 0.13;
    const deep = d - 0.075;
    const z = -0.0375;
    const face = z + deep / 2;
    const doorTop = lid - panel - 0.015;
    const doorH = doorTop - plinth - 0.17;
    const doorY = doorTop - doorH;
    const bx = 0.25 * w;
    const bz = 0.22 * deep;
    return [
      {
        name: 'Body',
        surface: 'body',
        field: union(
          0,
          box([0, plinth, z], [w, lid - plinth, deep], round),
          box([0, doorY, face + 0.01], [w - 0.02, doorH, 0.04], round),
          box([0, plinth + 0.01, face + 0.006], [w - 0.02, 0.14, 0.03], round),
          box([0, lid - panel, face + 0.006], [w, panel, 0.034], round),
        ),
        cellSizeM: 0.024,
      },
      {
        name: 'Oven window',
        surface: finish('car paint', [0.012, 0.012, 0.013]),
        field: union(
          0,
          box([0, doorY + 0.28 * doorH, face + 0.024], [0.74 * w, window * doorH * 1.1, 0.018], 0.004),
          box([0, lid - 0.001, z], [w - 0.03, 0.014, deep - 0.03], 0.003),
        ),
        cellSizeM: 0.0125,
      },
      {
        name: 'Grates',
        surface: 'accent',
        field: union(
          0,
          fourCorners(
            union(
              0,
              post([bx, lid, bz], 0.045, 0.022, 0.005),
              hoop('y', [bx, lid + grate - 0.008, bz], 0.085, 0.007),
              rod([bx - 0.11, lid + grate - 0.008, bz], [bx + 0.11, lid + grate - 0.008, bz], 0.007),
              rod([bx, lid + grate - 0.008, bz - 0.1], [bx, lid + grate - 0.008, bz + 0.1], 0.007),
            ),
          ),
          box([0, 0, z], [w - 0.05, plinth + 0.01, deep - 0.05], 0),
        ),
        cellSizeM: 0.012,
      },
      {
        name: 'Knobs',
        surface: finish('plastic', [0.02, 0.02, 0.022]),
        field: union(
          0,
          ...ends(Math.round(knobs), 0.76 * w).map((x) =>
            axle('z', [x, lid - 0.5 * panel, face + 0.038], 0.022, 0.036, 0.005),
          ),
        ),
        cellSizeM: 0.011,
      },
      {
        name: 'Rail',
        surface: finish('steel'),
        field: union(
          0,
          rod([-0.4 * w, doorTop - 0.05, face + 0.064], [0.4 * w, doorTop - 0.05, face + 0.064], 0.011),
          bothSides(
            rod([0.38 * w, doorTop - 0.05, face + 0.064], [0.38 * w, doorTop - 0.05, face + 0.02], 0.009),
          ),
        ),
        cellSizeM: 0.011,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.8 * w, 0.7 * d]],
};
