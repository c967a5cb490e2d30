/**
 * Decodes PNG, JPEG, WebP, AVIF and TIFF bytes to RGBA through `sharp` (libvips). Only these formats reach the
 * library, by their first bytes: it knows others (SVG, PDF) that can name files or fonts.
 *
 * [1] glTF 2.0 specification, 3.8.3 Images: colour profiles of textures are ignored.
 */
import sharp from 'sharp';
import { ImageFormatError } from '../../core/interchange/exr/image-format-error.ts';

/** Not premultiplied, row by row from the top left, in the file's own transfer curve. */
export type DecodedImage =
  | {
      readonly format: 'rgba8';
      readonly width: number;
      readonly height: number;
      /** 0 … 255 */
      readonly data: Uint8Array;
      readonly hasAlpha: boolean;
    }
  | {
      /** From files of more than 8 bits a sample. */
      readonly format: 'rgba32f';
      readonly width: number;
      readonly height: number;
      /** 0 … 1 */
      readonly data: Float32Array;
      readonly hasAlpha: boolean;
    };

export interface DecodeImageOptions {
  /** Named in errors. */
  readonly file?: string;
  /** Largest width and largest height; 16384 unless told. */
  readonly maxSide?: number;
  /** Largest width × height; 2²⁷ unless told. */
  readonly maxPixels?: number;
  /** `ignore` (as glTF wants for textures [1]) unless told; `srgb` converts embedded profiles to sRGB. */
  readonly colorProfile?: 'ignore' | 'srgb';
}

const DEFAULT_MAX_SIDE = 16384;
const DEFAULT_MAX_PIXELS = 2 ** 27;

/** @throws ImageFormatError when the bytes are no such image, damaged, cut off or too large */
export async function decodeImage(
  bytes: Uint8Array,
  options: DecodeImageOptions = {},
): Promise<DecodedImage> {
  const file = options.file ?? null;
  const kind = imageKind(bytes);
  if (kind === null) {
    throw new ImageFormatError('content', 'expected a PNG, JPEG, WebP, AVIF or TIFF image', file);
  }
  const maxPixels = options.maxPixels ?? DEFAULT_MAX_PIXELS;
  const maxSide = options.maxSide ?? DEFAULT_MAX_SIDE;
  try {
    const image = sharp(bytes, {
      failOn: 'truncated',
      limitInputPixels: maxPixels,
      ignoreIcc: (options.colorProfile ?? 'ignore') === 'ignore',
    });
    // The header alone is read here, so the limit can be reported with the size that breaks it.
    const header = sharp(bytes, { failOn: 'truncated', limitInputPixels: false });
    const { width, height, depth, hasAlpha } = await header.metadata();
    if (width > maxSide || height > maxSide || width * height > maxPixels) {
      throw new ImageFormatError(
        'size',
        `expected at most ${maxSide} pixels a side and ${maxPixels} in all, got ${width} × ${height}`,
        file,
      );
    }
    if (depth === 'uchar') {
      const data = await image.toColourspace('srgb').ensureAlpha().raw().toBuffer();
      checkLength(data.length, 4 * width * height, file);
      return {
        format: 'rgba8',
        width,
        height,
        data: new Uint8Array(data.buffer, data.byteOffset, data.length),
        hasAlpha,
      };
    }
    if (depth !== 'ushort') {
      throw new ImageFormatError('bit depth', `expected 8 or 16 bits a sample, got ${depth}`, file);
    }
    const data = await image.toColourspace('rgb16').ensureAlpha().raw({ depth: 'ushort' }).toBuffer();
    checkLength(data.length, 8 * width * height, file);
    const samples = new Float32Array(4 * width * height);
    for (let i = 0; i < samples.length; i++) samples[i] = data.readUInt16LE(2 * i) / 65535;
    return { format: 'rgba32f', width, height, data: samples, hasAlpha };
  } catch (error) {
    if (error instanceof ImageFormatError || !(error instanceof Error)) throw error;
    const reason = error.message.split('\n')[0]!.trim();
    throw new ImageFormatError('content', `expected a complete ${kind} image: ${reason}`, file);
  }
}

function checkLength(got: number, expected: number, file: string | null): void {
  if (got !== expected) {
    throw new ImageFormatError(
      'content',
      `expected ${expected} bytes of RGBA from the decoder, got ${got}`,
      file,
    );
  }
}

/** The format that the first bytes announce. */
export function imageKind(bytes: Uint8Array): 'PNG' | 'JPEG' | 'WebP' | 'AVIF' | 'TIFF' | null {
  const ascii = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'PNG';
  if (ascii(0, 3) === '\xff\xd8\xff') return 'JPEG';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'WebP';
  if (ascii(4, 8) === 'ftyp' && /avif|avis|mif1/.test(ascii(8, 32))) return 'AVIF';
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return 'TIFF';
  return null;
}
