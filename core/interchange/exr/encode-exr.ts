/**
 * Writes OpenEXR images: one part, scan lines of increasing y, any mix of half, float and uint channels, stored
 * as they are or deflated [1]. The bytes depend on the image and the options alone.
 *
 * [1] "OpenEXR File Layout", openexr.com; required and standard attributes, same place.
 */
import { ByteWriter } from './byte-writer.ts';
import { writeAttribute } from './exr-attribute-codec.ts';
import { EXR_MAGIC, EXR_VERSION, FLAG_LONG_NAMES, PIXEL_TYPES, STRUCTURAL_ATTRIBUTES } from './exr-header.ts';
import {
  bytesPerSample,
  EXR_COMPRESSIONS,
  type ExrAttribute,
  type ExrBox,
  type ExrChannel,
  type ExrImage,
} from './exr-image.ts';
import { defaultDeflate, zip, type Deflate, type ZipLevel } from './exr-zip.ts';
import { halvesFromFloats } from './half.ts';
import { ImageFormatError } from './image-format-error.ts';

export interface ExrWriteOptions {
  /** `zip` unless told: 16 lines a chunk; `zips` one line a chunk (faster to play back line by line). */
  readonly compression?: 'none' | 'zips' | 'zip';
  /** zlib effort, 1 fast … 9 small; 4 unless told. */
  readonly level?: ZipLevel;
  /** A faster deflater of the platform; files then depend on it too, though their pixels do not. */
  readonly deflate?: Deflate;
}

/** Attributes every file must have, unless the image brings its own. */
const REQUIRED_ATTRIBUTES: Readonly<Record<string, ExrAttribute>> = {
  pixelAspectRatio: { type: 'float', value: 1 },
  screenWindowCenter: { type: 'v2f', value: [0, 0] },
  screenWindowWidth: { type: 'float', value: 1 },
};

/** @throws ImageFormatError naming the channel, window or attribute that a file could not hold */
export function encodeExr(image: ExrImage, options: ExrWriteOptions = {}): Uint8Array {
  const compression = options.compression ?? 'zip';
  const dataWindow = image.dataWindow ?? { xMin: 0, yMin: 0, xMax: image.width - 1, yMax: image.height - 1 };
  checkImage(image, dataWindow);
  // The format wants channels in order of their names.
  const channels = [...image.channels].sort((a, b) => (a.name < b.name ? -1 : 1));
  const header = encodeHeader(image, channels, dataWindow, compression);
  const chunks = encodeChunks(image, channels, compression, options);

  const linesPerChunk = compression === 'zip' ? 16 : 1;
  const table = new ByteWriter();
  let offset = header.length + 8 * chunks.length;
  for (const chunk of chunks) {
    table.uint64(offset);
    offset += 8 + chunk.length;
  }
  const out = new Uint8Array(offset);
  const view = new DataView(out.buffer);
  out.set(header);
  out.set(table.toBytes(), header.length);
  let at = header.length + 8 * chunks.length;
  for (const [index, chunk] of chunks.entries()) {
    view.setInt32(at, dataWindow.yMin + index * linesPerChunk, true);
    view.setInt32(at + 4, chunk.length, true);
    out.set(chunk, at + 8);
    at += 8 + chunk.length;
  }
  return out;
}

function checkImage({ width, height, channels }: ExrImage, window: ExrBox): void {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0)) {
    throw new ImageFormatError('size', `expected whole numbers above 0, got ${width} × ${height}`);
  }
  if (window.xMax - window.xMin + 1 !== width || window.yMax - window.yMin + 1 !== height) {
    throw new ImageFormatError('dataWindow', `expected a box of ${width} × ${height} pixels`);
  }
  if (channels.length === 0) throw new ImageFormatError('channels', 'expected at least one channel');
  const names = new Set<string>();
  for (const { name, type, data } of channels) {
    const field = `channel ${name}`;
    if (name === '' || name.length > 255 || /[^\x20-\x7e]/.test(name)) {
      throw new ImageFormatError(field, 'expected a name of 1 to 255 printable ASCII characters');
    }
    if (names.has(name)) throw new ImageFormatError(field, 'expected each channel name once');
    names.add(name);
    if (data.length !== width * height || data instanceof Uint32Array !== (type === 'uint')) {
      const kind = type === 'uint' ? 'Uint32Array' : 'Float32Array';
      throw new ImageFormatError(field, `expected a ${kind} of ${width * height} samples for type ${type}`);
    }
  }
}

function encodeHeader(
  image: ExrImage,
  channels: readonly ExrChannel[],
  dataWindow: ExrBox,
  compression: 'none' | 'zips' | 'zip',
): Uint8Array {
  const attributes: Record<string, ExrAttribute> = { ...REQUIRED_ATTRIBUTES, ...image.attributes };
  const names = [...Object.keys(attributes), ...channels.map(({ name }) => name)];
  for (const name of Object.keys(image.attributes)) {
    if (STRUCTURAL_ATTRIBUTES.includes(name)) {
      throw new ImageFormatError(
        `attribute ${name}`,
        'expected a name that does not say how pixels are stored',
      );
    }
    if (name === '' || name.length > 255 || name.includes('\0')) {
      throw new ImageFormatError(`attribute ${name}`, 'expected a name of 1 to 255 characters');
    }
  }
  const longNames = names.some((name) => name.length > 31);
  const writer = new ByteWriter();
  writer.uint32(EXR_MAGIC);
  writer.uint32(EXR_VERSION | (longNames ? FLAG_LONG_NAMES : 0));

  const list = new ByteWriter();
  for (const { name, type } of channels) {
    list.zeroTerminated(name);
    list.int32(PIXEL_TYPES.indexOf(type));
    list.uint32(0);
    list.int32(1);
    list.int32(1);
  }
  list.uint8(0);
  const raw = (typeName: string, value: Uint8Array): ExrAttribute => ({ type: 'opaque', typeName, value });
  writeAttribute(writer, 'channels', raw('chlist', list.toBytes()));
  writeAttribute(
    writer,
    'compression',
    raw('compression', Uint8Array.of(EXR_COMPRESSIONS.indexOf(compression))),
  );
  writeAttribute(writer, 'dataWindow', { type: 'box2i', value: dataWindow });
  writeAttribute(writer, 'displayWindow', { type: 'box2i', value: image.displayWindow ?? dataWindow });
  writeAttribute(writer, 'lineOrder', raw('lineOrder', Uint8Array.of(0)));
  for (const [name, attribute] of Object.entries(attributes)) writeAttribute(writer, name, attribute);
  writer.uint8(0);
  return writer.toBytes();
}

function encodeChunks(
  { width, height }: ExrImage,
  channels: readonly ExrChannel[],
  compression: 'none' | 'zips' | 'zip',
  { level = 4, deflate = defaultDeflate }: ExrWriteOptions,
): Uint8Array[] {
  const linesPerChunk = compression === 'zip' ? 16 : 1;
  const lineBytes = channels.reduce((sum, { type }) => sum + width * bytesPerSample(type), 0);
  const halves = new Uint16Array(width);
  const halfBytes = new Uint8Array(halves.buffer);
  const chunks: Uint8Array[] = [];
  for (let y = 0; y < height; y += linesPerChunk) {
    const lines = Math.min(linesPerChunk, height - y);
    const raw = new Uint8Array(lines * lineBytes);
    let at = 0;
    for (let line = y; line < y + lines; line++) {
      for (const { type, data } of channels) {
        // Samples are little-endian in the file, as in the memory of every machine this runs on.
        if (type === 'half' && data instanceof Float32Array) {
          halvesFromFloats(data, line * width, halves);
          raw.set(halfBytes, at);
          at += halfBytes.length;
        } else {
          raw.set(new Uint8Array(data.buffer, data.byteOffset + 4 * line * width, 4 * width), at);
          at += 4 * width;
        }
      }
    }
    const packed = compression === 'none' ? raw : zip(raw, level, deflate);
    chunks.push(packed.length < raw.length ? packed : raw);
  }
  return chunks;
}
