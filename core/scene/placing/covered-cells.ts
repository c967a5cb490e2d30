/** Cells of a plan, seen from above, that a triangle covers or touches. */
import type { Vec3 } from '../../math/vec3.ts';

export type PlanTriangle = readonly [Vec3, Vec3, Vec3];

/**
 * @param corner x and z of the plan's first corner. @param cell edge of a cell, metres. @param side cells along each side.
 * @returns places of the cells, i + side·k.
 */
export function* coveredCells(
  triangle: PlanTriangle,
  [cornerX, cornerZ]: readonly [number, number],
  cell: number,
  side: number,
): Generator<number, undefined, undefined> {
  const corners = triangle.map(([x, , z]) => [(x - cornerX) / cell, (z - cornerZ) / cell] as const);
  const rows = corners.map(([, z]) => z);
  const first = Math.max(0, Math.floor(Math.min(...rows)));
  const last = Math.min(side - 1, Math.floor(Math.max(...rows)));
  for (let k = first; k <= last; k++) {
    // from where to where the triangle reaches within this row
    let [from, to] = [Infinity, -Infinity];
    const reach = (x: number): void => {
      from = Math.min(from, x);
      to = Math.max(to, x);
    };
    for (let e = 0; e < 3; e++) {
      const [ax, az] = corners[e]!;
      const [bx, bz] = corners[(e + 1) % 3]!;
      if (az >= k && az <= k + 1) reach(ax);
      for (const z of [k, k + 1]) if (az < z !== bz < z) reach(ax + ((z - az) / (bz - az)) * (bx - ax));
    }
    const end = Math.min(side - 1, Math.floor(to));
    for (let i = Math.max(0, Math.floor(from)); i <= end; i++) yield i + side * k;
  }
}
