/**
 * A laid-out page as a list of things to draw, in points (1/72 inch) from the top left corner, y down. Whoever writes
 * a file format walks the list; nothing about PDF is known here.
 */
import type { TextStyle } from './typography.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type PagePoint = readonly [number, number];

/** One line of text. `box` is the cell that it must stay in: tests measure it. */
export interface TextItem {
  readonly kind: 'text';
  readonly text: string;
  /** Left end of the baseline. */
  readonly x: number;
  readonly baseline: number;
  readonly style: TextStyle;
  readonly box: Box;
}

export interface Paint {
  /** CSS hex. */
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeOpacity?: number;
  /** Line width, points. */
  readonly weight?: number;
  /** Dash and gap, points. */
  readonly dash?: readonly [number, number];
}

/** Rings are filled by the even–odd rule; open ones are lines. */
export interface PathItem {
  readonly kind: 'path';
  readonly rings: readonly (readonly PagePoint[])[];
  readonly closed: boolean;
  readonly paint: Paint;
}
export interface CircleItem {
  readonly kind: 'circle';
  readonly center: PagePoint;
  readonly radius: number;
  readonly paint: Paint;
}
/** The frame image of a shot, filling the box exactly. */
export interface ImageItem {
  readonly kind: 'image';
  readonly shotId: string;
  readonly box: Box;
}
export interface ClipItem {
  readonly kind: 'clip';
  readonly box: Box;
  readonly items: readonly PageItem[];
}
export type PageItem = TextItem | PathItem | CircleItem | ImageItem | ClipItem;

export interface BoardPage {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
  /** What a reader's table of contents calls the page. */
  readonly bookmark: string;
}

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;

export const rectangle = ({ x, y, width, height }: Box): PagePoint[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
export const boxItem = (box: Box, paint: Paint): PathItem => ({
  kind: 'path',
  rings: [rectangle(box)],
  closed: true,
  paint,
});
export const lineItem = (from: PagePoint, to: PagePoint, paint: Paint): PathItem => ({
  kind: 'path',
  rings: [[from, to]],
  closed: false,
  paint,
});

/** The largest box of an aspect ratio inside another, at its top left. */
export function inscribed({ x, y, width, height }: Box, aspectRatio: number): Box {
  const fitted = Math.min(width, height * aspectRatio);
  return { x, y, width: fitted, height: fitted / aspectRatio };
}
