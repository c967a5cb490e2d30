/** The frame of a shot with its framelines, as a monitor shows them: what is outside the delivery is dimmed, not cut. */
import type { BoardShot } from '../board-model.ts';
import {
  boxItem,
  inscribed,
  lineItem,
  rectangle,
  type Box,
  type PageItem,
  type PagePoint,
} from './page-items.ts';
import { baselineDrop } from './text-flow.ts';
import { INK, TYPE, WEIGHT, type TextMeasure } from './typography.ts';

const DIMMED = 0.5;
/** Lengths of corner marks and of the centre cross against the frameline's height. */
const CORNER = 0.07;
const CROSS = 0.025;
/** Pictures narrower than this carry no labels, points. */
const SMALLEST_LABELLED = 150;

export interface FrameView {
  /** Where the picture lies. */
  readonly box: Box;
  readonly items: readonly PageItem[];
}

/** @param area the picture is put at its top left. `rendered` false prints an empty frame that says so. */
export function frameView(shot: BoardShot, area: Box, rendered: boolean, measure: TextMeasure): FrameView {
  const { picture } = shot;
  const box = inscribed(area, picture.aspectRatio);
  const lines = picture.framelines.map(({ rect, label }) => ({
    label,
    box: {
      x: box.x + rect.x * box.width,
      y: box.y + rect.y * box.height,
      width: rect.width * box.width,
      height: rect.height * box.height,
    },
  }));
  const [delivery, ...others] = lines;
  const items: PageItem[] = rendered ? [{ kind: 'image', shotId: shot.id, box }] : emptyFrame(box, measure);
  const onPicture = rendered ? '#ffffff' : INK.grey;
  if (picture.framing === 'recorded') {
    if (rendered)
      items.push({
        kind: 'path',
        rings: [rectangle(box), rectangle(delivery!.box)],
        closed: true,
        paint: { fill: '#000000', fillOpacity: DIMMED },
      });
    for (const other of others) {
      items.push(
        boxItem(other.box, { stroke: onPicture, strokeOpacity: 0.55, weight: WEIGHT.hair, dash: [2.5, 2] }),
      );
      items.push(...frameLabel(other.label, other.box, box, onPicture, 'right', measure));
    }
    items.push(boxItem(delivery!.box, { stroke: onPicture, strokeOpacity: 0.8, weight: WEIGHT.hair }));
    items.push(...frameLabel(delivery!.label, delivery!.box, box, onPicture, 'left', measure));
  }
  items.push(...corners(delivery!.box, onPicture));
  items.push(boxItem(box, { stroke: INK.black, weight: WEIGHT.hair }));
  return { box, items };
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

/** Inside the lower corner of a frameline: the delivery's on the left, the others' on the right. */
function frameLabel(
  text: string,
  line: Box,
  picture: Box,
  color: string,
  side: 'left' | 'right',
  measure: TextMeasure,
): PageItem[] {
  const style = { ...TYPE.frameline, color };
  const width = measure.width(text, style);
  if (picture.width < SMALLEST_LABELLED || width + 8 > line.width / 2) return [];
  const x = side === 'left' ? line.x + 4 : line.x + line.width - width - 4;
  const box = { x, y: line.y + line.height - style.leading - 2, width: width + 0.01, height: style.leading };
  return [{ kind: 'text', text, x, baseline: box.y + baselineDrop(style), style, box }];
}

/** Corner marks of the action-safe area (93 %) and the centre cross. */
function corners({ x, y, width, height }: Box, color: string): PageItem[] {
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
