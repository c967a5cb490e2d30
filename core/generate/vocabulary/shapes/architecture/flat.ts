/** Walls, floors and ceilings: large plain faces, with what breaks them: skirtings, copings, joints. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { box, ends, finish } from '../furniture/forms.ts';
import { layered, layeredAt, sheetCell } from '../terrain/sheets.ts';

/** Walls lower than this have a coping, higher ones a skirting. */
const COPED_BELOW_M = 2;
const PROUD_M = 0.012;

export const WALL: ThingShape = {
  parameters: [
    { name: 'Skirting height', unit: 'm', min: 0, max: 0.2, typical: 0.09 },
    { name: 'Coping height', unit: 'm', min: 0.03, max: 0.12, typical: 0.06 },
  ],
  body: finish('plaster'),
  accent: finish('painted wood', [0.52, 0.5, 0.46]),
  parts: ({ sizeM: [w, h, d], parameters: [skirting = 0.09, coping = 0.06] }) => {
    const cell = Math.max(0.12, sheetCell(w, h, 900));
    const isLow = h < COPED_BELOW_M;
    const cap = Math.min(coping, 0.2 * h);
    const tall = isLow ? h - cap : h;
    const body: ThingPart = {
      name: 'Wall',
      surface: 'body',
      field: layered(box([0, 0, 0], [w, tall, d]), 0, cell, -d / 2, 'z'),
      cellSizeM: cell,
    };
    const trim = (name: string, field: FieldNode, low: number, height: number): ThingPart => {
      const cellSizeM = Math.max(0.9 * height, w / 500);
      return {
        name,
        surface: isLow ? finish('stone', [0.33, 0.32, 0.3]) : 'accent',
        field: layered(field, low + height / 2, cellSizeM, low),
        cellSizeM,
      };
    };
    if (isLow) return [body, trim('Coping', box([0, h - cap, 0], [w, cap, d + 2 * PROUD_M]), h - cap, cap)];
    if (skirting < 0.02) return [body];
    return [body, trim('Skirting', box([0, 0, 0], [w, skirting, d + 2 * PROUD_M]), 0, skirting)];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};

/**
 * Straight joints along z, and across where they are square: strips far thinner than a cell, which stay because the pitch is a
 * whole number of cells and a layer of the grid runs through each.
 */
function joints(
  w: number,
  d: number,
  pitch: number,
  isSquare: boolean,
  y: number,
  thick: number,
): readonly [FieldNode, number] {
  const width = Math.min(0.007, 0.06 * pitch);
  const run = (length: number): readonly number[] =>
    ends(Math.max(2, Math.floor(length / pitch)), (Math.max(2, Math.floor(length / pitch)) - 1) * pitch);
  const xs = run(w);
  const along = xs.map((x) => box([x, y, 0], [width, thick, d]));
  const zs = isSquare ? run(d) : [];
  const across = zs.map((z) => box([0, y, z], [w, thick, width]));
  const cell = isSquare ? pitch / 4 : pitch / 2;
  const field = layeredAt(
    union(0, ...along, ...across),
    cell,
    [isSquare ? -w / 2 : xs[0]! - width / 2, y, -d / 2],
    [xs[0]!, y + thick / 2, zs[0] ?? null],
  );
  return [field, cell];
}

export const FLOOR: ThingShape = {
  parameters: [
    { name: 'Board width', unit: 'm', min: 0.12, max: 0.7, typical: 0.2 },
    { name: 'Squares', unit: 'fraction', min: 0, max: 1, typical: 0.3 },
  ],
  body: finish('wood'),
  accent: finish('soil', [0.035, 0.027, 0.02]),
  parts: ({ sizeM: [w, h, d], parameters: [board = 0.2, squares = 0.3] }) => {
    const cell = Math.max(0.15, sheetCell(w, d, 1500));
    const isSquare = squares > 0.5;
    const pitch = Math.max(
      isSquare ? 1.6 * board : board,
      w / 56,
      d / 160,
      isSquare ? d / 40 : 0,
      Math.sqrt(w * d) / 40,
    );
    const [field, cellSizeM] = joints(w, d, pitch, isSquare, 0.5 * h, 0.5 * h + 0.001);
    return [
      {
        name: 'Floor',
        surface: 'body',
        field: layered(box([0, 0, 0], [w, h, d]), 0.5 * h, cell),
        cellSizeM: cell,
      },
      { name: 'Joints', surface: 'accent', field, cellSizeM },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};

export const CEILING: ThingShape = {
  parameters: [{ name: 'Panel size', unit: 'm', min: 0.5, max: 2.4, typical: 1.2 }],
  body: finish('plaster'),
  accent: finish('plaster', [0.58, 0.57, 0.55]),
  parts: ({ sizeM: [w, h, d], parameters: [panel = 1.2] }) => {
    const cell = Math.max(0.15, sheetCell(w, d, 1500));
    const [field, cellSizeM] = joints(
      w,
      d,
      Math.min(Math.max(panel, w / 24, d / 24), 0.5 * Math.min(w, d)),
      true,
      -0.001,
      0.5 * h,
    );
    return [
      {
        name: 'Ceiling',
        surface: 'body',
        field: layered(box([0, 0, 0], [w, h, d]), 0.5 * h, cell),
        cellSizeM: cell,
      },
      { name: 'Joints', surface: 'accent', field, cellSizeM },
    ];
  },
};
