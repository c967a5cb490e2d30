/** The columns of the shot list: what each shows, what it offers, and what is written when it is edited. */
import {
  SHOT_ANGLES,
  SHOT_EQUIPMENT,
  SHOT_MOVES,
  SHOT_SIZES,
  type Document,
  type Edit,
  type ShotRecord,
} from '../../../core/document/index.ts';
import type { OpticsCatalog } from '../../../core/optics/catalog.ts';
import { durationText, frameCount, lensText, parseRange, suggestedSize } from './shot-facts.ts';
import { withRange } from './shot-edits.ts';

export const COLUMNS = [
  'shotNumber',
  'name',
  'slug',
  'size',
  'angle',
  'move',
  'equipment',
  'lens',
  'frames',
  'duration',
  'action',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

export const COLUMN_TITLES: Readonly<Record<ColumnName, string>> = {
  shotNumber: 'Shot',
  name: 'Name',
  slug: 'Slug',
  size: 'Size',
  angle: 'Angle',
  move: 'Move',
  equipment: 'Equipment',
  lens: 'Lens',
  frames: 'Frames',
  duration: 'Time',
  action: 'Action',
};

type TextColumn = Exclude<ColumnName, 'lens' | 'frames' | 'duration'>;
export const isText = (column: ColumnName): column is TextColumn =>
  column !== 'lens' && column !== 'frames' && column !== 'duration';
export const isEditable = (column: ColumnName): boolean => isText(column) || column === 'frames';

export function cellText(document: Document, shot: ShotRecord, column: ColumnName, fps: number): string {
  if (isText(column)) return shot[column];
  if (column === 'lens') return lensText(document, shot);
  return column === 'frames'
    ? `${shot.startFrame}–${shot.endFrame}`
    : `${durationText(shot, fps)} · ${frameCount(shot)} f`;
}

/** Terms that a column offers; the size that the framing has comes first. */
export function termsOf(
  document: Document,
  shot: ShotRecord,
  column: ColumnName,
  catalog: OpticsCatalog,
): readonly string[] {
  switch (column) {
    case 'size': {
      const suggested = suggestedSize(document, shot, catalog);
      return suggested === null
        ? SHOT_SIZES
        : [suggested, ...SHOT_SIZES.filter((size) => size !== suggested)];
    }
    case 'angle':
      return SHOT_ANGLES;
    case 'move':
      return SHOT_MOVES;
    case 'equipment':
      return SHOT_EQUIPMENT;
    case 'shotNumber':
    case 'name':
    case 'slug':
    case 'lens':
    case 'frames':
    case 'duration':
    case 'action':
      return [];
  }
}

const LONGEST: Readonly<Record<TextColumn, number>> = {
  shotNumber: 500,
  name: 200,
  slug: 500,
  size: 500,
  angle: 500,
  move: 500,
  equipment: 500,
  action: 20_000,
};

/** Null when what was typed cannot be meant. */
export function cellEdit(shot: ShotRecord, column: ColumnName, typed: string): Edit | null {
  if (column === 'frames') {
    const range = parseRange(typed, shot.startFrame);
    return range === null ? null : { op: 'put', record: withRange(shot, range[0], range[1]) };
  }
  if (!isText(column)) return null;
  const value = typed.trim().slice(0, LONGEST[column]);
  if (column === 'name' && value === '') return null;
  return { op: 'set', id: shot.id, path: [column], value };
}
