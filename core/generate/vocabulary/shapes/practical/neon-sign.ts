/** Neon signs: bent tubes of two colours before a dark panel. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { Rgb, ShapeInput, ThingShape } from '../../thing-class.ts';
import { arc, axle, box, ends, finish, hoop, rectangle, tube, type Vec2 } from '../furniture/forms.ts';
import { at } from '../../../../scene/fields/field-nodes.ts';

type Strokes = readonly (readonly Vec2[])[];
/** Of neon and of its coated tubes, strong enough to stay coloured where they are bright. */
const PAIRS: readonly (readonly [Rgb, Rgb])[] = [
  [[1, 0.02, 0.13], [0.015, 0.14, 1]],
  [[1, 0.05, 0.02], [1, 0.4, 0.03]],
  [[0.01, 0.8, 0.4], [0.9, 0.02, 0.6]],
  [[0.06, 0.08, 1], [1, 0.06, 0.25]],
]; // prettier-ignore

/** First and second colour, in a box of the given width and height centred on the origin. */
function drawing(
  { variant, parameters: [, bars = 5] }: ShapeInput,
  w: number,
  h: number,
): readonly [Strokes, Strokes] {
  const scaled = (points: readonly Vec2[], k = 1): readonly Vec2[] =>
    points.map(([x, y]) => [k * x * w, k * y * h]);
  const closed = (points: readonly Vec2[]): readonly Vec2[] => [...points, points[0]!];
  const r = Math.min(w, h) / 2;
  switch (variant) {
    case 'ring':
      return [
        [closed(arc([0, 0], r, 0, 360, 32).slice(1))],
        [closed(arc([0, 0], 0.72 * r, 0, 360, 28).slice(1))],
      ];
    case 'bars': {
      const lines = ends(Math.round(bars), h).map((y): readonly Vec2[] => [[-w / 2, y], [w / 2, y]]); // prettier-ignore
      return [lines.filter((_, i) => i % 2 === 0), lines.filter((_, i) => i % 2 === 1)];
    }
    case 'cocktail': {
      const k = Math.min(w, h);
      const glass = (points: readonly Vec2[]): readonly Vec2[] => points.map(([x, y]) => [x * k, y * h]);
      return [
        [
          glass([[-0.42, 0.36], [0.42, 0.36], [0, -0.06], [-0.42, 0.36]]),
          glass([[0, -0.06], [0, -0.48]]),
          glass([[-0.24, -0.48], [0.24, -0.48]]),
        ],
        [
          glass([[0.04, 0.1], [0.36, 0.5]]),
          closed(arc([-0.08 * k, 0.22 * h], 0.075 * k, 0, 360, 12).slice(1)),
          glass([[-0.3, 0.24], [-0.17, 0.24]]),
        ],
      ]; // prettier-ignore
    }
    default: {
      const outline: readonly Vec2[] = [[-0.5, 0.2], [0.08, 0.2], [0.08, 0.5], [0.5, 0], [0.08, -0.5], [0.08, -0.2], [-0.5, -0.2]]; // prettier-ignore
      return [[closed(scaled(outline))], [scaled([[-0.4, 0], [0.3, 0]]), scaled([[0.17, 0.22], [0.36, 0], [0.17, -0.22]])]]; // prettier-ignore
    }
  }
}

export const NEON_SIGN: ThingShape = {
  parameters: [
    { name: 'Tube thickness', unit: 'fraction', min: 0.012, max: 0.03, typical: 0.02 },
    { name: 'Bars', unit: 'count', min: 3, max: 9, typical: 5 },
    { name: 'Margin', unit: 'fraction', min: 0.1, max: 0.24, typical: 0.16 },
  ],
  body: finish('painted metal', [0.012, 0.013, 0.016]),
  accent: finish('steel'),
  parts: (input) => {
    const { sizeM: [w, h, d], parameters: [thickness = 0.02, , margin = 0.16], variant, seed } = input; // prettier-ignore
    const least = Math.min(w, h);
    const r = Math.min(thickness * least + 0.002, 0.24 * d);
    const edge = margin * least + r;
    const [one, two] = drawing(input, w - 2 * edge, h - 2 * edge);
    const z = d / 2 - r;
    const panel = Math.min(0.4 * d, 0.05 + 0.1 * d);
    const back = -d / 2;
    const bent = (strokes: Strokes): FieldNode =>
      union(0, ...strokes.map((points) => tube(r, ...points.map(([x, y]) => [x, y + h / 2, z] as const))));
    const pair = PAIRS[seed % PAIRS.length]!;
    const frame = 0.35 * r;
    const plate =
      variant === 'ring'
        ? axle('z', [0, h / 2, back + panel / 2], least / 2, panel, 0.1 * panel)
        : box([0, 0, back + panel / 2], [w, h, panel], 0.1 * panel);
    const studs = [...one, ...two].flatMap((points) =>
      [points[0]!, points[points.length >> 1]!].map(([x, y]) =>
        axle('z', [x, y + h / 2, (back + z) / 2], 0.55 * r, z - back),
      ),
    );
    const rim =
      variant === 'ring'
        ? [at([0, 0, 0], hoop('z', [0, h / 2, back + panel], least / 2 - 2 * frame, 2 * frame))]
        : rectangle(-w / 2 + 2 * frame, 2 * frame, w / 2 - 2 * frame, h - 2 * frame).map((corner, i, all) => {
            const next = all[(i + 1) % 4]!;
            return tube(2 * frame, [corner[0], corner[1], back + panel], [next[0], next[1], back + panel]);
          });
    return [
      { name: 'Panel', surface: 'body', field: plate, cellSizeM: Math.min(0.9 * panel, 0.06 * least) },
      { name: 'Tubes', surface: finish('glow', pair[0]), field: bent(one), cellSizeM: 0.9 * r },
      { name: 'Second tubes', surface: finish('glow', pair[1]), field: bent(two), cellSizeM: 0.9 * r },
      {
        name: 'Supports',
        surface: 'accent',
        field: union(0, ...studs, ...rim),
        cellSizeM: 0.62 * r,
      },
    ];
  },
};
