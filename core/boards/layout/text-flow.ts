/**
 * Breaking text into lines and lines into columns. Nothing is ever dropped in silence: what does not fit comes back to
 * the caller, who prints it elsewhere or says that there is more.
 */
import { type Box, type PageItem, type TextItem } from './page-items.ts';
import type { TextMeasure, TextStyle } from './typography.ts';

/** Characters a page can set: no control characters, tabs as spaces, composed accents. */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\p{Cc}/gu, (c) => (c === '\n' ? c : ''));

/** On one line: breaks become spaces. */
export const oneLine = (text: string): string =>
  printable(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();

interface WrappedLine {
  readonly text: string;
  /** Where the line starts in the text. */
  readonly start: number;
}

/** Lines no wider than `width`. Words break after spaces, hyphens and dashes, and anywhere when one is too long. */
export const wrap = (text: string, style: TextStyle, width: number, measure: TextMeasure): string[] =>
  [...wrapLines(printable(text).trimEnd(), style, width, measure)].map((line) => line.text);

/** One line at a time, so that a page does not break the lines of the pages after it. `source` is printable. */
function* wrapLines(
  source: string,
  style: TextStyle,
  width: number,
  measure: TextMeasure,
): Generator<WrappedLine> {
  let at = 0;
  for (const paragraph of source.split('\n')) {
    yield* wrapParagraph(paragraph, at, style, width, measure);
    at += paragraph.length + 1;
  }
}

const PIECES = /[^\s\-–—]*[-–—]+|[^\s\-–—]+|\s+/gu;

function* wrapParagraph(
  paragraph: string,
  paragraphStart: number,
  style: TextStyle,
  width: number,
  measure: TextMeasure,
): Generator<WrappedLine> {
  let line = '';
  let start = paragraphStart;
  for (const match of paragraph.matchAll(PIECES)) {
    let piece = match[0];
    if (fits((line + piece).trimEnd(), style, width, measure)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') yield { text: line.trimEnd(), start };
    start = paragraphStart + match.index + piece.length - piece.trimStart().length;
    piece = piece.trimStart();
    while (piece !== '' && !fits(piece, style, width, measure)) {
      const head = longestHead(piece, style, width, measure);
      yield { text: head, start };
      start += head.length;
      piece = piece.slice(head.length);
    }
    line = piece;
  }
  yield { text: line.trimEnd(), start };
}

/** No letter is narrower than this share of its size: longer text need not be measured to know that it does not fit. */
const NARROWEST = 0.1;

const fits = (text: string, style: TextStyle, width: number, measure: TextMeasure): boolean =>
  text.length * NARROWEST * style.size <= width && measure.width(text, style) <= width;

/** The longest start of a word that fits, one character at least, whole code points. */
function longestHead(word: string, style: TextStyle, width: number, measure: TextMeasure): string {
  // Two code units make a character at most: enough of the word for any line.
  const characters = Array.from(word.slice(0, 2 * Math.ceil(width / (NARROWEST * style.size)) + 2));
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(characters.slice(0, middle).join(''), style, width, measure)) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}

/** `text` shortened with an ellipsis to fit a width; as it is when it fits. */
export function ellipsized(text: string, style: TextStyle, width: number, measure: TextMeasure): string {
  if (fits(text, style, width, measure)) return text;
  const head = longestHead(text, style, width - measure.width('…', style), measure);
  return `${head.trimEnd()}…`;
}

export interface FittedLines {
  readonly lines: readonly string[];
  readonly style: TextStyle;
}

/** The first of the styles in which the text takes no more height than given; the last one cuts with an ellipsis. */
export function fitLines(
  text: string,
  styles: readonly TextStyle[],
  width: number,
  height: number,
  measure: TextMeasure,
): FittedLines {
  const clean = oneLine(text);
  for (const style of styles) {
    const lines = wrap(clean, style, width, measure);
    if (lines.length * style.leading <= height + 1e-6) return { lines, style };
  }
  const style = styles[styles.length - 1]!;
  const room = Math.max(1, Math.floor((height + 1e-6) / style.leading));
  const lines = wrap(clean, style, width, measure);
  const last = ellipsized(`${lines[room - 1]!}…`, style, width, measure);
  return { lines: [...lines.slice(0, room - 1), last.endsWith('…') ? last : `${last}…`], style };
}

/** Lines from the top of a box. */
export const setLines = (
  { lines, style }: FittedLines,
  box: Box,
  align: Align = 'left',
  measure?: TextMeasure,
): TextItem[] =>
  lines.flatMap((text, i) => {
    if (text === '') return [];
    const slack = align === 'left' || measure === undefined ? 0 : box.width - measure.width(text, style);
    const x = box.x + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0);
    return [
      {
        kind: 'text',
        text,
        x,
        baseline: box.y + i * style.leading + baselineDrop(style),
        style,
        box,
      } as const,
    ];
  });
export type Align = 'left' | 'center' | 'right';

/** From the top of a line to its baseline: the letters stand in the middle of their leading. */
export const baselineDrop = (style: TextStyle): number => style.leading / 2 + 0.34 * style.size;

/** A titled run of text: "Action" and what happens. */
export interface Section {
  readonly label: string;
  readonly text: string;
}

export interface Flowed {
  readonly items: readonly PageItem[];
  /** What found no room, heading repeated; empty when all did. */
  readonly rest: readonly Section[];
  /** Height used in the fullest column, points. */
  readonly height: number;
}

export interface FlowOptions {
  readonly columns: readonly Box[];
  readonly styles: readonly TextStyle[];
  readonly labelStyle: TextStyle;
  readonly measure: TextMeasure;
  /** Added to the label of a section that goes on elsewhere. */
  readonly continued?: string;
}

/** Sections through columns in the first style that holds them all, else in the last style as far as it goes. */
export function flow(sections: readonly Section[], options: FlowOptions): Flowed {
  const present = sections.filter(({ text }) => printable(text).trim() !== '');
  let flowed: Flowed = { items: [], rest: [], height: 0 };
  for (const style of options.styles) {
    flowed = flowIn(present, style, options);
    if (flowed.rest.length === 0) break;
  }
  return flowed;
}

/** Above a heading that does not start a column, points. */
const SECTION_GAP = 6;
/** Lines of its text that a heading is never parted from. */
const KEPT_LINES = 2;

function flowIn(sections: readonly Section[], style: TextStyle, options: FlowOptions): Flowed {
  const { columns, labelStyle, measure } = options;
  const items: PageItem[] = [];
  let column = 0;
  let y = 0;
  let height = 0;
  /** Puts a line where it and `kept` points after it have room; false when no column has. */
  const put = (text: string, lineStyle: TextStyle, before: number, kept: number): boolean => {
    const needed = lineStyle.leading + kept;
    while (column < columns.length && y + (y > 0 ? before : 0) + needed > columns[column]!.height + 1e-6) {
      column++;
      y = 0;
    }
    const box = columns[column];
    if (box === undefined) return false;
    if (y > 0) y += before;
    const place = { ...box, y: box.y + y, height: lineStyle.leading };
    items.push(...setLines({ lines: [text], style: lineStyle }, place));
    y += lineStyle.leading;
    height = Math.max(height, y);
    return true;
  };

  for (const [s, { label, text }] of sections.entries()) {
    const width = columns[Math.min(column, columns.length - 1)]?.width ?? 0;
    const source = printable(text).trimEnd();
    const rest = (first: Section): Flowed => ({ items, rest: [first, ...sections.slice(s + 1)], height });
    const heading = label === '' ? [] : wrap(label, labelStyle, width, measure);
    for (const [i, line] of heading.entries()) {
      const kept = (heading.length - 1 - i) * labelStyle.leading + KEPT_LINES * style.leading;
      if (!put(line, labelStyle, i === 0 ? SECTION_GAP : 0, kept)) return rest({ label, text });
    }
    for (const line of wrapLines(source, style, width, measure))
      if (!put(line.text, style, 0, 0)) {
        const continued = options.continued ?? '';
        const again = line.start === 0 || label.endsWith(continued) ? label : label + continued;
        return rest({ label: again, text: source.slice(line.start) });
      }
  }
  return { items, rest: [], height };
}

/** Each group of sections in its own column, in the first style that lets all of them fit; null when none does. */
export function flowByColumn(
  groups: readonly (readonly Section[])[],
  options: FlowOptions,
): readonly PageItem[] | null {
  for (const style of options.styles) {
    const flowed = groups.map((group, i) =>
      flow(group, { ...options, styles: [style], columns: [options.columns[i]!] }),
    );
    if (flowed.every(({ rest }) => rest.length === 0)) return flowed.flatMap(({ items }) => items);
  }
  return null;
}

/** Words that a rest holds: what a "more" marker counts. */
export const wordCount = (rest: readonly Section[]): number =>
  rest.reduce((sum, { text }) => sum + (printable(text).match(/\S+/gu)?.length ?? 0), 0);
