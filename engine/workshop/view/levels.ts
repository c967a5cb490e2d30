/** Coarse to fine: which sizes a picture passes through on its way to the full one, and with how many samples each. */
import type { ImageWindow } from '../../../core/tracer/render.ts';
import type { RenderSpec } from '../../../core/protocol/index.ts';

export interface Level {
  readonly width: number;
  readonly height: number;
  readonly window: ImageWindow;
  /** Samples before its one picture; the last level goes on to the goal. */
  readonly samples: number;
  /** Its noise is filtered out: small enough for that to be quick. */
  readonly isPreview: boolean;
}

const DIVISORS = [8, 4, 2, 1] as const;
/** Smaller pictures than this tell nothing. */
const LEAST_PIXELS = 48 * 48;
/** Filtering takes about 12 µs a pixel on two cores. */
const MOST_PREVIEW_PIXELS = 60_000;
/** A level that takes no longer is a good first one. */
const FIRST_SECONDS = 0.12;
/** Coarse levels gather samples for about so long, where one does not take longer anyway. */
const LEVEL_SECONDS = 0.15;
const MOST_COARSE_SAMPLES = 8;

/** The largest size of a shape in a box, in whole pixels. */
export function fitSize(aspectRatio: number, maxWidth: number, maxHeight: number): readonly [number, number] {
  const height = Math.max(1, Math.min(maxHeight, Math.round(maxWidth / aspectRatio)));
  return [Math.max(1, Math.min(maxWidth, Math.round(height * aspectRatio))), height];
}

/** @param pathsPerSecond measured before; null when nothing is known yet. */
export function planLevels(
  width: number,
  height: number,
  region: RenderSpec['region'],
  pathsPerSecond: number | null,
): readonly Level[] {
  const all = DIVISORS.map((divisor): Level => {
    const w = Math.max(1, Math.round(width / divisor));
    const h = Math.max(1, Math.round(height / divisor));
    const window = windowOf(region, w, h);
    const pixels = window.width * window.height;
    const affordable = pathsPerSecond === null ? 1 : Math.floor((LEVEL_SECONDS * pathsPerSecond) / pixels);
    // a filter has to tell noise from picture: one sample says nothing of that
    const isPreview = divisor > 2 && w * h <= MOST_PREVIEW_PIXELS;
    const samples = Math.max(isPreview ? 2 : 1, Math.min(MOST_COARSE_SAMPLES, affordable));
    return { width: w, height: h, window, samples, isPreview };
  });
  const full = all.at(-1)!;
  const coarse = all.slice(0, -1).filter(({ window }) => window.width * window.height >= LEAST_PIXELS);
  // on a quick device coarse pictures are a detour
  const first = [...coarse, full].reduce((best, level, i) => {
    const seconds =
      pathsPerSecond === null ? Infinity : (level.window.width * level.window.height) / pathsPerSecond;
    return seconds <= FIRST_SECONDS ? i : best;
  }, 0);
  return [...coarse, full].slice(first).map((level) => (level === full ? { ...level, samples: 1 } : level));
}

/** Whole pixels that cover the region. */
function windowOf(region: RenderSpec['region'], width: number, height: number): ImageWindow {
  if (region === null) return { x: 0, y: 0, width, height };
  const x = Math.min(width - 1, Math.floor(region.x * width));
  const y = Math.min(height - 1, Math.floor(region.y * height));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, Math.ceil((region.x + region.width) * width)) - x),
    height: Math.max(1, Math.min(height, Math.ceil((region.y + region.height) * height)) - y),
  };
}
