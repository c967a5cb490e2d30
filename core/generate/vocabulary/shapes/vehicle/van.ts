/** A delivery van or minibus: one box with a short bonnet, windows along the side or panels where there are none. */
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish, range, type Vec2 } from '../furniture/forms.ts';
import { arches, BLACK_PLASTIC, coach, DARK_GLASS, flank, proud, TAIL_RED } from './coachwork.ts';
import { all, axles, dish, tyre } from './wheels.ts';

export const VAN: ThingShape = {
  parameters: [
    { name: 'Side windows', unit: 'count', min: 0, max: 4, typical: 3 },
    { name: 'Bonnet', unit: 'fraction', min: 0.06, max: 0.2, typical: 0.13 },
    { name: 'Wheel size', unit: 'fraction', min: 0.13, max: 0.17, typical: 0.148 },
    { name: 'Roundness', unit: 'm', min: 0.05, max: 0.24, typical: 0.13 },
  ],
  body: finish('car paint', [0.55, 0.54, 0.5]),
  accent: BLACK_PLASTIC,
  parts: ({
    sizeM: [w, h, d],
    parameters: [windows = 3, bonnet = 0.13, wheelSize = 0.148, round = 0.13],
  }) => {
    const bw = 0.92 * w;
    const radius = wheelSize * h;
    const low = 0.5 * radius + 0.04;
    const nose = d / 2;
    const cowl = nose - bonnet * d;
    const brow = cowl - 0.11 * d;
    const outline: readonly Vec2[] = [
      [-nose, low],
      [-nose, 0.55 * h],
      [-nose + 0.025 * d, h],
      [brow - 0.06 * d, h],
      [brow, 0.955 * h],
      [cowl, 0.56 * h],
      [nose - 0.03 * d, 0.49 * h],
      [nose - 0.008 * d, 0.4 * h],
      [nose, low + 0.05],
      [nose - 0.02 * d, low],
    ];
    const body = coach(outline, bw, 0.9, round);
    const wheels = axles([cowl + 0.015 * d, -0.29 * d], { radius, width: 0.11 * w }, bw / 2 - 0.06 * w);
    const [sill, top] = [0.56 * h, 0.86 * h];
    const doorBack = brow - 0.13 * d;
    const rear = -nose + 0.07 * d;
    const pitch = windows > 0 ? (doorBack - rear) / windows : 1;
    const panes = range(Math.round(windows)).map((i) =>
      flank(bw, rear + i * pitch + 0.06, rear + (i + 1) * pitch - 0.06, sill, top),
    );
    const mirrors = bothSides(box([w / 2 - 0.05, 0.56 * h, brow + 0.05 * d], [0.1, 0.2, 0.1], 0.035));
    const arms = bothSides(
      box([bw / 2 - 0.02, 0.58 * h, brow + 0.05 * d], [w / 2 - bw / 2, 0.04, 0.05], 0.01),
    );
    const gap = (z: number) => flank(bw, z - 0.008, z + 0.008, low + 0.04, 0.9 * h, 0.05, 0);
    return [
      {
        name: 'Body',
        surface: 'body',
        field: without(0.01, body, arches(wheels, bw)),
        cellSizeM: 0.075,
      },
      {
        name: 'Glass',
        surface: DARK_GLASS,
        field: union(
          0,
          proud(
            body,
            0.01,
            box([0, 0.585 * h, (brow + cowl) / 2 + 0.12 * d], [0.82 * bw, 0.325 * h, 0.34 * d], 0.05),
            flank(bw, doorBack + 0.06, brow + 0.005 * d, sill, top),
            ...panes,
            bothSides(box([0.22 * bw, sill, -nose], [0.36 * bw, top - sill, 0.2], 0.04)),
          ),
        ),
        cellSizeM: 0.06,
      },
      {
        name: 'Tyres and trim',
        surface: 'accent',
        field: union(
          0,
          all(wheels, tyre),
          box([0, low - 0.02, 0], [0.72 * bw, 0.14, 0.9 * d], 0.02),
          proud(
            body,
            0.014,
            box([0, low, nose], [bw, 0.1 * h, 0.5], 0.03),
            box([0, 0.36 * h, nose], [0.5 * bw, 0.075 * h, 0.3], 0.02),
            box([0, low, -nose], [bw, 0.08 * h, 0.3], 0.03),
            flank(bw, -0.26 * d, cowl - 0.09 * d, 0.27 * h, 0.305 * h, 0.2, 0),
          ),
          mirrors,
          arms,
        ),
        cellSizeM: 0.05,
      },
      {
        name: 'Seams',
        surface: BLACK_PLASTIC,
        field: proud(
          body,
          0.003,
          gap(brow + 0.04 * d),
          gap(doorBack),
          gap(doorBack - 0.23 * d),
          box([0, low, -nose], [0.016, 0.94 * h - low, 0.1]),
        ),
        cellSizeM: 0.0175,
      },
      {
        name: 'Rims and head lamps',
        surface: finish('steel'),
        field: union(
          0,
          all(wheels, dish),
          proud(body, 0.016, bothSides(box([0.39 * bw, 0.37 * h, nose], [0.17 * bw, 0.075 * h, 0.4], 0.03))),
          proud(body, 0.018, box([0, 0.22 * h, nose], [0.5, 0.11, 0.3])),
        ),
        cellSizeM: 0.026,
      },
      {
        name: 'Tail lamps',
        surface: TAIL_RED,
        field: proud(
          body,
          0.016,
          bothSides(box([0.45 * bw, 0.3 * h, -nose], [0.08 * bw, 0.2 * h, 0.14], 0.02)),
        ),
        cellSizeM: 0.03,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.7 * w, 0.6 * d]],
};
