/** Houses: walls with openings cut in, a roof that overhangs, frames, a door, a chimney. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Quat } from '../../../../math/quat.ts';
import { at, union, without } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { axle, box, finish, front, range, side, spread, turnY, type Vec2 } from '../furniture/forms.ts';
import { GLASS } from './facade.ts';

interface Shell {
  readonly width: number;
  readonly depth: number;
  readonly eaves: number;
  readonly ridge: number;
  readonly overhang: number;
  readonly roof: number;
  /** Ridge along x (front under the eaves) or along z (gable to the front). */
  readonly alongX: boolean;
}
/** An opening of a face: middle, foot, width, height. */
interface Opening {
  readonly face: number;
  readonly u: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly isDoor: boolean;
}

const FACES: readonly Quat[] = [turnY(0), turnY(90), turnY(180), turnY(-90)];

function shellOf({
  sizeM: [w, h, d],
  parameters: [pitch = 0.42, overhang = 0.4],
  variant,
}: ShapeInput): Shell {
  const o = Math.min(overhang, 0.07 * Math.min(w, d));
  const isFlat = variant === 'flat';
  const eaves = isFlat ? h - 0.05 * h : (1 - pitch) * h;
  return {
    width: w - 2 * o,
    depth: d - 2 * o,
    eaves,
    ridge: 0.97 * h,
    overhang: o,
    roof: Math.max(0.16, 0.026 * h),
    alongX: w >= d,
  };
}

/** Storeys and their openings, the door in the middle of the front or beside it. */
function openingsOf(shell: Shell, variant: string, random: Random): readonly Opening[] {
  const storeys = Math.max(1, Math.round(shell.eaves / 2.9));
  const tall = shell.eaves / storeys;
  const isFlat = variant === 'flat';
  return FACES.flatMap((_, face) => {
    const length = face % 2 === 0 ? shell.width : shell.depth;
    const columns = Math.max(1, Math.min(6, Math.round(length / (isFlat ? 4 : 2.9))));
    const door = face === 0 ? Math.floor((columns - 1) / 2 + 0.5 * random.unit()) : -1;
    return range(storeys).flatMap((i) =>
      spread(columns, length * 0.92).map((u, k): Opening => {
        const isDoor = i === 0 && k === door;
        const w = isDoor
          ? Math.min(1.1, 0.4 * length)
          : Math.min((isFlat ? 0.78 : 0.42) * (length / columns), isFlat ? 3.6 : 1.5);
        const h = isDoor ? Math.min(2.15, 0.82 * tall) : (isFlat ? 0.68 : 0.5) * tall;
        return { face, u, y: isDoor ? 0.06 : i * tall + (isFlat ? 0.14 : 0.3) * tall, w, h, isDoor };
      }),
    );
  });
}

/** What is built about a face's plane, put there. */
function onFace({ width, depth }: Shell, face: number, child: FieldNode): FieldNode {
  const out = (face % 2 === 0 ? depth : width) / 2;
  const a = (face * Math.PI) / 2;
  return at([out * Math.sin(a), 0, out * Math.cos(a)], child, FACES[face]!);
}
const cuts = (shell: Shell, openings: readonly Opening[]): readonly FieldNode[] =>
  openings.map(({ face, u, y, w, h }) => onFace(shell, face, box([u, y, 0], [w, h, 0.7])));
const RECESS_M = 0.2;
const panes = (shell: Shell, openings: readonly Opening[]): readonly FieldNode[] =>
  openings.map(({ face, u, y, w, h }) =>
    onFace(shell, face, box([u, y - 0.02, -RECESS_M - 0.15], [w + 0.04, h + 0.04, 0.3])),
  );

function joinery(shell: Shell, openings: readonly Opening[], t: number): FieldNode {
  return union(
    0,
    ...openings.map(({ face, u, y, w, h, isDoor }) => {
      const z = -RECESS_M + 0.5 * t;
      const bar = (x: number, foot: number, wide: number, high: number): FieldNode =>
        box([x, foot, z], [wide, high, 1.4 * t]);
      const leaf = isDoor
        ? [box([u, y, z - 0.4 * t], [w, 0.92 * h, t])]
        : [bar(u, y, t, h), bar(u, y + 0.55 * h, w, t)];
      const sill = isDoor
        ? [box([u, 0, 0.1], [1.3 * w, 0.14, 0.7])]
        : [box([u, y - t, -0.04], [w + 0.2, t, 0.34])];
      return onFace(
        shell,
        face,
        union(
          0,
          ...leaf,
          ...sill,
          bar(u - w / 2 + t / 2, y, t, h),
          bar(u + w / 2 - t / 2, y, t, h),
          bar(u, y + h - t, w, t),
        ),
      );
    }),
  );
}

/** An outline across the ridge, run along it. */
const along = ({ alongX }: Shell, outline: readonly Vec2[], length: number): FieldNode =>
  alongX ? side(outline, length) : front(outline, length);

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
  const r = Math.max(0.12, 0.055 * eaves);
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
    const { eaves, roof: t, overhang: o } = shell;
    const openings = openingsOf(shell, variant, random);
    const windows = openings.filter(({ isDoor }) => !isDoor);
    const isLit = windows.map((_, i) => i === 0 || random.chance(lit));
    const frame = Math.max(0.08, 0.011 * h);
    const isFlat = variant === 'flat';
    const block = box([0, 0, 0], [shell.width, eaves, shell.depth]);
    const { walls, roof } = isFlat
      ? {
          walls: block,
          roof: union(
            0,
            box([0, eaves, 0], [w, h - eaves, d]),
            box([0.18 * w, 0.5 * eaves, 0], [0.64 * w, Math.max(0.2, 0.03 * h), d]),
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
        variant === 'cabin' ? Math.min(cell, 0.16) : cell,
      ),
      part('Roof', 'accent', roof, Math.max(0.8 * t, Math.min(0.2, 0.5 * o))),
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
