/** Pictures of known light, as the engine would send them: for tests. */
import type { RenderFrameHeader } from '../../../../core/protocol/index.ts';
import { halfOf } from '../half-float.ts';
import { LinearPicture } from '../linear-picture.ts';

export const frameHeader = (changes: Partial<RenderFrameHeader> = {}): RenderFrameHeader => ({
  type: 'render-frame',
  viewId: 'pane-0',
  generation: 1,
  widthPx: 1,
  heightPx: 1,
  pictureWidthPx: changes.widthPx ?? 1,
  pictureHeightPx: changes.heightPx ?? 1,
  window: { x: 0, y: 0, width: 1, height: 1 },
  samples: 1,
  nitsPerUnit: 1,
  nitsAtOne: 100,
  whiteBalanceK: null,
  whiteBalanceDuv: 0,
  ...changes,
});

/** @param rgbUnits three values a pixel, before `nitsPerUnit` */
export function pictureOf(
  rgbUnits: ArrayLike<number>,
  widthPx: number,
  changes: Partial<RenderFrameHeader> = {},
): LinearPicture {
  const pixels = rgbUnits.length / 3;
  const half = new Uint16Array(pixels * 4);
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) half[4 * i + c] = halfOf(rgbUnits[3 * i + c]!);
    half[4 * i + 3] = halfOf(1);
  }
  return new LinearPicture(frameHeader({ widthPx, heightPx: pixels / widthPx, ...changes }), half);
}
