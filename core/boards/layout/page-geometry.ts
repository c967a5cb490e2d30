/** Papers, margins and the frame that every page shares. Pages lie on their side: pictures are wider than high. */
import type { Box } from './page-items.ts';

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];
export const LAYOUTS = ['1', '2', '3x2', 'contact'] as const;
/** Shots on a page: one, two, three by two, or a contact sheet of all. */
export type BoardLayout = (typeof LAYOUTS)[number];

const POINTS_PER_MM = 72 / 25.4;
export const pointsFromMillimetres = (mm: number): number => mm * POINTS_PER_MM;

/** Landscape sheets, points: ISO 216 A4 and ANSI/ASME Y14.1 A. */
export const SHEET: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: pointsFromMillimetres(297), height: pointsFromMillimetres(210) },
  letter: { width: 792, height: 612 },
};

/** Wide enough for printers that cannot print to the edge and for a hole punch. */
const MARGIN = { x: 34, top: 27, bottom: 24 };
export const HEADER_HEIGHT = 30;
const HEADER_GAP = 12;
export const FOOTER_HEIGHT = 9;
const FOOTER_GAP = 9;
export const GUTTER = 18;

export interface PageFrame {
  readonly width: number;
  readonly height: number;
  readonly header: Box;
  readonly body: Box;
  readonly footer: Box;
}

export function pageFrame(paper: Paper): PageFrame {
  const sheet = SHEET[paper];
  const width = sheet.width - 2 * MARGIN.x;
  const bodyTop = MARGIN.top + HEADER_HEIGHT + HEADER_GAP;
  const footerTop = sheet.height - MARGIN.bottom - FOOTER_HEIGHT;
  return {
    ...sheet,
    header: { x: MARGIN.x, y: MARGIN.top, width, height: HEADER_HEIGHT },
    body: { x: MARGIN.x, y: bodyTop, width, height: footerTop - FOOTER_GAP - bodyTop },
    footer: { x: MARGIN.x, y: footerTop, width, height: FOOTER_HEIGHT },
  };
}

/** Equal cells in rows, with gutters between. */
export function cells(body: Box, columns: number, rows: number, gutterX: number, gutterY: number): Box[] {
  const width = (body.width - (columns - 1) * gutterX) / columns;
  const height = (body.height - (rows - 1) * gutterY) / rows;
  return Array.from({ length: rows * columns }, (_, i) => ({
    x: body.x + (i % columns) * (width + gutterX),
    y: body.y + Math.floor(i / columns) * (height + gutterY),
    width,
    height,
  }));
}
