/**
 * The header of an OpenEXR file: magic number, version flags, and one attribute list for each part [1].
 * Everything in it is a claim by an untrusted file; what would decide an allocation is checked here.
 *
 * [1] "OpenEXR File Layout", openexr.com.
 */
import { ByteReader } from './byte-reader.ts';
import { readAttribute, readBox } from './exr-attribute-codec.ts';
import {
  EXR_COMPRESSIONS,
  type ExrAttribute,
  type ExrBox,
  type ExrCompression,
  type ExrPixelType,
} from './exr-image.ts';
import { ImageFormatError } from './image-format-error.ts';

export const EXR_MAGIC = 0x01312f76;
export const EXR_VERSION = 2;
export const FLAG_TILED = 0x200;
export const FLAG_LONG_NAMES = 0x400;
const FLAG_DEEP = 0x800;
const FLAG_MULTI_PART = 0x1000;
const KNOWN_FLAGS = FLAG_TILED | FLAG_LONG_NAMES | FLAG_DEEP | FLAG_MULTI_PART;

export const PIXEL_TYPES: readonly ExrPixelType[] = ['uint', 'half', 'float'];

/** Attributes that say how pixels are stored; an ExrImage has other fields for them. */
export const STRUCTURAL_ATTRIBUTES: readonly string[] = [
  'channels',
  'chunkCount',
  'compression',
  'dataWindow',
  'displayWindow',
  'lineOrder',
  'name',
  'tiles',
  'type',
  'version',
  'view',
];

export interface HeaderChannel {
  readonly name: string;
  readonly type: ExrPixelType;
  /** The channel is perceptually linear: the lossy codecs then skip their logarithmic curve. */
  readonly perceptuallyLinear: boolean;
}

export interface ExrHeader {
  readonly channels: readonly HeaderChannel[];
  readonly compression: ExrCompression;
  readonly dataWindow: ExrBox;
  readonly displayWindow: ExrBox;
  /** Null for scan-line images. */
  readonly tileSize: { readonly width: number; readonly height: number } | null;
  readonly attributes: ReadonlyMap<string, ExrAttribute>;
}

export interface ExrFileHead {
  /** The first part. */
  readonly header: ExrHeader;
  readonly partCount: number;
  /** Chunks of a multi-part file begin with their part's number. */
  readonly multiPart: boolean;
  /** Where the first part's chunk offset table begins. */
  readonly offsetTableAt: number;
}

const MAX_PARTS = 4096;

/** @throws ImageFormatError for what is no EXR file, is damaged, or is of a kind that is not read (deep, subsampled) */
export function readExrHead(bytes: Uint8Array): ExrFileHead {
  const reader = new ByteReader(bytes);
  if (bytes.length < 8 || reader.uint32('magic number') !== EXR_MAGIC) {
    throw new ImageFormatError(
      'magic number',
      'expected an OpenEXR file, which begins with the bytes 76 2f 31 01',
    );
  }
  const version = reader.uint32('version');
  if ((version & 0xff) !== EXR_VERSION || (version & ~0xff & ~KNOWN_FLAGS) !== 0) {
    throw new ImageFormatError(
      'version',
      `expected OpenEXR version 2 with known flags, got 0x${version.toString(16)}`,
    );
  }
  if ((version & FLAG_DEEP) !== 0) {
    throw new ImageFormatError(
      'version',
      'expected flat pixels; this file holds deep data, which is not read',
    );
  }
  const multiPart = (version & FLAG_MULTI_PART) !== 0;
  const maxNameBytes = (version & FLAG_LONG_NAMES) !== 0 ? 255 : 31;

  const first = readAttributeList(reader, maxNameBytes);
  let partCount = 1;
  if (multiPart) {
    while (reader.bytes[reader.offset] !== 0) {
      if (partCount++ >= MAX_PARTS)
        throw new ImageFormatError('parts', `expected at most ${MAX_PARTS} parts`);
      readAttributeList(reader, maxNameBytes);
    }
    reader.offset++;
  }
  const header = interpret(first, multiPart, (version & FLAG_TILED) !== 0);
  return { header, partCount, multiPart, offsetTableAt: reader.offset };
}

interface RawAttribute {
  readonly typeName: string;
  readonly at: number;
  readonly size: number;
}
interface AttributeList {
  readonly reader: ByteReader;
  readonly raw: ReadonlyMap<string, RawAttribute>;
}

function readAttributeList(reader: ByteReader, maxNameBytes: number): AttributeList {
  const raw = new Map<string, RawAttribute>();
  for (;;) {
    const name = reader.zeroTerminated('header', maxNameBytes);
    if (name === '') return { reader, raw };
    const field = `attribute ${name}`;
    const typeName = reader.zeroTerminated(field, maxNameBytes);
    const size = reader.int32(field);
    const at = reader.offset;
    reader.take(size, field);
    raw.set(name, { typeName, at, size });
  }
}

function interpret(list: AttributeList, multiPart: boolean, tiledFlag: boolean): ExrHeader {
  const partType = textAttribute(list, 'type');
  if (partType !== null && partType !== 'scanlineimage' && partType !== 'tiledimage') {
    throw new ImageFormatError(
      'type',
      `expected scanlineimage or tiledimage, got "${partType}", which is not read`,
    );
  }
  const tiled = multiPart ? partType === 'tiledimage' : tiledFlag;
  const attributes = new Map<string, ExrAttribute>();
  for (const [name, { typeName, at, size }] of list.raw) {
    if (STRUCTURAL_ATTRIBUTES.includes(name)) continue;
    attributes.set(
      name,
      readAttribute(new ByteReader(list.reader.bytes, at), typeName, size, `attribute ${name}`),
    );
  }
  return {
    channels: readChannels(required(list, 'channels', 'chlist')),
    compression: readCompression(required(list, 'compression', 'compression')),
    dataWindow: readWindow(required(list, 'dataWindow', 'box2i'), 'dataWindow'),
    displayWindow: readWindow(required(list, 'displayWindow', 'box2i'), 'displayWindow'),
    tileSize: tiled ? readTileSize(required(list, 'tiles', 'tiledesc')) : null,
    attributes,
  };
}

/** A reader over just the value of an attribute that must be there. */
function required(list: AttributeList, name: string, typeName: string): ByteReader {
  const raw = list.raw.get(name);
  if (raw === undefined || raw.typeName !== typeName) {
    throw new ImageFormatError(
      name,
      `expected an attribute of type ${typeName}, ${raw ? `got ${raw.typeName}` : 'found none'}`,
    );
  }
  return new ByteReader(list.reader.bytes.subarray(raw.at, raw.at + raw.size));
}

function textAttribute(list: AttributeList, name: string): string | null {
  const raw = list.raw.get(name);
  if (raw?.typeName !== 'string') return null;
  const value = readAttribute(new ByteReader(list.reader.bytes, raw.at), 'string', raw.size, name);
  return value.type === 'string' ? value.value : null;
}

function readChannels(reader: ByteReader): HeaderChannel[] {
  const channels: HeaderChannel[] = [];
  const names = new Set<string>();
  for (;;) {
    const name = reader.zeroTerminated('channels', 255);
    if (name === '') break;
    const field = `channel ${name}`;
    const typeCode = reader.int32(field);
    const type = PIXEL_TYPES[typeCode];
    if (type === undefined) {
      throw new ImageFormatError(
        field,
        `expected pixel type 0 (uint), 1 (half) or 2 (float), got ${typeCode}`,
      );
    }
    const perceptuallyLinear = reader.uint8(field) !== 0;
    reader.take(3, field);
    const sampling = [reader.int32(field), reader.int32(field)];
    if (sampling[0] !== 1 || sampling[1] !== 1) {
      throw new ImageFormatError(
        field,
        `expected every pixel to be sampled; this channel is subsampled ${sampling.join(' × ')} ` +
          '(luminance/chroma images are not read: convert to RGB first)',
      );
    }
    if (names.has(name)) throw new ImageFormatError(field, 'expected each channel name once');
    names.add(name);
    channels.push({ name, type, perceptuallyLinear });
  }
  if (channels.length === 0) throw new ImageFormatError('channels', 'expected at least one channel');
  return channels;
}

function readCompression(reader: ByteReader): ExrCompression {
  const code = reader.uint8('compression');
  const compression = EXR_COMPRESSIONS[code];
  if (compression === undefined) {
    throw new ImageFormatError('compression', `expected 0 … 9 (none to DWAB), got ${code}`);
  }
  return compression;
}

function readWindow(reader: ByteReader, field: string): ExrBox {
  const box = readBox(reader, field);
  if (box.xMax < box.xMin || box.yMax < box.yMin) {
    throw new ImageFormatError(
      field,
      `expected min ≤ max, got (${box.xMin}, ${box.yMin}) – (${box.xMax}, ${box.yMax})`,
    );
  }
  return box;
}

function readTileSize(reader: ByteReader): { width: number; height: number } {
  const width = reader.uint32('tiles');
  const height = reader.uint32('tiles');
  const mode = reader.uint8('tiles');
  if (width < 1 || height < 1 || width > 0x7fffffff || height > 0x7fffffff) {
    throw new ImageFormatError('tiles', `expected a tile size from 1 to 2³¹−1, got ${width} × ${height}`);
  }
  if ((mode & 0xf) > 2)
    throw new ImageFormatError('tiles', `expected level mode 0, 1 or 2, got ${mode & 0xf}`);
  return { width, height };
}
