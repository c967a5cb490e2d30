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
  /** What stood between this line and the next in the text. */
  readonly joint: '' | ' ' | '\n';
}

/** Lines no wider than `width`. Words break after spaces, hyphens and dashes, and anywhere when one is too long. */
export const wrap = (text: string, style: TextStyle, width: number, measure: TextMeasure): string[] =>
  wrapLines(text, style, width, measure).map((line) => line.text);

const wrapLines = (text: string, style: TextStyle, width: number, measure: TextMeasure): WrappedLine[] =>
  printable(text)
    .trimEnd()
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, style, width, measure));

const PIECES = /[^\s\-–—]*[-–—]+|[^\s\-–—]+|\s+/gu;

function wrapParagraph(
  paragraph: string,
  style: TextStyle,
  width: number,
  measure: TextMeasure,
): WrappedLine[] {
  const lines: WrappedLine[] = [];
  let line = '';
  for (let piece of paragraph.match(PIECES) ?? []) {
    if (measure.width((line + piece).trimEnd(), style) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push({ text: line.trimEnd(), joint: line === line.trimEnd() ? '' : ' ' });
    piece = piece.trimStart();
    while (piece !== '' && measure.width(piece, style) > width) {
      const head = longestHead(piece, style, width, measure);
      lines.push({ text: head, joint: '' });
      piece = piece.slice(head.length);
    }
    line = piece;
  }
  lines.push({ text: line.trimEnd(), joint: '\n' });
  return lines;
}

/** The longest start of a word that fits, one character at least, whole code points. */
function longestHead(word: string, style: TextStyle, width: number, measure: TextMeasure): string {
  const characters = Array.from(word);
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure.width(characters.slice(0, middle).join(''), style) <= width) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}

/** `text` shortened with an ellipsis to fit a width; as it is when it fits. */
export function ellipsized(text: string, style: TextStyle, width: number, measure: TextMeasure): string {
  if (measure.width(text, style) <= width) return text;
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

interface FlowLine {
  readonly text: string;
  readonly style: TextStyle;
  /** Space above, dropped at the top of a column, points. */
  readonly before: number;
  /** A heading stays with this many lines after it. */
  readonly keepWith: number;
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

function flowIn(sections: readonly Section[], style: TextStyle, options: FlowOptions): Flowed {
  const { columns, labelStyle, measure } = options;
  const items: PageItem[] = [];
  let column = 0;
  let y = 0;
  let height = 0;
  for (let s = 0; s < sections.length; s++) {
    const { label, text } = sections[s]!;
    const width = columns[column]?.width ?? 0;
    const body = wrapLines(text, style, width, measure);
    const heading = label === '' ? [] : wrap(label, labelStyle, width, measure);
    const lines: FlowLine[] = [
      ...heading.map((line, i) => ({
        text: line,
        style: labelStyle,
        before: i === 0 ? 6 : 0,
        keepWith: heading.length - i + Math.min(1, body.length - 1),
      })),
      ...body.map((line) => ({ text: line.text, style, before: 0, keepWith: 0 })),
    ];
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const kept = lines
        .slice(i + 1, i + 1 + line.keepWith)
        .reduce((sum, next) => sum + next.style.leading, 0);
      const needed = line.style.leading + kept;
      while (
        column < columns.length &&
        y + (y > 0 ? line.before : 0) + needed > columns[column]!.height + 1e-6
      ) {
        column++;
        y = 0;
      }
      if (column >= columns.length) {
        const read = Math.max(0, i - heading.length);
        return { items, rest: remaining(sections, s, body, read, options.continued ?? ''), height };
      }
      const box = columns[column]!;
      if (y > 0) y += line.before;
      items.push(
        ...setLines(
          { lines: [line.text], style: line.style },
          { ...box, y: box.y + y, height: line.style.leading },
        ),
      );
      y += line.style.leading;
      height = Math.max(height, y);
    }
  }
  return { items, rest: [], height };
}

function remaining(
  sections: readonly Section[],
  s: number,
  body: readonly WrappedLine[],
  read: number,
  continued: string,
): Section[] {
  const { label, text } = sections[s]!;
  const first =
    read === 0
      ? { label, text }
      : {
          label: label.endsWith(continued) ? label : label + continued,
          text: body
            .slice(read)
            .map((line) => line.text + line.joint)
            .join(''),
        };
  return [first, ...sections.slice(s + 1)];
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
