/**
 * The dining room: where every part stands. The room is 5.2 m wide (x −2.6 … 2.6), 6.2 m deep (z −2.6 … 3.6) and 2.85 m high; one
 * window in the left wall, one in the back wall; the table between them, the woman at its right end with her face to the light.
 */
import type { ObjectRecord } from '../../core/document/index.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { carpet, CLOTH_THICKNESS, curtain, napkin, tablecloth } from '../../core/scene/sets/cloth.ts';
import { panelDoor } from '../../core/scene/sets/door.ts';
import {
  bookPile,
  bookRow,
  branches,
  curtainRod,
  framedPicture,
  letter,
  radiator,
  tableLamp,
  tray,
  wallClock,
} from '../../core/scene/sets/dressing.ts';
import { treeline } from '../../core/scene/sets/exterior.ts';
import { seatedFigure } from '../../core/scene/sets/figure/seated-figure.ts';
import { beamedCeiling, floorBoards } from '../../core/scene/sets/floor-and-ceiling.ts';
import {
  CHAIR_SEAT_HEIGHT,
  diningTable,
  sideboard,
  spindleChair,
  tripodTable,
} from '../../core/scene/sets/furniture.ts';
import type { SetPart } from '../../core/scene/sets/set-part.ts';
import {
  bottle,
  breadBoard,
  candlestick,
  carafe,
  cutlery,
  fruitBowl,
  jug,
  plate,
  tumbler,
  wineGlass,
} from '../../core/scene/sets/tableware.ts';
import { wall } from '../../core/scene/sets/walls.ts';
import { casementWindow } from '../../core/scene/sets/window.ts';

export interface Placement {
  /** Ends in the object's id. */
  readonly id: string;
  readonly name: string;
  readonly role: ObjectRecord['role'];
  readonly part: PartName;
  readonly atM: Vec3;
  readonly yawDeg: number;
  /** What it stands on, for the set's own checks: the height of the support, metres; null for what hangs. */
  readonly standsOnM: number | null;
}

export const ROOM = { minX: -2.6, maxX: 2.6, minZ: -2.6, maxZ: 3.6, height: 2.85 } as const;
const WALL = 0.24;
const WIDTH = ROOM.maxX - ROOM.minX;
const DEPTH = ROOM.maxZ - ROOM.minZ;
/** Left wall: its x runs from the front of the room to the back. */
export const KEY_WINDOW = { z: 0.9, width: 1.25, bottom: 0.8, height: 1.62 } as const;
export const BACK_WINDOW = { x: -1.62, width: 1.0, bottom: 0.8, height: 1.62 } as const;
const DOOR = { z: 1.6, width: 0.86, height: 2.05 } as const;
const DADO = 0.72;

export const TABLE = { x: -0.65, z: -0.25, width: 1.5, height: 0.75, depth: 0.86 } as const;
/** Pile of the carpet that the table and the chairs stand on. */
const CARPET = 0.009;
const CLOTH = CARPET + TABLE.height + CLOTH_THICKNESS;
const SIDEBOARD = { x: 0.55, z: -2.33, height: 0.88 } as const;
export const LAMP_TABLE = { x: 1.42, z: -1.25, height: 0.62 } as const;
export const FIGURE = { x: 0.37, z: -0.25, yawDeg: -90 } as const;

const dado = { height: ROOM.height, thickness: WALL, dadoHeight: DADO };

/** Each part once; several objects may share one. */
export const DEMO_PARTS = {
  floor: () => floorBoards('floor', WIDTH, DEPTH, 4),
  ceiling: () => beamedCeiling('ceiling', WIDTH, DEPTH, 4, 6),
  'wall-left': () =>
    wall('left wall', { ...dado, length: DEPTH, openings: [{ x: ROOM.maxZ - KEY_WINDOW.z - KEY_WINDOW.width / 2, width: KEY_WINDOW.width, bottom: KEY_WINDOW.bottom, height: KEY_WINDOW.height }] }), // prettier-ignore
  'wall-back': () =>
    wall('back wall', { ...dado, length: WIDTH, openings: [{ x: BACK_WINDOW.x - BACK_WINDOW.width / 2 - ROOM.minX, width: BACK_WINDOW.width, bottom: BACK_WINDOW.bottom, height: BACK_WINDOW.height }] }), // prettier-ignore
  'wall-right': () =>
    wall('right wall', { ...dado, length: DEPTH, openings: [{ x: DOOR.z - DOOR.width / 2 - ROOM.minZ, width: DOOR.width, bottom: 0, height: DOOR.height }] }), // prettier-ignore
  'wall-front': () => wall('front wall', { ...dado, length: WIDTH, openings: [] }),
  'window-left': () => casementWindow('left window', { width: KEY_WINDOW.width, height: KEY_WINDOW.height, wallThickness: WALL, columns: 2, rows: 4 }), // prettier-ignore
  'window-back': () => casementWindow('back window', { width: BACK_WINDOW.width, height: BACK_WINDOW.height, wallThickness: WALL, columns: 2, rows: 4 }), // prettier-ignore
  exterior: () => treeline('garden', 36, 3.6, 9),
  door: () => panelDoor('door', DOOR.width, DOOR.height),
  'curtain-a': () => curtain('curtain', 0.36, 2.42, 6, 3),
  'curtain-b': () => curtain('curtain', 0.33, 2.42, 5, 19),
  rod: () => curtainRod('curtain rod', 2.1),
  'rod-short': () => curtainRod('curtain rod', 1.86),
  radiator: () => radiator('radiator', 12, 0.6),
  table: () => diningTable('table', TABLE.width, TABLE.height, TABLE.depth),
  tablecloth: () => tablecloth('tablecloth', { width: TABLE.width, depth: TABLE.depth, height: TABLE.height, overhang: 0.17, seed: 14 }), // prettier-ignore
  chair: () => spindleChair('chair'),
  sideboard: () => sideboard('sideboard', 1.5, SIDEBOARD.height, 0.44),
  'lamp-table': () => tripodTable('lamp table', 0.27, LAMP_TABLE.height),
  lamp: () => tableLamp('table lamp'),
  carpet: () => carpet('carpet', 3.1, 2.1),
  'wine-glass': () => wineGlass('wine glass', 0.42),
  'empty-glass': () => wineGlass('wine glass', 0),
  tumbler: () => tumbler('tumbler', 0.55),
  carafe: () => carafe('carafe', 0.5),
  bottle: () => bottle('bottle'),
  jug: () => jug('pewter jug', 0.23),
  'copper-jug': () => jug('copper jug', 0.29),
  branches: () => branches('branches', 0.28, 40),
  candlestick: () => candlestick('candlestick', 0.2),
  'tall-candlestick': () => candlestick('tall candlestick', 0.28),
  plate: () => plate('plate', 0.12),
  'fruit-bowl': () => fruitBowl('fruit bowl'),
  bread: () => breadBoard('bread'),
  cutlery: () => cutlery('cutlery'),
  napkin: () => napkin('napkin', 6),
  letter: () => letter('letter'),
  painting: () => framedPicture('painting', 0.82, 0.6, 0.075),
  'small-picture': () => framedPicture('small picture', 0.28, 0.21, 0.035),
  clock: () => wallClock('clock', 0.15),
  books: () => bookRow('books', 0.42, 70),
  'book-pile': () => bookPile('book pile', 3, 71),
  tray: () => tray('tray'),
  figure: () =>
    seatedFigure('woman', { seatHeight: CHAIR_SEAT_HEIGHT, tableHeight: CLOTH - CARPET, headTurnDeg: 38, headNodDeg: 3, headTiltDeg: 2 }), // prettier-ignore
} as const satisfies Record<string, () => SetPart>;
export type PartName = keyof typeof DEMO_PARTS;

/** Material for each surface name, where the object does not say otherwise. */
const SURFACES: Readonly<Record<string, string>> = {
  wall: 'wallpaper', panelling: 'panelling', trim: 'joinery', boards: 'boards', bed: 'bed', ceiling: 'plaster', beam: 'beam',
  glass: 'crystal', handle: 'old-brass', leaf: 'leaf', wood: 'oak', cloth: 'linen', curtain: 'velvet', pile: 'carpet',
  wine: 'wine', water: 'water', bottle: 'green-glass', label: 'label', cork: 'cork', metal: 'brass', wax: 'wax', glaze: 'glaze',
  pear: 'pear', plum: 'plum', lemon: 'lemon', stalk: 'twig', board: 'oak', crust: 'crust', blade: 'steel', grip: 'ebony',
  shade: 'shade', binding: 'binding', pages: 'paper', frame: 'gilt', picture: 'painting', case: 'ebony', dial: 'dial', mark: 'ebony',
  iron: 'iron', paper: 'paper', ink: 'ink', twig: 'twig', coat: 'coat', scarf: 'scarf', skirt: 'skirt', skin: 'skin', hair: 'hair',
  stocking: 'stocking', shoe: 'leather', button: 'horn', eye: 'eye', trees: 'trees', ground: 'grass',
}; // prettier-ignore
const OWN_SURFACES: Readonly<Partial<Record<PartName, Readonly<Record<string, string>>>>> = {
  'window-left': { glass: 'pane' },
  'window-back': { glass: 'pane' },
  door: { leaf: 'joinery' },
  chair: { wood: 'chair' },
  sideboard: { wood: 'walnut' },
  'lamp-table': { wood: 'walnut' },
  tray: { wood: 'walnut' },
  jug: { metal: 'pewter' },
  'copper-jug': { metal: 'copper' },
  candlestick: { metal: 'silver' },
  'tall-candlestick': { metal: 'brass' },
  'fruit-bowl': { metal: 'silver' },
  cutlery: { metal: 'silver' },
  rod: { metal: 'old-brass' },
  'rod-short': { metal: 'old-brass' },
  'small-picture': { frame: 'ebony' },
};

/** @throws RangeError for a surface that no material is set for. */
export function materialOf(part: PartName, surfaceName: string): string {
  const id = OWN_SURFACES[part]?.[surfaceName] ?? SURFACES[surfaceName];
  if (id === undefined) throw new RangeError(`${part}: no material is set for its surface "${surfaceName}"`);
  return `mat_${id}`;
}

const put = (
  id: string,
  name: string,
  role: Placement['role'],
  part: PartName,
  atM: Vec3,
  yawDeg = 0,
  hangs = false,
): Placement => ({ id, name, role, part, atM, yawDeg, standsOnM: hangs ? null : atM[1] });
const set = (id: string, name: string, part: PartName, atM: Vec3, yawDeg = 0): Placement =>
  put(id, name, 'set', part, atM, yawDeg, true);
const prop = (id: string, name: string, part: PartName, atM: Vec3, yawDeg = 0): Placement =>
  put(id, name, 'prop', part, atM, yawDeg);
const onCloth = (id: string, name: string, part: PartName, x: number, z: number, yawDeg = 0): Placement =>
  prop(id, name, part, [TABLE.x + x, CLOTH, TABLE.z + z], yawDeg);
const RAIL = 2.52;

export const DEMO_PLACEMENTS: readonly Placement[] = [
  set('floor', 'Floor', 'floor', [ROOM.minX, 0, ROOM.minZ]),
  set('ceiling', 'Ceiling', 'ceiling', [ROOM.minX, ROOM.height, ROOM.minZ]),
  set('wall-left', 'Left wall', 'wall-left', [ROOM.minX, 0, ROOM.maxZ], 90),
  set('wall-back', 'Back wall', 'wall-back', [ROOM.minX, 0, ROOM.minZ]),
  set('wall-right', 'Right wall', 'wall-right', [ROOM.maxX, 0, ROOM.minZ], -90),
  set('wall-front', 'Front wall', 'wall-front', [ROOM.maxX, 0, ROOM.maxZ], 180),
  set(
    'window-left',
    'Left window',
    'window-left',
    [ROOM.minX, KEY_WINDOW.bottom, KEY_WINDOW.z + KEY_WINDOW.width / 2],
    90,
  ),
  set('window-back', 'Back window', 'window-back', [
    BACK_WINDOW.x - BACK_WINDOW.width / 2,
    BACK_WINDOW.bottom,
    ROOM.minZ,
  ]),
  set('exterior', 'Garden and trees', 'exterior', [0, -0.7, 0]),
  set('door', 'Door', 'door', [ROOM.maxX, 0, DOOR.z - DOOR.width / 2], -90),
  set('rod-left', 'Curtain rod, left', 'rod', [ROOM.minX + 0.075, RAIL, KEY_WINDOW.z], 90),
  set(
    'curtain-left-1',
    'Curtain, left window front',
    'curtain-a',
    [ROOM.minX + 0.02, 0.07, KEY_WINDOW.z + 1.0],
    90,
  ),
  set(
    'curtain-left-2',
    'Curtain, left window back',
    'curtain-b',
    [ROOM.minX + 0.02, 0.07, KEY_WINDOW.z - 0.66],
    90,
  ),
  set('rod-back', 'Curtain rod, back', 'rod-short', [BACK_WINDOW.x, RAIL, ROOM.minZ + 0.075]),
  set('curtain-back-1', 'Curtain, back window left', 'curtain-b', [
    BACK_WINDOW.x - 0.87,
    0.07,
    ROOM.minZ + 0.02,
  ]),
  set('curtain-back-2', 'Curtain, back window right', 'curtain-a', [
    BACK_WINDOW.x + 0.53,
    0.07,
    ROOM.minZ + 0.02,
  ]),
  put('radiator', 'Radiator', 'set', 'radiator', [ROOM.minX + 0.03, 0, KEY_WINDOW.z], 90),
  put('carpet', 'Carpet', 'set', 'carpet', [-0.45, 0, 0.15], 2),

  put('table', 'Table', 'set', 'table', [TABLE.x, CARPET, TABLE.z]),
  put('tablecloth', 'Tablecloth', 'prop', 'tablecloth', [TABLE.x, CARPET, TABLE.z]),
  prop('chair-woman', 'Chair, hers', 'chair', [FIGURE.x, CARPET, FIGURE.z], FIGURE.yawDeg),
  prop('chair-empty', 'Chair, the empty one', 'chair', [TABLE.x - 1.12, CARPET, TABLE.z + 0.02], 82),
  prop('chair-near', 'Chair, near side', 'chair', [TABLE.x - 0.28, CARPET, TABLE.z + 0.92], 197),
  put('woman', 'Woman', 'figure', 'figure', [FIGURE.x, CARPET, FIGURE.z], FIGURE.yawDeg),

  onCloth('glass-hers', 'Wine glass, hers', 'wine-glass', 0.36, 0.2),
  onCloth('letter', 'Letter', 'letter', 0.31, -0.17, 74),
  onCloth('carafe', 'Carafe', 'carafe', 0.02, 0.04),
  onCloth('tumbler', 'Tumbler', 'tumbler', 0.21, -0.32),
  onCloth('jug', 'Pewter jug', 'jug', -0.13, -0.2, 150),
  onCloth('fruit-bowl', 'Fruit bowl', 'fruit-bowl', -0.25, 0.06, 40),
  onCloth('candlestick-1', 'Candlestick, front', 'candlestick', 0.07, -0.26),
  onCloth('candlestick-2', 'Candlestick, back', 'candlestick', -0.02, -0.33),
  onCloth('bread', 'Bread on its board', 'bread', -0.17, 0.29, 12),
  onCloth('glass-his', 'Wine glass, the empty place', 'empty-glass', -0.42, -0.22),
  onCloth('plate-his', 'Plate, the empty place', 'plate', -0.58, 0.02),
  onCloth('cutlery-his', 'Cutlery, the empty place', 'cutlery', -0.56, 0.22, 96),
  onCloth('napkin-his', 'Napkin', 'napkin', -0.57, -0.28, 14),

  put('sideboard', 'Sideboard', 'set', 'sideboard', [SIDEBOARD.x, 0, SIDEBOARD.z]),
  prop(
    'copper-jug',
    'Copper jug',
    'copper-jug',
    [SIDEBOARD.x - 0.5, SIDEBOARD.height, SIDEBOARD.z + 0.02],
    30,
  ),
  put(
    'branches',
    'Branches',
    'prop',
    'branches',
    [SIDEBOARD.x - 0.5, SIDEBOARD.height, SIDEBOARD.z + 0.02],
    0,
    true,
  ),
  prop('books', 'Books', 'books', [SIDEBOARD.x - 0.16, SIDEBOARD.height, SIDEBOARD.z + 0.04]),
  prop('tray', 'Tray', 'tray', [SIDEBOARD.x + 0.5, SIDEBOARD.height, SIDEBOARD.z + 0.02]),
  prop('bottle', 'Bottle', 'bottle', [SIDEBOARD.x + 0.42, SIDEBOARD.height + 0.01, SIDEBOARD.z - 0.03]),
  prop('tumbler-tray', 'Tumbler on the tray', 'tumbler', [
    SIDEBOARD.x + 0.58,
    SIDEBOARD.height + 0.01,
    SIDEBOARD.z + 0.06,
  ]),
  set('painting', 'Landscape', 'painting', [SIDEBOARD.x + 0.02, 1.72, ROOM.minZ]),
  set('clock', 'Wall clock', 'clock', [SIDEBOARD.x - 0.82, 1.86, ROOM.minZ]),
  set('small-picture', 'Small picture', 'small-picture', [1.62, 1.55, ROOM.minZ]),
  put('lamp-table', 'Lamp table', 'set', 'lamp-table', [LAMP_TABLE.x, 0, LAMP_TABLE.z]),
  put('lamp', 'Table lamp', 'practical', 'lamp', [LAMP_TABLE.x, LAMP_TABLE.height, LAMP_TABLE.z]),
  prop('book-pile', 'Books on the floor', 'book-pile', [1.95, 0, -1.5], 20),
];
