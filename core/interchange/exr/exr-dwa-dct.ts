/**
 * The transform half of the DWA codec: quantised coefficients of 8 × 8 blocks, as halves, back to linear
 * samples. Three channels that were turned into luma and chroma share one run of AC coefficients.
 *
 * [1] ITU-R BT.709-6, 3.2–3.3 (luma and colour differences).
 */
import type { ChunkLayout } from './chunk-layout.ts';
import { ZIGZAG, inverseDct8x8 } from './exr-dct.ts';
import { FLOAT_FROM_HALF, halfFromFloat } from './half.ts';
import { ImageFormatError } from './image-format-error.ts';

/** Coefficients not used yet: AC runs of all blocks, DC values one by one. */
export interface CoefficientStreams {
  readonly ac: Uint16Array;
  readonly dc: Uint16Array;
  acAt: number;
  dcAt: number;
}

/** A zero run is 0xff00 + its length; length 0 ends the block. */
const RUN_MARK = 0xff00;

/** The curve of the codec undone: a 2.2 power up to 1, exponential above. Indexed by half bits. */
const LINEAR_FROM_PERCEPTUAL: Uint16Array = (() => {
  const table = new Uint16Array(0x10000);
  for (let half = 0; half < 0x10000; half++) {
    const value = FLOAT_FROM_HALF[half]!;
    if (!Number.isFinite(value)) continue;
    const magnitude = Math.abs(value);
    const linear = magnitude <= 1 ? magnitude ** 2.2 : Math.exp(2.2 * (magnitude - 1));
    table[half] = halfFromFloat(Math.sign(value) * linear);
  }
  return table;
})();

/**
 * Decodes one channel, or the three of a colour layer, into `out` at their places in `layout`.
 * @param indices channel numbers: one, or red, green, blue
 */
export function decodeDctChannels(
  out: Uint8Array,
  layout: ChunkLayout,
  indices: readonly number[],
  streams: CoefficientStreams,
): void {
  const { width, lines, channels, field } = layout;
  const blocksAcross = Math.ceil(width / 8);
  const blockCount = blocksAcross * Math.ceil(lines / 8);
  const planes = indices.map(() => new Float32Array(64));
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  if (streams.dcAt + blockCount * indices.length > streams.dc.length) {
    throw new ImageFormatError(field, 'expected a DC coefficient for every DWA block');
  }
  for (let block = 0; block < blockCount; block++) {
    for (const [component, plane] of planes.entries()) {
      const dc = streams.dc[streams.dcAt + component * blockCount + block]!;
      if (readBlock(plane, dc, streams, field)) inverseDct8x8(plane);
      else plane.fill(plane[0]! / 8);
    }
    if (planes.length === 3) rgbFromLumaChroma(planes[0]!, planes[1]!, planes[2]!);
    const x = 8 * (block % blocksAcross);
    const y = 8 * Math.floor(block / blocksAcross);
    for (const [component, plane] of planes.entries()) {
      const index = indices[component]!;
      const channel = channels[index]!;
      const linear = planes.length === 1 && channel.perceptuallyLinear;
      const isHalf = channel.type === 'half';
      for (let row = 0; row < 8 && y + row < lines; row++) {
        let at = (y + row) * layout.lineBytes + layout.channelOffsets[index]! + (isHalf ? 2 : 4) * x;
        const columns = Math.min(8, width - x);
        for (let column = 0; column < columns; column++) {
          const stored = halfFromFloat(plane[8 * row + column]!);
          const half = linear ? stored : LINEAR_FROM_PERCEPTUAL[stored]!;
          if (isHalf) view.setUint16(at, half, true);
          else view.setFloat32(at, FLOAT_FROM_HALF[half]!, true);
          at += isHalf ? 2 : 4;
        }
      }
    }
  }
  streams.dcAt += blockCount * indices.length;
}

/** Fills `plane` with the coefficients of the next block; false when only the DC one is not zero. */
function readBlock(plane: Float32Array, dc: number, streams: CoefficientStreams, field: string): boolean {
  plane.fill(0);
  plane[0] = FLOAT_FROM_HALF[dc]!;
  let hasAc = false;
  for (let place = 1; place < 64;) {
    if (streams.acAt >= streams.ac.length) {
      throw new ImageFormatError(field, 'expected AC coefficients for every DWA block');
    }
    const value = streams.ac[streams.acAt++]!;
    if ((value & RUN_MARK) === RUN_MARK) {
      place += value === RUN_MARK ? 64 : value & 0xff;
      continue;
    }
    plane[ZIGZAG[place]!] = FLOAT_FROM_HALF[value]!;
    hasAc = true;
    place++;
  }
  return hasAc;
}

/** Luma, blue and red difference of BT.709 [1] to R, G, B, in place. */
function rgbFromLumaChroma(first: Float32Array, second: Float32Array, third: Float32Array): void {
  for (let i = 0; i < 64; i++) {
    const luma = first[i]!;
    const blueDifference = second[i]!;
    const redDifference = third[i]!;
    first[i] = luma + 1.5747 * redDifference;
    second[i] = luma - 0.1873 * blueDifference - 0.4682 * redDifference;
    third[i] = luma + 1.8556 * blueDifference;
  }
}
