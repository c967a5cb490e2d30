/** What bears: columns, beams, pedestals. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { limb, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { arc, box, finish, fourCorners, range, revolved, side, type Vec2 } from '../furniture/forms.ts';

export const COLUMN: ThingShape = {
  parameters: [
    { name: 'Base height', unit: 'fraction', min: 0.03, max: 0.14, typical: 0.07 },
    { name: 'Capital height', unit: 'fraction', min: 0.03, max: 0.16, typical: 0.08 },
    { name: 'Taper', unit: 'fraction', min: 0, max: 0.25, typical: 0.12 },
  ],
  body: finish('stone'),
  accent: finish('stone', [0.34, 0.325, 0.3]),
  parts: ({ sizeM: [w, h, d], parameters: [base = 0.07, capital = 0.08, taper = 0.12], variant }) => {
    const s = Math.min(w, d);
    const [bh, ch] = [Math.min(base * h, 0.7 * s), Math.min(capital * h, 0.8 * s)];
    const r = 0.38 * s;
    const top = r * (1 - taper);
    const shaftHeight = h - bh - ch;
    const plinth = box([0, 0, 0], [w, 0.45 * bh, d]);
    const abacus = box([0, h - 0.36 * ch, 0], [w, 0.36 * ch, d]);
    const cell = Math.max(0.012, 0.07 * s, h / 130);
    if (variant === 'square') {
      const half = r * 0.96;
      const edge = half * (1 - 0.5 * taper);
      return [
        {
          name: 'Shaft',
          surface: 'body',
          field: without(
            0,
            box([0, bh, 0], [2 * edge, shaftHeight, 2 * edge]),
            fourCorners(box([edge, bh + 0.04 * h, edge], [0.4 * half, shaftHeight - 0.08 * h, 0.4 * half])),
          ),
          cellSizeM: Math.max(0.02, 0.14 * half, h / 130),
        },
        {
          name: 'Base and capital',
          surface: 'accent',
          field: union(
            0,
            plinth,
            box([0, 0, 0], [2.25 * half, bh, 2.25 * half]),
            abacus,
            box([0, h - ch, 0], [2.2 * half, ch, 2.2 * half]),
          ),
          cellSizeM: Math.max(0.02, 0.3 * bh),
        },
      ];
    }
    const swell = range(9).map((i): Vec2 => {
      const t = i / 8;
      return [r + (top - r) * t ** 1.6, bh + shaftHeight * t];
    });
    const plain = revolved([0, bh], ...swell, [0, h - ch]);
    const count = h / r > 22 ? 10 : 12;
    const flutes = range(count).map((i) => {
      const a = (2 * Math.PI * i) / count;
      const place = (radius: number, y: number): readonly [number, number, number] => [
        radius * Math.cos(a),
        y,
        radius * Math.sin(a),
      ];
      const f = (2.1 * r) / count;
      return limb(
        place(r + 0.2 * f, bh + 1.5 * f),
        place(top + 0.2 * f, h - ch - 1.5 * f),
        f,
        f * (1 - taper),
      );
    });
    return [
      {
        name: 'Shaft',
        surface: 'body',
        field: variant === 'fluted' ? without(0, plain, ...flutes) : plain,
        cellSizeM: variant === 'fluted' ? Math.max(0.01, 0.1 * r, h / 190) : cell,
      },
      {
        name: 'Base and capital',
        surface: 'accent',
        field: union(
          0,
          plinth,
          revolved(
            [0, 0],
            [0.5 * s, 0.4 * bh],
            ...arc([0.48 * s - 0.22 * bh, 0.62 * bh], 0.22 * bh, -80, 80, 5),
            [1.06 * r, 0.86 * bh],
            [r * 1.1, bh],
            [0, bh],
          ),
          revolved(
            [0, h - ch],
            [1.08 * top, h - ch],
            [1.08 * top, h - 0.86 * ch],
            ...arc([top + 0.02 * s, h - 0.36 * ch], 0.07 * s, -70, 0, 4),
            [0.49 * s, h - 0.36 * ch],
            [0, h - 0.3 * ch],
          ),
          abacus,
        ),
        cellSizeM: Math.max(0.012, 0.16 * Math.min(bh, ch), 0.045 * s),
      },
    ];
  },
};

export const BEAM: ThingShape = {
  parameters: [
    { name: 'Hollowness', unit: 'fraction', min: 0, max: 1, typical: 0.3 },
    { name: 'Straps', unit: 'count', min: 0, max: 6, typical: 2 },
  ],
  body: finish('wood'),
  accent: finish('iron'),
  parts: ({ sizeM: [w, h, d], parameters: [hollow = 0.3, straps = 2] }) => {
    const isGirder = hollow > 0.5;
    const t = Math.min(0.16 * h, 0.3 * d);
    const web = d * (1 - 0.82 * hollow) * 0.5;
    const half = (z: number): readonly Vec2[] => [
      [z, 0],
      [z, t],
      [(Math.sign(z) * web) / 2, t],
      [(Math.sign(z) * web) / 2, h - t],
      [z, h - t],
      [z, h],
    ];
    const inset = 0.02 * d;
    const c = 0.07 * Math.min(h, d);
    const [z, y] = [d / 2 - inset, inset];
    const section: readonly Vec2[] = isGirder
      ? [...half(d / 2), ...[...half(-d / 2)].reverse()]
      : [
          [z - c, y],
          [z, y + c],
          [z, h],
          [-z, h],
          [-z, y + c],
          [-z + c, y],
        ];
    const cell = Math.max(isGirder ? 0.6 * Math.min(t, web) : 0.35 * Math.min(h, d), w / 260);
    const band = Math.max(0.04, 0.18 * h);
    const places = range(Math.max(1, straps)).map((i) => ((i + 0.5) / Math.max(1, straps) - 0.5) * 0.86 * w);
    const plates = places.map((x) =>
      isGirder ? box([x, t, 0], [0.35 * t, h - 2 * t, 0.94 * d]) : box([x, 0, 0], [band, h, d]),
    );
    const plate = isGirder ? 0.35 * t : band;
    return [
      { name: 'Beam', surface: 'body', field: side(section, w), cellSizeM: cell },
      {
        name: isGirder ? 'Stiffeners' : 'Straps',
        surface: isGirder ? 'body' : 'accent',
        field: union(0, ...plates),
        cellSizeM: Math.max(0.8 * plate, 0.01),
      },
    ];
  },
};

export const PEDESTAL: ThingShape = {
  parameters: [
    { name: 'Cap height', unit: 'fraction', min: 0.03, max: 0.15, typical: 0.07 },
    { name: 'Base height', unit: 'fraction', min: 0.05, max: 0.2, typical: 0.11 },
    { name: 'Waist', unit: 'fraction', min: 0.66, max: 1, typical: 0.84 },
  ],
  body: finish('marble'),
  accent: finish('marble', [0.6, 0.58, 0.55]),
  parts: ({ sizeM: [w, h, d], parameters: [cap = 0.07, base = 0.11, waist = 0.84] }) => {
    const s = Math.min(w, d);
    const [ch, bh] = [Math.min(cap * h, 0.3 * s), Math.min(base * h, 0.4 * s)];
    const inset = (k: number): number => s * (1 - waist) * k;
    const step = (y: number, tall: number, k: number): FieldNode =>
      box([0, y, 0], [w - inset(k), tall, d - inset(k)], 0.06 * Math.min(tall, s));
    const cell = Math.max(0.012, 0.4 * Math.min(ch, bh), Math.cbrt(w * h * d) / 40);
    return [
      {
        name: 'Die',
        surface: 'body',
        field: box([0, 0.5 * bh, 0], [w - inset(1), h - 0.5 * (bh + ch), d - inset(1)]),
        cellSizeM: Math.max(0.03, Math.cbrt(w * h * d) / 18),
      },
      {
        name: 'Base and cap',
        surface: 'accent',
        field: union(
          0,
          step(0, 0.62 * bh, 0),
          step(0, bh, 0.5),
          step(h - 0.6 * ch, 0.6 * ch, 0),
          step(h - ch, ch, 0.5),
        ),
        cellSizeM: cell,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
