/** Boxes around fields: min xyz, max xyz; infinite where a field is unbounded, inverted where it is empty. */
import type { Bounds6 } from '../bvh/triangle-bvh.ts';

export const UNBOUNDED: Bounds6 = [-Infinity, -Infinity, -Infinity, Infinity, Infinity, Infinity];

export const centredBounds = (x: number, y: number, z: number): Bounds6 => [-x, -y, -z, x, y, z];

const map6 = (f: (k: number) => number): Bounds6 => [f(0), f(1), f(2), f(3), f(4), f(5)];

export const isEmpty = (b: Bounds6): boolean => b[0] > b[3] || b[1] > b[4] || b[2] > b[5];

export function unionBounds(all: readonly Bounds6[]): Bounds6 {
  const some = all.filter((b) => !isEmpty(b));
  if (some.length === 0) return [1, 1, 1, -1, -1, -1];
  return map6((k) => (k < 3 ? Math.min(...some.map((b) => b[k]!)) : Math.max(...some.map((b) => b[k]!))));
}

export const intersectBounds = (all: readonly Bounds6[]): Bounds6 =>
  map6((k) => (k < 3 ? Math.max(...all.map((b) => b[k]!)) : Math.min(...all.map((b) => b[k]!))));

export const growBounds = (b: Bounds6, by: number): Bounds6 =>
  isEmpty(b) && by <= 0 ? b : map6((k) => (k < 3 ? b[k]! - by : b[k]! + by));

/** Box around the eight corners through `map`. Unbounded stays unbounded. */
export function mapBounds(
  b: Bounds6,
  map: (x: number, y: number, z: number) => readonly [number, number, number],
): Bounds6 {
  if (isEmpty(b)) return b;
  if (b.some((x) => !Number.isFinite(x))) return UNBOUNDED;
  const corners: Bounds6[] = [];
  for (let c = 0; c < 8; c++) {
    const p = map(b[c & 1 ? 3 : 0], b[c & 2 ? 4 : 1], b[c & 4 ? 5 : 2]);
    corners.push([...p, ...p]);
  }
  return unionBounds(corners);
}
