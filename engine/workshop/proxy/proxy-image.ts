/** Textures as small PNG or JPEG files for the live proxy. */
import sharp from 'sharp';
import type { RenderTexture } from '../../../core/scene/render-scene.ts';

export interface EncodedImage {
  readonly bytes: Uint8Array;
  readonly mimeType: 'image/png' | 'image/jpeg';
}

const JPEG_QUALITY = 90;

/**
 * Colour without holes becomes JPEG; anything that is data (normals, roughness) or has alpha stays exact.
 * @param maxPx longest edge.
 */
export async function proxyImage(texture: RenderTexture, maxPx: number): Promise<EncodedImage> {
  const { width, height } = texture;
  const bytes = bytesOf(texture);
  const hasAlpha = bytes.some((value, i) => i % 4 === 3 && value < 255);
  const image = sharp(bytes, { raw: { width, height, channels: 4 } }).resize({
    width: maxPx,
    height: maxPx,
    fit: 'inside',
    withoutEnlargement: true,
  });
  if (texture.format === 'rgba8-srgb' && !hasAlpha) {
    const jpeg = await image
      .removeAlpha()
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return { bytes: plain(jpeg), mimeType: 'image/jpeg' };
  }
  const png = await (hasAlpha ? image : image.removeAlpha()).png({ compressionLevel: 4 }).toBuffer();
  return { bytes: plain(png), mimeType: 'image/png' };
}

/** Floats are clipped to what eight bits hold. */
const bytesOf = ({ data }: RenderTexture): Uint8Array =>
  data instanceof Uint8Array
    ? data
    : Uint8Array.from(data, (v) => Math.round(255 * Math.min(1, Math.max(0, v))));

const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);
