/** Convex unit solids that massing models are made of: in x and z from −½ to ½, in y from 0 to 1, faces counter-clockwise from outside. */
import type { Vec3 } from '../../../core/math/vec3.ts';

export type SolidName = 'box' | 'gable' | 'cylinder' | 'cone' | 'ball';

export interface Solid {
  readonly points: readonly Vec3[];
  /** Places in `points`. */
  readonly faces: readonly (readonly number[])[];
}

const box: Solid = {
  points: [0, 1].flatMap((y) =>
    (
      [
        [-0.5, -0.5],
        [0.5, -0.5],
        [0.5, 0.5],
        [-0.5, 0.5],
      ] as const
    ).map(([x, z]): Vec3 => [x, y, z]),
  ),
  faces: [
    [0, 1, 2, 3],
    [7, 6, 5, 4],
    [3, 2, 6, 7],
    [1, 0, 4, 5],
    [2, 1, 5, 6],
    [0, 3, 7, 4],
  ],
};

/** A roof with its ridge along x. */
const gable: Solid = {
  points: [
    [-0.5, 0, -0.5],
    [0.5, 0, -0.5],
    [0.5, 0, 0.5],
    [-0.5, 0, 0.5],
    [-0.5, 1, 0],
    [0.5, 1, 0],
  ],
  faces: [
    [0, 1, 2, 3],
    [3, 2, 5, 4],
    [1, 0, 4, 5],
    [2, 1, 5],
    [0, 3, 4],
  ],
};

/** A ring of points, counter-clockwise seen from above. */
const ring = (sides: number, radius: number, y: number): readonly Vec3[] =>
  Array.from({ length: sides }, (_, i): Vec3 => {
    const angle = (2 * Math.PI * i) / sides;
    return [radius * Math.cos(angle), y, -radius * Math.sin(angle)];
  });

/** Rings above each other, closed below and above; a ring of radius 0 is a tip. */
function turned(sides: number, profile: readonly (readonly [radius: number, y: number])[]): Solid {
  const points: Vec3[] = [];
  const rings = profile.map(([radius, y]) => {
    const first = points.length;
    points.push(...(radius === 0 ? [[0, y, 0] as Vec3] : ring(sides, radius, y)));
    return { first, isTip: radius === 0 };
  });
  const at = ({ first, isTip }: { first: number; isTip: boolean }, i: number): number =>
    isTip ? first : first + (i % sides);
  const faces: (readonly number[])[] = [];
  for (let k = 0; k + 1 < rings.length; k++) {
    const [below, above] = [rings[k]!, rings[k + 1]!];
    for (let i = 0; i < sides; i++) {
      const face = [at(below, i), at(below, i + 1), at(above, i + 1), at(above, i)];
      faces.push(face.filter((point, place) => face.indexOf(point) === place));
    }
  }
  const whole = (one: { first: number }): readonly number[] =>
    Array.from({ length: sides }, (_, i) => one.first + i);
  const [bottom, top] = [rings[0]!, rings.at(-1)!];
  if (!bottom.isTip) faces.push([...whole(bottom)].reverse());
  if (!top.isTip) faces.push(whole(top));
  return { points, faces };
}

const halfCircle = (y: number): number => Math.sqrt(Math.max(0, 0.25 - (y - 0.5) ** 2));
const BALL_HEIGHTS = [0, 0.12, 0.36, 0.64, 0.88, 1];

export const SOLIDS: Readonly<Record<SolidName, Solid>> = {
  box,
  gable,
  cylinder: turned(8, [
    [0.5, 0],
    [0.5, 1],
  ]),
  cone: turned(8, [
    [0.5, 0],
    [0, 1],
  ]),
  ball: turned(
    9,
    BALL_HEIGHTS.map((y) => [halfCircle(y), y] as const),
  ),
};
