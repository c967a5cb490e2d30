/**
 * Writing a file so that whoever looks, and whenever the power fails, finds either the old bytes or the new: a temporary file
 * beside it, made durable, takes its name in one step, and the folder is made durable after it [1].
 *
 * [1] T. Pillai et al., "All File Systems Are Not Created Equal: On the Complexity of Crafting Crash-Consistent Applications",
 *     OSDI 2014.
 */
import { randomBytes } from 'node:crypto';
import { nodeFileSystem, parentOf, type FileSystem } from './file-system.ts';

/** What temporary files end in: such a file is rubbish whenever no writer is at work. */
export const TEMPORARY_SUFFIX = '.partial';

/**
 * @param path file to make or replace; its folder exists.
 * @throws the file system's error; the file then has its old bytes.
 */
export async function writeFileAtomic(
  path: string,
  bytes: Uint8Array | string,
  fs: FileSystem = nodeFileSystem,
): Promise<void> {
  await replaceFile(path, bytes, fs);
  await fs.syncDirectory(parentOf(path));
}

/** As {@link writeFileAtomic}, but for many files in one folder: the caller syncs the folder once, afterwards. */
export async function replaceFile(
  path: string,
  bytes: Uint8Array | string,
  fs: FileSystem = nodeFileSystem,
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`;
  const file = await fs.create(temporary);
  try {
    try {
      await file.write(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.remove(temporary).catch(() => undefined);
    throw error;
  }
}
