/** Wardrobes and cabinets: a case with doors and drawers. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { box, ends, finish, range } from './forms.ts';
import { bar, faceField, knob, type Face } from './fronts.ts';
import { roundLegs } from './legs.ts';

const THICK = 0.024;
const cells = (w: number, h: number): number => Math.max(0.018, 0.013 * Math.sqrt(w * h));

export const WARDROBE: ThingShape = {
  parameters: [
    { name: 'Door width', unit: 'm', min: 0.4, max: 0.75, typical: 0.66 },
    { name: 'Panel frame', unit: 'm', min: 0.05, max: 0.11, typical: 0.085 },
    { name: 'Cornice', unit: 'm', min: 0, max: 0.06, typical: 0.035 },
    { name: 'Drawer', unit: 'fraction', min: 0, max: 0.24, typical: 0 },
  ],
  body: finish('dark wood'),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [door = 0.66, frame = 0.085, cornice = 0.035, drawer = 0] }) => {
    const out = cornice;
    const plinth = 0.08;
    const crown = cornice > 0.012 ? 0.07 : 0.02;
    const [cw, cd] = [w - 2 * out, d - out - THICK];
    const z = -out / 2 - THICK / 2;
    const faceZ = z + cd / 2 + THICK / 2;
    const count = Math.max(2, Math.round(cw / door));
    const low = drawer > 0.08 ? drawer * h : 0;
    const doors = ends(count, cw - cw / count).map((x): Face => ({
      x,
      y: plinth + low,
      w: cw / count,
      h: h - crown - plinth - low,
    }));
    const drawers: readonly Face[] =
      low > 0 ? ends(2, cw / 2).map((x) => ({ x, y: plinth, w: cw / 2, h: low })) : [];
    const knobs = [
      ...doors.map((f, i) => {
        const hinge = i % 2 === 0 && i < count - 1 ? 1 : -1;
        return bar(f.x + hinge * (f.w / 2 - 0.05), f.y + 0.48 * f.h, faceZ + 0.04, 0.16, true, 0.009);
      }),
      ...drawers.map((f) => bar(f.x, f.y + 0.6 * f.h, faceZ + 0.04, 0.16, false, 0.009)),
    ];
    return [
      {
        name: 'Case',
        surface: 'body',
        field: union(
          0,
          box([0, plinth, z], [cw, h - plinth - crown, cd], 0.002),
          box([0, 0, z], [cw - 0.01, plinth, cd - 0.01], 0),
          box([0, h - crown, 0], [w, crown, d], 0.3 * crown),
        ),
        cellSizeM: Math.max(0.03, cells(w, h)),
      },
      {
        name: 'Doors',
        surface: 'body',
        field: union(
          0,
          ...doors.map((f) => faceField(f, faceZ, THICK, frame)),
          ...doors.map((f) => box([f.x, f.y + 0.6 * f.h, faceZ], [f.w - 0.02, frame, THICK], 0.003)),
          ...drawers.map((f) => faceField(f, faceZ, THICK, 0)),
        ),
        cellSizeM: cells(w, h),
      },
      { name: 'Handles', surface: 'accent', field: union(0, ...knobs), cellSizeM: 0.008 },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};

interface Plan {
  readonly legs: number;
  readonly faces: readonly Face[];
  readonly handles: (face: Face, z: number) => readonly FieldNode[];
  readonly frame: number;
}

/** Fronts from left to right, or drawers from the bottom up. */
function planOf(w: number, h: number, variant: string, columns: number, rows: number, legs: number): Plan {
  const grid = (nx: number, ny: number, y: number, gh: number): readonly Face[] =>
    ends(nx, w - 0.04 - (w - 0.04) / nx).flatMap((x) =>
      range(ny).map((i) => ({ x, y: y + (i * gh) / ny, w: (w - 0.04) / nx, h: gh / ny })),
    );
  const top = 0.045;
  if (variant === 'filing') {
    const nx = Math.max(1, Math.round(w / 0.6));
    return {
      legs: 0.03,
      faces: grid(nx, Math.max(2, Math.round(h / 0.3)), 0.04, h - 0.06),
      handles: (f, z) => [
        bar(f.x, f.y + 0.62 * f.h, z, 0.14, false, 0.009),
        box([f.x, f.y + 0.75 * f.h, z - 0.03], [0.09, 0.05, 0.012], 0),
      ],
      frame: 0,
    };
  }
  const foot = legs * h;
  if (variant === 'chest') {
    const low = Math.min(foot, 0.12 * h);
    return {
      legs: low,
      faces: grid(w > 1.5 ? 2 : 1, rows, low + 0.015, h - low - top - 0.01),
      handles: (f, z) => [-0.28, 0.28].map((k) => knob(f.x + k * f.w, f.y + 0.5 * f.h, z, 0.019)),
      frame: 0,
    };
  }
  const nx = Math.max(2, Math.round((columns * w) / 1.2));
  const drawer = 0.26 * (h - foot);
  return {
    legs: foot,
    faces: [
      ...grid(nx, 1, foot + 0.015, h - foot - drawer - top),
      ...grid(nx, 1, h - drawer - 0.03, drawer - 0.02),
    ],
    handles: (f, z) => [
      f.h < f.w * 0.6 ? knob(f.x, f.y + 0.5 * f.h, z) : knob(f.x + 0.38 * f.w, f.y + 0.7 * f.h, z),
    ],
    frame: 0.05,
  };
}

export const CABINET: ThingShape = {
  parameters: [
    { name: 'Doors', unit: 'count', min: 2, max: 4, typical: 3 },
    { name: 'Drawers', unit: 'count', min: 3, max: 5, typical: 4 },
    { name: 'Leg height', unit: 'fraction', min: 0.06, max: 0.26, typical: 0.18 },
  ],
  body: finish('wood'),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [columns = 3, rows = 4, legs = 0.18], variant }) => {
    const { legs: foot, faces, handles, frame } = planOf(w, h, variant, columns, rows, legs);
    const isSteel = variant === 'filing';
    const top = isSteel ? 0.02 : 0.03;
    const deep = d - THICK - 0.02;
    const z = -THICK / 2 - 0.01;
    const faceZ = z + deep / 2 + THICK / 2;
    const parts: ThingPart[] = [
      {
        name: 'Case',
        surface: 'body',
        field: union(
          0,
          box([0, foot, z], [w - 0.02, h - foot - top, deep], 0.002),
          box([0, h - top - 0.01, 0], [w, top + 0.01, d], isSteel ? 0.004 : 0.01),
        ),
        cellSizeM: Math.max(0.024, 0.022 * Math.sqrt(w * h)),
      },
      {
        name: 'Legs',
        surface: 'body',
        field: isSteel
          ? box([0, 0, z], [w - 0.06, foot + 0.01, deep - 0.04], 0)
          : roundLegs(w, d, foot + 0.02, 0.05, 0.05, 0.03),
        cellSizeM: isSteel ? 0.03 : 0.015,
      },
      {
        name: 'Fronts',
        surface: 'body',
        field: union(0, ...faces.map((f) => faceField(f, faceZ, THICK, frame))),
        cellSizeM: cells(w, h),
      },
      {
        name: 'Handles',
        surface: 'accent',
        field: union(0, ...faces.flatMap((f) => handles(f, faceZ + THICK / 2 + 0.014))),
        cellSizeM: 0.008,
      },
    ];
    return parts;
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
