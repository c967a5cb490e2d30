/**
 * Texels of a model's images: KTX2/Basis through its transcoder, PNG, JPEG, WebP and AVIF through the image decoder.
 * Images of more than 8 bits a channel are rounded to 8.
 */
import type { DecodedImage } from '../../core/interchange/gltf/gltf-textures.ts';
import type { ImportContext } from '../../core/interchange/gltf/import-context.ts';
import { ModelImportError } from '../../core/interchange/gltf/model-import-error.ts';
import { decodeImage } from '../images/decode-image.ts';
import { decodeKtx2, isKtx2 } from './basis-transcoder.ts';

/** Texels of the largest texture that is read: 16384 × 8192. */
const MAX_PIXELS = 2 ** 27;

/** RGBA texels as stored, colour profiles ignored as glTF asks. @throws ModelImportError when the bytes are no such image. */
export async function decodeTexture(
  bytes: Uint8Array,
  field: string,
  context: ImportContext,
): Promise<DecodedImage> {
  try {
    if (isKtx2(bytes)) return await decodeKtx2(bytes, (size) => context.allocate(size, field));
    const maxPixels = Math.max(1, Math.min(MAX_PIXELS, Math.floor(context.remainingBytes / 4)));
    const { width, height, format, data } = await decodeImage(bytes, { maxPixels });
    context.allocate(4 * width * height, field);
    return {
      width,
      height,
      data: format === 'rgba8' ? data : Uint8Array.from(data, (v) => Math.round(255 * v)),
    };
  } catch (error) {
    if (error instanceof ModelImportError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return context.fail(field, `expected a readable PNG, JPEG, WebP, AVIF or KTX2 image: ${reason}`);
  }
}
