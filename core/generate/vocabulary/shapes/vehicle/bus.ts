/** A bus: a long round box with a row of windows, doors on its right, a destination board over the windscreen. */
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish, range, type Vec2 } from '../furniture/forms.ts';
import { arches, BLACK_PLASTIC, coach, DARK_GLASS, flank, proud, TAIL_RED } from './coachwork.ts';
import { all, axles, dish, tyre } from './wheels.ts';

export const BUS: ThingShape = {
  parameters: [
    { name: 'Window length', unit: 'm', min: 0.9, max: 2, typical: 1.35 },
    { name: 'Window height', unit: 'fraction', min: 0.26, max: 0.4, typical: 0.33 },
    { name: 'Roundness', unit: 'm', min: 0.08, max: 0.5, typical: 0.2 },
    { name: 'Stripe', unit: 'fraction', min: 0, max: 0.14, typical: 0.09 },
  ],
  body: finish('car paint', [0.3, 0.02, 0.02]),
  accent: finish('car paint', [0.6, 0.57, 0.48]),
  parts: ({ sizeM: [w, h, d], parameters: [window = 1.35, tall = 0.33, round = 0.2, stripe = 0.09] }) => {
    const bw = 0.94 * w;
    const half = d / 2;
    const low = 0.3;
    const radius = 0.49;
    const outline: readonly Vec2[] = [
      [-half, low],
      [-half, 0.6 * h],
      [-half + 0.08, h],
      [half - 0.3, h],
      [half - 0.1, 0.88 * h],
      [half, 0.42 * h],
      [half, low],
    ];
    const body = coach(outline, bw, 0.955, round);
    const frontAxle = half - 0.22 * d;
    const wheels = axles([frontAxle, -half + 0.25 * d], { radius, width: 0.28 }, bw / 2 - 0.16);
    const decks = h > 3.9 ? 2 : 1;
    const sill = decks === 2 ? 0.3 * h : 0.45 * h;
    const rise = decks === 2 ? 0.2 * h : tall * h;
    const [back, end] = [-half + 0.45, half - 0.55];
    const count = Math.max(3, Math.round((end - back) / window));
    const pitch = (end - back) / count;
    const row = (y: number) =>
      range(count).map((i) =>
        flank(bw, back + i * pitch + 0.05, back + (i + 1) * pitch - 0.05, y, y + rise, 0.14, 0.04),
      );
    const doors = [end - 0.5, -0.02 * d].map((z) =>
      box([-bw / 2 + 0.01, low + 0.07, z], [0.16, sill + rise - low - 0.07, 1.1], 0.04),
    );
    const board = box([0, 0.86 * h, half - 0.1], [0.7 * bw, 0.085 * h, 0.7], 0.03);
    const screen = box([0, 0.4 * h, half], [0.9 * bw, (decks === 2 ? 0.2 : 0.43) * h, 0.6], 0.07);
    const upper =
      decks === 2 ? [box([0, 0.66 * h, half], [0.9 * bw, 0.19 * h, 0.6], 0.07), ...row(0.66 * h)] : [];
    const mirrors = bothSides(
      union(
        0,
        box([w / 2 - 0.09, 0.58 * h, half - 0.12], [0.16, 0.36, 0.09], 0.04),
        box([bw / 2 - 0.03, 0.62 * h + 0.24, half - 0.16], [0.18, 0.05, 0.06], 0.01),
      ),
    );
    const long = Math.sqrt(d / 11.5);
    return [
      {
        name: 'Body',
        surface: 'body',
        field: without(0.01, body, arches(wheels, bw, 1.14)),
        cellSizeM: 0.12 * long,
      },
      {
        name: 'Windows',
        surface: DARK_GLASS,
        field: proud(
          body,
          0.014,
          ...row(sill),
          ...upper,
          screen,
          board,
          ...doors,
          box([0, 0.52 * h, -half], [0.78 * bw, 0.3 * h, 0.24], 0.06),
        ),
        cellSizeM: 0.075 * long,
      },
      {
        name: 'Stripe',
        surface: 'accent',
        field: proud(
          body,
          0.009,
          flank(
            bw,
            -half + 0.12,
            half - 0.12,
            sill - 0.06 - Math.max(0.06, stripe * h),
            sill - 0.06,
            0.12,
            0,
          ),
        ),
        cellSizeM: 0.11 * long,
      },
      {
        name: 'Tyres and trim',
        surface: BLACK_PLASTIC,
        field: union(
          0,
          all(wheels, tyre),
          box([0, low - 0.05, 0], [0.7 * bw, 0.2, 0.94 * d], 0.02),
          proud(
            body,
            0.018,
            box([0, low, half], [bw, 0.26, 0.5], 0.04),
            box([0, low, -half], [bw, 0.22, 0.4], 0.04),
            ...doors.map((_, i) =>
              box([-bw / 2, low + 0.1, [end - 0.5, -0.02 * d][i]!], [0.2, sill + rise - low - 0.13, 0.06]),
            ),
          ),
          mirrors,
        ),
        cellSizeM: 0.075,
      },
      {
        name: 'Bright parts',
        surface: finish('steel'),
        field: union(
          0,
          all(wheels, dish),
          proud(body, 0.03, bothSides(box([0.37 * bw, low + 0.28, half], [0.17 * bw, 0.17, 0.3], 0.05))),
        ),
        cellSizeM: 0.035,
      },
      {
        name: 'Tail lamps',
        surface: TAIL_RED,
        field: proud(
          body,
          0.02,
          bothSides(box([0.36 * bw, low + 0.3, -half], [0.12 * bw, 0.45, 0.24], 0.03)),
        ),
        cellSizeM: 0.05,
      },
    ];
  },
};
