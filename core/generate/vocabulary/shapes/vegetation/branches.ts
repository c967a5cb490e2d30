/** How trees branch: limbs that fork and thin out, and the places where they end. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { add, cross, normalize, scale, type Vec3 } from '../../../../math/vec3.ts';
import { limb } from '../../../../scene/fields/field-nodes.ts';
import { range } from '../furniture/forms.ts';
import type { Random } from '../../../grammar/random.ts';

export interface Branching {
  readonly levels: number;
  readonly forks: number;
  /** Angle between a branch and the one that it comes from, radians. */
  readonly angle: number;
  /** Of a branch against the one it comes from. */
  readonly shortening: number;
  /** Up (+) or down (−) that branches bend to, 0…1. */
  readonly lift: number;
  /** Thinner ones would be lost, metres. */
  readonly thinnestM: number;
}

export interface Branches {
  readonly limbs: readonly FieldNode[];
  readonly tips: readonly Vec3[];
}

/** A direction at an angle to another, turned about it. */
export function leaning(direction: Vec3, angle: number, turn: number): Vec3 {
  const side = normalize(cross(direction, Math.abs(direction[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
  const other = cross(direction, side);
  const out = add(scale(side, Math.cos(turn)), scale(other, Math.sin(turn)));
  return normalize(add(scale(direction, Math.cos(angle)), scale(out, Math.sin(angle))));
}

/** Grows from a point in a direction; each branch is two limbs with a bend, then forks. */
export function grow(
  from: Vec3,
  direction: Vec3,
  lengthM: number,
  radiusM: number,
  branching: Branching,
  random: Random,
): Branches {
  const { levels, forks, angle, shortening, lift, thinnestM } = branching;
  const limbs: FieldNode[] = [];
  const tips: Vec3[] = [];
  const visit = (start: Vec3, heading: Vec3, length: number, radius: number, level: number): void => {
    const bent = normalize(
      add(heading, [0.22 * random.bell(), lift * 0.5 + 0.12 * random.bell(), 0.22 * random.bell()]),
    );
    const middle = add(start, scale(heading, 0.5 * length));
    const end = add(middle, scale(bent, 0.5 * length));
    const r = (x: number): number => Math.max(thinnestM, x);
    limbs.push(limb(start, middle, r(radius), r(0.84 * radius)));
    limbs.push(limb(middle, end, r(0.84 * radius), r(0.68 * radius)));
    if (level >= levels) {
      tips.push(end);
      return;
    }
    const turn = random.uniform(0, 7);
    for (const i of range(forks)) {
      const to = leaning(
        bent,
        angle * random.uniform(0.75, 1.2),
        turn + ((i + 0.3 * random.bell()) * 2 * Math.PI) / forks,
      );
      // the first fork leaves from the end, others from below it
      const t = i === 0 ? 1 : random.uniform(0.55, 1);
      const origin = add(middle, scale(bent, (t - 0.5) * length));
      visit(origin, to, length * shortening * random.uniform(0.85, 1.15), 0.66 * radius, level + 1);
    }
  };
  visit(from, normalize(direction), lengthM, radiusM, 0);
  return { limbs, tips };
}

/** Highest reach of a set of points along each axis, so that they can be scaled into a box. */
export const reachOf = (points: readonly Vec3[]): Vec3 => [
  Math.max(...points.map((p) => Math.abs(p[0]))),
  Math.max(...points.map((p) => p[1])),
  Math.max(...points.map((p) => Math.abs(p[2]))),
];

/** The limbs with their ends moved; radii stay. */
export const stretched = (limbs: readonly FieldNode[], [sx, sy, sz]: Vec3): readonly FieldNode[] =>
  limbs.map((node) => {
    if (node.op !== 'limb') return node;
    const move = ([x, y, z]: Vec3): Vec3 => [sx * x, sy * y, sz * z];
    return limb(move(node.fromM), move(node.toM), node.fromRadiusM, node.toRadiusM);
  });
