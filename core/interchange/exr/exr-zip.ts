/**
 * The byte-oriented OpenEXR codecs: ZIP and ZIPS (zlib) and RLE. Both first split the bytes of a chunk into
 * even and odd halves and replace each byte by its difference to the one before, which turns smooth rows of
 * floats into runs [1].
 *
 * [1] "OpenEXR File Layout", openexr.com, section "Data compression".
 * [2] RFC 1950, ZLIB Compressed Data Format 3.3 (Adler-32 checksum).
 */
import { unzlibSync, zlibSync } from 'fflate';
import { ImageFormatError } from './image-format-error.ts';

/**
 * Inflates zlib data of a known size. The output is allocated once, to that size, so compressed bombs cannot
 * grow it; the checksum at the end is verified.
 */
export function inflate(data: Uint8Array, size: number, field: string): Uint8Array {
  let out: Uint8Array;
  try {
    out = unzlibSync(data, { out: new Uint8Array(size) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ImageFormatError(field, `expected zlib data of ${size} bytes: ${error.message}`);
  }
  if (data.length < 6 || out.length !== size || adler32(out) !== storedAdler32(data)) {
    throw new ImageFormatError(
      field,
      `expected zlib data that inflates to ${size} bytes with a matching checksum`,
    );
  }
  return out;
}

function storedAdler32(data: Uint8Array): number {
  const at = data.length - 4;
  return ((data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!) >>> 0;
}

/** Adler-32 [2]: two sums modulo the largest prime below 2¹⁶; 3800 additions cannot overflow 31 bits. */
function adler32(data: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let start = 0; start < data.length; start += 3800) {
    const end = Math.min(data.length, start + 3800);
    for (let i = start; i < end; i++) {
      a += data[i]!;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}

export function unzip(data: Uint8Array, size: number, field: string): Uint8Array {
  return mergeHalves(inflate(data, size, field));
}

export type ZipLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** Deflates to zlib format [2]; a platform may bring one faster than the default, which is plain JavaScript. */
export type Deflate = (data: Uint8Array, level: ZipLevel) => Uint8Array;
export const defaultDeflate: Deflate = (data, level) => zlibSync(data, { level });

export function zip(data: Uint8Array, level: ZipLevel, deflate: Deflate): Uint8Array {
  return deflate(splitHalves(data), level);
}

export function unRle(data: Uint8Array, size: number, field: string): Uint8Array {
  return mergeHalves(expandRuns(data, size, field));
}

/** Runs: a count byte n ≥ 0 repeats the next byte n+1 times; n < 0 is followed by −n literal bytes. */
export function expandRuns(data: Uint8Array, size: number, field: string): Uint8Array {
  const out = new Uint8Array(size);
  let from = 0;
  let to = 0;
  while (from < data.length) {
    const count = (data[from++]! << 24) >> 24;
    const [length, consumed] = count < 0 ? [-count, -count] : [count + 1, 1];
    if (from + consumed > data.length || to + length > size) break;
    if (count < 0) out.set(data.subarray(from, from + length), to);
    else out.fill(data[from]!, to, to + length);
    from += consumed;
    to += length;
  }
  if (from !== data.length || to !== size) {
    throw new ImageFormatError(field, `expected run-length data of exactly ${size} bytes`);
  }
  return out;
}

function mergeHalves(data: Uint8Array): Uint8Array {
  for (let i = 1; i < data.length; i++) data[i] = data[i - 1]! + data[i]! - 128;
  const out = new Uint8Array(data.length);
  const half = (data.length + 1) >> 1;
  for (let i = 0, to = 0; to < out.length; i++, to += 2) out[to] = data[i]!;
  for (let i = half, to = 1; to < out.length; i++, to += 2) out[to] = data[i]!;
  return out;
}

function splitHalves(data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length);
  let to = 0;
  for (let i = 0; i < data.length; i += 2) out[to++] = data[i]!;
  for (let i = 1; i < data.length; i += 2) out[to++] = data[i]!;
  for (let i = out.length - 1; i > 0; i--) out[i] = out[i]! - out[i - 1]! + 128;
  return out;
}
