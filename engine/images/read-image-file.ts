/** Reads an image file into memory, refusing what is missing, no file, or too large before it is loaded. */
import { open } from 'node:fs/promises';
import { ImageFormatError } from '../../core/interchange/exr/image-format-error.ts';

export const DEFAULT_MAX_FILE_BYTES = 2 ** 31;

/** @throws ImageFormatError naming the file */
export async function readImageFile(path: string, maxBytes = DEFAULT_MAX_FILE_BYTES): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      const status = await handle.stat();
      if (!status.isFile()) throw new ImageFormatError('file', 'expected a file', path);
      if (status.size > maxBytes) {
        throw new ImageFormatError('file', `expected at most ${maxBytes} bytes, got ${status.size}`, path);
      }
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ImageFormatError || !(error instanceof Error) || !('code' in error)) throw error;
    throw new ImageFormatError('file', `expected a readable file (${String(error.code)})`, path);
  }
}
