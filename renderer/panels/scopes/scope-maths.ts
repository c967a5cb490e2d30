/**
 * What waveform monitor, parade, vectorscope and histogram show, as densities: how many pixels of each column of the picture have which
 * level. Pure numbers, on small arrays; how they are drawn is elsewhere.
 */

/** Levels of a signal, bottom first. */
export interface LevelRange {
  readonly min: number;
  readonly max: number;
}
/** 8-bit codes of room above and below the display signal. */
const ROOM_CODES = 10;
/** Rows of a scope: one for each 8-bit code, so that no pattern comes of rounding. */
export const LEVEL_ROWS = 256 + 2 * ROOM_CODES;
const percentOfCode = (code: number): number => (code / 255) * 100;
/** Display signal in percent, codes in the middle of rows. */
export const PERCENT_RANGE: LevelRange = {
  min: percentOfCode(-ROOM_CODES - 0.5),
  max: percentOfCode(255 + ROOM_CODES + 0.5),
};
/** Scene-linear light in stops over middle grey. */
export const STOPS_RANGE: LevelRange = { min: -9, max: 9 };

/** Counts by column and level: `counts[row * columns + column]`, row 0 at the top (highest level). */
export interface Density {
  readonly columns: number;
  readonly rows: number;
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** Row of a level; values outside of the range lie on its first or last row. */
export function rowOfLevel(level: number, range: LevelRange, rows: number): number {
  const place = (range.max - level) / (range.max - range.min);
  return Math.min(rows - 1, Math.max(0, Math.floor(place * rows)));
}

/** Columns of a scope, at most so many, each of equally many columns of the picture. */
export const columnsFor = (widthPx: number, most: number): number =>
  Math.max(1, Math.ceil(widthPx / Math.ceil(widthPx / most)));

/**
 * @param levels one value a pixel, row by row
 * @param widthPx pixels of a row of the picture
 */
export function waveform(
  levels: ArrayLike<number>,
  widthPx: number,
  columns: number,
  rows: number,
  range: LevelRange,
): Density {
  const counts = new Uint32Array(columns * rows);
  const perColumn = Math.ceil(widthPx / columns);
  for (let i = 0, x = 0; i < levels.length; i++) {
    const column = Math.min(columns - 1, Math.floor(x / perColumn));
    counts[rowOfLevel(levels[i]!, range, rows) * columns + column]!++;
    if (++x === widthPx) x = 0;
  }
  return { columns, rows, counts };
}

/** Counts by level, lowest first. */
export function histogram(
  levels: ArrayLike<number>,
  bins: number,
  range: LevelRange,
): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(bins);
  for (let i = 0; i < levels.length; i++) counts[bins - 1 - rowOfLevel(levels[i]!, range, bins)]!++;
  return counts;
}

const KR = 0.2126;
const KB = 0.0722;
/** Luma of Rec.709 code values. */
export const lumaOf = (r: number, g: number, b: number): number => KR * r + (1 - KR - KB) * g + KB * b;

/** Cb and Cr of Rec.709 code values 0…1, each −0.5…0.5 (ITU-R BT.709-6, 3.3). */
export function chromaOf(r: number, g: number, b: number): readonly [cb: number, cr: number] {
  const y = lumaOf(r, g, b);
  return [(b - y) / (2 * (1 - KB)), (r - y) / (2 * (1 - KR))];
}

/** Half the width of the vectorscope, in Cb and Cr: primaries at 100 % lie inside. */
export const VECTOR_REACH = 0.56;

/** Column and row of a chroma in a square of `size`; Cb to the right, Cr up. */
export function vectorPlace(cb: number, cr: number, size: number): readonly [column: number, row: number] {
  const at = (x: number): number => {
    const place = Math.floor(((x + VECTOR_REACH) / (2 * VECTOR_REACH)) * size);
    return Math.min(size - 1, Math.max(0, place));
  };
  return [at(cb), size - 1 - at(cr)];
}

/** @param codes sRGB code values as bytes, three a pixel */
export function vectorscope(codes: ArrayLike<number>, size: number): Density {
  const counts = new Uint32Array(size * size);
  for (let i = 0; i + 2 < codes.length; i += 3) {
    const [cb, cr] = chromaOf(codes[i]! / 255, codes[i + 1]! / 255, codes[i + 2]! / 255);
    const [column, row] = vectorPlace(cb, cr, size);
    counts[row * size + column]!++;
  }
  return { columns: size, rows: size, counts };
}

export interface VectorTarget {
  readonly name: string;
  readonly cb: number;
  readonly cr: number;
}
/** Boxes of colour bars at an amplitude: 0.75 or 1. */
export const vectorTargets = (amplitude: number): readonly VectorTarget[] =>
  (
    [
      ['R', 1, 0, 0],
      ['Yl', 1, 1, 0],
      ['G', 0, 1, 0],
      ['Cy', 0, 1, 1],
      ['B', 0, 0, 1],
      ['Mg', 1, 0, 1],
    ] as const
  ).map(([name, r, g, b]) => {
    const [cb, cr] = chromaOf(r * amplitude, g * amplitude, b * amplitude);
    return { name, cb, cr };
  });

/** Hue of skin on a vectorscope: the NTSC I axis, 123° counterclockwise from +Cb, where skin of every depth lies closely. */
export const SKIN_TONE_DEG = 123;
