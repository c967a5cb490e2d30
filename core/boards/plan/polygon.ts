/**
 * Small planar geometry: convex hulls, areas and simplification.
 *
 * [1] A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", Inf. Process. Lett. 9 (1979).
 * [2] D. Douglas, T. Peucker, "Algorithms for the reduction of the number of points required to represent a digitized
 *     line", Cartographica 10 (1973).
 */
import type { PlanPoint, PlanRing } from './plan-drawing.ts';

const turn = (o: PlanPoint, a: PlanPoint, b: PlanPoint): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Convex hull [1], positive area, without collinear points. Fewer than three distinct points come back as they are. */
export function convexHull(points: readonly PlanPoint[]): PlanRing {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly PlanPoint[]): PlanPoint[] => {
    const chain: PlanPoint[] = [];
    for (const p of list) {
      while (chain.length >= 2 && turn(chain[chain.length - 2]!, chain[chain.length - 1]!, p) <= 0)
        chain.pop();
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  const ring = [...half(sorted), ...half([...sorted].reverse())];
  return ring.length >= 3 ? ring : sorted.slice(0, 2);
}

/** Signed area, positive where the ring turns from +x to +y. */
export function signedArea(ring: PlanRing): number {
  let twice = 0;
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length]!;
    twice += p[0] * q[1] - q[0] * p[1];
  });
  return twice / 2;
}

/** A closed ring without the points that lie within `tolerance` of the line through their neighbours [2]. */
export function simplifyRing(ring: PlanRing, tolerance: number): PlanRing {
  if (ring.length < 5) return ring;
  // Split at the two points farthest apart along x and y, so that neither half starts on a straight piece.
  let far = 0;
  ring.forEach((p, i) => {
    const best = ring[far]!;
    if (
      Math.hypot(p[0] - ring[0]![0], p[1] - ring[0]![1]) >
      Math.hypot(best[0] - ring[0]![0], best[1] - ring[0]![1])
    )
      far = i;
  });
  const there = simplifyLine(ring.slice(0, far + 1), tolerance);
  const back = simplifyLine([...ring.slice(far), ring[0]!], tolerance);
  return [...there.slice(0, -1), ...back.slice(0, -1)];
}

export function simplifyLine(points: readonly PlanPoint[], tolerance: number): PlanPoint[] {
  const kept = new Uint8Array(points.length);
  kept[0] = 1;
  kept[points.length - 1] = 1;
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let worst = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToSegment(points[i]!, points[from]!, points[to]!);
      if (away > worst) [worst, at] = [away, i];
    }
    if (at < 0) continue;
    kept[at] = 1;
    spans.push([from, at], [at, to]);
  }
  return points.filter((_, i) => kept[i] === 1);
}

export function distanceToSegment(p: PlanPoint, a: PlanPoint, b: PlanPoint): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}
