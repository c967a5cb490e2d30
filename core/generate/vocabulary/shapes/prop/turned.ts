/** Lines of turned things (bottles, vases, shades) and the solids that they bound. A line runs from the foot to the rim. Metres. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { range, revolved, type Vec2 } from '../furniture/forms.ts';

/** A smooth line through the points (Catmull–Rom). */
export function smooth(points: readonly Vec2[], steps = 4): readonly Vec2[] {
  const point = (i: number): Vec2 => points[Math.min(points.length - 1, Math.max(0, i))]!;
  const through = (a: number, b: number, c: number, d: number, t: number): number =>
    b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  const line = points.slice(1).flatMap((_, i) =>
    range(steps).map((k): Vec2 => {
      const [a, b, c, d] = [point(i - 1), point(i), point(i + 1), point(i + 2)];
      const t = k / steps;
      return [through(a[0], b[0], c[0], d[0], t), through(a[1], b[1], c[1], d[1], t)];
    }),
  );
  return [...line, point(points.length - 1)];
}

/** The line moved to its inner side by a distance. */
export function inward(line: readonly Vec2[], distanceM: number): readonly Vec2[] {
  return line.map(([x, y], i): Vec2 => {
    const before = line[Math.max(0, i - 1)]!;
    const next = line[Math.min(line.length - 1, i + 1)]!;
    const [tx, ty] = [next[0] - before[0], next[1] - before[1]];
    const length = Math.max(1e-9, Math.hypot(tx, ty));
    return [Math.max(1e-4, x - (distanceM * ty) / length), y + (distanceM * tx) / length];
  });
}

/** The stretch of a line between two heights. */
export function between(line: readonly Vec2[], low: number, high: number): readonly Vec2[] {
  const radiusAt = (y: number): number => {
    for (let i = 1; i < line.length; i++) {
      const [[x0, y0], [x1, y1]] = [line[i - 1]!, line[i]!];
      if (y0 <= y && y <= y1) return y1 > y0 ? x0 + ((x1 - x0) * (y - y0)) / (y1 - y0) : x1;
    }
    return (y < line[0]![1] ? line[0] : line[line.length - 1])![0];
  };
  const inner = line.filter(([, y]) => y > low && y < high);
  return [[radiusAt(low), low], ...inner, [radiusAt(high), high]];
}

const backwards = (line: readonly Vec2[]): readonly Vec2[] => [...line].reverse();
/** What is under a line, filled to the axis. */
export const turned = (line: readonly Vec2[]): FieldNode =>
  revolved([0, line[0]![1]], ...line, [0, line[line.length - 1]![1]]);

/** Open at the rim, hollow down to `floorM` above zero. */
export function vessel(line: readonly Vec2[], wallM: number, floorM: number): FieldNode {
  const top = line[line.length - 1]![1];
  const inner = between(inward(line, wallM), floorM, top);
  return revolved([0, line[0]![1]], ...line, ...backwards(inner), [0, floorM]);
}

/**
 * A vessel and its drink as two solids that a ray passes quickly: the drink is set into the glass, which is hollow above it only.
 * @returns the glass and the drink.
 */
export function filled(
  line: readonly Vec2[],
  wallM: number,
  floorM: number,
  levelM: number,
): readonly [FieldNode, FieldNode] {
  const film = 0.0003;
  return [vessel(line, wallM, levelM), filling(line, wallM, floorM, Math.max(floorM + film, levelM - film))];
}

/** What fills a vessel from its floor to a level. */
export const filling = (line: readonly Vec2[], wallM: number, floorM: number, levelM: number): FieldNode =>
  turned(between(inward(line, wallM), floorM, levelM));

/** A band around the outside of a vessel, `thickM` proud of it. */
export const band = (line: readonly Vec2[], thickM: number, low: number, high: number): FieldNode =>
  turned(between(inward(line, -thickM), low, high));

/** A thin wall along a line, open above and below: shades, reflectors. */
export const hollow = (line: readonly Vec2[], wallM: number): FieldNode =>
  revolved(...line, ...backwards(inward(line, wallM)));
