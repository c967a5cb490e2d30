/** Road signs on a post. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { box, clamp, ends, finish, front, oval, post, range, type Vec2 } from '../furniture/forms.ts';

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
