/**
 * The text header of a Radiance picture: a magic line, `NAME=value` lines, an empty line, and the resolution
 * string that also tells the orientation [1].
 *
 * [1] G. Ward, "The Radiance Picture File Format", radsite.lbl.gov.
 */
import { strFromU8 } from 'fflate';
import type { ExrChromaticities } from '../exr/exr-image.ts';
import { ImageFormatError } from '../exr/image-format-error.ts';

export interface HdrHeader {
  readonly width: number;
  readonly height: number;
  /** Scan lines are columns (the resolution string begins with X). */
  readonly columnMajor: boolean;
  /** Stored right to left. */
  readonly flipX: boolean;
  /** Stored bottom to top. */
  readonly flipY: boolean;
  readonly space: 'rgb' | 'xyz';
  readonly exposure: number;
  readonly colorCorrection: readonly [number, number, number];
  readonly chromaticities: ExrChromaticities | null;
  /** Offset of the first pixel. */
  readonly pixelsAt: number;
}

const MAX_HEADER_BYTES = 65536;
const NEWLINE = 10;

export function readHdrHeader(bytes: Uint8Array): HdrHeader {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x3f) {
    throw new ImageFormatError(
      'magic number',
      'expected a Radiance picture, which begins with #?RADIANCE or #?RGBE',
    );
  }
  let at = 0;
  const nextLine = (): string => {
    const end = bytes.subarray(at, MAX_HEADER_BYTES).indexOf(NEWLINE);
    if (end < 0) {
      throw new ImageFormatError(
        'header',
        `expected an empty line and a resolution within ${MAX_HEADER_BYTES} bytes`,
      );
    }
    const line = strFromU8(bytes.subarray(at, at + end), true);
    at += end + 1;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };

  nextLine();
  let space: 'rgb' | 'xyz' = 'rgb';
  let exposure = 1;
  const colorCorrection: [number, number, number] = [1, 1, 1];
  let chromaticities: ExrChromaticities | null = null;
  for (let line = nextLine(); line !== ''; line = nextLine()) {
    const equals = line.indexOf('=');
    if (line.startsWith('#') || equals < 0) continue;
    const value = line.slice(equals + 1).trim();
    switch (line.slice(0, equals).trim()) {
      case 'FORMAT':
        space = spaceOfFormat(value);
        break;
      case 'EXPOSURE':
        exposure *= positiveNumbers('EXPOSURE', value, 1)[0]!;
        break;
      case 'COLORCORR':
        for (const [index, factor] of positiveNumbers('COLORCORR', value, 3).entries())
          colorCorrection[index]! *= factor;
        break;
      case 'PRIMARIES':
        chromaticities = primaries(value);
        break;
    }
  }
  if (![exposure, ...colorCorrection].every((factor) => Number.isFinite(1 / factor) && factor < Infinity)) {
    throw new ImageFormatError('EXPOSURE', 'expected factors whose product is a finite number above 0');
  }
  return { ...readResolution(nextLine()), space, exposure, colorCorrection, chromaticities, pixelsAt: at };
}

function spaceOfFormat(value: string): 'rgb' | 'xyz' {
  if (value === '32-bit_rle_rgbe') return 'rgb';
  if (value === '32-bit_rle_xyze') return 'xyz';
  throw new ImageFormatError(
    'FORMAT',
    `expected 32-bit_rle_rgbe or 32-bit_rle_xyze, got "${value.slice(0, 80)}"`,
  );
}

function numbers(field: string, value: string, count: number): number[] {
  const found = value.split(/\s+/).map(Number);
  if (found.length !== count || !found.every(Number.isFinite)) {
    throw new ImageFormatError(field, `expected ${count} number(s), got "${value.slice(0, 80)}"`);
  }
  return found;
}

function positiveNumbers(field: string, value: string, count: number): number[] {
  const found = numbers(field, value, count);
  if (!found.every((number) => number > 0)) {
    throw new ImageFormatError(field, `expected ${count} number(s) above 0, got "${value.slice(0, 80)}"`);
  }
  return found;
}

function primaries(value: string): ExrChromaticities {
  const [rx, ry, gx, gy, bx, by, wx, wy] = numbers('PRIMARIES', value, 8) as [
    number, number, number, number, number, number, number, number,
  ]; // prettier-ignore
  return { red: [rx, ry], green: [gx, gy], blue: [bx, by], white: [wx, wy] };
}

/** `-Y height +X width` is the usual picture; the sign tells the direction, the order which axis is a line. */
function readResolution(
  line: string,
): Pick<HdrHeader, 'width' | 'height' | 'columnMajor' | 'flipX' | 'flipY'> {
  const match = /^([+-])([XY]) +(\d{1,9}) +([+-])([XY]) +(\d{1,9})$/.exec(line.trim());
  const [, firstSign, firstAxis, firstSize, secondSign, secondAxis, secondSize] = match ?? [];
  const sizes = [Number(firstSize), Number(secondSize)] as const;
  if (match === null || firstAxis === secondAxis || sizes[0] < 1 || sizes[1] < 1) {
    throw new ImageFormatError(
      'resolution',
      `expected "-Y height +X width" or a turn of it, got "${line.slice(0, 80)}"`,
    );
  }
  const columnMajor = firstAxis === 'X';
  const [signX, signY] = columnMajor ? [firstSign, secondSign] : [secondSign, firstSign];
  return {
    width: columnMajor ? sizes[0] : sizes[1],
    height: columnMajor ? sizes[1] : sizes[0],
    columnMajor,
    flipX: signX === '-',
    flipY: signY === '+',
  };
}
