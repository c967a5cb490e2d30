/**
 * A panorama from the bytes of an .exr or .hdr file: linear Rec.709 under D65, finite and not negative, ready
 * to light a scene. Whatever had to be changed on the way is said in a warning.
 *
 * [1] "OpenEXR: Technical Introduction", openexr.com (chromaticities, premultiplied alpha, windows, envmap).
 * [2] G. Ward, "The Radiance Picture File Format", radsite.lbl.gov (XYZE, PRIMARIES).
 */
import { IDENTITY3, type Mat3 } from '../../core/color/matrix3.ts';
import { RGB_SPACES, rgbFromRgb, rgbFromXyz } from '../../core/color/rgb-spaces.ts';
import { decodeExr, type DecodedExr } from '../../core/interchange/exr/decode-exr.ts';
import { readExrHead, type ExrHeader } from '../../core/interchange/exr/exr-header.ts';
import type { ExrChromaticities } from '../../core/interchange/exr/exr-image.ts';
import { ImageFormatError, namingFile } from '../../core/interchange/exr/image-format-error.ts';
import { decodeHdr } from '../../core/interchange/hdr/decode-hdr.ts';

export interface EnvironmentImage {
  readonly width: number;
  readonly height: number;
  /** RGB per pixel, linear Rec.709, ≥ 0 and finite, row by row from the top left. */
  readonly data: Float32Array;
  readonly warnings: readonly string[];
}

export interface EnvironmentOptions {
  /** Named in errors. */
  readonly file?: string;
  /** Largest width × height that is read; 2²⁶ (11,585 × 5,792) unless told. */
  readonly maxPixels?: number;
}

export const DEFAULT_MAX_ENVIRONMENT_PIXELS = 2 ** 26;
/** The largest half: what a camera or renderer that overflowed to infinity could still have said. */
const LARGEST_HALF = 65504;

/** @throws ImageFormatError when the bytes are neither format, damaged, too large or not a panorama image */
export function decodeEnvironment(bytes: Uint8Array, options: EnvironmentOptions = {}): EnvironmentImage {
  return namingFile(options.file, () => {
    const maxPixels = options.maxPixels ?? DEFAULT_MAX_ENVIRONMENT_PIXELS;
    const warnings: string[] = [];
    const linear = isExr(bytes) ? fromExr(bytes, maxPixels, warnings) : fromHdr(bytes, maxPixels);
    convert(linear.data, linear.rec709FromFile);
    clean(linear.data, warnings);
    const { width, height, data } = linear;
    if (width !== 2 * height) {
      warnings.push(
        `The panorama measures ${width} × ${height}; a full sphere is twice as wide as high, so this one will look stretched.`,
      );
    }
    return { width, height, data, warnings };
  });
}

interface FileImage {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
  readonly rec709FromFile: Mat3;
}

const isExr = (bytes: Uint8Array): boolean => bytes[0] === 0x76 && bytes[1] === 0x2f && bytes[2] === 0x31;

function fromHdr(bytes: Uint8Array, maxPixels: number): FileImage {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x3f) {
    throw new ImageFormatError('magic number', 'expected an OpenEXR (.exr) or Radiance (.hdr) image');
  }
  const { width, height, data, space, chromaticities } = decodeHdr(bytes, { maxPixels });
  const rec709FromFile =
    space === 'xyz' ? rgbFromXyz(RGB_SPACES.rec709) : rec709From(chromaticities, 'PRIMARIES');
  return { width, height, data, rec709FromFile };
}

function fromExr(bytes: Uint8Array, maxPixels: number, warnings: string[]): FileImage {
  const { header } = readExrHead(bytes);
  const envmap = header.attributes.get('envmap');
  if (envmap?.type === 'opaque' && envmap.value[0] === 1) {
    throw new ImageFormatError(
      'envmap',
      'expected a latitude-longitude panorama; this is a cube map, which is not read',
    );
  }
  const { xMin, yMin, xMax, yMax } = header.displayWindow;
  const [width, height] = [xMax - xMin + 1, yMax - yMin + 1];
  if (width * height > maxPixels) {
    throw new ImageFormatError(
      'displayWindow',
      `expected at most ${maxPixels} pixels, got ${width} × ${height}`,
    );
  }
  const names = colorChannels(header, warnings);
  const image = decodeExr(bytes, { maxPixels, channels: (name) => names.includes(name) });
  if (image.partCount > 1) warnings.push(`The file has ${image.partCount} parts; the first is used.`);
  const chromaticities = header.attributes.get('chromaticities');
  return {
    width,
    height,
    data: interleave(image, names, width, height),
    rec709FromFile: rec709From(
      chromaticities?.type === 'chromaticities' ? chromaticities.value : null,
      'chromaticities',
    ),
  };
}

/** R, G, B of the file, or of its first layer that has them, or luminance three times. Alpha is not needed:
 *  EXR colours are premultiplied, so what they add to the scene is all there. */
function colorChannels({ channels }: ExrHeader, warnings: string[]): [string, string, string] {
  const names = channels.map(({ name }) => name);
  const layers = ['', ...names.filter((name) => name.endsWith('.R')).map((name) => name.slice(0, -1))];
  for (const layer of layers) {
    const triple: [string, string, string] = [`${layer}R`, `${layer}G`, `${layer}B`];
    if (!triple.every((name) => names.includes(name))) continue;
    if (layer !== '')
      warnings.push(`The file has no plain R, G and B; layer "${layer.slice(0, -1)}" is used.`);
    return triple;
  }
  if (names.includes('Y') && !names.includes('RY') && !names.includes('BY')) return ['Y', 'Y', 'Y'];
  throw new ImageFormatError('channels', `expected R, G and B or Y, got ${names.slice(0, 12).join(', ')}`);
}

/** Places the data window in the display window; what the file does not cover is black. */
function interleave(
  image: DecodedExr,
  names: readonly string[],
  width: number,
  height: number,
): Float32Array {
  const out = new Float32Array(3 * width * height);
  const left = image.dataWindow.xMin - image.displayWindow.xMin;
  const top = image.dataWindow.yMin - image.displayWindow.yMin;
  const firstX = Math.max(0, left);
  const endX = Math.min(width, left + image.width);
  const endY = Math.min(height, top + image.height);
  for (const [component, name] of names.entries()) {
    const { data } = image.channels.find((channel) => channel.name === name)!;
    for (let y = Math.max(0, top); y < endY; y++) {
      let from = (y - top) * image.width + firstX - left;
      for (let x = firstX; x < endX; x++) out[3 * (y * width + x) + component] = data[from++]!;
    }
  }
  return out;
}

function rec709From(chromaticities: ExrChromaticities | null, field: string): Mat3 {
  if (chromaticities === null) return IDENTITY3;
  try {
    const matrix = rgbFromRgb(chromaticities, RGB_SPACES.rec709);
    if (matrix.every((entry) => Math.abs(entry) < 1000)) return matrix;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new ImageFormatError(field, 'expected three primaries that span a triangle around the white point');
}

function convert(data: Float32Array, m: Mat3): void {
  // Rec.709's own primaries come out as the identity up to rounding: leave such pixels bit-exact.
  if (m.every((entry, i) => Math.abs(entry - IDENTITY3[i]!) < 1e-6)) return;
  for (let i = 0; i < data.length; i += 3) {
    const r = data[i]!;
    const g = data[i + 1]!;
    const b = data[i + 2]!;
    data[i] = m[0] * r + m[1] * g + m[2] * b;
    data[i + 1] = m[3] * r + m[4] * g + m[5] * b;
    data[i + 2] = m[6] * r + m[7] * g + m[8] * b;
  }
}

function clean(data: Float32Array, warnings: string[]): void {
  let notNumbers = 0;
  let infinite = 0;
  let negative = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value >= 0 && value < Infinity) continue;
    if (Number.isNaN(value)) notNumbers++;
    else if (value > 0) infinite++;
    else negative++;
    data[i] = value > 0 ? LARGEST_HALF : 0;
  }
  if (notNumbers > 0) warnings.push(`${notNumbers} samples were not numbers; they are taken as 0.`);
  if (infinite > 0) warnings.push(`${infinite} samples were infinite; they are taken as ${LARGEST_HALF}.`);
  if (negative > 0)
    warnings.push(`${negative} samples were negative or outside Rec.709; they are taken as 0.`);
}
