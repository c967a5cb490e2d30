/**
 * How the samples of a chunk (a run of scan lines, or a tile) lie in its uncompressed bytes: line by line, in
 * each line channel by channel, little-endian.
 */
import { bytesPerSample } from './exr-image.ts';
import type { HeaderChannel } from './exr-header.ts';

export interface ChunkLayout {
  readonly width: number;
  readonly lines: number;
  readonly channels: readonly HeaderChannel[];
  /** Byte offset of each channel within a line. */
  readonly channelOffsets: readonly number[];
  readonly lineBytes: number;
  /** Name of the chunk for errors. */
  readonly field: string;
}

export function chunkLayout(
  channels: readonly HeaderChannel[],
  width: number,
  lines: number,
  field: string,
): ChunkLayout {
  const channelOffsets: number[] = [];
  let lineBytes = 0;
  for (const channel of channels) {
    channelOffsets.push(lineBytes);
    lineBytes += width * bytesPerSample(channel.type);
  }
  return { width, lines, channels, channelOffsets, lineBytes, field };
}

/** Writes a row of 16-bit words into line `line` at byte `at` of the line. */
export function setWords(
  out: Uint8Array,
  at: number,
  words: Uint16Array,
  start: number,
  count: number,
): void {
  for (let i = 0; i < count; i++, at += 2) {
    const word = words[start + i]!;
    out[at] = word;
    out[at + 1] = word >>> 8;
  }
}
