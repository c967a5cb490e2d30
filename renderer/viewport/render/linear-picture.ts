/**
 * Pixels of a render view as the engine sent them: half floats in scene-linear light, with the header that says what they mean.
 * Places in a picture are fractions from the top left of the whole picture, so that they hold at every resolution.
 */
import type { RenderFrameHeader } from '../../../core/protocol/index.ts';
import { halfTable } from './half-float.ts';

export type RgbNits = readonly [red: number, green: number, blue: number];

export interface PictureWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WHOLE: PictureWindow = { x: 0, y: 0, width: 1, height: 1 };
/** A window may miss the edges by the rounding of its pixels. */
const SLACK = 1e-3;

export class LinearPicture {
  readonly header: RenderFrameHeader;
  /** RGBA, top row first. */
  readonly half: Uint16Array<ArrayBuffer>;
  #nits: Float32Array<ArrayBuffer> | null = null;

  /** @throws RangeError when there are not as many pixels as the header says. */
  constructor(header: RenderFrameHeader, half: Uint16Array<ArrayBuffer>) {
    const expected = header.widthPx * header.heightPx * 4;
    if (half.length !== expected)
      throw new RangeError(`render frame: expected ${expected} half floats, got ${half.length}`);
    this.header = header;
    this.half = half;
  }

  get widthPx(): number {
    return this.header.widthPx;
  }
  get heightPx(): number {
    return this.header.heightPx;
  }
  get isWhole(): boolean {
    const { x, y, width, height } = this.header.window;
    return x < SLACK && y < SLACK && x + width > 1 - SLACK && y + height > 1 - SLACK;
  }

  /** RGB in nits, three floats a pixel; decoded when first asked for. Broken pixels are black. */
  get nits(): Float32Array<ArrayBuffer> {
    this.#nits ??= nitsOf(this, WHOLE, 1).rgb;
    return this.#nits;
  }

  /** Pixel under a place of the whole picture; null outside of these pixels. */
  pixelAt(u: number, v: number): readonly [column: number, row: number] | null {
    const { x, y, width, height } = this.header.window;
    const column = Math.floor(((u - x) / width) * this.widthPx);
    const row = Math.floor(((v - y) / height) * this.heightPx);
    const isInside = column >= 0 && row >= 0 && column < this.widthPx && row < this.heightPx;
    return isInside ? [column, row] : null;
  }

  /** Mean over the pixels whose centres lie within `radius` (a fraction of the picture's width), at least the one at the place. */
  meanAt(u: number, v: number, radius: number): RgbNits | null {
    const centre = this.pixelAt(u, v);
    if (centre === null) return null;
    const { nits, widthPx, heightPx } = this;
    const reach = (radius / this.header.window.width) * widthPx;
    const whole = Math.floor(reach);
    let [r, g, b, count] = [0, 0, 0, 0];
    for (let dy = -whole; dy <= whole; dy++)
      for (let dx = -whole; dx <= whole; dx++) {
        const [x, y] = [centre[0] + dx, centre[1] + dy];
        if (x < 0 || y < 0 || x >= widthPx || y >= heightPx || dx * dx + dy * dy > reach * reach) continue;
        const i = (y * widthPx + x) * 3;
        r += nits[i]!;
        g += nits[i + 1]!;
        b += nits[i + 2]!;
        count++;
      }
    if (count > 0) return [r / count, g / count, b / count];
    const i = (centre[1] * widthPx + centre[0]) * 3;
    return [nits[i]!, nits[i + 1]!, nits[i + 2]!];
  }
}

export interface NitsImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Float32Array<ArrayBuffer>;
}

/** Pixels inside a part of the whole picture, every `step`th in both directions, as nits. */
export function nitsOf(picture: LinearPicture, part: PictureWindow, step: number): NitsImage {
  const decoded = halfTable();
  const { half, widthPx, heightPx } = picture;
  const { window, nitsPerUnit } = picture.header;
  const columnOf = (u: number): number => Math.round(((u - window.x) / window.width) * widthPx);
  const rowOf = (v: number): number => Math.round(((v - window.y) / window.height) * heightPx);
  const left = Math.max(0, columnOf(part.x));
  const right = Math.min(widthPx, columnOf(part.x + part.width));
  const top = Math.max(0, rowOf(part.y));
  const bottom = Math.min(heightPx, rowOf(part.y + part.height));
  const width = Math.max(0, Math.ceil((right - left) / step));
  const height = Math.max(0, Math.ceil((bottom - top) / step));
  const rgb = new Float32Array(width * height * 3);
  let out = 0;
  for (let row = 0; row < height; row++) {
    let at = ((top + row * step) * widthPx + left) * 4;
    for (let column = 0; column < width; column++, at += 4 * step) {
      for (let c = 0; c < 3; c++) {
        const nits = decoded[half[at + c]!]! * nitsPerUnit;
        rgb[out++] = Number.isNaN(nits) ? 0 : nits;
      }
    }
  }
  return { widthPx: width, heightPx: height, rgb };
}
