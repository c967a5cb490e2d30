/** Houses: walls with openings cut in, a roof that overhangs, frames, a door, a chimney. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { axle, box, finish, front, range, side, type Vec2 } from '../furniture/forms.ts';
import { GLASS } from './facade-parts.ts';
import { cuts, joinery, openingsOf, panes, shellOf, type Shell } from './house-shell.ts';

/** An outline across the ridge, run along it. */
const along = ({ alongX }: Shell, outline: readonly Vec2[], length: number): FieldNode =>
  alongX ? side(outline, length) : front(outline, length);

const logRadius = (eaves: number): number => Math.max(0.12, 0.055 * eaves);

function pitched(shell: Shell, isCabin: boolean): { readonly walls: FieldNode; readonly roof: FieldNode } {
  const { width, depth, eaves, ridge, overhang: o, roof: t, alongX } = shell;
  const [span, length] = alongX ? [depth, width] : [width, depth];
  const slope = (ridge - t - eaves) / (span / 2);
  const drop = eaves - slope * o;
  const gable: readonly Vec2[] = [
    [-span / 2, 0],
    [span / 2, 0],
    [span / 2, eaves - 0.02],
    [0, ridge - t],
    [-span / 2, eaves - 0.02],
  ];
  const tiles: readonly Vec2[] = [
    [span / 2 + o, drop],
    [span / 2 + o, drop + t],
    [0, ridge],
    [-span / 2 - o, drop + t],
    [-span / 2 - o, drop],
    [0, ridge - t],
  ];
  const walls = along(shell, gable, length);
  const roof = along(shell, tiles, length + 2 * o);
  const cap = alongX
    ? axle('x', [0, ridge - 0.3 * t, 0], 0.6 * t, length + 2 * o)
    : axle('z', [0, ridge - 0.3 * t, 0], 0.6 * t, length + 2 * o);
  if (!isCabin) return { walls, roof: union(0, roof, cap) };
  const r = logRadius(eaves);
  const rows = Math.floor(eaves / (1.75 * r));
  const logs = range(rows).flatMap((i) => {
    const y = r + (i * (eaves - 2 * r)) / Math.max(1, rows - 1);
    return [-1, 1].flatMap((s) => [
      axle('x', [0, y, s * (depth / 2 - 0.4 * r)], r, width + 1.6 * r),
      axle('z', [s * (width / 2 - 0.4 * r), y, 0], r, depth + 1.6 * r),
    ]);
  });
  return { walls: union(0, walls, ...logs), roof: union(0, roof, cap) };
}

export const HOUSE: ThingShape = {
  parameters: [
    { name: 'Roof height', unit: 'fraction', min: 0.28, max: 0.55, typical: 0.42 },
    { name: 'Overhang', unit: 'm', min: 0.15, max: 0.7, typical: 0.4 },
    { name: 'Lit windows', unit: 'fraction', min: 0.1, max: 1, typical: 0.45 },
  ],
  body: finish('plaster'),
  accent: finish('ceramic', [0.16, 0.07, 0.045]),
  parts: (input) => {
    const {
      sizeM: [w, h, d],
      parameters: [, , lit = 0.45],
      variant,
      seed,
    } = input;
    const random = new Random(seed);
    const shell = shellOf(input);
    const { eaves, roof: t } = shell;
    const openings = openingsOf(shell, variant, random);
    const windows = openings.filter(({ isDoor }) => !isDoor);
    const isLit = windows.map((_, i) => i === 0 || random.chance(lit));
    const length = openings.reduce((sum, o) => sum + 3 * (o.w + o.h), 0);
    // more of it is thicker, so that it can still be drawn
    const frame = Math.max(0.08, 0.011 * h, Math.min(0.3, length / 2600));
    const isFlat = variant === 'flat';
    const block = box([0, 0, 0], [shell.width, eaves, shell.depth]);
    const { walls, roof } = isFlat
      ? {
          walls: block,
          roof: union(
            0,
            box([0, eaves, 0], [w, h - eaves, d]),
            box([0.18 * w, 0.5 * eaves, 0], [0.64 * w, t, d]),
          ),
        }
      : pitched(shell, variant === 'cabin');
    const stack = Math.min(0.75, 0.1 * w);
    const chimney = union(
      0,
      box([0.28 * w, 0.5 * h, -0.12 * d], [stack, 0.5 * h - 0.12, 0.8 * stack]),
      box([0.28 * w, h - 0.24, -0.12 * d], [1.25 * stack, 0.24, 1.1 * stack]),
    );
    const cell = Math.max(0.2, Math.sqrt(((shell.width + shell.depth) * eaves + w * d) / 3000));
    const part = (
      name: string,
      surface: ThingPart['surface'],
      field: FieldNode,
      cellSizeM: number,
    ): ThingPart => ({ name, surface, field, cellSizeM });
    return [
      part(
        'Walls',
        'body',
        without(0, walls, ...cuts(shell, openings)),
        variant === 'cabin' ? 0.85 * logRadius(eaves) : cell,
      ),
      part('Roof', 'accent', roof, 0.62 * t * (isFlat ? 1 : 0.74)),
      part(
        'Joinery',
        finish(
          'painted wood',
          isFlat ? [0.06, 0.062, 0.064] : variant === 'cabin' ? [0.14, 0.075, 0.04] : [0.5, 0.48, 0.44],
        ),
        joinery(shell, openings, frame),
        0.9 * frame,
      ),
      part(
        'Glass',
        GLASS,
        union(
          0,
          ...panes(
            shell,
            windows.filter((_, i) => !isLit[i]).concat(openings.filter(({ isDoor }) => isDoor)),
          ),
        ),
        0.24,
      ),
      part(
        'Lit windows',
        finish('glow'),
        union(
          0,
          ...panes(
            shell,
            windows.filter((_, i) => isLit[i]),
          ),
        ),
        0.24,
      ),
      ...(isFlat ? [] : [part('Chimney', finish(variant === 'cabin' ? 'stone' : 'brick'), chimney, 0.2)]),
    ];
  },
};
