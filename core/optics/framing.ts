/**
 * Delivery aspects, framelines and safe areas as rectangles in the frame.
 *
 * Coordinates: normalised film, x to the right and y downward, (0, 0) the top left and (1, 1) the bottom right corner of
 * the recorded area. Aspect ratios are of the desqueezed picture, so on squeezed film a 2.39 frameline is narrower.
 *
 * Safe areas: SMPTE ST 2046-1:2009 gives, for 16:9, safe action 93 % and safe title 90 % of width and of height; the same
 * fractions are used inside every frameline here.
 */
import { metres, type Metres } from '../units/units.ts';
import type { Format } from './format-equivalents.ts';
import { requireBetween, requirePositive } from './require.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export const FULL_FRAME_RECT: Rect = { x: 0, y: 0, width: 1, height: 1 };

export interface DeliveryAspect {
  readonly id: string;
  /** As written on a slate or a board. */
  readonly label: string;
  readonly ratio: number;
  readonly description: string;
}

/** Delivery aspects, narrowest first. 1.66 and 1.78 are the exact 5:3 and 16:9. */
export const DELIVERY_ASPECTS: readonly DeliveryAspect[] = [
  { id: '9x16', label: '9:16', ratio: 9 / 16, description: 'vertical' },
  { id: '4x5', label: '4:5', ratio: 4 / 5, description: 'social portrait' },
  { id: '1x1', label: '1:1', ratio: 1, description: 'square' },
  { id: '1.33', label: '1.33:1', ratio: 4 / 3, description: 'silent, television' },
  { id: '1.37', label: '1.37:1', ratio: 1.375, description: 'Academy' },
  { id: '1.43', label: '1.43:1', ratio: 1.43, description: 'IMAX 15/70' },
  { id: '1.66', label: '1.66:1', ratio: 5 / 3, description: 'European widescreen' },
  { id: '1.78', label: '1.78:1', ratio: 16 / 9, description: 'HD, UHD' },
  { id: '1.85', label: '1.85:1', ratio: 1.85, description: 'flat (DCI 1998 × 1080)' },
  { id: '1.90', label: '1.90:1', ratio: 256 / 135, description: 'DCI container, IMAX Digital' },
  { id: '2.00', label: '2.00:1', ratio: 2, description: 'Univisium' },
  { id: '2.20', label: '2.20:1', ratio: 2.2, description: '70 mm' },
  { id: '2.35', label: '2.35:1', ratio: 2.35, description: 'scope before 1970' },
  { id: '2.39', label: '2.39:1', ratio: 2.39, description: 'scope (DCI 2048 × 858)' },
  { id: '2.76', label: '2.76:1', ratio: 2.76, description: 'Ultra Panavision 70' },
];

/** The aspect of that id. @throws RangeError listing the known ids. */
export function deliveryAspect(id: string): DeliveryAspect {
  const found = DELIVERY_ASPECTS.find((a) => a.id === id);
  if (found === undefined)
    throw new RangeError(
      `delivery aspect "${id}" is unknown: expected one of ${DELIVERY_ASPECTS.map((a) => a.id).join(', ')}`,
    );
  return found;
}

/** Aspect of the desqueezed picture of a format. */
export const desqueezedAspect = (format: Format): number =>
  (format.filmWidth * format.squeeze) / format.filmHeight;

export interface FramelineOptions {
  /** Size against the largest that fits, (0, 1]: 0.9 leaves 10 % look-around. Default 1. */
  readonly scale?: number;
  /** Where the frameline sits when the frame is taller: a common top line keeps headroom between deliveries. */
  readonly vertical?: 'centre' | 'common-top';
}

/** The frameline of desqueezed aspect `ratio` inside the recorded area of `format`. */
export function frameline(format: Format, ratio: number, options: FramelineOptions = {}): Rect {
  requirePositive('film width', format.filmWidth);
  requirePositive('film height', format.filmHeight);
  requirePositive('aspect ratio', ratio);
  const scale = options.scale ?? 1;
  requirePositive('frameline scale', scale);
  requireBetween('frameline scale', scale, 0, 1);
  const relative = ratio / desqueezedAspect(format);
  const width = Math.min(1, relative) * scale;
  const height = Math.min(1, 1 / relative) * scale;
  const y = options.vertical === 'common-top' ? (1 - scale) / 2 : (1 - height) / 2;
  return { x: (1 - width) / 2, y, width, height };
}

/** Film size and film-centre shift (in recorded widths and heights, y up) of a frameline: what a cropped render needs. */
export function extraction(
  format: Format,
  rect: Rect,
): { filmWidth: Metres; filmHeight: Metres; centre: readonly [number, number] } {
  return {
    filmWidth: metres(format.filmWidth * rect.width),
    filmHeight: metres(format.filmHeight * rect.height),
    centre: [rect.x + rect.width / 2 - 0.5, 0.5 - (rect.y + rect.height / 2)],
  };
}

export const SAFE_ACTION_FRACTION = 0.93;
export const SAFE_TITLE_FRACTION = 0.9;

/** Safe action or safe title area inside a frameline (SMPTE ST 2046-1). */
export function safeArea(rect: Rect, kind: 'action' | 'title'): Rect {
  const fraction = kind === 'action' ? SAFE_ACTION_FRACTION : SAFE_TITLE_FRACTION;
  const width = rect.width * fraction;
  const height = rect.height * fraction;
  return {
    x: rect.x + (rect.width - width) / 2,
    y: rect.y + (rect.height - height) / 2,
    width,
    height,
  };
}

/** A straight guide line from (x0, y0) to (x1, y1) in the coordinates of its rectangle's frame. */
export type GuideLine = readonly [number, number, number, number];
export type GuideKind = 'thirds' | 'centre-cross' | 'diagonals' | 'golden-sections';

/** Guide lines of one kind across a frameline. The centre cross spans a tenth of the shorter normalised side. */
export function guideLines(rect: Rect, kind: GuideKind): GuideLine[] {
  const { x, y, width, height } = rect;
  const across = (t: number): GuideLine => [x, y + t * height, x + width, y + t * height];
  const down = (t: number): GuideLine => [x + t * width, y, x + t * width, y + height];
  switch (kind) {
    case 'thirds':
      return [down(1 / 3), down(2 / 3), across(1 / 3), across(2 / 3)];
    case 'golden-sections': {
      const minor = (3 - Math.sqrt(5)) / 2;
      return [down(minor), down(1 - minor), across(minor), across(1 - minor)];
    }
    case 'diagonals':
      return [
        [x, y, x + width, y + height],
        [x, y + height, x + width, y],
      ];
    case 'centre-cross': {
      const arm = Math.min(width, height) / 20;
      const cx = x + width / 2;
      const cy = y + height / 2;
      return [
        [cx - arm, cy, cx + arm, cy],
        [cx, cy - arm, cx, cy + arm],
      ];
    }
  }
}
