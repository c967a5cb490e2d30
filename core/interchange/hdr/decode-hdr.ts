/**
 * Reads Radiance pictures (.hdr, .pic): RGBE and XYZE pixels, flat, old and new run-length coding, all eight
 * orientations, EXPOSURE and COLORCORR [1].
 *
 * A pixel is three 8-bit mantissas under one exponent: value = mantissa · 2^(exponent−136). Ward's own code adds
 * half a unit to the mantissa [2]; like most readers this one does not, so that 1.0 is read as 1.0.
 *
 * [1] G. Ward, "The Radiance Picture File Format", radsite.lbl.gov.
 * [2] G. Ward, "Real pixels", Graphics Gems II, 1991.
 */
import { ImageFormatError, namingFile } from '../exr/image-format-error.ts';
import type { ExrChromaticities } from '../exr/exr-image.ts';
import { readHdrHeader, type HdrHeader } from './hdr-header.ts';

export interface HdrReadOptions {
  /** Named in errors. */
  readonly file?: string;
  /** Largest width × height that is read; 2²⁷ (a 16k panorama) unless told. */
  readonly maxPixels?: number;
}

export interface HdrImage {
  readonly width: number;
  readonly height: number;
  /** RGB, or XYZ, per pixel, row by row from the top left; exposure and colour correction are divided out. */
  readonly data: Float32Array;
  /** xyz: CIE 1931 tristimulus values. */
  readonly space: 'rgb' | 'xyz';
  /** Primaries and white when the file states them. */
  readonly chromaticities: ExrChromaticities | null;
  /** Product of the EXPOSURE lines: the factor that had been applied to the stored pixels. */
  readonly exposure: number;
}

const DEFAULT_MAX_PIXELS = 2 ** 27;
/** An old-style run of a whole row of 32,767 pixels takes twelve bytes; no file does better by much. */
const MAX_PIXELS_PER_BYTE = 4096;

/** @throws ImageFormatError when the file is damaged, too large or no Radiance picture */
export function decodeHdr(bytes: Uint8Array, options: HdrReadOptions = {}): HdrImage {
  return namingFile(options.file, () => {
    const header = readHdrHeader(bytes);
    const { width, height } = header;
    const maxPixels = options.maxPixels ?? DEFAULT_MAX_PIXELS;
    if (width * height > maxPixels) {
      throw new ImageFormatError(
        'resolution',
        `expected at most ${maxPixels} pixels, got ${width} × ${height}`,
      );
    }
    if (width * height > MAX_PIXELS_PER_BYTE * (bytes.length - header.pixelsAt)) {
      throw new ImageFormatError(
        'resolution',
        `expected pixels that fit the file: ${width} × ${height} cannot come from ${bytes.length} bytes (is it cut off?)`,
      );
    }
    return {
      width,
      height,
      data: decodePixels(bytes, header),
      space: header.space,
      chromaticities: header.chromaticities,
      exposure: header.exposure,
    };
  });
}

function decodePixels(bytes: Uint8Array, header: HdrHeader): Float32Array {
  const { width, height, columnMajor, flipX, flipY } = header;
  const out = new Float32Array(3 * width * height);
  const [lineCount, lineLength] = columnMajor ? [width, height] : [height, width];
  const [flipLine, flipAlong] = columnMajor ? [flipX, flipY] : [flipY, flipX];
  const line = new Uint8Array(4 * lineLength);
  const gain = header.colorCorrection.map((factor) => 1 / (factor * header.exposure));

  let at = header.pixelsAt;
  for (let n = 0; n < lineCount; n++) {
    at = readLine(bytes, at, line, `scan line ${n}`);
    const across = flipLine ? lineCount - 1 - n : n;
    for (let i = 0; i < lineLength; i++) {
      const along = flipAlong ? lineLength - 1 - i : i;
      const to = 3 * (columnMajor ? along * width + across : across * width + along);
      const exponent = line[4 * i + 3]!;
      if (exponent === 0) continue;
      const scale = 2 ** (exponent - 136);
      out[to] = line[4 * i]! * scale * gain[0]!;
      out[to + 1] = line[4 * i + 1]! * scale * gain[1]!;
      out[to + 2] = line[4 * i + 2]! * scale * gain[2]!;
    }
  }
  return out;
}

/** Fills `line` with interleaved RGBE bytes and gives the offset after it. Each line chooses its own coding. */
function readLine(bytes: Uint8Array, at: number, line: Uint8Array, field: string): number {
  const length = line.length / 4;
  const isNew =
    length >= 8 &&
    length <= 0x7fff &&
    bytes[at] === 2 &&
    bytes[at + 1] === 2 &&
    bytes[at + 2]! < 128 &&
    bytes[at + 2]! * 256 + bytes[at + 3]! === length;
  return isNew ? readPlanes(bytes, at + 4, line, field) : readOldPixels(bytes, at, line, field);
}

/** New coding: four planes, each of runs (count above 128: count − 128 times the next byte) and literals. */
function readPlanes(bytes: Uint8Array, start: number, line: Uint8Array, field: string): number {
  const length = line.length / 4;
  let at = start;
  for (let plane = 0; plane < 4; plane++) {
    let x = 0;
    while (x < length) {
      if (at >= bytes.length) throw cutOff(field);
      const code = bytes[at++]!;
      const isRun = code > 128;
      const count = isRun ? code - 128 : code;
      if (count === 0 || x + count > length) {
        throw new ImageFormatError(field, `expected runs that fill ${length} pixels exactly`);
      }
      if (at + (isRun ? 1 : count) > bytes.length) throw cutOff(field);
      for (const end = x + count; x < end; x++) line[4 * x + plane] = isRun ? bytes[at]! : bytes[at++]!;
      if (isRun) at++;
    }
  }
  return at;
}

/** Flat pixels, in which (1, 1, 1, n) repeats the pixel before n times; consecutive ones count in base 256. */
function readOldPixels(bytes: Uint8Array, start: number, line: Uint8Array, field: string): number {
  const length = line.length / 4;
  let at = start;
  let x = 0;
  let shift = 0;
  while (x < length) {
    if (at + 4 > bytes.length) throw cutOff(field);
    const isRun = bytes[at] === 1 && bytes[at + 1] === 1 && bytes[at + 2] === 1;
    if (!isRun) {
      line.set(bytes.subarray(at, at + 4), 4 * x);
      x++;
      shift = 0;
    } else {
      const count = bytes[at + 3]! * 2 ** shift;
      if (x === 0 || x + count > length || shift > 24) {
        throw new ImageFormatError(field, `expected runs that fill ${length} pixels exactly`);
      }
      for (const end = x + count; x < end; x++) line.copyWithin(4 * x, 4 * x - 4, 4 * x);
      shift += 8;
    }
    at += 4;
  }
  return at;
}

const cutOff = (field: string): ImageFormatError =>
  new ImageFormatError(field, 'expected more pixels, but the file ends (is it cut off?)');
