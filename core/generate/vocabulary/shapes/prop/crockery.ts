/** A mug with a drink, a bowl, a plate: glazed, with a line of colour. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { finish, range, tube, type Vec2 } from '../furniture/forms.ts';
import { at } from '../../../../scene/fields/field-nodes.ts';
import { band, filling, inward, smooth, turned, vessel } from './turned.ts';

const GLAZE = finish('ceramic');
const COBALT = finish('ceramic', [0.03, 0.07, 0.2]);

export const CUP: ThingShape = {
  parameters: [
    { name: 'Taper', unit: 'fraction', min: 0, max: 0.5, typical: 0.08 },
    { name: 'Handle height', unit: 'fraction', min: 0.45, max: 0.8, typical: 0.64 },
    { name: 'Fullness', unit: 'fraction', min: 0.2, max: 0.92, typical: 0.82 },
  ],
  body: GLAZE,
  accent: COBALT,
  parts: ({ sizeM: [w, h, d], parameters: [taper = 0.08, grip = 0.64, fill = 0.82] }) => {
    const r = Math.min(d / 2, 0.42 * w);
    const x = -w / 2 + r;
    const wall = 0.13 * r;
    const foot = r * (1 - taper);
    const line: readonly Vec2[] = [
      [0.86 * foot, 0],
      [0.97 * foot, 0.06 * h],
      ...smooth([[foot, 0.12 * h], [0.5 * (foot + r), 0.55 * h], [0.985 * r, h]], 3), // prettier-ignore
    ];
    const floor = 0.1 * h;
    const half = 0.5 * grip * h;
    const t = 0.13 * r;
    const reach = w / 2 - t;
    const y = 0.53 * h;
    const arc = range(11).map((i) => {
      const a = Math.PI * (0.5 - i / 10);
      const [c, s] = [Math.cos(a), Math.sin(a)];
      const start = x + 0.92 * r - taper * r * (0.5 - 0.5 * s);
      return [start + (reach - start) * Math.sqrt(Math.max(0, c)), y + (half - t) * s, 0] as const;
    });
    const bodyField = vessel(line, wall, floor);
    const inner = turned(inward(line, 0.5 * wall));
    const handle = without(0, tube(t, ...arc), at([x, 0, 0], inner));
    const placed = (field: FieldNode): FieldNode => at([x, 0, 0], field);
    const parts = [
      {
        name: 'Cup',
        surface: 'body',
        field: union(0.5 * t, placed(bodyField), handle),
        cellSizeM: 0.6 * wall,
      },
      {
        name: 'Coffee',
        surface: finish('water', [0.045, 0.018, 0.007]),
        field: placed(filling(line, 0.6 * wall, floor - 0.3 * wall, floor + fill * (h - floor) * 0.98)),
        cellSizeM: 0.16 * r,
      },
      {
        name: 'Line',
        surface: 'accent',
        field: placed(
          without(0, band(line, 0.012 * r, 0.08 * h, 0.17 * h), turned(inward(line, 0.85 * wall))),
        ),
        cellSizeM: 0.55 * wall,
      },
    ] as const;
    return parts;
  },
};

export const BOWL: ThingShape = {
  parameters: [
    { name: 'Foot width', unit: 'fraction', min: 0.28, max: 0.6, typical: 0.4 },
    { name: 'Steepness', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Rim', unit: 'fraction', min: 0.03, max: 0.2, typical: 0.07 },
  ],
  body: GLAZE,
  accent: COBALT,
  parts: ({ sizeM: [w, h, d], parameters: [foot = 0.4, steep = 0.5, rim = 0.07] }) => {
    const proud = 0.006 * Math.min(w, d);
    const r = Math.min(w, d) / 2 - proud;
    const f = foot * r;
    const wall = Math.min(0.09 * r, 0.14 * h);
    const line: readonly Vec2[] = [
      [0.94 * f, 0],
      [f, 0.1 * h],
      ...smooth(
        [
          [f, 0.11 * h],
          [f + (0.62 + 0.22 * steep) * (r - f), (0.4 - 0.08 * steep) * h],
          [f + (0.88 + 0.09 * steep) * (r - f), 0.7 * h],
          [r, h],
        ],
        5,
      ),
    ];
    return [
      { name: 'Bowl', surface: 'body', field: vessel(line, wall, 0.12 * h + wall), cellSizeM: 0.6 * wall },
      {
        name: 'Rim',
        surface: 'accent',
        field: without(0, band(line, proud, (0.93 - rim) * h, 0.965 * h), turned(inward(line, 0.6 * wall))),
        cellSizeM: 0.6 * (0.6 * wall + proud),
      },
    ];
  },
};

export const PLATE: ThingShape = {
  parameters: [
    { name: 'Well', unit: 'fraction', min: 0.5, max: 0.8, typical: 0.66 },
    { name: 'Lip', unit: 'fraction', min: 0.3, max: 0.9, typical: 0.6 },
    { name: 'Ring width', unit: 'fraction', min: 0.03, max: 0.12, typical: 0.05 },
  ],
  body: GLAZE,
  accent: COBALT,
  parts: ({ sizeM: [w, h, d], parameters: [well = 0.66, lip = 0.6, ring = 0.05] }) => {
    const r = Math.min(w, d) / 2;
    const t = Math.max(0.3 * h, 0.022 * r);
    const bottom = 0.12 * h;
    const shoulder = bottom + (h - t - bottom) * (1 - 0.75 * (1 - lip));
    const above: readonly Vec2[] = [
      [0, bottom + t],
      [well * r * 0.93, bottom + t],
      [well * r, shoulder + 0.85 * t],
      [r, h],
    ];
    const dish: FieldNode = {
      op: 'revolution',
      profileM: [
        [0, bottom],
        [0.56 * r, bottom],
        [0.57 * r, 0],
        [0.61 * r, 0],
        [0.63 * r, bottom],
        [well * r, bottom],
        [r, h - 0.75 * t],
        [r, h - 0.1 * t],
        [0.99 * r, h],
        ...[...above].reverse().slice(1),
      ],
    };
    const onLip = (k: number): Vec2 => {
      const s = (k - well) / (1 - well);
      return [k * r, shoulder + 0.85 * t + s * (h - shoulder - 0.85 * t)];
    };
    const [a, b] = [onLip(0.97 - ring), onLip(0.97)];
    return [
      { name: 'Plate', surface: 'body', field: dish, cellSizeM: Math.max(0.0028, 0.8 * t) },
      {
        name: 'Ring',
        surface: 'accent',
        field: {
          op: 'revolution',
          profileM: [
            [a[0], a[1] - 0.5 * t],
            [b[0], b[1] - 0.5 * t],
            [b[0], b[1] + 0.03 * t],
            [a[0], a[1] + 0.03 * t],
          ],
        },
        cellSizeM: 0.42 * t,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[0.45 * h, 0.45 * Math.min(w, d), 0.45 * Math.min(w, d)]],
};
