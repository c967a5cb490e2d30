/** Lines over the frame: thirds, centre, safe areas, in pixels of the pane. Pure. */
import type { PixelRect } from '../picture/pane.ts';
import { SAFE_ACTION_FRACTION, SAFE_TITLE_FRACTION } from '../../../core/optics/framing.ts';

export type GuideSegment = readonly [x1: number, y1: number, x2: number, y2: number];

export const thirds = ({ x, y, width, height }: PixelRect): readonly GuideSegment[] => [
  ...[1 / 3, 2 / 3].map((t): GuideSegment => [x + t * width, y, x + t * width, y + height]),
  ...[1 / 3, 2 / 3].map((t): GuideSegment => [x, y + t * height, x + width, y + t * height]),
];

/** Arms of the centre cross are a fortieth of the width. */
export function centreCross({ x, y, width, height }: PixelRect): readonly GuideSegment[] {
  const [cx, cy, arm] = [x + width / 2, y + height / 2, width / 40];
  return [
    [cx - arm, cy, cx + arm, cy],
    [cx, cy - arm, cx, cy + arm],
  ];
}

const shrunk = ({ x, y, width, height }: PixelRect, fraction: number): PixelRect => ({
  x: x + (width * (1 - fraction)) / 2,
  y: y + (height * (1 - fraction)) / 2,
  width: width * fraction,
  height: height * fraction,
});

export const safeAreas = (frame: PixelRect): readonly PixelRect[] => [
  shrunk(frame, SAFE_ACTION_FRACTION),
  shrunk(frame, SAFE_TITLE_FRACTION),
];
