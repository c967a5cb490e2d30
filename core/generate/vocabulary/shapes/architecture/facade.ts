/** Fronts of buildings: a wall with real openings, glass behind, frames, sills and cornice, a shop or a door below; or a curtain wall. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { bothSides, finish, range } from '../furniture/forms.ts';
import { sheetCell } from '../terrain/sheets.ts';
import { curtainWall } from './curtain-wall.ts';
import { flat, GLASS, litOnes, plate } from './facade-parts.ts';
import { facadePlan, upperWindows, type FacadePlan } from './facade-plan.ts';
import type { Rect } from './openings.ts';

const DOORS = [
  [0.03, 0.06, 0.045],
  [0.16, 0.025, 0.02],
  [0.025, 0.035, 0.07],
  [0.09, 0.05, 0.025],
] as const;

function frames(rects: readonly Rect[], plan: FacadePlan): ThingPart {
  const t = Math.max(
    0.07,
    0.055 * plan.windowWidth,
    0.0165 * Math.sqrt(rects.length) * Math.sqrt(plan.windowWidth),
  );
  const isPlain = rects.length > 44;
  const [z0, z1] = [plan.glass - 0.02, plan.glass + 0.9 * t];
  const bars = rects.flatMap(([x0, y0, x1, y1]): readonly FieldNode[] => {
    const [mx, my] = [(x0 + x1) / 2, y0 + 0.56 * (y1 - y0)];
    const cross = [
      plate([mx - t / 2, y0, mx + t / 2, y1], z0, z1),
      plate([x0, my - t / 2, x1, my + t / 2], z0, z1),
    ];
    if (isPlain) return cross;
    return [
      ...cross,
      plate([x0, y0, x0 + t, y1], z0, z1),
      plate([x1 - t, y0, x1, y1], z0, z1),
      plate([x0, y1 - t, x1, y1], z0, z1),
      plate([x0, y0, x1, y0 + t], z0, z1),
    ];
  });
  return {
    name: 'Window frames',
    surface: finish('painted wood', [0.5, 0.48, 0.44]),
    field: union(0, ...bars),
    cellSizeM: 0.9 * t,
  };
}

/** Sills, lintels or surrounds, string course, quoins, cornice: what stands before the wall. */
function trim({ sizeM: [w, h], variant }: ShapeInput, plan: FacadePlan, windows: readonly Rect[]): ThingPart {
  const { face, relief, top, pitchY, isShop } = plan;
  const back = face - 0.1;
  const t = Math.max(0.11, 0.032 * plan.windowHeight, 0.008 * Math.sqrt(w * h));
  const fields: FieldNode[] = [];
  for (const [x0, y0, x1, y1] of windows) {
    const o = 0.07 * (x1 - x0);
    fields.push(plate([x0 - o, y0 - t, x1 + o, y0], back, face + 0.8 * relief));
    if (variant === 'plaster') {
      fields.push(plate([x0 - 2 * o, y1 + 1.2 * t, x1 + 2 * o, y1 + 2.2 * t], back, face + 0.9 * relief));
      fields.push(
        plate([x0 - t, y0, x0, y1 + t], back, face + 0.35 * relief),
        plate([x1, y0, x1 + t, y1 + t], back, face + 0.35 * relief),
      );
    } else fields.push(plate([x0 - o, y1, x1 + o, y1 + 1.5 * t], back, face + 0.3 * relief));
  }
  const tall = h - top;
  fields.push(plate([-w / 2, h - 0.34 * tall, w / 2, h], back, face + relief));
  fields.push(plate([-w / 2, top, w / 2, top + Math.max(t, 0.3 * tall)], back, face + 0.5 * relief));
  if (plan.storeys > 1 && !isShop)
    fields.push(plate([-w / 2, pitchY - 1.1 * t, w / 2, pitchY], back, face + 0.55 * relief));
  if (variant === 'stone') {
    const count = Math.max(3, Math.min(24, Math.floor(top / 0.62)));
    for (const i of range(count)) {
      const y = (i * top) / count;
      const wide = i % 2 === 0 ? 0.75 : 0.45;
      fields.push(
        bothSides(
          plate(
            [
              w / 2 - Math.min(wide, 0.42 * (plan.pitchX - plan.windowWidth)),
              y,
              w / 2,
              y + (0.9 * top) / count,
            ],
            back,
            face + 0.4 * relief,
          ),
        ),
      );
    }
  }
  if (!isShop) fields.push(plate([-w / 2, 0, w / 2, 0.09 * pitchY], back, face + 0.3 * relief));
  return { name: 'Trim', surface: 'accent', field: union(0, ...fields), cellSizeM: 0.9 * t };
}

/** Fascia and pilasters of the shops, or the door. */
function groundFloor({ sizeM: [w], seed }: ShapeInput, plan: FacadePlan): ThingPart {
  const surface = finish('painted wood', DOORS[seed % DOORS.length]!);
  const { face, relief, glass, pitchY, ground, door } = plan;
  if (door !== null) {
    const [x0, y0, x1, y1] = door;
    const light = y1 - 0.16 * (y1 - y0);
    return {
      name: 'Door',
      surface,
      field: union(0, plate([x0 + 0.04, y0, x1 - 0.04, light], glass - 0.1, glass + 0.07)),
      cellSizeM: 0.16,
    };
  }
  const [z0, z1] = [face - 0.12, face + 0.75 * relief];
  const high = 0.74 * pitchY;
  const risers = ground
    .filter((_, i) => i % 2 === 0)
    .map(([x0, y0, x1]) => plate([x0 - 0.02, 0, x1 + 0.02, y0], z0, face + 0.25 * relief));
  const posts = [
    ...new Set(ground.flatMap(([x0, , x1]) => [x0, x1]).map((x) => Math.round(x * 1000) / 1000)),
  ].map((x) => plate([x - 0.11, 0, x + 0.11, high], z0, face + 0.3 * relief));
  return {
    name: 'Shopfront',
    surface,
    field: union(
      0,
      ...risers,
      ...posts,
      plate([-w / 2, high, w / 2, high + 0.17 * pitchY], z0, z1),
      plate([-w / 2, high + 0.16 * pitchY, w / 2, high + 0.2 * pitchY], z0, face + relief),
    ),
    cellSizeM: Math.max(0.12, 0.04 * pitchY),
  };
}

function masonry(input: ShapeInput): readonly ThingPart[] {
  const {
    sizeM: [w, h, d],
    parameters: [, , , lit = 0.35],
    seed,
  } = input;
  const plan = facadePlan(input);
  const { face, glass, ground, door } = plan;
  const upper = upperWindows(plan);
  const windows = [...ground.filter((r) => r !== door && !plan.isShop), ...upper];
  const openings = [...ground, ...upper].map((r) => plate(r, -d, d));
  const wallCell = Math.max(
    0.14,
    Math.min(0.4 * plan.windowWidth, 0.4 * (plan.pitchX - plan.windowWidth)),
    sheetCell(w, h, 3600),
  );
  const wall = without(0, plate([-w / 2, 0, w / 2, h - 0.2 * (h - plan.top)], -d / 2, face), ...openings);
  const panes = plate([-0.495 * w, 0.02, 0.495 * w, plan.top], -d / 2 + 0.1 * (glass + d / 2), glass);
  const lamps = litOnes(
    [...(plan.isShop ? ground : []), ...(windows.length > 0 ? windows : ground)],
    lit,
    seed,
  );
  return [
    flat('Wall', 'body', [wall], wallCell, -d / 2, face),
    trim(input, plan, windows),
    flat('Glass', GLASS, [panes], sheetCell(w, h, 700), -d / 2 + 0.1 * (glass + d / 2), glass),
    ...(windows.length > 0 ? [frames(windows, plan)] : []),
    flat(
      'Lit windows',
      finish('glow'),
      lamps.map((r) => plate(r, glass - 0.1, glass + 0.012)),
      Math.max(0.2, 0.4 * plan.windowWidth),
      glass - 0.1,
      glass + 0.012,
    ),
    groundFloor(input, plan),
  ];
}

export const FACADE: ThingShape = {
  parameters: [
    { name: 'Storey height', unit: 'm', min: 2.7, max: 4.4, typical: 3.3 },
    { name: 'Bay width', unit: 'm', min: 1.7, max: 4, typical: 2.5 },
    { name: 'Window width', unit: 'fraction', min: 0.32, max: 0.62, typical: 0.45 },
    { name: 'Lit windows', unit: 'fraction', min: 0.05, max: 0.9, typical: 0.35 },
  ],
  body: finish('brick'),
  accent: finish('stone', [0.4, 0.385, 0.35]),
  parts: (input) => (input.variant === 'glass' ? curtainWall(input) : masonry(input)),
};
