/** A hand cart: a slatted tray between rails on two large and two small wheels, pushed by a bar at its back. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, cellFor, ends, finish, hoop, range, rod, tube } from '../furniture/forms.ts';

export const CART: ThingShape = {
  parameters: [
    { name: 'Wheel size', unit: 'fraction', min: 0.12, max: 0.3, typical: 0.2 },
    { name: 'Side height', unit: 'fraction', min: 0.12, max: 0.4, typical: 0.26 },
    { name: 'Slats', unit: 'count', min: 2, max: 4, typical: 3 },
  ],
  body: finish('wood'),
  accent: finish('iron'),
  parts: ({ sizeM: [w, h, d], parameters: [wheelSize = 0.2, tall = 0.26, slats = 3] }) => {
    const R = wheelSize * Math.min(h, 0.8 * d);
    const t = 0.022 + 0.012 * Math.max(w, d);
    const wheelW = 1.3 * t;
    const bw = w - 2 * wheelW - 0.02;
    const bed = R + 0.6 * R * 0.9 + 0.03;
    const wall = Math.min(tall * h, 0.9 * h - bed);
    const front = d / 2;
    const back = -d / 2 + 0.14 * d;
    const long = front - back;
    const z = (front + back) / 2;
    const slat = wall / slats;
    const [zf, zr] = [front - 1.05 * R - 0.01, back + 1.05 * R];
    const wheelX = w / 2 - wheelW / 2;
    const r = 0.45 * t;
    return [
      {
        name: 'Tray',
        surface: 'body',
        field: union(
          0,
          ...ends(6, bw - bw / 6).map((x) => box([x, bed, z], [bw / 6 - 0.012, t, long], 0.003)),
          ...range(slats).flatMap((i) => {
            const y = bed + t + (i + 0.25) * slat;
            return [
              bothSides(box([bw / 2 - t / 2, y, z], [t, 0.62 * slat, long], 0.003)),
              box([0, y, front - t / 2], [bw, 0.62 * slat, t], 0.003),
              box([0, y, back + t / 2], [bw, 0.62 * slat, t], 0.003),
            ];
          }),
        ),
        cellSizeM: cellFor(0.8 * t),
      },
      {
        name: 'Posts',
        surface: 'body',
        field: union(
          0,
          bothSides(
            union(
              0,
              ...[front - 1.6 * t, z, back + 1.6 * t].map((pz) =>
                box([bw / 2 - 1.4 * t, bed, pz], [t, wall + t, t], 0.003),
              ),
              box([0.28 * bw, bed - t, z], [1.4 * t, t, long], 0.003),
            ),
          ),
        ),
        cellSizeM: cellFor(0.85 * t),
      },
      {
        name: 'Iron work',
        surface: 'accent',
        field: union(
          0,
          axle('x', [0, R, zf], r, w - wheelW),
          axle('x', [0, R, zr], r, w - wheelW),
          bothSides(rod([0.28 * bw, R, zf], [0.28 * bw, bed, zf], 1.2 * r)),
          bothSides(rod([0.28 * bw, R, zr], [0.28 * bw, bed, zr], 1.2 * r)),
          bothSides(
            tube(r, [bw / 2 - t, bed, back + t], [bw / 2 - t, h - r, -d / 2 + r], [0, h - r, -d / 2 + r]),
          ),
        ),
        cellSizeM: cellFor(0.75 * r),
      },
      {
        name: 'Wheels',
        surface: finish('rubber'),
        field: bothSides(
          union(0, ...[zf, zr].map((wz) => hoop('x', [wheelX, R, wz], R - 0.5 * wheelW, 0.5 * wheelW))),
        ),
        cellSizeM: cellFor(0.5 * wheelW),
      },
      {
        name: 'Spokes',
        surface: 'body',
        field: bothSides(
          union(
            0,
            ...[zf, zr].flatMap((wz) => [
              axle('x', [wheelX, R, wz], 0.2 * R + 0.01, wheelW),
              ...range(4).map((i) => {
                const a = (Math.PI * i) / 4;
                const [y, dz] = [(R - 0.8 * wheelW) * Math.cos(a), (R - 0.8 * wheelW) * Math.sin(a)];
                return rod([wheelX, R - y, wz - dz], [wheelX, R + y, wz + dz], 0.32 * t);
              }),
            ]),
          ),
        ),
        cellSizeM: cellFor(0.35 * t),
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d], parameters: [wheelSize = 0.2] }) => {
    const R = wheelSize * Math.min(h, 0.8 * d);
    const t = 0.022 + 0.012 * Math.max(w, d);
    return [[R + 0.54 * R + 0.03 + t, 0.6 * w, 0.6 * d]];
  },
};
