/** Runs in a browser for picture-canvas.test.ts: paints pictures and hands the canvas' bytes back. */
import { PictureCanvas, type PictureLayer, type PictureLook } from '../picture-canvas.ts';
import { LinearPicture } from '../linear-picture.ts';
import type { RenderFrameHeader } from '../../../../core/protocol/index.ts';

export interface PaintRequest {
  readonly layers: readonly (Omit<PictureLayer, 'picture'> & {
    readonly header: RenderFrameHeader;
    readonly half: readonly number[];
  })[];
  readonly look: PictureLook;
  readonly widthPx: number;
  readonly heightPx: number;
}

declare global {
  interface Window {
    paint: (request: PaintRequest) => number[];
  }
}

/** @returns RGBA bytes, top row first. */
window.paint = ({ layers, look, widthPx, heightPx }) => {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const painter = new PictureCanvas(canvas);
  painter.draw(
    layers.map(({ header, half, ...layer }) => ({
      ...layer,
      picture: new LinearPicture(header, Uint16Array.from(half)),
    })),
    look,
  );
  const { gl } = painter;
  const bytes = new Uint8Array(widthPx * heightPx * 4);
  gl.readPixels(0, 0, widthPx, heightPx, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  const rows = Array.from({ length: heightPx }, (_, row) => {
    const start = (heightPx - 1 - row) * widthPx * 4;
    return [...bytes.subarray(start, start + widthPx * 4)];
  });
  painter.dispose();
  return rows.flat();
};
