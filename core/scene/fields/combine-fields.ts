/**
 * Union, intersection and difference, crisp or blended. Where the blend is 0 a crease stays a crease.
 *
 * The blend lowers min(a, b) by (k − |a − b|)²/4k where |a − b| < k: its slopes are weighted means of the two,
 * so the result changes by no more than they do.
 */
import type { FieldEvaluator } from './evaluator.ts';
import { growBounds, intersectBounds, unionBounds, UNBOUNDED } from './field-bounds.ts';

type Distance = FieldEvaluator['distance'];

/** Smooth minimum over a transition of width k ≥ 0. */
export function smoothMin(a: number, b: number, k: number): number {
  const h = k - Math.abs(a - b);
  const m = a < b ? a : b;
  return h > 0 ? m - (h * h) / (4 * k) : m;
}

/** What is known of the children of a union from a look at one point. */
interface Outlook {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** What each child cannot be below at that point. */
  readonly least: Float64Array;
}

/** Fewer children than this are computed as quickly as they are ruled out. */
const WORTH_RULING_OUT = 3;
/** Rounding must not rule out what is nearest. */
const SURELY = 1 + 1e-9;

/**
 * Blends pairwise in the order given, which decides the shape where three or more meet.
 * @param outlook lets children be passed over at points where they are too far to matter; the values are the same to the last bit.
 */
export function unionOf(
  children: readonly FieldEvaluator[],
  blend: number,
  outlook: Outlook | null = null,
): FieldEvaluator {
  const n = children.length;
  const slack = Math.max(...children.map((c) => c.slack));
  // A blend reaches out by a quarter of its width, the next builds on that; in all they stay within one width.
  const reach = n > 1 ? (blend / 4) * Math.min(n - 1, 4) : 0;
  const distances = children.map((c) => c.distance);
  const distance = leastOf(distances, blend, outlook);
  const bases = children.map((c) => c.base);
  const self: FieldEvaluator = {
    slack,
    get bounds() {
      return growBounds(unionBounds(children.map((c) => c.bounds)), reach);
    },
    distance,
    base: slack === 0 ? distance : leastOf(bases, blend, outlook),
    within: (x, y, z, radius) => {
      if (n === 1) return children[0]!.within(x, y, z, radius);
      const at = bases.map((base) => base(x, y, z));
      let nearest = Infinity;
      for (let i = 0; i < n; i++) nearest = Math.min(nearest, at[i]! + radius + children[i]!.slack);
      // Farther than this a child can neither be the least nor blend with it: several blends in a row lower the
      // least of what they blend by less than one width, and that must stay a width away.
      const kept: number[] = [];
      for (let i = 0; i < n; i++) {
        at[i]! -= children[i]!.slack;
        if (at[i]! - radius <= nearest + 2 * blend) kept.push(i);
      }
      if (blend === 0) kept.sort((a, b) => at[a]! - at[b]!);
      const inner = kept.map((i) => children[i]!.within(x, y, z, radius));
      if (inner.length === 1) return inner[0]!;
      const isWorth = inner.length >= WORTH_RULING_OUT;
      if (!isWorth && inner.length === n && inner.every((c, i) => c === children[i])) return self;
      const least = isWorth ? Float64Array.from(kept, (i) => at[i]!) : null;
      return unionOf(inner, blend, least && { x, y, z, least });
    },
  };
  return self;
}

/** The least of several fields, blended. With an outlook and no blend the nearest comes first. */
function leastOf(distances: readonly Distance[], blend: number, outlook: Outlook | null): Distance {
  const n = distances.length;
  const first = distances[0]!;
  if (n === 1) return first;
  if (outlook === null)
    return blend > 0
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
        };
  const { x: cx, y: cy, z: cz, least } = outlook;
  const away = (x: number, y: number, z: number): number => {
    const [dx, dy, dz] = [x - cx, y - cy, z - cz];
    return Math.sqrt(dx * dx + dy * dy + dz * dz) * SURELY + 1e-12;
  };
  return blend > 0
    ? (x, y, z) => {
        const off = away(x, y, z) + blend;
        let d = first(x, y, z);
        for (let i = 1; i < n; i++) if (least[i]! - off < d) d = smoothMin(d, distances[i]!(x, y, z), blend);
        return d;
      }
    : (x, y, z) => {
        const off = away(x, y, z);
        let d = first(x, y, z);
        for (let i = 1; i < n && least[i]! - off < d; i++) {
          const e = distances[i]!(x, y, z);
          if (e < d) d = e;
        }
        return d;
      };
}

/** What a negated field was before. */
const positives = new WeakMap<FieldEvaluator, FieldEvaluator>();

function negated(child: FieldEvaluator): FieldEvaluator {
  const positive = positives.get(child);
  if (positive) return positive;
  const { distance, base } = child;
  const opposite: Distance = (x, y, z) => -distance(x, y, z);
  const self: FieldEvaluator = {
    distance: opposite,
    base: base === distance ? opposite : (x, y, z) => -base(x, y, z),
    slack: child.slack,
    bounds: UNBOUNDED,
    within: (x, y, z, radius) => {
      const inner = child.within(x, y, z, radius);
      return inner === child ? self : negated(inner);
    },
  };
  positives.set(self, child);
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
