/**
 * Union, intersection and difference, crisp or blended. Where the blend is 0 a crease stays a crease.
 *
 * The blend lowers min(a, b) by (k − |a − b|)²/4k where |a − b| < k: its slopes are weighted means of the two,
 * so the result changes by no more than they do.
 */
import type { FieldEvaluator } from './evaluator.ts';
import { growBounds, intersectBounds, unionBounds, UNBOUNDED } from './field-bounds.ts';

/** Smooth minimum over a transition of width k ≥ 0. */
export function smoothMin(a: number, b: number, k: number): number {
  const h = k - Math.abs(a - b);
  const m = a < b ? a : b;
  return h > 0 ? m - (h * h) / (4 * k) : m;
}

/** Blends pairwise in the order given, which decides the shape where three or more meet. */
export function unionOf(children: readonly FieldEvaluator[], blend: number): FieldEvaluator {
  const distances = children.map((c) => c.distance);
  const n = distances.length;
  const first = distances[0]!;
  const slack = Math.max(...children.map((c) => c.slack));
  // A blend reaches out by a quarter of its width, the next builds on that; in all they stay within one width.
  const reach = n > 1 ? (blend / 4) * Math.min(n - 1, 4) : 0;
  const self: FieldEvaluator = {
    slack,
    bounds: growBounds(unionBounds(children.map((c) => c.bounds)), reach),
    distance:
      n === 1
        ? first
        : blend > 0
          ? (x, y, z) => {
              let d = first(x, y, z);
              for (let i = 1; i < n; i++) d = smoothMin(d, distances[i]!(x, y, z), blend);
              return d;
            }
          : (x, y, z) => {
              let d = first(x, y, z);
              for (let i = 1; i < n; i++) {
                const e = distances[i]!(x, y, z);
                if (e < d) d = e;
              }
              return d;
            },
    within: (x, y, z, radius) => {
      if (n === 1) return children[0]!.within(x, y, z, radius);
      const at = children.map((c) => c.distance(x, y, z));
      let nearest = Infinity;
      for (let i = 0; i < n; i++) nearest = Math.min(nearest, at[i]! + radius + 2 * children[i]!.slack);
      // Farther than this a child can neither be the least nor blend with it: several blends in a row lower the
      // least of what they blend by less than one width, and that must stay a width away.
      const kept = children.filter((c, i) => at[i]! - radius - 2 * c.slack <= nearest + 2 * blend);
      const inner = kept.map((c) => c.within(x, y, z, radius));
      return inner.length === n && inner.every((c, i) => c === children[i]) ? self : unionOf(inner, blend);
    },
  };
  return self;
}

function negated(child: FieldEvaluator): FieldEvaluator {
  const self: FieldEvaluator = {
    distance: (x, y, z) => -child.distance(x, y, z),
    slack: child.slack,
    bounds: UNBOUNDED,
    within: (x, y, z, radius) => {
      const inner = child.within(x, y, z, radius);
      return inner === child ? self : negated(inner);
    },
  };
  return self;
}

/** max(a, b) = −min(−a, −b), with the blend rounding the edge off. */
export function intersectionOf(children: readonly FieldEvaluator[], blend: number): FieldEvaluator {
  return {
    ...negated(unionOf(children.map(negated), blend)),
    bounds: intersectBounds(children.map((c) => c.bounds)),
  };
}

/** The first without all others. */
export function differenceOf(children: readonly FieldEvaluator[], blend: number): FieldEvaluator {
  const [first, ...others] = children;
  return intersectionOf([first!, ...others.map(negated)], blend);
}
