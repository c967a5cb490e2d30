/**
 * Texels of a model's images: KTX2/Basis through its transcoder, everything else (PNG, JPEG, WebP, AVIF) through sharp.
 */
import sharp from 'sharp';
import type { DecodedImage } from '../../core/interchange/gltf/gltf-textures.ts';
import type { ImportContext } from '../../core/interchange/gltf/import-context.ts';
import { decodeKtx2, isKtx2 } from './basis-transcoder.ts';

/** Beyond this an image is not a texture: 16384 × 16384. */
const MAX_PIXELS = 2 ** 28;

/** RGBA texels as stored, colour profiles ignored as glTF asks. @throws ModelImportError when the bytes are no such image. */
export async function decodeTexture(
  bytes: Uint8Array,
  field: string,
  context: ImportContext,
): Promise<DecodedImage> {
  try {
    if (isKtx2(bytes)) return await decodeKtx2(bytes, (size) => context.allocate(size, field));
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
    const { width, height } = await image.metadata();
    context.allocate(width * height * 4, field);
    const { data, info } = await image
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return {
      width: info.width,
      height: info.height,
      data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'ModelImportError') throw error;
    return context.fail(
      field,
      `expected a readable PNG, JPEG, WebP, AVIF or KTX2 image: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
