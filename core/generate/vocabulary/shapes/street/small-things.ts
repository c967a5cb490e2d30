/** What stands about on pavements: bollards, hydrants, traffic cones. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, box, finish, post, range, revolved, taper } from '../furniture/forms.ts';

export const BOLLARD: ThingShape = {
  parameters: [
    { name: 'Taper', unit: 'fraction', min: 0, max: 0.35, typical: 0.14 },
    { name: 'Band height', unit: 'fraction', min: 0.6, max: 0.86, typical: 0.76 },
    { name: 'Cap', unit: 'fraction', min: 0, max: 1, typical: 0.6 },
  ],
  body: finish('iron', [0.05, 0.052, 0.055]),
  accent: finish('plastic', [0.66, 0.65, 0.6]),
  parts: ({ sizeM: [w, h, d], parameters: [narrow = 0.14, band = 0.76, cap = 0.6] }) => {
    const R = Math.min(w, d) / 2;
    const r = R * 0.84;
    const top = r * (1 - narrow);
    const at = (t: number): number => r + (top - r) * t;
    const crown = Math.min(0.14 * h, (0.25 + 0.75 * cap) * top);
    const y = h - crown;
    return [
      {
        name: 'Post',
        surface: 'body',
        field: revolved(
          [0, 0],
          [R, 0],
          [R, 0.05 * h],
          [r, 0.075 * h],
          [at(0.9), 0.9 * y],
          [at(0.9) + 0.1 * R, 0.92 * y],
          [at(0.9) + 0.1 * R, 0.95 * y],
          [top, 0.97 * y],
          [top, y],
          [0.86 * top, y + 0.5 * crown],
          [0.5 * top, y + 0.88 * crown],
          [0, h],
        ),
        cellSizeM: Math.max(0.007, 0.16 * R),
      },
      {
        name: 'Band',
        surface: 'accent',
        field: post([0, (band - 0.05) * y, 0], at(band - 0.05) + 0.05 * R + 0.002, 0.09 * h),
        cellSizeM: Math.max(0.007, 0.2 * R),
      },
    ];
  },
};

export const HYDRANT: ThingShape = {
  parameters: [
    { name: 'Barrel width', unit: 'fraction', min: 0.44, max: 0.58, typical: 0.5 },
    { name: 'Outlet height', unit: 'fraction', min: 0.52, max: 0.68, typical: 0.6 },
    { name: 'Bonnet', unit: 'fraction', min: 0.16, max: 0.3, typical: 0.22 },
  ],
  body: finish('painted metal', [0.3, 0.025, 0.018]),
  accent: finish('iron'),
  parts: ({ sizeM: [w, h, d], parameters: [barrel = 0.5, outlet = 0.6, bonnet = 0.22] }) => {
    const r = (barrel * Math.min(w, d)) / 2;
    const flange = 1.42 * r;
    const y = outlet * h;
    const shoulder = h * (1 - bonnet) - 0.05;
    const cap = h - 0.07 * h;
    const bolts = (level: number): readonly FieldNode[] =>
      range(8).map((i) => {
        const a = (Math.PI * (i + 0.5)) / 4;
        return post([1.2 * r * Math.cos(a), level, 1.2 * r * Math.sin(a)], 0.013, 0.03);
      });
    const nozzle = (axis: 'x' | 'z', s: number, size: number, reach: number): FieldNode => {
      const along = (a: number): readonly [number, number, number] =>
        axis === 'x' ? [s * a, y, 0] : [0, y, s * a];
      return union(
        0,
        axle(axis, along(0.5 * reach), size, reach, 0.004),
        axle(axis, along(reach - 0.035), 1.22 * size, 0.05, 0.008),
        axle(axis, along(reach - 0.011), 0.42 * size, 0.022),
      );
    };
    return [
      {
        name: 'Body',
        surface: 'body',
        field: union(
          0.012,
          revolved(
            [0, 0], [1.3 * flange * 0.82, 0], [1.3 * flange * 0.82, 0.04], [r, 0.05], [r, 0.14 * h], [flange, 0.15 * h], [flange, 0.19 * h], [r, 0.2 * h],
            [r, shoulder - 0.04], [flange, shoulder - 0.035], [flange, shoulder + 0.02], [1.12 * r, shoulder + 0.025],
            [1.02 * r, shoulder + 0.45 * (cap - shoulder)], [0.72 * r, shoulder + 0.8 * (cap - shoulder)], [0.3 * r, cap], [0.22 * r, cap], [0.22 * r, h], [0, h],
          ), // prettier-ignore
          nozzle('x', 1, 0.4 * r + 0.008, w / 2),
          nozzle('x', -1, 0.4 * r + 0.008, w / 2),
          nozzle('z', 1, 0.52 * r + 0.008, d / 2),
        ),
        cellSizeM: 0.0135,
      },
      {
        name: 'Bolts',
        surface: 'accent',
        field: union(
          0,
          ...bolts(0.19 * h - 0.005),
          ...bolts(shoulder + 0.01),
          post([0, h - 0.03, 0], 0.3 * r, 0.012),
        ),
        cellSizeM: 0.011,
      },
    ];
  },
};

export const CONE: ThingShape = {
  parameters: [
    { name: 'Base width', unit: 'fraction', min: 0.85, max: 1, typical: 1 },
    { name: 'Tip width', unit: 'fraction', min: 0.1, max: 0.24, typical: 0.15 },
    { name: 'Bands', unit: 'count', min: 0, max: 2, typical: 2 },
  ],
  body: finish('plastic', [0.62, 0.11, 0.015]),
  accent: finish('plastic', [0.68, 0.68, 0.66]),
  parts: ({ sizeM: [w, h, d], parameters: [baseWidth = 1, tip = 0.15, bands = 2] }) => {
    const s = Math.min(w, d);
    const foot = Math.min(0.05, 0.07 * h);
    const r0 = 0.37 * s;
    const r1 = (tip * s) / 2;
    const at = (t: number): number => r0 + (r1 - r0) * t;
    const rings = [
      [0.36, 0.58],
      [0.7, 0.84],
    ].slice(0, Math.round(bands));
    const tall = h - foot;
    return [
      {
        name: 'Cone',
        surface: 'body',
        field: union(
          0,
          revolved(
            [0, foot],
            [r0 * 1.12, foot],
            [r0, foot + 0.03],
            [r1, h],
            [0.6 * r1, h],
            [0.6 * r1, h - 0.1 * tall],
            [0, h - 0.1 * tall],
          ),
          box([0, 0, 0], [baseWidth * w, foot, baseWidth * d], 0.008),
        ),
        cellSizeM: Math.max(0.009, 0.4 * r1 * 0.8),
      },
      ...(rings.length === 0
        ? []
        : [
            {
              name: 'Bands',
              surface: 'accent' as const,
              field: union(
                0,
                ...rings.map(([a, b]) =>
                  taper([0, foot + a! * tall, 0], at(a!) + 0.005, at(b!) + 0.005, (b! - a!) * tall),
                ),
              ),
              cellSizeM: 0.014,
            },
          ]),
    ];
  },
};
