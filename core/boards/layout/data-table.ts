/**
 * Labels and values in rows: short ones side by side, long ones over the full width and as many lines as they need.
 * Shrinks in steps to fit a height; what still does not fit is counted on the last line.
 */
import { lineItem, type Box, type PageItem } from './page-items.ts';
import { fitLines, setLines, wrap } from './text-flow.ts';
import { INK, TYPE, WEIGHT, withSize, type TextMeasure, type TextStyle } from './typography.ts';

export interface DataEntry {
  readonly label: string;
  readonly value: string;
  /** Always on a row of its own. */
  readonly wide?: boolean;
}

interface Cell {
  readonly label: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly width: number;
}
interface Row {
  readonly cells: readonly Cell[];
  readonly lines: number;
}

interface TableStyle {
  readonly value: TextStyle;
  readonly label: TextStyle;
  /** Column of labels, points. */
  readonly labelWidth: number;
}
const STYLES: readonly TableStyle[] = [
  { value: withSize(TYPE.body, 8.5, 12), label: withSize(TYPE.label, 7, 12), labelWidth: 44 },
  { value: withSize(TYPE.body, 7.5, 10.5), label: withSize(TYPE.label, 6.5, 10.5), labelWidth: 40 },
  { value: withSize(TYPE.body, 6.75, 9), label: withSize(TYPE.label, 6, 9), labelWidth: 37 },
];
const GAP = 6;

export interface DataTable {
  readonly items: readonly PageItem[];
  readonly height: number;
  /** Entries that found no room and are only counted. */
  readonly omitted: number;
}

/** @param columns cells side by side for short values, 1 or more. */
export function dataTable(
  entries: readonly DataEntry[],
  box: Box,
  columns: number,
  measure: TextMeasure,
  { rules = true, sizes = STYLES.length }: { readonly rules?: boolean; readonly sizes?: number } = {},
): DataTable {
  const present = entries.filter(({ value }) => value !== '');
  const styles = STYLES.slice(-sizes);
  for (const style of styles) {
    const rows = rowsOf(present, box.width, columns, style, measure);
    const height = rows.reduce((sum, row) => sum + row.lines * style.value.leading, 0);
    if (height <= box.height + 1e-6) return { items: draw(rows, box, style, rules), height, omitted: 0 };
  }
  return cutTable(present, box, columns, styles[styles.length - 1]!, measure, rules);
}

function cutTable(
  entries: readonly DataEntry[],
  box: Box,
  columns: number,
  style: TableStyle,
  measure: TextMeasure,
  rules: boolean,
): DataTable {
  const leading = style.value.leading;
  for (let kept = entries.length - 1; kept >= 0; kept--) {
    const rows = rowsOf(entries.slice(0, kept), box.width, columns, style, measure);
    const height = rows.reduce((sum, row) => sum + row.lines * leading, 0);
    if (height + leading > box.height + 1e-6) continue;
    const omitted = entries.length - kept;
    const more = { ...box, y: box.y + height, height: leading };
    const text = `${omitted} more ${omitted === 1 ? 'value' : 'values'} in board.json`;
    const line = fitLines(text, [withSize(TYPE.marker, 6.5, leading)], box.width, leading, measure);
    return {
      items: [...draw(rows, box, style, rules), ...setLines(line, more)],
      height: height + leading,
      omitted,
    };
  }
  return { items: [], height: 0, omitted: entries.length };
}

function rowsOf(
  entries: readonly DataEntry[],
  width: number,
  columns: number,
  style: TableStyle,
  measure: TextMeasure,
): Row[] {
  const cellWidth = (width - (columns - 1) * GAP) / columns;
  const rows: Row[] = [];
  let open: Cell[] = [];
  const close = (): void => {
    if (open.length > 0)
      rows.push({ cells: open, lines: Math.max(...open.map((cell) => cell.lines.length)) });
    open = [];
  };
  for (const { label, value, wide } of entries) {
    const fits = wide !== true && measure.width(value, style.value) <= cellWidth - style.labelWidth;
    if (fits) {
      if (open.length === columns) close();
      open.push({ label, lines: [value], x: open.length * (cellWidth + GAP), width: cellWidth });
      continue;
    }
    close();
    rows.push(wideRow(label, value, width, style, measure));
  }
  close();
  return rows;
}

function wideRow(label: string, value: string, width: number, style: TableStyle, measure: TextMeasure): Row {
  const lines = wrap(value, style.value, width - style.labelWidth, measure);
  return { cells: [{ label, lines, x: 0, width }], lines: lines.length };
}

function draw(rows: readonly Row[], box: Box, style: TableStyle, rules: boolean): PageItem[] {
  const items: PageItem[] = [];
  let y = box.y;
  for (const [i, row] of rows.entries()) {
    const height = row.lines * style.value.leading;
    if (rules && i > 0)
      items.push(lineItem([box.x, y], [box.x + box.width, y], { stroke: INK.hairline, weight: WEIGHT.hair }));
    for (const cell of row.cells) {
      const label = { x: box.x + cell.x, y, width: style.labelWidth - 2, height: style.label.leading };
      const value = { x: box.x + cell.x + style.labelWidth, y, width: cell.width - style.labelWidth, height };
      items.push(...setLines({ lines: [cell.label], style: style.label }, label));
      items.push(...setLines({ lines: cell.lines, style: style.value }, value));
    }
    y += height;
  }
  return items;
}
