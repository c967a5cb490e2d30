/**
 * Triangles of a simple polygon with holes by ear clipping, holes joined to the outline by bridges.
 *
 * [1] D. Eberly, "Triangulation by Ear Clipping", Geometric Tools, 2002.
 */
import type { Vec2 } from './mesh-builder.ts';

/** Signed area (shoelace formula), positive counter-clockwise. */
export function signedArea(polygon: readonly Vec2[]): number {
  let sum = 0;
  for (let i = 0; i < polygon.length; i++) {
    const [x0, y0] = polygon[i]!;
    const [x1, y1] = polygon[(i + 1) % polygon.length]!;
    sum += x0 * y1 - x1 * y0;
  }
  return sum / 2;
}

export interface Triangulation {
  /** Outline counter-clockwise, then holes clockwise, as triangle corners refer to them. */
  readonly points: readonly Vec2[];
  /** Rings of `points`: first index and length, the outline first. */
  readonly rings: readonly { readonly first: number; readonly length: number }[];
  /** Three per triangle, counter-clockwise. */
  readonly triangles: readonly number[];
}

/**
 * Triangulates `outline` without `holes`, given in either direction.
 * @throws RangeError when the outline is not simple (crosses itself, or a hole leaves it).
 */
export function triangulatePolygon(
  outline: readonly Vec2[],
  holes: readonly (readonly Vec2[])[] = [],
): Triangulation {
  const oriented = [
    signedArea(outline) < 0 ? outline.toReversed() : outline,
    ...holes.map((hole) => (signedArea(hole) > 0 ? hole.toReversed() : hole)),
  ];
  const points = oriented.flat();
  const rings: { first: number; length: number }[] = [];
  let first = 0;
  for (const ring of oriented) {
    if (ring.length < 3) throw new RangeError(`polygon: expected three or more points, got ${ring.length}`);
    rings.push({ first, length: ring.length });
    first += ring.length;
  }
  const indicesOf = (r: { first: number; length: number }): number[] =>
    Array.from({ length: r.length }, (_, i) => r.first + i);

  // Rightmost holes first, so that each bridge may cross only what is already joined.
  let loop = indicesOf(rings[0]!);
  const rightmost = (hole: number[]): number =>
    hole.reduce((best, i) => (points[i]![0] > points[best]![0] ? i : best));
  const holeLoops = rings.slice(1).map(indicesOf);
  holeLoops.sort((a, b) => points[rightmost(b)]![0] - points[rightmost(a)]![0]);
  for (const hole of holeLoops) loop = bridge(points, loop, hole, rightmost(hole));

  return { points, rings, triangles: clipEars(points, loop) };
}

const area2 = (a: Vec2, b: Vec2, c: Vec2): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);

/** Joins a hole to the loop from its rightmost point to a loop vertex that it can see. */
function bridge(points: readonly Vec2[], loop: number[], hole: number[], from: number): number[] {
  const m = points[from]!;
  let best = -1;
  let bestDistance = Infinity;
  for (let k = 0; k < loop.length; k++) {
    const p = points[loop[k]!]!;
    const d = (p[0] - m[0]) ** 2 + (p[1] - m[1]) ** 2;
    if (p[0] < m[0] || d >= bestDistance) continue;
    const before = points[loop[(k + loop.length - 1) % loop.length]!]!;
    const after = points[loop[(k + 1) % loop.length]!]!;
    if (!inCorner(before, p, after, m)) continue;
    let blocked = false;
    for (const ring of [loop, hole])
      for (let e = 0; e < ring.length && !blocked; e++)
        blocked = crosses(m, p, points[ring[e]!]!, points[ring[(e + 1) % ring.length]!]!);
    if (blocked) continue;
    best = k;
    bestDistance = d;
  }
  if (best < 0) throw new RangeError('polygon: a hole does not lie inside the outline');
  const at = hole.indexOf(from);
  const turned = [...hole.slice(at), ...hole.slice(0, at), from];
  return [...loop.slice(0, best + 1), ...turned, ...loop.slice(best)];
}

/** Whether q lies strictly inside the interior angle at p of a counter-clockwise ring. */
function inCorner(before: Vec2, p: Vec2, after: Vec2, q: Vec2): boolean {
  const convex = area2(before, p, after) >= 0;
  const a = area2(before, p, q) > 0;
  const b = area2(p, after, q) > 0;
  return convex ? a && b : a || b;
}

/** Whether the open segments cross at a point inside both. */
function crosses(a: Vec2, b: Vec2, c: Vec2, d: Vec2): boolean {
  const s1 = area2(a, b, c);
  const s2 = area2(a, b, d);
  const s3 = area2(c, d, a);
  const s4 = area2(c, d, b);
  return ((s1 > 0 && s2 < 0) || (s1 < 0 && s2 > 0)) && ((s3 > 0 && s4 < 0) || (s3 < 0 && s4 > 0));
}

function clipEars(points: readonly Vec2[], loop: readonly number[]): number[] {
  const ring = [...loop];
  const triangles: number[] = [];
  let misses = 0;
  let k = 0;
  while (ring.length > 3) {
    const n = ring.length;
    const [ia, ib, ic] = [ring[(k + n - 1) % n]!, ring[k % n]!, ring[(k + 1) % n]!];
    const [a, b, c] = [points[ia]!, points[ib]!, points[ic]!];
    const area = area2(a, b, c);
    // Straight corners go last: cut early, they leave a triangle without area and a T junction.
    const ear =
      area > 0 &&
      !ring.some((i) => {
        const p = points[i]!;
        if (
          (p[0] === a[0] && p[1] === a[1]) ||
          (p[0] === b[0] && p[1] === b[1]) ||
          (p[0] === c[0] && p[1] === c[1])
        )
          return false;
        return area2(a, b, p) >= 0 && area2(b, c, p) >= 0 && area2(c, a, p) >= 0;
      });
    if (ear || (misses > n && area === 0)) {
      triangles.push(ia, ib, ic);
      ring.splice(k % n, 1);
      misses = 0;
      // Step on by one, which alternates ears around the ring and avoids fans of slivers.
      k = k % ring.length;
    } else if (misses > 2 * n) throw new RangeError('polygon: the outline crosses itself');
    else misses++;
    k = (k + 1) % ring.length;
  }
  triangles.push(...ring);
  return triangles;
}
