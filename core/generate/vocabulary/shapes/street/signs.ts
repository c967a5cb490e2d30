/** Road signs on a post, and billboards on their scaffold. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { Rgb, ThingPart, ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import {
  box,
  clamp,
  ends,
  finish,
  front,
  oval,
  post,
  range,
  rectangle,
  rod,
  type Vec2,
} from '../furniture/forms.ts';

const WHITE = finish('painted metal', [0.7, 0.7, 0.68]);
const DARK = finish('painted metal', [0.02, 0.02, 0.022]);

const around = (r: number, y: number, corners: number, turn: number): readonly Vec2[] =>
  range(corners).map((i) => {
    const a = ((turn + (360 * i) / corners) * Math.PI) / 180;
    return [r * Math.cos(a), y + r * Math.sin(a)] as const;
  });

export const SIGN: ThingShape = {
  parameters: [
    { name: 'Post thickness', unit: 'm', min: 0.05, max: 0.09, typical: 0.06 },
    { name: 'Border', unit: 'fraction', min: 0.08, max: 0.2, typical: 0.13 },
    { name: 'Plate height', unit: 'fraction', min: 0.2, max: 0.5, typical: 0.3 },
  ],
  body: finish('steel'),
  accent: finish('painted metal', [0.4, 0.015, 0.015]),
  parts: ({ sizeM: [w, h, d], parameters: [thick = 0.06, border = 0.13, plate = 0.3], variant, seed }) => {
    const random = new Random(seed);
    const r = Math.min(thick, 0.42 * d + 0.02) / 2;
    const sheet = clamp(0.4 * d, 0.022, 0.06);
    const z = d / 2 - sheet;
    const reach = Math.min(w / 2, 0.5 * plate * h * 1.35, 0.6);
    const isBoard = variant === 'board';
    const tall = isBoard ? Math.min(plate * h, 0.8 * w) : 2 * reach;
    const middle = variant === 'triangle' ? h - (2 / 3) * tall * 0.866 : h - tall / 2;
    const outline = (inset: number): readonly Vec2[] =>
      isBoard
        ? oval(w - 2 * inset, tall - 2 * inset, 40, 14).map(([x, y]) => [x, y + middle] as const)
        : variant === 'triangle'
          ? around((tall * 0.866 * 2) / 3 - 2 * inset, middle, 3, 90)
          : around(reach - inset, middle, 36, 5);
    const b = border * (isBoard ? 0.45 * tall : reach);
    const bars = random.integer(2, 3);
    const marks: readonly FieldNode[] = isBoard
      ? ends(bars, 0.46 * tall).map((y, i) =>
          box(
            [-0.5 * (w - 3.2 * b) * (i % 2 === 0 ? 0.08 : 0.2), middle + y - 0.05 * tall, z + sheet / 2],
            [(w - 3.2 * b) * (i % 2 === 0 ? 0.86 : 0.6), 0.11 * tall, sheet],
          ),
        )
      : variant === 'triangle'
        ? [
            box([0, middle - 0.12 * reach, z + sheet / 2], [0.17 * reach, 0.6 * reach, sheet], 0.01),
            box([0, middle - 0.36 * reach, z + sheet / 2], [0.17 * reach, 0.16 * reach, sheet]),
          ]
        : [box([0, middle - 0.13 * reach, z + sheet / 2], [1.15 * reach, 0.26 * reach, sheet])];
    const back = 0.55 * sheet;
    return [
      {
        name: 'Post',
        surface: 'body',
        field: union(
          0,
          ...(w > 1.5 && isBoard ? ends(2, 0.7 * w) : [0]).map((x) =>
            post([x, 0, z - r - 0.2 * back], r, isBoard ? middle + 0.3 * tall : middle + 0.2 * reach),
          ),
          front(outline(0.004), 0.5 * sheet, z - 0.05 * sheet),
        ),
        cellSizeM: Math.max(0.5 * r, 0.012),
      },
      {
        name: 'Plate',
        surface: 'accent',
        field: isBoard
          ? front(outline(b), 0.6 * sheet, z + 0.4 * sheet)
          : without(0, front(outline(0), 0.8 * sheet, z + 0.5 * sheet), front(outline(b), 3 * sheet, z)),
        cellSizeM: Math.max(0.012, 0.55 * sheet),
      },
      {
        name: 'Field',
        surface: WHITE,
        field: isBoard
          ? without(0, front(outline(0), 0.7 * sheet, z + 0.4 * sheet), front(outline(1.0 * b), 4 * sheet, z))
          : front(outline(0.9 * b), 0.6 * sheet, z + 0.36 * sheet),
        cellSizeM: Math.max(0.012, 0.55 * sheet),
      },
      {
        name: 'Mark',
        surface: isBoard ? WHITE : DARK,
        field: union(0, ...marks),
        cellSizeM: Math.max(0.012, 0.8 * sheet),
      },
    ];
  },
};

const POSTERS: readonly (readonly [Rgb, Rgb, Rgb])[] = [
  [[0.5, 0.44, 0.34], [0.42, 0.06, 0.03], [0.03, 0.05, 0.09]],
  [[0.03, 0.1, 0.17], [0.6, 0.4, 0.08], [0.62, 0.58, 0.5]],
  [[0.55, 0.2, 0.1], [0.7, 0.62, 0.48], [0.05, 0.04, 0.05]],
  [[0.07, 0.2, 0.18], [0.65, 0.55, 0.42], [0.5, 0.09, 0.06]],
]; // prettier-ignore

export const BILLBOARD: ThingShape = {
  parameters: [
    { name: 'Board height', unit: 'fraction', min: 0.4, max: 0.7, typical: 0.54 },
    { name: 'Posts', unit: 'count', min: 1, max: 5, typical: 3 },
    { name: 'Frame width', unit: 'fraction', min: 0.02, max: 0.05, typical: 0.03 },
  ],
  body: finish('painted metal', [0.045, 0.05, 0.05]),
  accent: finish('paper', null),
  parts: ({ sizeM: [w, h, d], parameters: [board = 0.54, posts = 3, frame = 0.03], seed }) => {
    const random = new Random(seed);
    const [ground, shape, letters] = random.pick(POSTERS);
    const tall = Math.min(board * h, 0.75 * w);
    const foot = h - tall;
    const b = Math.max(0.07, frame * w);
    const face = 0.3 * d;
    const thick = Math.max(0.06, 0.16 * d);
    const r = clamp(0.035 * h * 0.6, 0.06, 0.3);
    const deck = clamp(0.4 * d, 0.12, 0.8);
    const [iw, ih] = [w - 2 * b, tall - 2 * b];
    const disc = 0.36 * ih;
    const left = random.chance(0.5) ? -1 : 1;
    const poster: ThingPart[] = [
      {
        name: 'Poster',
        surface: finish('paper', ground),
        field: box([0, foot + b, face - thick / 2], [iw, ih, thick]),
        cellSizeM: Math.max(0.07, 0.8 * thick),
      },
      {
        name: 'Picture',
        surface: finish('paper', shape),
        field: union(
          0,
          front(
            oval(2 * disc, 2 * disc, 40).map(
              ([x, y]) => [x + left * 0.26 * iw, y + foot + b + 0.54 * ih] as const,
            ),
            0.12,
            face - 0.04,
          ),
          front(rectangle(-iw / 2, foot + b, iw / 2, foot + b + 0.14 * ih), 0.12, face - 0.045),
        ),
        cellSizeM: 0.1,
      },
      {
        name: 'Lettering',
        surface: finish('paper', letters),
        field: union(
          0,
          ...range(3).flatMap((line) => {
            const size = line === 0 ? 0.17 * ih : 0.07 * ih;
            const y = foot + b + ih * [0.62, 0.46, 0.33][line]!;
            let x = left > 0 ? -0.45 * iw : -0.04 * iw;
            const stop = x + (line === 0 ? 0.42 : 0.36) * iw;
            const words: FieldNode[] = [];
            while (x < stop - size) {
              const long = size * random.uniform(0.55, 1.9);
              words.push(box([x + long / 2, y, face], [Math.min(long, stop - x), size, 0.1]));
              x += long + 0.4 * size;
            }
            return words;
          }),
        ),
        cellSizeM: 0.085,
      },
    ];
    return [
      {
        name: 'Scaffold',
        surface: 'body',
        field: union(
          0,
          ...ends(Math.round(posts), 0.78 * w).flatMap((x) => [
            post([x, 0, -0.1 * d], Math.min(r, 0.3 * d), h - 0.2 * tall),
            at([0, 0, 0], rod([x, foot + 0.1, -0.1 * d], [x, foot - 0.05, d / 2 - 0.06], 0.05)),
          ]),
          box([0, foot - 0.12, d / 2 - deck / 2], [0.96 * w, 0.07, deck]),
          box([0, foot, face - thick], [w, b, 1.3 * thick]),
          box([0, h - b, face - thick], [w, b, 1.3 * thick]),
          ...[-1, 1].map((s) => box([(s * (w - b)) / 2, foot, face - thick], [b, tall, 1.3 * thick])),
          front(rectangle(-w / 2 + b, foot + b, w / 2 - b, h - b), 0.09, face - 1.25 * thick),
        ),
        cellSizeM: Math.max(0.062, 0.009 * w),
      },
      ...poster,
    ];
  },
};
