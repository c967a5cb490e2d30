/**
 * PIZ decompression: the 16-bit values that occur are renumbered densely, each channel goes through a wavelet,
 * and the result is Huffman coded [1]. Floats and uints count as two interleaved 16-bit channels.
 *
 * [1] "Technical Introduction to OpenEXR", openexr.com, section "Data compression" (PIZ).
 */
import { ByteReader } from './byte-reader.ts';
import { setWords, type ChunkLayout } from './chunk-layout.ts';
import { bytesPerSample } from './exr-image.ts';
import { decodeHuffman } from './exr-huffman.ts';
import { inverseWavelet } from './exr-wavelet.ts';
import { ImageFormatError } from './image-format-error.ts';

const BITMAP_BYTES = 8192;

export function unPiz(data: Uint8Array, layout: ChunkLayout): Uint8Array {
  const { width, lines, channels, channelOffsets, lineBytes, field } = layout;
  const reader = new ByteReader(data);
  const values = readOccurringValues(reader, field);
  const packedBytes = reader.uint32(field);
  const words = decodeHuffman(reader.take(packedBytes, field), (lineBytes * lines) / 2, field);

  const out = new Uint8Array(lineBytes * lines);
  let start = 0;
  for (const [index, channel] of channels.entries()) {
    const wordsPerSample = bytesPerSample(channel.type) / 2;
    const rowWords = width * wordsPerSample;
    for (let word = 0; word < wordsPerSample; word++) {
      inverseWavelet(words, start + word, width, wordsPerSample, lines, rowWords, values.length - 1);
    }
    const end = start + rowWords * lines;
    // Numbers beyond the list can only come from damage; like the reference table, they read as zero.
    for (let i = start; i < end; i++) words[i] = values[words[i]!] ?? 0;
    for (let line = 0; line < lines; line++) {
      setWords(out, line * lineBytes + channelOffsets[index]!, words, start + line * rowWords, rowWords);
    }
    start = end;
  }
  return out;
}

/** The 16-bit values that occur, ascending: zero always, the others as bits of the stored part of a bitmap. */
function readOccurringValues(reader: ByteReader, field: string): Uint16Array {
  const firstByte = reader.uint16(field);
  const lastByte = reader.uint16(field);
  if (lastByte >= BITMAP_BYTES) {
    throw new ImageFormatError(
      field,
      `expected a bitmap that ends below byte ${BITMAP_BYTES}, got ${lastByte}`,
    );
  }
  const bitmap = firstByte <= lastByte ? reader.take(lastByte - firstByte + 1, field) : new Uint8Array(0);
  const values = new Uint16Array(8 * bitmap.length + 1);
  let count = 1;
  for (let i = 0; i < bitmap.length; i++) {
    for (let bit = 0; bit < 8; bit++) {
      const value = 8 * (firstByte + i) + bit;
      if (value !== 0 && (bitmap[i]! & (1 << bit)) !== 0) values[count++] = value;
    }
  }
  return values.subarray(0, count);
}
