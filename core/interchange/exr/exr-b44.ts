/**
 * B44 and B44A decompression: half channels are cut into 4 × 4 pixel blocks of fixed size, a first value and
 * fifteen 6-bit differences under a common shift; flat blocks take three bytes. Other channels are stored as
 * they are [1].
 *
 * [1] "Technical Introduction to OpenEXR", openexr.com, section "Data compression" (B44).
 */
import { ByteReader } from './byte-reader.ts';
import type { ChunkLayout } from './chunk-layout.ts';
import { FLOAT_FROM_HALF, halfFromFloat } from './half.ts';

/** A shift of this size or more cannot occur in a full block: it marks a flat one. */
const FLAT_SHIFT = 13;
/** The difference stored next leads from the second index of a pair to the first: down column 0, then across. */
const DIFFERENCES: readonly (readonly [number, number])[] = [
  [4, 0], [8, 4], [12, 8],
  [1, 0], [5, 4], [9, 8], [13, 12],
  [2, 1], [6, 5], [10, 9], [14, 13],
  [3, 2], [7, 6], [11, 10], [15, 14],
]; // prettier-ignore

export function unB44(data: Uint8Array, layout: ChunkLayout): Uint8Array {
  const { width, lines, channels, channelOffsets, lineBytes, field } = layout;
  const reader = new ByteReader(data);
  const out = new Uint8Array(lineBytes * lines);
  const block = new Uint16Array(16);
  for (const [index, channel] of channels.entries()) {
    const offset = channelOffsets[index]!;
    if (channel.type !== 'half') {
      for (let line = 0; line < lines; line++)
        out.set(reader.take(4 * width, field), line * lineBytes + offset);
      continue;
    }
    for (let y = 0; y < lines; y += 4) {
      for (let x = 0; x < width; x += 4) {
        readBlock(reader, block, field);
        const rows = Math.min(4, lines - y);
        const columns = Math.min(4, width - x);
        for (let row = 0; row < rows; row++) {
          let at = (y + row) * lineBytes + offset + 2 * x;
          for (let column = 0; column < columns; column++, at += 2) {
            const stored = block[4 * row + column]!;
            const half = channel.perceptuallyLinear ? exponential(stored) : stored;
            out[at] = half;
            out[at + 1] = half >>> 8;
          }
        }
      }
    }
  }
  return out;
}

function readBlock(reader: ByteReader, block: Uint16Array, field: string): void {
  const head = reader.take(3, field);
  block[0] = (head[0]! << 8) | head[1]!;
  const shift = head[2]! >> 2;
  if (shift >= FLAT_SHIFT) {
    block.fill(block[0]);
  } else {
    const tail = reader.take(11, field);
    // The differences are one big-endian string of 6-bit numbers that starts with the last 2 bits of byte 2.
    let buffer = head[2]! & 3;
    let bits = 2;
    let from = 0;
    for (const [to, origin] of DIFFERENCES) {
      if (bits < 6) {
        buffer = ((buffer << 8) | tail[from++]!) & 0xffff;
        bits += 8;
      }
      bits -= 6;
      const difference = (buffer >>> bits) & 0x3f;
      block[to] = block[origin]! + ((difference - 0x20) << shift);
    }
  }
  // Stored values are ordered like numbers; turn them back into sign and magnitude.
  for (let i = 0; i < 16; i++) block[i] = block[i]! & 0x8000 ? block[i]! & 0x7fff : ~block[i]!;
}

/** Perceptually linear channels hold 8·ln(x). */
function exponential(half: number): number {
  const value = FLOAT_FROM_HALF[half]!;
  if (!Number.isFinite(value)) return 0;
  return halfFromFloat(Math.min(65504, Math.exp(value / 8)));
}
