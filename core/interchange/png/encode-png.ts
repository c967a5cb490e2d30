/**
 * Writes PNG images of 8 or 16 bits with colour space and text chunks [1]. The bytes depend on the image and
 * the options alone: no time stamps.
 *
 * [1] W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", 2025.
 * [2] ITU-T H.273, code points of colour primaries and transfer characteristics (cICP).
 */
import { strToU8 } from 'fflate';
import { defaultDeflate, type Deflate, type ZipLevel } from '../exr/exr-zip.ts';
import { ImageFormatError } from '../exr/image-format-error.ts';
import { crc32 } from './crc32.ts';
import { filterScanlines } from './png-filter.ts';

export interface PngImage {
  readonly width: number;
  readonly height: number;
  /** Components per pixel: grey, grey and alpha, RGB, RGBA (not premultiplied). */
  readonly components: 1 | 2 | 3 | 4;
  /** Row by row from the top left; Uint8Array gives 8 bits, Uint16Array 16. */
  readonly data: Uint8Array | Uint16Array;
}

export interface PngOptions {
  /**
   * How samples are to be read; 'srgb' unless told. 'none' writes no colour chunk. A display gamma is that of
   * the decoding curve (2.4 for BT.1886). CICP code points [2] win over the others where readers know them:
   * primaries 1 BT.709, 9 BT.2020, 12 P3-D65; transfer 13 sRGB, 16 PQ, 18 HLG.
   */
  readonly colorSpace?:
    | 'srgb'
    | 'none'
    | { readonly displayGamma: number }
    | { readonly primaries: number; readonly transfer: number };
  /** Keyword (1–79 Latin-1 characters) → text. Text beyond Latin-1 goes into iTXt. */
  readonly text?: Readonly<Record<string, string>>;
  /** zlib effort 1 … 9; 6 unless told. */
  readonly level?: ZipLevel;
  /** A faster deflater of the platform; files then depend on it too, though their pixels do not. */
  readonly deflate?: Deflate;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Indexed by components. */
const COLOR_TYPES = [0, 0, 4, 2, 6] as const;
/** Chromaticities of sRGB × 100000: white, red, green, blue. */
const SRGB_CHROMATICITIES = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000] as const;
const SRGB_GAMMA = 45455;

/** @throws ImageFormatError naming the size, data or text that a PNG could not hold */
export function encodePng(image: PngImage, options: PngOptions = {}): Uint8Array {
  const { width, height, components, data } = image;
  const isSize = (size: number): boolean => Number.isInteger(size) && size > 0 && size <= 0x7fffffff;
  if (!isSize(width) || !isSize(height)) {
    throw new ImageFormatError('size', `expected whole numbers from 1 to 2³¹−1, got ${width} × ${height}`);
  }
  if (data.length !== width * height * components) {
    throw new ImageFormatError('data', `expected ${width * height * components} samples, got ${data.length}`);
  }
  const sampleBytes = data instanceof Uint16Array ? 2 : 1;
  const header = bigEndian([width, height], [8 * sampleBytes, COLOR_TYPES[components], 0, 0, 0]);
  const filtered = filterScanlines(bytesOf(data), width * components * sampleBytes, components * sampleBytes);
  return concatenate([
    SIGNATURE,
    chunk('IHDR', header),
    ...colorChunks(options.colorSpace ?? 'srgb'),
    ...Object.entries(options.text ?? {}).map(([keyword, value]) => textChunk(keyword, value)),
    chunk('IDAT', (options.deflate ?? defaultDeflate)(filtered, options.level ?? 6)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function colorChunks(space: NonNullable<PngOptions['colorSpace']>): Uint8Array[] {
  if (space === 'none') return [];
  if (space === 'srgb') {
    // Perceptual intent; gAMA and cHRM serve readers that do not know sRGB.
    return [
      chunk('sRGB', Uint8Array.of(0)),
      chunk('gAMA', bigEndian([SRGB_GAMMA])),
      chunk('cHRM', bigEndian(SRGB_CHROMATICITIES)),
    ];
  }
  if ('displayGamma' in space) {
    const encoded = Math.round(100000 / space.displayGamma);
    if (!(encoded >= 1 && encoded <= 0x7fffffff)) {
      throw new ImageFormatError('colorSpace', `expected a display gamma above 0, got ${space.displayGamma}`);
    }
    return [chunk('gAMA', bigEndian([encoded]))];
  }
  for (const code of [space.primaries, space.transfer]) {
    if (!(Number.isInteger(code) && code >= 0 && code <= 255)) {
      throw new ImageFormatError('colorSpace', `expected code points from 0 to 255, got ${code}`);
    }
  }
  // RGB (matrix 0), full range.
  return [chunk('cICP', Uint8Array.of(space.primaries, space.transfer, 0, 1))];
}

function textChunk(keyword: string, value: string): Uint8Array {
  if (
    !/^[\x21-\x7e\xa1-\xff](?:[\x20-\x7e\xa1-\xff]{0,77}[\x21-\x7e\xa1-\xff])?$/.test(keyword) ||
    keyword.includes('  ')
  ) {
    throw new ImageFormatError(
      `text "${keyword}"`,
      'expected a keyword of 1 to 79 Latin-1 characters without outer spaces',
    );
  }
  if (value.includes('\0'))
    throw new ImageFormatError(`text "${keyword}"`, 'expected text without zero characters');
  const name = strToU8(keyword, true);
  if (/^[\n\x20-\x7e\xa0-\xff]*$/.test(value)) {
    return chunk('tEXt', concatenate([name, Uint8Array.of(0), strToU8(value, true)]));
  }
  // Not compressed, language and translated keyword empty.
  return chunk('iTXt', concatenate([name, Uint8Array.of(0, 0, 0, 0, 0), strToU8(value)]));
}

/** Samples as bytes, 16-bit ones with the high byte first. */
function bytesOf(data: Uint8Array | Uint16Array): Uint8Array {
  if (data instanceof Uint8Array) return data;
  const out = new Uint8Array(2 * data.length);
  for (let i = 0; i < data.length; i++) {
    out[2 * i] = data[i]! >>> 8;
    out[2 * i + 1] = data[i]!;
  }
  return out;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(strToU8(type, true), 4);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}

/** 32-bit numbers, high byte first, then single bytes. */
function bigEndian(words: readonly number[], bytes: readonly number[] = []): Uint8Array {
  const out = new Uint8Array(4 * words.length + bytes.length);
  const view = new DataView(out.buffer);
  for (const [index, word] of words.entries()) view.setUint32(4 * index, word);
  out.set(bytes, 4 * words.length);
  return out;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
