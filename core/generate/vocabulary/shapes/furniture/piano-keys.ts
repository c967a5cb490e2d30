/** Keys of seven octaves, and what both builds of piano are made from. */
import { at, block, union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart } from '../../thing-class.ts';
import { box, finish, range } from './forms.ts';

const IVORY = finish('ceramic', [0.72, 0.69, 0.6]);
const BLACK = finish('car paint', [0.01, 0.01, 0.011]);

/** White and black keys of seven octaves over a width, their fronts at z. */
export function keyParts(width: number, y: number, z: number, depth: number): readonly ThingPart[] {
  const octaves = 7;
  const white = width / (octaves * 7);
  const black = range(octaves).flatMap((o) =>
    [1, 2, 4, 5, 6].map((k) =>
      box(
        [-width / 2 + (o * 7 + k) * white, y + 0.02, z - 0.66 * depth],
        [0.58 * white, 0.013, 0.62 * depth],
        0,
      ),
    ),
  );
  return [
    {
      name: 'White keys',
      surface: IVORY,
      field: union(
        0,
        box([0, y, z - depth / 2], [width, 0.012, depth]),
        at([0, y + 0.012, z - depth / 2], {
          op: 'repeat',
          spacingM: [white, 1, 1],
          counts: [octaves * 7, 1, 1],
          child: block([0.84 * white, 0.024, depth], 0.002),
        }),
      ),
      cellSizeM: 0.009,
    },
    { name: 'Black keys', surface: BLACK, field: union(0, ...black), cellSizeM: 0.0095 },
  ];
}

export interface Build {
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly lid: number;
  readonly legs: number;
  readonly keys: number;
}
