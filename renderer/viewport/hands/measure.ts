/** What a chain of measured points says: lengths, rises, the angle at the last corner. Pure. */
import { distance, dot, normalize, sub, type Vec3 } from '../../../core/math/vec3.ts';

export interface Leg {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly lengthM: number;
  /** Of `to` over `from`. */
  readonly riseM: number;
}

export const legsOf = (points: readonly Vec3[]): readonly Leg[] =>
  points.slice(1).map((to, i) => {
    const from = points[i]!;
    return { from, to, lengthM: distance(from, to), riseM: to[1] - from[1] };
  });

export const totalM = (points: readonly Vec3[]): number =>
  legsOf(points).reduce((sum, leg) => sum + leg.lengthM, 0);

/** Between the last two legs, at their common point; null with fewer than three points, or where two coincide. */
export function cornerDeg(points: readonly Vec3[]): number | null {
  const [a, b, c] = points.slice(-3);
  if (a === undefined || b === undefined || c === undefined) return null;
  if (distance(a, b) < 1e-9 || distance(b, c) < 1e-9) return null;
  const cosine = dot(normalize(sub(a, b)), normalize(sub(c, b)));
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}
