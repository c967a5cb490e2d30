/** The frame of a shot with its framelines, as a monitor shows them: what is outside the delivery is dimmed, not cut. */
import type { BoardFrameline, BoardShot } from '../board-model.ts';
import { arrowStrokes } from '../move-arrows.ts';
import {
  boxItem,
  inscribed,
  lineItem,
  rectangle,
  type Box,
  type PageItem,
  type PagePoint,
  type Paint,
} from './page-items.ts';
import { baselineDrop } from './text-flow.ts';
import { INK, TYPE, WEIGHT, type TextMeasure } from './typography.ts';

const DIMMED = 0.5;
/** Lengths of corner marks and of the centre cross against the frameline's height. */
const CORNER = 0.07;
const CROSS = 0.025;
/** Pictures narrower than this carry no labels, points. */
const SMALLEST_LABELLED = 150;
/** From one frameline's label to the next, points. */
const LABEL_PITCH = 34;

export interface FrameView {
  /** Where the picture lies. */
  readonly box: Box;
  readonly items: readonly PageItem[];
}

export interface FrameOptions {
  readonly rendered: boolean;
  /** Show the delivery alone, as large as the area allows: pages of several shots. */
  readonly cropped: boolean;
  /** Corner marks of the action-safe area and the centre cross. */
  readonly marks: boolean;
}

/** Aspect ratio of what is shown of a frame. */
export const shownAspect = ({ picture }: BoardShot, cropped: boolean): number =>
  cropped ? picture.deliveryRatio : picture.aspectRatio;

/** @param area the picture is put at its top left. Without a rendered frame an empty one is printed that says so. */
export function frameView(
  shot: BoardShot,
  area: Box,
  { rendered, cropped, marks }: FrameOptions,
  measure: TextMeasure,
): FrameView {
  const { picture } = shot;
  const box = inscribed(area, shownAspect(shot, cropped));
  const delivery = picture.framelines[0]!;
  // The whole picture, of which a cropped view shows the delivery's part.
  const whole: Box = cropped
    ? {
        x: box.x - (delivery.rect.x * box.width) / delivery.rect.width,
        y: box.y - (delivery.rect.y * box.height) / delivery.rect.height,
        width: box.width / delivery.rect.width,
        height: box.height / delivery.rect.height,
      }
    : box;
  const placed = ({ rect }: BoardFrameline): Box => ({
    x: whole.x + rect.x * whole.width,
    y: whole.y + rect.y * whole.height,
    width: rect.width * whole.width,
    height: rect.height * whole.height,
  });
  const ink = rendered ? '#ffffff' : INK.grey;
  const items: PageItem[] = rendered
    ? [{ kind: 'image', shotId: shot.id, box: whole }]
    : emptyFrame(box, measure);
  if (picture.framing === 'recorded') {
    if (rendered && !cropped)
      items.push({
        kind: 'path',
        rings: [rectangle(box), rectangle(placed(delivery))],
        closed: true,
        paint: { fill: '#000000', fillOpacity: DIMMED },
      });
    picture.framelines.slice(1).forEach((other, i) => {
      items.push(
        boxItem(placed(other), { stroke: ink, strokeOpacity: 0.55, weight: WEIGHT.hair, dash: [2.5, 2] }),
      );
      if (!cropped) items.push(...frameLabel(other.label, placed(other), box, ink, i + 1, measure));
    });
    if (!cropped) {
      items.push(boxItem(placed(delivery), { stroke: ink, strokeOpacity: 0.8, weight: WEIGHT.hair }));
      items.push(...frameLabel(delivery.label, placed(delivery), box, ink, 0, measure));
    }
  }
  if (marks && rendered) items.push(...safeMarks(placed(delivery), ink));
  items.push(...moveItems(shot, placed(delivery), rendered));
  return {
    box,
    items: [{ kind: 'clip', box, items }, boxItem(box, { stroke: INK.black, weight: WEIGHT.hair })],
  };
}

function emptyFrame(box: Box, measure: TextMeasure): PageItem[] {
  const style = TYPE.fine;
  const text = 'not rendered';
  const middle = {
    x: box.x,
    y: box.y + box.height / 2 - style.leading / 2,
    width: box.width,
    height: style.leading,
  };
  return [
    boxItem(box, { fill: '#f1f1f1' }),
    lineItem([box.x, box.y], [box.x + box.width, box.y + box.height], {
      stroke: INK.hairline,
      weight: WEIGHT.hair,
    }),
    lineItem([box.x + box.width, box.y], [box.x, box.y + box.height], {
      stroke: INK.hairline,
      weight: WEIGHT.hair,
    }),
    {
      kind: 'text',
      text,
      x: box.x + (box.width - measure.width(text, style)) / 2,
      baseline: middle.y + baselineDrop(style),
      style,
      box: middle,
    },
  ];
}

/**
 * Under the lower edge of a frameline, or on it where the picture ends there: the delivery's (place 0) at the left or in
 * the middle, clear of the corner marks; the others' one beside the other from the right.
 */
function frameLabel(
  text: string,
  line: Box,
  picture: Box,
  color: string,
  place: number,
  measure: TextMeasure,
): PageItem[] {
  const style = { ...TYPE.frameline, color };
  const width = measure.width(text, style);
  const below = picture.y + picture.height - (line.y + line.height) > style.leading + 3;
  const left = place === 0 ? (below ? 4 : (line.width - width) / 2) : line.width - place * LABEL_PITCH;
  if (picture.width < SMALLEST_LABELLED || width > LABEL_PITCH - 4 || left < 0) return [];
  const x = line.x + left;
  const y = line.y + line.height + (below ? 2 : -style.leading - 2);
  const box = { x, y, width: width + 0.01, height: style.leading };
  return [{ kind: 'text', text, x, baseline: box.y + baselineDrop(style), style, box }];
}

/** Arrows of the camera's move: light on dark on light, so that they are seen on any picture. */
function moveItems({ moveArrows, picture }: BoardShot, { x, y, height }: Box, rendered: boolean): PageItem[] {
  const weight = Math.max(0.8, Math.min(2.2, height * 0.012));
  const dash: readonly [number, number] = [weight * 3, weight * 2.5];
  return arrowStrokes(moveArrows, picture.deliveryRatio).flatMap(({ points, dashed }): PageItem[] => {
    const ring = points.map(([u, v]): PagePoint => [x + u * height, y + v * height]);
    const line = (paint: Paint): PageItem => ({
      kind: 'path',
      rings: [ring],
      closed: false,
      paint: { ...paint, ...(dashed ? { dash } : {}) },
    });
    return rendered
      ? [
          line({ stroke: '#000000', strokeOpacity: 0.55, weight: weight * 2.4 }),
          line({ stroke: '#ffffff', strokeOpacity: 0.95, weight }),
        ]
      : [line({ stroke: INK.grey, weight })];
  });
}

/** Corner marks of the action-safe area (93 %) and the centre cross. */
function safeMarks({ x, y, width, height }: Box, color: string): PageItem[] {
  const [inX, inY] = [0.035 * width, 0.035 * height];
  const arm = CORNER * height;
  const half = CROSS * height;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const marks: PagePoint[][] = [
    [
      [cx - half, cy],
      [cx + half, cy],
    ],
    [
      [cx, cy - half],
      [cx, cy + half],
    ],
  ];
  for (const [sx, sy] of [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ] as const) {
    const corner: PagePoint = [cx + sx * (width / 2 - inX), cy + sy * (height / 2 - inY)];
    marks.push([[corner[0] - sx * arm, corner[1]], corner, [corner[0], corner[1] - sy * arm]]);
  }
  return [
    {
      kind: 'path',
      rings: marks,
      closed: false,
      paint: { stroke: color, strokeOpacity: 0.55, weight: WEIGHT.hair },
    },
  ];
}
