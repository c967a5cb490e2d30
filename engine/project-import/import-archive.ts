/**
 * Zip archives of things to import: a glTF model with the files beside it, several models, panoramas. Each model is an import of its own;
 * an archive without models gives everything else that can be imported.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../cli/usage-error.ts';
import { ZipReader, type ZipLimits } from '../project/zip-reader.ts';

const isOfNobody = (name: string): boolean =>
  name.endsWith('/') ||
  name.startsWith('__MACOSX/') ||
  /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i.test(name);

const LIMITS: ZipLimits = {
  entries: 20_000,
  fileBytes: 2 * 1024 ** 3 - 1,
  totalBytes: 8 * 1024 ** 3,
  skips: isOfNobody,
};
/** More than this at a time is a mistake of the hand. */
export const MOST_IMPORTS = 100;

const MODELS = /\.(gltf|glb)$/i;
const OTHERS = /\.(hdr|exr|ies|ldt|png|jpe?g)$/i;

/** What of an archive is imported, in the order of its names. */
export function importedEntries(names: readonly string[]): readonly string[] {
  const models = names.filter((name) => MODELS.test(name));
  return (models.length > 0 ? models : names.filter((name) => OTHERS.test(name))).toSorted();
}

/**
 * What an archive gives to import, from its directory alone.
 * @param known name of the archive as the person knows it.
 * @throws UsageError when there is nothing or too much. @throws ProjectError when the archive is damaged.
 */
export async function archiveEntries(archive: string, known: string): Promise<readonly string[]> {
  const zip = await ZipReader.open(archive, LIMITS);
  try {
    const found = importedEntries(zip.entries.map(({ name }) => name));
    if (found.length === 0)
      throw new UsageError(`${known}: expected a glTF model or another file to import in it, got none`);
    if (found.length > MOST_IMPORTS)
      throw new UsageError(`${known}: expected at most ${MOST_IMPORTS} files to import, got ${found.length}`);
    return found;
  } finally {
    await zip.close();
  }
}

/**
 * Unpacks one entry, and of a `.gltf` all that lies at or below its folder.
 * @param folder empty and the caller's own.
 * @returns where the entry lies now. @throws ProjectError when the archive is damaged or lacks the entry.
 */
export async function unpackEntry(archive: string, entry: string, folder: string): Promise<string> {
  const zip = await ZipReader.open(archive, LIMITS);
  try {
    const beside = entry.slice(0, entry.lastIndexOf('/') + 1);
    const isWanted = (name: string): boolean =>
      name === entry || (/\.gltf$/i.test(entry) && name.startsWith(beside));
    const wanted = zip.entries.filter(({ name }) => isWanted(name));
    if (!wanted.some(({ name }) => name === entry))
      throw new UsageError(`${path.basename(archive)}: expected ${entry} in it, got nothing there`);
    for (const { name, read } of wanted) {
      // names are safe and relative: the reader refuses others
      const file = path.join(folder, ...name.split('/'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, await read());
    }
    return path.join(folder, ...entry.split('/'));
  } finally {
    await zip.close();
  }
}
