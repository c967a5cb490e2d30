/** Doors: a leaf or several in a frame, panelled, glazed or of steel, and roller shutters. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { axle, box, finish, range, side, spread, type Vec2 } from '../furniture/forms.ts';
import { layered } from '../terrain/sheets.ts';
import { bars, filled, glazing, grid, part, type Rect } from './openings.ts';

/** Handles on both faces. */
const handles = (x: number, y: number, d: number, length: number): FieldNode =>
  union(
    0,
    ...[-1, 1].flatMap((s) => [
      axle('z', [x, y, s * (d / 2 - 0.004)], 0.03, 0.02),
      axle('x', [x - Math.sign(x) * length * 0.4, y, s * (d / 2 + 0.006)], 0.011, length),
    ]),
  );

/** Slats of a roller door: a zigzag seen from the side. */
function slats(y0: number, y1: number, depth: number, relief: number, count: number): readonly Vec2[] {
  const face = range(2 * count + 1).map((i): Vec2 => [
    depth / 2 - (i % 2 === 0 ? relief : 0),
    y0 + ((y1 - y0) * i) / (2 * count),
  ]);
  return [...face, ...face.map(([z, y]): Vec2 => [-z, y]).reverse()];
}

const fittings = (name: string, field: FieldNode, cellSizeM: number): ThingPart => ({
  name,
  surface: 'accent',
  field,
  cellSizeM,
});

function shutter({ sizeM: [, h, d] }: ShapeInput, width: number, top: number): readonly ThingPart[] {
  const count = Math.max(8, Math.min(26, Math.round(h / 0.14)));
  const curtain = side(slats(0.05, top, d - 0.004, 0.012, count), width);
  return [
    { name: 'Shutter', surface: 'body', field: curtain, cellSizeM: Math.max(top / (4 * count), width / 60) },
    part('Bottom bar', finish('steel'), [filled([-width / 2, 0, width / 2, 0.06], d - 0.002)], 0.06, d),
    fittings('Pull', handles(0.12, 0.14, d, 0.16), 0.012),
  ];
}

function steelLeaves(rects: readonly Rect[], d: number, y: number): readonly ThingPart[] {
  const plates = rects.flatMap(([a, b, c]) => [
    filled([a + 0.03, b + 0.02, c - 0.03, b + 0.3], d),
    filled([a + 0.03, y + 0.28, c - 0.03, y + 0.36], d),
  ]);
  const push = rects.flatMap(([a, , c]) =>
    [-1, 1].map((s) => axle('x', [(a + c) / 2, y, s * (d / 2 + 0.006)], 0.014, 0.7 * (c - a))),
  );
  return [part('Plates', finish('steel'), plates, 0.075, d), fittings('Push bars', union(0, ...push), 0.014)];
}

const LIGHT_SILL = 0.34;
/** Panes of a glazed door's leaves. */
const lightsOf = (rects: readonly Rect[], h: number, stile: number): readonly Rect[] =>
  rects.map(([a, , c, e]): Rect => [a + stile, LIGHT_SILL * h, c - stile, e - stile]);

function glazedLeaves(
  rects: readonly Rect[],
  h: number,
  d: number,
  stile: number,
  rows: number,
): readonly ThingPart[] {
  const sill = LIGHT_SILL * h;
  const lights = lightsOf(rects, h, stile);
  const rails = lights.map(([a, , c]) => filled([a, sill - stile, c, sill], d - 0.007));
  const thin = Math.max(0.03, (rects[0]![2] - rects[0]![0]) / 30);
  return [
    part(
      'Stiles',
      'body',
      [
        ...stiles(rects, stile, d - 0.007),
        ...rails,
        ...lights.flatMap((r) => grid(r, 2, Math.max(2, rows), thin, d - 0.007)),
      ],
      thin,
      d - 0.007,
    ),
    ...glazing(finish('pane'), lights, d - 0.011),
  ];
}

function panelledLeaves(
  rects: readonly Rect[],
  d: number,
  stile: number,
  rows: number,
): readonly ThingPart[] {
  const panels: FieldNode[] = [];
  const rails: FieldNode[] = [];
  for (const [a, b, c, e] of rects) {
    const inner: Rect = [a + stile, b + 1.7 * stile, c - stile, e - stile];
    rails.push(...grid(inner, 2, rows, 0.8 * stile, d - 0.007));
    const [cw, ch] = [(inner[2] - inner[0]) / 2, (inner[3] - inner[1]) / rows];
    const [hw, hh] = [Math.max(0.02, cw / 2 - 0.72 * stile), Math.max(0.02, ch / 2 - 0.72 * stile)];
    for (const x of spread(2, 2 * cw))
      for (const i of range(rows)) {
        const [mx, my] = [(inner[0] + inner[2]) / 2 + x, inner[1] + (i + 0.5) * ch];
        panels.push(filled([mx - hw, my - hh, mx + hw, my + hh], d - 0.011));
      }
  }
  return [
    part('Stiles', 'body', [...stiles(rects, stile, d - 0.007), ...rails], 0.8 * stile, d - 0.007),
    part('Panels', 'body', panels, 0.06, d - 0.011),
  ];
}

const stiles = (rects: readonly Rect[], t: number, depth: number): readonly FieldNode[] =>
  rects.flatMap((r) => [...bars(r, t, depth), filled([r[0], r[1], r[2], r[1] + 1.7 * t], depth)]);

export const DOOR: ThingShape = {
  parameters: [
    { name: 'Frame width', unit: 'm', min: 0.05, max: 0.14, typical: 0.08 },
    { name: 'Panel rows', unit: 'count', min: 1, max: 4, typical: 3 },
    { name: 'Handle height', unit: 'm', min: 0.9, max: 1.15, typical: 1.02 },
  ],
  body: finish('painted wood', [0.16, 0.2, 0.18]),
  accent: finish('brass'),
  parts: (input) => {
    const {
      sizeM: [w, h, d],
      parameters: [frame = 0.08, rows = 3, grip = 1.02],
      variant,
    } = input;
    const f = Math.min(frame, 0.1 * w);
    const [x0, x1, top] = [-w / 2 + f, w / 2 - f, h - f];
    const isMetal = variant === 'steel' || variant === 'roller';
    const casing = part(
      'Frame',
      isMetal ? finish('painted metal', [0.2, 0.21, 0.21]) : finish('painted wood', [0.5, 0.48, 0.44]),
      [...bars([-w / 2, 0, w / 2, h], f, d).slice(0, 2), filled([-w / 2, top, w / 2, h], d)],
      f,
      d,
    );
    if (variant === 'roller') return [casing, ...shutter(input, x1 - x0, top)];
    const count = w < 1.35 ? 1 : Math.round(w);
    const pitch = (x1 - x0) / count;
    const rects = range(count).map((i): Rect => [
      x0 + i * pitch + 0.003,
      0.006,
      x0 + (i + 1) * pitch - 0.003,
      top,
    ]);
    const deep = d - 0.022;
    const leafCell = Math.max(0.14, Math.sqrt(w * h) / 14);
    const stile = Math.min(0.12, 0.16 * pitch);
    const boards = (of: readonly Rect[], thick: number): FieldNode =>
      union(0, ...of.map(([a, b, c, e]) => box([(a + c) / 2, b, 0], [c - a, e - b, thick])));
    const whole = boards(rects, deep);
    const solid =
      variant === 'glazed' ? without(0, whole, boards(lightsOf(rects, h, stile), 2 * deep)) : whole;
    const slab: ThingPart = {
      name: 'Leaf',
      surface: 'body',
      field: layered(solid, 0, leafCell, -deep / 2, 'z'),
      cellSizeM: leafCell,
    };
    const y = Math.min(grip, 0.6 * h);
    if (variant === 'steel') return [casing, slab, ...steelLeaves(rects, d - 0.007, y)];
    const last = rects[count - 1]!;
    const knob = fittings(
      'Handle',
      handles(count === 1 ? last[2] - 0.07 : last[0] + 0.07, y, d, 0.12),
      0.012,
    );
    const leaves =
      variant === 'glazed' ? glazedLeaves(rects, h, d, stile, rows) : panelledLeaves(rects, d, stile, rows);
    return [casing, slab, ...leaves, knob];
  },
};
