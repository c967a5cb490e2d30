/** A stepladder: two rails with treads, a rear frame, a cap. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { at, block } from '../../../../scene/fields/field-nodes.ts';
import { bothSides, box, clamp, finish, placed, range, rod, turnX, turnZ } from '../furniture/forms.ts';

export const LADDER: ThingShape = {
  parameters: [
    { name: 'Tread spacing', unit: 'm', min: 0.2, max: 0.34, typical: 0.27 },
    { name: 'Rail thickness', unit: 'fraction', min: 0.06, max: 0.12, typical: 0.085 },
    { name: 'Taper', unit: 'fraction', min: 0, max: 0.35, typical: 0.2 },
  ],
  body: finish('steel'),
  accent: finish('plastic', [0.45, 0.08, 0.02]),
  parts: ({ sizeM: [w, h, d], parameters: [spacing = 0.27, thickness = 0.085, taper = 0.2] }) => {
    const t = thickness * w * (0.8 + 0.1 * h);
    const cap = 0.9 * t;
    const r = t / 2;
    const top = h - cap;
    const footX = w / 2 - r;
    const topX = footX * (1 - taper);
    const [front, rear] = [d / 2 - r, -d / 2 + r];
    const [capZ, capD] = [0.1 * d, 0.24 * d];
    const steps = Math.round(clamp(top / spacing - 1, 2, 14));
    const along = (k: number, footZ: number, topZ: number) => {
      const s = (k + 1) / (steps + 1);
      return { x: footX + (topX - footX) * s, y: r + (top - r) * s, z: footZ + (topZ - footZ) * s };
    };
    const frontTop = capZ + 0.6 * r;
    const rearTop = capZ - capD / 2 + r;
    const treads = range(steps).map((k) => {
      const { x, y, z } = along(k, front, frontTop);
      return at([0, y, z], block([2 * x, 0.5 * t, 1.5 * t + 0.03], 0.08 * t));
    });
    const bars = range(Math.max(1, Math.floor(steps / 2))).map((k) => {
      const { x, y, z } = along(2 * k, rear, rearTop);
      return rod([-x, y, z], [x, y, z], 0.36 * t);
    });
    const lean = (Math.atan2(front - frontTop, top) * 180) / Math.PI;
    const rail = Math.hypot(top - r, front - frontTop);
    const side = (Math.atan2(footX - topX, top) * 180) / Math.PI;
    const mid = along((steps + 1) / 2 - 1, front, frontTop);
    return [
      {
        name: 'Front',
        surface: 'body',
        field: union(
          0,
          bothSides(
            placed(
              [mid.x, mid.y, mid.z],
              turnX(-lean),
              placed([0, 0, 0], turnZ(side), block([0.75 * t, rail, 1.5 * t], 0.1 * t)),
            ),
          ),
          ...treads,
        ),
        cellSizeM: 0.48 * t,
      },
      {
        name: 'Rear',
        surface: 'body',
        field: union(0, bothSides(rod([footX, r, rear], [topX, top, rearTop], 0.5 * t)), ...bars),
        cellSizeM: 0.6 * t,
      },
      {
        name: 'Cap and feet',
        surface: 'accent',
        field: union(
          0,
          box([0, top, capZ - 0.1 * capD], [2 * topX + 1.2 * t, cap, capD], 0.25 * cap),
          bothSides(box([footX - 0.1 * t, 0, front - 0.6 * r], [1.1 * t, 1.3 * t, 1.2 * t], 0.15 * t)),
          bothSides(box([footX - 0.1 * t, 0, rear], [1.2 * t, 1.1 * t, t], 0.15 * t)),
        ),
        cellSizeM: 0.5 * t,
      },
    ];
  },
};
