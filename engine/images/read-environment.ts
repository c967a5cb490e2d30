/** Reads an HDRI panorama from disk: .exr or .hdr, told apart by content, not by name. */
import { decodeEnvironment, type EnvironmentImage } from './decode-environment.ts';
import { readImageFile } from './read-image-file.ts';

/**
 * @param options.maxPixels largest width × height that is read
 * @throws ImageFormatError naming the file, the field and what was expected
 */
export async function readEnvironment(
  path: string,
  options: { readonly maxPixels?: number } = {},
): Promise<EnvironmentImage> {
  return decodeEnvironment(await readImageFile(path), { ...options, file: path });
}
