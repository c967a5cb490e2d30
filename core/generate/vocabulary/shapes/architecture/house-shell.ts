/** The body of a house: its extents, the openings of its four faces, what is set into them. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Quat } from '../../../../math/quat.ts';
import { at, union } from '../../../../scene/fields/field-nodes.ts';
import type { Random } from '../../../grammar/random.ts';
import type { ShapeInput } from '../../thing-class.ts';
import { box, range, spread, turnY } from '../furniture/forms.ts';

export interface Shell {
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

export function shellOf({
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
    ridge: 0.93 * h,
    overhang: o,
    roof: Math.max(0.26, 0.04 * h),
    alongX: w >= d,
  };
}

/** Storeys and their openings, the door in the middle of the front or beside it. */
export function openingsOf(shell: Shell, variant: string, random: Random): readonly Opening[] {
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
export const cuts = (shell: Shell, openings: readonly Opening[]): readonly FieldNode[] =>
  openings.map(({ face, u, y, w, h }) => onFace(shell, face, box([u, y, 0], [w, h, 0.7])));
const RECESS_M = 0.2;
export const panes = (shell: Shell, openings: readonly Opening[]): readonly FieldNode[] =>
  openings.map(({ face, u, y, w, h }) =>
    onFace(shell, face, box([u, y - 0.02, -RECESS_M - 0.15], [w + 0.04, h + 0.04, 0.3])),
  );

export function joinery(shell: Shell, openings: readonly Opening[], t: number): FieldNode {
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
        ? [box([u, 0, (shell.overhang - RECESS_M) / 2], [1.3 * w, 0.14, shell.overhang + RECESS_M])]
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
