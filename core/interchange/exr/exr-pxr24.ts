/**
 * PXR24 decompression: floats keep 24 bits; each row of a channel is stored as differences of neighbours, split
 * into byte planes, and deflated [1].
 *
 * [1] "Technical Introduction to OpenEXR", openexr.com, section "Data compression" (PXR24).
 */
import type { ChunkLayout } from './chunk-layout.ts';
import type { ExrPixelType } from './exr-image.ts';
import { inflate } from './exr-zip.ts';

/** Byte planes stored for a sample, from the most significant byte down. */
const PLANES: Record<ExrPixelType, number> = { half: 2, float: 3, uint: 4 };

export function unPxr24(data: Uint8Array, layout: ChunkLayout): Uint8Array {
  const { width, lines, channels, channelOffsets, lineBytes, field } = layout;
  const storedLine = channels.reduce((sum, channel) => sum + PLANES[channel.type] * width, 0);
  const planes = inflate(data, storedLine * lines, field);
  const out = new Uint8Array(lineBytes * lines);
  const view = new DataView(out.buffer);
  let from = 0;
  for (let line = 0; line < lines; line++) {
    for (const [index, { type }] of channels.entries()) {
      let at = line * lineBytes + channelOffsets[index]!;
      let value = 0;
      for (let x = 0; x < width; x++, from++) {
        if (type === 'half') {
          value = (value + ((planes[from]! << 8) | planes[from + width]!)) & 0xffff;
          view.setUint16(at, value, true);
          at += 2;
          continue;
        }
        const high = (planes[from]! << 24) | (planes[from + width]! << 16) | (planes[from + 2 * width]! << 8);
        value = (value + (type === 'uint' ? high | planes[from + 3 * width]! : high)) | 0;
        view.setInt32(at, value, true);
        at += 4;
      }
      from += (PLANES[type] - 1) * width;
    }
  }
  return out;
}
