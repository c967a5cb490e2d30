/** Billboards: a poster of a shape and lettering on a scaffold. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, union } from '../../../../scene/fields/field-nodes.ts';
import type { Rgb, ThingPart, ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { box, clamp, ends, finish, front, oval, post, range, rectangle, rod } from '../furniture/forms.ts';

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
    const b = Math.min(Math.max(0.07, frame * w), 0.1 * tall);
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
