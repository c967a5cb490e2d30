/**
 * Where a level plane cuts an object: the filled outlines of walls on an architect's plan. Each triangle that crosses
 * the height gives a segment; segments that share their ends are joined. Closed joins are walls with thickness, open
 * ones are single sheets.
 */
import type { ObjectTriangles } from './object-triangles.ts';
import type { PlanPoint } from './plan-drawing.ts';
import { simplifyLine, simplifyRing } from './polygon.ts';

/** Ends nearer than this are one point, metres. */
const JOIN_M = 1e-4;
/** Corners flatter than this vanish, metres. */
const SIMPLIFY_M = 0.002;

export interface WallCut {
  readonly closed: readonly (readonly PlanPoint[])[];
  readonly open: readonly (readonly PlanPoint[])[];
}

export function wallCut(object: ObjectTriangles, heightM: number): WallCut {
  const links = new Map<string, { point: PlanPoint; next: string[] }>();
  const keyOf = (p: PlanPoint): string => `${Math.round(p[0] / JOIN_M)} ${Math.round(p[1] / JOIN_M)}`;
  const node = (p: PlanPoint) => {
    const key = keyOf(p);
    const known = links.get(key) ?? { point: p, next: [] };
    links.set(key, known);
    return { key, known };
  };
  for (const [a, b] of crossings(object.corners, heightM)) {
    const from = node(a);
    const to = node(b);
    if (from.key === to.key || from.known.next.includes(to.key)) continue;
    from.known.next.push(to.key);
    to.known.next.push(from.key);
  }

  // Open chains first, from their ends; what is left are rings.
  const closed: PlanPoint[][] = [];
  const open: PlanPoint[][] = [];
  const walk = (start: string): PlanPoint[] => {
    const points: PlanPoint[] = [];
    for (let key: string | undefined = start; key !== undefined;) {
      const here: { point: PlanPoint; next: string[] } = links.get(key)!;
      points.push(here.point);
      const next: string | undefined = here.next.pop();
      if (next !== undefined) {
        const back = links.get(next)!;
        back.next.splice(back.next.indexOf(key), 1);
      }
      key = next;
    }
    return points;
  };
  for (const [key, { next }] of links)
    if (next.length % 2 === 1) open.push(simplifyLine(walk(key), SIMPLIFY_M));
  for (const [key, { next }] of links)
    while (next.length > 0) {
      const ring = walk(key).slice(0, -1);
      if (ring.length >= 3) closed.push([...simplifyRing(ring, SIMPLIFY_M)]);
    }
  return { closed, open: open.filter((line) => line.length >= 2) };
}

/** Segments in which triangles cross the height; a corner that lies on it counts as just above. */
function crossings(corners: Float64Array, heightM: number): [PlanPoint, PlanPoint][] {
  const segments: [PlanPoint, PlanPoint][] = [];
  for (let i = 0; i + 8 < corners.length; i += 9) {
    const ends: PlanPoint[] = [];
    for (let k = 0; k < 3; k++) {
      const a = i + 3 * k;
      const b = i + 3 * ((k + 1) % 3);
      const above = corners[a + 1]! >= heightM;
      if (above === corners[b + 1]! >= heightM) continue;
      // From the lower to the upper end, so that both triangles of an edge find the same point.
      const [low, high] = above ? [b, a] : [a, b];
      const t = (heightM - corners[low + 1]!) / (corners[high + 1]! - corners[low + 1]!);
      ends.push([
        corners[low]! + t * (corners[high]! - corners[low]!),
        corners[low + 2]! + t * (corners[high + 2]! - corners[low + 2]!),
      ]);
    }
    if (ends.length === 2) segments.push([ends[0]!, ends[1]!]);
  }
  return segments;
}
