/**
 * Reads OpenEXR images: scan-line and tiled (the full-size level), every compression of format version 2,
 * the first part of multi-part files [1]. Deep and subsampled images are refused by name.
 *
 * Files are untrusted. Nothing is allocated on a file's word alone: the pixels that a header claims must be
 * plausible for the bytes there are, and stay below an explicit limit; every chunk is checked to be the one
 * that its place in the table says, so the work is bounded by pixels plus bytes.
 *
 * [1] "OpenEXR File Layout", openexr.com.
 */
import { ByteReader } from './byte-reader.ts';
import { chunkLayout, type ChunkLayout } from './chunk-layout.ts';
import { bytesPerSample, type ExrChannel, type ExrCompression, type ExrImage } from './exr-image.ts';
import { unB44 } from './exr-b44.ts';
import { unDwa } from './exr-dwa.ts';
import { readExrHead, type ExrFileHead, type ExrHeader } from './exr-header.ts';
import { unPiz } from './exr-piz.ts';
import { unPxr24 } from './exr-pxr24.ts';
import { unRle, unzip } from './exr-zip.ts';
import { FLOAT_FROM_HALF } from './half.ts';
import { ImageFormatError, namingFile } from './image-format-error.ts';

export interface ExrReadOptions {
  /** Named in errors. */
  readonly file?: string;
  /** Largest width × height that is read; 2²⁷ (a 16k panorama) unless told. */
  readonly maxPixels?: number;
  /** Names the channels to keep, all unless told; the others are skipped and take no memory. */
  readonly channels?: (name: string) => boolean;
}

/** An image and how its file stored it. */
export interface DecodedExr extends ExrImage {
  readonly dataWindow: NonNullable<ExrImage['dataWindow']>;
  readonly displayWindow: NonNullable<ExrImage['displayWindow']>;
  readonly compression: ExrCompression;
  readonly tiled: boolean;
  /** Parts in the file; only the first is read. */
  readonly partCount: number;
}

export const DEFAULT_MAX_PIXELS = 2 ** 27;
/** Samples of all kept channels together; 2 GiB of floats. */
const MAX_SAMPLES = 2 ** 29;

/** Scan lines in a chunk. */
const LINES_PER_CHUNK: Record<ExrCompression, number> = {
  none: 1,
  rle: 1,
  zips: 1,
  zip: 16,
  piz: 32,
  pxr24: 16,
  b44: 32,
  b44a: 32,
  dwaa: 32,
  dwab: 256,
};

/**
 * Most raw bytes that a byte of a chunk can stand for. Deflate ends at 1032:1 (258 bytes for two bits), on top
 * of which PXR24 drops a quarter; PIZ codes 256 samples in nine bits; DWA zeros are runs of runs, so there the
 * pixel limit alone holds.
 */
const MAX_RATIO: Record<ExrCompression, number> = {
  none: 1,
  rle: 64,
  zips: 1032,
  zip: 1032,
  piz: 1032,
  pxr24: 1376,
  b44: 11,
  b44a: 11,
  dwaa: 1e6,
  dwab: 1e6,
};

/** @throws ImageFormatError when the file is damaged, too large, or of a kind that is not read */
export function decodeExr(bytes: Uint8Array, options: ExrReadOptions = {}): DecodedExr {
  return namingFile(options.file, () => {
    const head = readExrHead(bytes);
    const kept = allocateChannels(head.header, bytes.length, options);
    const { xMin, yMin, xMax, yMax } = head.header.dataWindow;
    const image = { width: xMax - xMin + 1, height: yMax - yMin + 1, kept };
    readChunks(bytes, head, image);
    return {
      width: image.width,
      height: image.height,
      channels: kept.filter((channel) => channel !== null),
      attributes: Object.fromEntries(head.header.attributes),
      dataWindow: head.header.dataWindow,
      displayWindow: head.header.displayWindow,
      compression: head.header.compression,
      tiled: head.header.tileSize !== null,
      partCount: head.partCount,
    };
  });
}

interface Target {
  readonly width: number;
  readonly height: number;
  /** One for each channel of the file; null where it is skipped. */
  readonly kept: readonly (ExrChannel | null)[];
}

function allocateChannels(
  header: ExrHeader,
  fileBytes: number,
  options: ExrReadOptions,
): (ExrChannel | null)[] {
  const { xMin, yMin, xMax, yMax } = header.dataWindow;
  const width = xMax - xMin + 1;
  const height = yMax - yMin + 1;
  const pixels = width * height;
  const maxPixels = options.maxPixels ?? DEFAULT_MAX_PIXELS;
  if (pixels > maxPixels) {
    throw new ImageFormatError(
      'dataWindow',
      `expected at most ${maxPixels} pixels, got ${width} × ${height}`,
    );
  }
  const rawBytes = header.channels.reduce((sum, { type }) => sum + pixels * bytesPerSample(type), 0);
  if (rawBytes > MAX_RATIO[header.compression] * fileBytes) {
    throw new ImageFormatError(
      'dataWindow',
      `expected pixels that fit the file: ${width} × ${height} with ${header.channels.length} channel(s) cannot come ` +
        `from ${fileBytes} bytes of ${header.compression} data (is the file cut off?)`,
    );
  }
  const wanted = header.channels.map(({ name }) => options.channels?.(name) ?? true);
  const samples = pixels * wanted.filter((want) => want).length;
  if (samples > MAX_SAMPLES) {
    throw new ImageFormatError('channels', `expected at most ${MAX_SAMPLES} samples in all, got ${samples}`);
  }
  return header.channels.map(({ name, type }, index) => {
    if (!wanted[index]) return null;
    return { name, type, data: type === 'uint' ? new Uint32Array(pixels) : new Float32Array(pixels) };
  });
}

function readChunks(bytes: Uint8Array, head: ExrFileHead, target: Target): void {
  const { header } = head;
  const { width, height } = target;
  const tile = header.tileSize ?? { width, height: LINES_PER_CHUNK[header.compression] };
  const across = Math.ceil(width / tile.width);
  const down = Math.ceil(height / tile.height);
  const table = new ByteReader(bytes, head.offsetTableAt);
  if (table.remaining < 8 * across * down) {
    throw new ImageFormatError(
      'chunk offset table',
      `expected ${across * down} entries, but the file ends before`,
    );
  }
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const x = column * tile.width;
      const y = row * tile.height;
      const field = header.tileSize ? `tile (${column}, ${row})` : `scan line ${header.dataWindow.yMin + y}`;
      const offset = table.uint64('chunk offset table');
      if (offset < head.offsetTableAt || offset >= bytes.length) {
        throw new ImageFormatError(
          field,
          `expected its data inside the file, got offset ${offset} of ${bytes.length} bytes`,
        );
      }
      const reader = new ByteReader(bytes, offset);
      checkChunkPlace(reader, head, column, row, y, field);
      const data = reader.take(reader.int32(field), field);
      const layout = chunkLayout(
        header.channels,
        Math.min(tile.width, width - x),
        Math.min(tile.height, height - y),
        field,
      );
      storeChunk(decodeChunk(header.compression, data, layout), layout, target, x, y);
    }
  }
}

/** A chunk begins by saying which one it is; that must be the one the table promised. */
function checkChunkPlace(
  reader: ByteReader,
  { header, multiPart }: ExrFileHead,
  column: number,
  row: number,
  y: number,
  field: string,
): void {
  if (multiPart && reader.int32(field) !== 0) {
    throw new ImageFormatError(field, 'expected a chunk of the first part at its offset');
  }
  const expected = header.tileSize ? [column, row, 0, 0] : [header.dataWindow.yMin + y];
  for (const coordinate of expected) {
    const found = reader.int32(field);
    if (found !== coordinate) {
      throw new ImageFormatError(
        field,
        `expected the chunk at its offset to say ${coordinate}, got ${found}`,
      );
    }
  }
}

/** A chunk that compression would not shrink is stored as it is. */
function decodeChunk(compression: ExrCompression, data: Uint8Array, layout: ChunkLayout): Uint8Array {
  const size = layout.lineBytes * layout.lines;
  if (data.length === size) return data;
  if (data.length > size || compression === 'none') {
    throw new ImageFormatError(layout.field, `expected ${size} bytes of pixels, got ${data.length}`);
  }
  switch (compression) {
    case 'rle':
      return unRle(data, size, layout.field);
    case 'zips':
    case 'zip':
      return unzip(data, size, layout.field);
    case 'piz':
      return unPiz(data, layout);
    case 'pxr24':
      return unPxr24(data, layout);
    case 'b44':
    case 'b44a':
      return unB44(data, layout);
    case 'dwaa':
    case 'dwab':
      return unDwa(data, layout);
  }
}

function storeChunk(raw: Uint8Array, layout: ChunkLayout, target: Target, x: number, y: number): void {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  for (const [index, channel] of target.kept.entries()) {
    if (channel === null) continue;
    const { type, data } = channel;
    for (let line = 0; line < layout.lines; line++) {
      let from = line * layout.lineBytes + layout.channelOffsets[index]!;
      const start = (y + line) * target.width + x;
      const end = start + layout.width;
      if (type === 'half') {
        for (let to = start; to < end; to++, from += 2)
          data[to] = FLOAT_FROM_HALF[view.getUint16(from, true)]!;
      } else if (type === 'float') {
        for (let to = start; to < end; to++, from += 4) data[to] = view.getFloat32(from, true);
      } else {
        for (let to = start; to < end; to++, from += 4) data[to] = view.getUint32(from, true);
      }
    }
  }
}
