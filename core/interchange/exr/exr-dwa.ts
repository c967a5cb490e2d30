/**
 * DWAA and DWAB decompression (they differ only in lines per chunk). Colour channels are made roughly
 * perceptual, turned into luma and chroma when R, G and B of a layer are all there, cut into 8 × 8 blocks and
 * transformed by a DCT; alpha is run-length coded, anything else deflated [1].
 *
 * [1] The layout is described in the OpenEXR library's documentation of its DWA compressor (BSD-3-Clause,
 *     contributed by DreamWorks Animation).
 */
import { ByteReader } from './byte-reader.ts';
import type { ChunkLayout } from './chunk-layout.ts';
import { readDwaPlan, type DwaPlan } from './exr-dwa-channels.ts';
import { decodeDctChannels } from './exr-dwa-dct.ts';
import { decodeHuffman } from './exr-huffman.ts';
import { bytesPerSample } from './exr-image.ts';
import { expandRuns, inflate, unzip } from './exr-zip.ts';
import { ImageFormatError } from './image-format-error.ts';

interface DwaSizes {
  readonly version: number;
  readonly deflatedRaw: number;
  readonly deflated: number;
  readonly ac: number;
  readonly dc: number;
  readonly runsPacked: number;
  readonly runsEncoded: number;
  readonly runsRaw: number;
  readonly acCount: number;
  readonly dcCount: number;
  readonly acIsDeflated: boolean;
}

export function unDwa(data: Uint8Array, layout: ChunkLayout): Uint8Array {
  const { channels, field } = layout;
  const reader = new ByteReader(data);
  const sizes = readSizes(reader, field);
  const plan = readDwaPlan(reader, sizes.version, channels, field);
  checkSizes(sizes, plan, layout);

  const deflated = reader.take(sizes.deflated, field);
  const acBytes = reader.take(sizes.ac, field);
  const dcBytes = reader.take(sizes.dc, field);
  const runBytes = reader.take(sizes.runsPacked, field);

  const out = new Uint8Array(layout.lineBytes * layout.lines);
  if (sizes.deflatedRaw > 0) placeRows(out, layout, plan, inflate(deflated, sizes.deflatedRaw, field));
  if (sizes.runsRaw > 0) {
    placeBytePlanes(
      out,
      layout,
      plan,
      expandRuns(inflate(runBytes, sizes.runsEncoded, field), sizes.runsRaw, field),
    );
  }

  const streams = {
    ac: sizes.acIsDeflated
      ? wordsOf(sizes.acCount > 0 ? inflate(acBytes, 2 * sizes.acCount, field) : acBytes)
      : decodeHuffman(acBytes, sizes.acCount, field),
    dc: wordsOf(sizes.dcCount > 0 ? unzip(dcBytes, 2 * sizes.dcCount, field) : dcBytes),
    acAt: 0,
    dcAt: 0,
  };
  for (const triple of plan.colorTriples) decodeDctChannels(out, layout, triple, streams);
  const inTriples = new Set(plan.colorTriples.flat());
  for (const [index, scheme] of plan.schemes.entries()) {
    if (scheme === 'dct' && !inTriples.has(index)) decodeDctChannels(out, layout, [index], streams);
  }
  return out;
}

function readSizes(reader: ByteReader, field: string): DwaSizes {
  const next = (): number => reader.uint64(field);
  const sizes = {
    version: next(),
    deflatedRaw: next(),
    deflated: next(),
    ac: next(),
    dc: next(),
    runsPacked: next(),
    runsEncoded: next(),
    runsRaw: next(),
    acCount: next(),
    dcCount: next(),
    acIsDeflated: next() === 1,
  };
  if (sizes.version > 2)
    throw new ImageFormatError(field, `expected DWA version 0, 1 or 2, got ${sizes.version}`);
  return sizes;
}

/** What the chunk claims must follow from its channels, before anything is allocated. */
function checkSizes(sizes: DwaSizes, { schemes }: DwaPlan, layout: ChunkLayout): void {
  const { width, lines, channels, field } = layout;
  const planeBytes = (scheme: string): number =>
    channels.reduce(
      (sum, { type }, index) => sum + (schemes[index] === scheme ? width * lines * bytesPerSample(type) : 0),
      0,
    );
  const dctCount = schemes.filter((scheme) => scheme === 'dct').length;
  const blocks = dctCount * Math.ceil(width / 8) * Math.ceil(lines / 8);
  const fits =
    sizes.deflatedRaw === planeBytes('deflate') &&
    sizes.runsRaw === planeBytes('runs') &&
    sizes.runsEncoded <= 2 * sizes.runsRaw + 2 &&
    sizes.dcCount === blocks &&
    sizes.acCount <= 63 * blocks;
  if (!fits) throw new ImageFormatError(field, 'expected DWA sizes that match the channels of the file');
}

/** Little-endian 16-bit words. */
function wordsOf(bytes: Uint8Array): Uint16Array {
  const words = new Uint16Array(bytes.length >> 1);
  for (let i = 0; i < words.length; i++) words[i] = bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
  return words;
}

/** Deflated channels lie one after the other, row by row. */
function placeRows(out: Uint8Array, layout: ChunkLayout, { schemes }: DwaPlan, raw: Uint8Array): void {
  let from = 0;
  for (const [index, channel] of layout.channels.entries()) {
    if (schemes[index] !== 'deflate') continue;
    const rowBytes = layout.width * bytesPerSample(channel.type);
    for (let line = 0; line < layout.lines; line++, from += rowBytes) {
      out.set(raw.subarray(from, from + rowBytes), line * layout.lineBytes + layout.channelOffsets[index]!);
    }
  }
}

/** Run-length channels lie one after the other as planes of all first bytes, all second bytes, and so on. */
function placeBytePlanes(out: Uint8Array, layout: ChunkLayout, { schemes }: DwaPlan, raw: Uint8Array): void {
  let from = 0;
  for (const [index, channel] of layout.channels.entries()) {
    if (schemes[index] !== 'runs') continue;
    const sampleBytes = bytesPerSample(channel.type);
    for (let byte = 0; byte < sampleBytes; byte++) {
      for (let line = 0; line < layout.lines; line++) {
        let at = line * layout.lineBytes + layout.channelOffsets[index]! + byte;
        for (let x = 0; x < layout.width; x++, at += sampleBytes) out[at] = raw[from++]!;
      }
    }
  }
}
