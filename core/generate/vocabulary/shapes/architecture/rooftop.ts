/** Chimneys and water tanks. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { box, ends, finish, hoop, post, range, revolved, rod, taper, type Vec2 } from '../furniture/forms.ts';

/** Taller than this and slender, it is a factory stack. */
const STACK_FROM_M = 5;

function stack(s: number, h: number, cap: number, narrow: number): readonly ThingPart[] {
  const r = s / 2;
  const top = r * (1 - narrow);
  const lip = Math.min(cap * h, 0.8 * s);
  const profile: readonly Vec2[] = [
    [0, 0],
    [r, 0],
    [r, 0.03 * h],
    [0.92 * r, 0.05 * h],
    [top, h - lip],
    [top * 1.14, h - 0.7 * lip],
    [top * 1.14, h - 0.1 * lip],
    [top, h],
    [0.7 * top, h],
    [0.7 * top, h - 2 * lip],
    [0, h - 2 * lip],
  ];
  const band = 0.035 * r + 0.02;
  const bands = [0.35, 0.6, 0.82].map((t) => hoop('y', [0, t * h, 0], 0.92 * r + (top - 0.92 * r) * t, band));
  return [
    {
      name: 'Stack',
      surface: 'body',
      field: revolved(...profile),
      cellSizeM: Math.max(0.05, 0.15 * top, h / 160),
    },
    { name: 'Bands', surface: finish('rusty iron'), field: union(0, ...bands), cellSizeM: 1.2 * band },
  ];
}

export const CHIMNEY: ThingShape = {
  parameters: [
    { name: 'Pots', unit: 'count', min: 1, max: 4, typical: 2 },
    { name: 'Cap', unit: 'fraction', min: 0.04, max: 0.16, typical: 0.09 },
    { name: 'Taper', unit: 'fraction', min: 0.1, max: 0.5, typical: 0.3 },
  ],
  body: finish('brick'),
  accent: finish('ceramic', [0.36, 0.16, 0.09]),
  parts: ({ sizeM: [w, h, d], parameters: [pots = 2, cap = 0.09, narrow = 0.3] }) => {
    const s = Math.min(w, d);
    if (h > STACK_FROM_M && h > 3 * s) return stack(s, h, cap, narrow);
    const potHeight = Math.min(0.26 * h, 1.1 * s);
    const top = h - potHeight;
    const lip = Math.min(cap * h, 0.4 * s);
    const inset = 0.1 * s;
    const r = Math.min(0.3 * d, (0.42 * w) / pots);
    const pot = revolved(
      [0.62 * r, 0],
      [0.95 * r, 0],
      [0.72 * r, 0.8 * potHeight],
      [0.9 * r, 0.84 * potHeight],
      [0.9 * r, potHeight],
      [0.5 * r, potHeight],
    );
    const pipes = ends(pots, w - 2.4 * r - inset).map((x): FieldNode => at([x, top, 0], pot));
    const collars = union(
      0,
      box([0, top - 1.6 * lip, 0], [w - 0.5 * inset, 0.7 * lip, d - 0.5 * inset]),
      box([0, top - lip, 0], [w, 0.8 * lip, d]),
      box([0, 0, 0], [w, 0.08 * h, d]),
    );
    return [
      {
        name: 'Stack',
        surface: 'body',
        field: box([0, 0, 0], [w - inset, top, d - inset]),
        cellSizeM: Math.max(0.2 * s, h / 40),
      },
      { name: 'Collars', surface: 'body', field: collars, cellSizeM: Math.max(0.02, 0.5 * lip) },
      { name: 'Pots', surface: 'accent', field: union(0, ...pipes), cellSizeM: Math.max(0.012, 0.14 * r) },
    ];
  },
};

const CORNERS = [
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
] as const;

/** Four legs with crossed braces, and the beams that the tank stands on. */
function trestle(legs: number, foot: number, beam: number): FieldNode {
  const posts = CORNERS.map(([x, z]) => box([x * foot, 0, z * foot], [1.7 * beam, legs, 1.7 * beam]));
  const [low, high] = [0.06 * legs, 0.88 * legs];
  const braces = CORNERS.flatMap(([x, z], i): readonly FieldNode[] => {
    const [nx, nz] = CORNERS[(i + 1) % 4]!;
    return [
      rod([x * foot, low, z * foot], [nx * foot, high, nz * foot], 0.5 * beam),
      rod([x * foot, high, z * foot], [nx * foot, low, nz * foot], 0.5 * beam),
      rod([x * foot, high, z * foot], [nx * foot, high, nz * foot], 0.6 * beam),
    ];
  });
  const deck = [
    ...ends(5, 2 * foot).map((x) => box([x, legs - 1.6 * beam, 0], [1.3 * beam, 1.6 * beam, 1.9 * foot])),
    ...[-1, 1].map((k) => box([0, legs - 2.6 * beam, k * foot], [2.3 * foot, 1.2 * beam, 1.3 * beam])),
  ];
  return union(0, ...posts, ...braces, ...deck);
}

export const WATER_TOWER: ThingShape = {
  parameters: [
    { name: 'Leg height', unit: 'fraction', min: 0.25, max: 0.6, typical: 0.4 },
    { name: 'Roof pitch', unit: 'fraction', min: 0.1, max: 0.3, typical: 0.18 },
    { name: 'Hoops', unit: 'count', min: 3, max: 9, typical: 6 },
  ],
  body: finish('wood', [0.2, 0.14, 0.095]),
  accent: finish('iron'),
  parts: ({ sizeM: [w, h, d], parameters: [leg = 0.4, pitch = 0.18, hoops = 6] }) => {
    const r = Math.min(w, d) / 2;
    const [legs, roof] = [leg * h, pitch * h];
    const tank = 0.95 * r;
    const wall = h - legs - roof;
    // staves: a shallow groove between each two
    const staves = range(30).map((i) => {
      const a = (2 * Math.PI * i) / 30;
      const [x, z] = [tank * Math.cos(a), tank * Math.sin(a)];
      return rod([x, legs - 0.1 * h, z], [0.97 * x, legs + wall + 0.1 * h, 0.97 * z], 0.026 * r);
    });
    const wire = Math.max(0.013, 0.018 * r);
    const rings = range(hoops).map((i) => {
      const t = (i + 0.4) / hoops;
      return hoop('y', [0, legs + wall * t ** 1.15, 0], tank * (1 - 0.03 * t) + 0.2 * wire, wire);
    });
    const beam = Math.max(0.05, 0.05 * r);
    return [
      {
        name: 'Tank',
        surface: 'body',
        field: without(0, taper([0, legs, 0], tank, 0.97 * tank, wall + 0.02 * h), ...staves),
        cellSizeM: 0.05 * r,
      },
      {
        name: 'Roof',
        surface: finish('wood', [0.11, 0.09, 0.075]),
        field: union(
          0,
          taper([0, h - roof, 0], 0.995 * r, 0.03 * r, 0.97 * roof),
          post([0, h - 0.14 * roof, 0], 0.07 * r, 0.14 * roof),
        ),
        cellSizeM: 0.07 * r,
      },
      { name: 'Hoops', surface: 'accent', field: union(0, ...rings), cellSizeM: 1.5 * wire },
      {
        name: 'Legs',
        surface: 'accent',
        field: overlap(0, box([0, 0, 0], [w, h, d]), trestle(legs, 0.68 * r, beam)),
        cellSizeM: 0.65 * beam,
      },
    ];
  },
};
