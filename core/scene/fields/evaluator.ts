/**
 * What an implicit field is at run time: a signed distance (metres, negative inside) and what pruning needs to
 * know about it. Trees of document data become evaluators in compile-field.ts.
 *
 * [1] D. Duff, "Interval Arithmetic and Recursive Subdivision for Implicit Functions and Constructive Solid
 *     Geometry", SIGGRAPH 1992: dropping the parts of a CSG tree that cannot matter in a region.
 */
import type { Bounds6 } from '../bvh/triangle-bvh.ts';

export interface FieldEvaluator {
  /** Signed distance or a bound of it, metres, negative inside. */
  readonly distance: (x: number, y: number, z: number) => number;
  /**
   * A field that changes by at most 1 m per metre and differs from `distance` by `slack` at most: within a ball of radius r around p
   * the field stays inside base(p) ± (r + slack). The same function where slack is 0.
   */
  readonly base: (x: number, y: number, z: number) => number;
  /** Metres; zero for true distances, displacement adds its amplitude. */
  readonly slack: number;
  /** Min xyz, max xyz of where the field is negative; infinite where it is unbounded. */
  readonly bounds: Bounds6;
  /** An evaluator with the same values inside the ball, cheaper where parts of the field cannot matter there. */
  readonly within: (x: number, y: number, z: number, radius: number) => FieldEvaluator;
}

/** An evaluator that is the same everywhere. */
export function evaluator(
  bounds: Bounds6,
  distance: (x: number, y: number, z: number) => number,
): FieldEvaluator {
  const self: FieldEvaluator = { distance, base: distance, slack: 0, bounds, within: () => self };
  return self;
}

/** What an operator of one child makes of it; its bounds are computed when they are asked for, and simplified fields are not asked. */
export interface UnaryOperator {
  readonly values: (child: FieldEvaluator) => Pick<FieldEvaluator, 'distance' | 'base' | 'slack'>;
  readonly bounds: (child: Bounds6) => Bounds6;
  /** The ball that holds everything of the child's space that the given ball refers to. */
  readonly childBall: (
    x: number,
    y: number,
    z: number,
    radius: number,
  ) => readonly [number, number, number, number];
}

/** An evaluator of one child, rebuilt around the child as it is within a region. */
export function unary(child: FieldEvaluator, operator: UnaryOperator): FieldEvaluator {
  const { distance, base, slack } = operator.values(child);
  const self: FieldEvaluator = {
    distance,
    base,
    slack,
    get bounds() {
      return operator.bounds(child.bounds);
    },
    within: (x, y, z, radius) => {
      const inner = child.within(...operator.childBall(x, y, z, radius));
      return inner === child ? self : unary(inner, operator);
    },
  };
  return self;
}

/**
 * For a field that several branches of a tree use: remembers its last value and its last simplification, because
 * branches ask for the same point one after the other.
 */
export function shared(inner: FieldEvaluator): FieldEvaluator {
  let lastX = NaN;
  let lastY = NaN;
  let lastZ = NaN;
  let value = 0;
  const distance: FieldEvaluator['distance'] = (x, y, z) => {
    if (x !== lastX || y !== lastY || z !== lastZ) {
      lastX = x;
      lastY = y;
      lastZ = z;
      value = inner.distance(x, y, z);
    }
    return value;
  };
  let ball: readonly [number, number, number, number] | null = null;
  let local = inner;
  const self: FieldEvaluator = {
    slack: inner.slack,
    get bounds() {
      return inner.bounds;
    },
    distance,
    base: inner.slack === 0 ? distance : inner.base,
    within: (x, y, z, radius) => {
      if (!ball || ball[0] !== x || ball[1] !== y || ball[2] !== z || ball[3] !== radius) {
        ball = [x, y, z, radius];
        const simpler = inner.within(x, y, z, radius);
        local = simpler === inner ? self : shared(simpler);
      }
      return local;
    },
  };
  return self;
}
