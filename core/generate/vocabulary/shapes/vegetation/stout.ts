/** Stout plants and wood: columnar cacti with arms, logs. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, ball, limb, overlap, union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, box, finish, range } from '../furniture/forms.ts';

/** A ribbed column between two points, round at its upper end. */
function ribbed([x0, y0, z0]: Vec3, [x1, y1, z1]: Vec3, radius: number, ribs: number): readonly FieldNode[] {
  const r = (1.9 * radius) / ribs;
  return range(ribs).map((i) => {
    const a = (2 * Math.PI * i) / ribs;
    const [dx, dz] = [(radius - r) * Math.cos(a), (radius - r) * Math.sin(a)];
    return limb([x0 + dx, y0, z0 + dz], [x1 + 0.86 * dx, y1, z1 + 0.86 * dz], r, 0.95 * r);
  });
}

export const CACTUS: ThingShape = {
  parameters: [
    { name: 'Arms', unit: 'count', min: 0, max: 5, typical: 2 },
    { name: 'Thickness', unit: 'fraction', min: 0.22, max: 0.5, typical: 0.34 },
    { name: 'Ribs', unit: 'count', min: 8, max: 14, typical: 11 },
  ],
  body: finish('foliage', [0.065, 0.105, 0.045]),
  accent: finish('foliage', [0.5, 0.16, 0.2]),
  parts: ({ sizeM: [w, h, d], parameters: [arms = 2, thick = 0.34, ribs = 11], seed }) => {
    const random = new Random(seed);
    const r = Math.min(0.5 * thick * Math.min(0.7 * w, d) * 1.4, 0.16 * h, 0.48 * d);
    const limbs: FieldNode[] = [
      limb([0, 0.2 * r, 0], [0, h - 0.93 * r, 0], 0.9 * r, 0.82 * r),
      ...ribbed([0, 0, 0], [0, h - 0.66 * r, 0], r, ribs),
    ];
    const tops: Vec3[] = [[0, h - 0.2 * r, 0]];
    const q = Math.min(0.66 * r, 0.2 * w);
    if (w / 2 - q > 1.5 * r)
      for (const i of range(arms)) {
        const side = i % 2 === 0 ? 1 : -1;
        const x = side * (w / 2 - q) * (i < 2 ? 1 : random.uniform(0.8, 0.94));
        const z = (i < 2 ? 0.25 : 0.9) * (d / 2 - q) * random.bell();
        const y = h * random.uniform(0.3, 0.52);
        const top = Math.min(h - q, y + h * random.uniform(0.22, 0.42));
        limbs.push(limb([0, y - 0.25 * q, 0], [x, y, z], 0.85 * q, 0.95 * q));
        limbs.push(limb([x, y, z], [x, top - 0.1 * q, z], 0.9 * q, 0.78 * q));
        limbs.push(...ribbed([x, y, z], [x, top, z], q, Math.max(7, ribs - 3)));
        tops.push([x, top + 0.5 * q, z]);
      }
    const flowers = tops.flatMap(([x, y, z], k) =>
      range(4).map((i) => {
        const a = i * 1.57 + k;
        const s = k === 0 ? r : q;
        return at(
          [x + 0.42 * s * Math.cos(a), Math.min(h - 0.3 * s, y), z + 0.42 * s * Math.sin(a)],
          ball(0.24 * s),
        );
      }),
    );
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Stems',
        surface: 'body',
        field: overlap(0, union(0.06 * r, ...limbs), inside),
        cellSizeM: Math.max(0.007, (1.5 * q) / ribs + 0.003 * h),
      },
      {
        name: 'Blossoms',
        surface: 'accent',
        field: overlap(0, union(0, ...flowers), inside),
        cellSizeM: Math.max(0.006, 0.11 * q),
      },
    ];
  },
};

export const LOG: ThingShape = {
  parameters: [
    { name: 'Bark', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Stubs', unit: 'count', min: 0, max: 5, typical: 2 },
    { name: 'Taper', unit: 'fraction', min: 0, max: 0.4, typical: 0.14 },
  ],
  body: finish('bark'),
  accent: finish('wood', [0.4, 0.27, 0.15]),
  parts: ({ sizeM: [w, h, d], parameters: [bark = 0.5, stubs = 2, taper = 0.14], seed }) => {
    const random = new Random(seed);
    const r = Math.min(h, d) / 2;
    const cell = Math.max(0.008, Math.sqrt((w * 2 * r * 3.2) / 3600));
    const a = Math.min((0.3 + bark) * 0.09 * r, 1.5 * cell);
    const s = r - a;
    const small = s * (1 - taper);
    const y = r - 0.4 * a;
    const trunk = overlap(
      0,
      limb(
        [-w, y + (taper * s * 0.5 * w) / w, 0],
        [w, y - taper * s * 0.5, 0],
        s * (1 + 0.5 * taper),
        small * (1 - 0.5 * taper),
      ),
      box([0, -h, 0], [0.985 * w, 4 * h, 4 * d]),
    );
    const knots = range(stubs).map((): FieldNode => {
      const x = random.uniform(-0.4, 0.4) * w;
      const turn = random.uniform(-1.1, 1.1);
      const [ux, uy] = [Math.sin(turn), Math.cos(turn)];
      const reach = Math.min(1.5 * r, d / 2 + 0.4 * r);
      return limb([x, y, 0], [x + 0.3 * r, y + uy * reach * 0.8, ux * reach], 0.32 * r, 0.2 * r);
    });
    const inside = box([0, 0, 0], [w, h, d]);
    return [
      {
        name: 'Bark',
        surface: 'body',
        field: overlap(0, wrinkled(union(0.2 * r, trunk, ...knots), a, 0.5 * r, 2, seed), inside),
        cellSizeM: cell,
      },
      {
        name: 'Cut ends',
        surface: 'accent',
        field: union(
          0,
          ...[-1, 1].map((k) =>
            axle('x', [k * (0.5 * w - 0.03 * w), y, 0], 0.86 * (k < 0 ? s : small), 0.06 * w),
          ),
        ),
        cellSizeM: Math.min(0.05 * w, 0.12 * r),
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[0.93 * h, 0.8 * w, 0.4 * Math.min(h, d)]],
};
