/** What an EXR, HDR or ordinary image holds: its size, channels, colour and range. */
import { RGB_SPACES, xyzFromRgb, type RgbSpace } from '../../core/color/rgb-spaces.ts';
import { decodeExr } from '../../core/interchange/exr/decode-exr.ts';
import { readExrHead } from '../../core/interchange/exr/exr-header.ts';
import type { ExrAttribute, ExrChromaticities } from '../../core/interchange/exr/exr-image.ts';
import { namingFile } from '../../core/interchange/exr/image-format-error.ts';
import { decodeHdr } from '../../core/interchange/hdr/decode-hdr.ts';
import { decodeImage, imageKind } from '../images/decode-image.ts';
import { readImageFile } from '../images/read-image-file.ts';

export interface ValueRange {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Samples that are infinite or no numbers, which count in none of the others. */
  readonly notFinite: number;
}

export function rangeOf(values: ArrayLike<number>): ValueRange {
  let [min, max, sum, notFinite] = [Infinity, -Infinity, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      notFinite++;
      continue;
    }
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  const count = values.length - notFinite;
  return count === 0 ? { min: 0, max: 0, mean: 0, notFinite } : { min, max, mean: sum / count, notFinite };
}

/** Weights of R, G and B in Y: Rec.709 where the file says nothing. */
function luminanceWeights(chromaticities: ExrChromaticities | null): readonly [number, number, number] {
  const space: RgbSpace = chromaticities ?? RGB_SPACES.rec709;
  const matrix = xyzFromRgb(space);
  return [matrix[3], matrix[4], matrix[5]];
}

function luminance(
  [r, g, b]: readonly [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>],
  [wr, wg, wb]: readonly [number, number, number],
  nitsPerUnit: number,
): Float32Array {
  return Float32Array.from(
    { length: r.length },
    (_, i) => nitsPerUnit * (wr * r[i]! + wg * g[i]! + wb * b[i]!),
  );
}

export async function inspectExr(file: string) {
  const bytes = await readImageFile(file);
  return namingFile(file, () => {
    const { header, partCount } = readExrHead(bytes);
    const image = decodeExr(bytes);
    const attributes = Object.fromEntries(
      [...header.attributes].map(([name, attribute]) => [name, plainAttribute(attribute)]),
    );
    const declared = header.attributes.get('chromaticities');
    const chromaticities = declared?.type === 'chromaticities' ? declared.value : null;
    const white = header.attributes.get('whiteLuminance');
    const nitsPerUnit = white?.type === 'float' ? white.value : 1;
    const channel = (name: string) => image.channels.find((c) => c.name === name)?.data;
    const [r, g, b] = [channel('R'), channel('G'), channel('B')];
    return {
      width: image.width,
      height: image.height,
      parts: partCount,
      compression: header.compression,
      tiled: header.tileSize !== null,
      channels: image.channels.map(({ name, type, data }) => ({ name, type, ...rangeOf(data) })),
      chromaticities,
      whiteLuminanceNits: white?.type === 'float' ? white.value : null,
      nits: r && g && b ? rangeOf(luminance([r, g, b], luminanceWeights(chromaticities), nitsPerUnit)) : null,
      attributes,
      warnings:
        chromaticities === null ? ['the file states no chromaticities: Rec.709 is what is assumed'] : [],
    };
  });
}

const plainAttribute = (attribute: ExrAttribute): unknown =>
  attribute.type === 'opaque'
    ? `${attribute.typeName}, ${attribute.value.byteLength} bytes`
    : attribute.type === 'chromaticities'
      ? { ...attribute.value }
      : attribute.value;

export async function inspectHdr(file: string) {
  const image = decodeHdr(await readImageFile(file), { file });
  const plane = (c: number): Float32Array =>
    Float32Array.from({ length: image.data.length / 3 }, (_, i) => image.data[3 * i + c]!);
  const planes = [plane(0), plane(1), plane(2)] as const;
  const isXyz = image.space === 'xyz';
  return {
    width: image.width,
    height: image.height,
    space: image.space,
    chromaticities: image.chromaticities,
    exposure: image.exposure,
    channels: [...(isXyz ? 'XYZ' : 'RGB')].map((name, c) => ({ name, type: 'rgbe', ...rangeOf(planes[c]!) })),
    nits: rangeOf(luminance(planes, isXyz ? [0, 1, 0] : luminanceWeights(image.chromaticities), 1)),
    warnings: [] as readonly string[],
  };
}

export async function inspectPlainImage(file: string) {
  const bytes = await readImageFile(file);
  const { width, height, format, hasAlpha } = await decodeImage(bytes, { file });
  return {
    format: imageKind(bytes) ?? 'unknown',
    width,
    height,
    bitsPerSample: format === 'rgba8' ? 8 : 16,
    hasAlpha,
    warnings: [] as readonly string[],
  };
}
