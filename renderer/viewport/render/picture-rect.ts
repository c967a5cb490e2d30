/** Where the rendered picture lies in its pane, and where the pointer is in it. */
export interface PictureRect {
  /** CSS pixels from the top left of the pane. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest rectangle of an aspect ratio (width ÷ height) in the middle of another one. */
export function fitted(aspect: number, within: PictureRect): PictureRect {
  if (!(aspect > 0) || within.width <= 0 || within.height <= 0) return within;
  const width = Math.min(within.width, within.height * aspect);
  const height = width / aspect;
  return {
    x: within.x + (within.width - width) / 2,
    y: within.y + (within.height - height) / 2,
    width,
    height,
  };
}

const FAR = 20_000;
/** A clip path that leaves a rectangle out of an element, in its own pixels; what lies beyond its edges stays. */
export const clipAround = (hole: PictureRect): string =>
  `path(evenodd, "M${-FAR} ${-FAR}H${FAR}V${FAR}H${-FAR}Z M${hole.x} ${hole.y}h${hole.width}v${hole.height}h${-hole.width}Z")`;

/** A place in an element as fractions from its top left. */
export function placeIn(
  box: { left: number; top: number; width: number; height: number },
  clientX: number,
  clientY: number,
): readonly [u: number, v: number] {
  return [(clientX - box.left) / Math.max(box.width, 1), (clientY - box.top) / Math.max(box.height, 1)];
}

export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SMALLEST_REGION = 0.02;
const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

/** The region between two corners; null when it is too small to be meant. */
export function regionBetween(a: readonly [number, number], b: readonly [number, number]): Region | null {
  const [x0, x1] = [clamp01(Math.min(a[0], b[0])), clamp01(Math.max(a[0], b[0]))];
  const [y0, y1] = [clamp01(Math.min(a[1], b[1])), clamp01(Math.max(a[1], b[1]))];
  if (x1 - x0 < SMALLEST_REGION || y1 - y0 < SMALLEST_REGION) return null;
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

/** The region moved or grown by fractions; it stays inside the picture. */
export function regionMoved(region: Region, dx: number, dy: number, grows: boolean): Region {
  if (grows)
    return {
      ...region,
      width: Math.min(1 - region.x, Math.max(SMALLEST_REGION, region.width + dx)),
      height: Math.min(1 - region.y, Math.max(SMALLEST_REGION, region.height + dy)),
    };
  return {
    ...region,
    x: Math.min(1 - region.width, Math.max(0, region.x + dx)),
    y: Math.min(1 - region.height, Math.max(0, region.y + dy)),
  };
}
