/**
 * A project as one file for sending: a zip archive of the saved records, the assets and, when asked for, the renders. Packing the
 * same project twice gives the same bytes. What comes back in is treated as a stranger's: nothing of it is used before all of it
 * has been found in order.
 */
import { createHash } from 'node:crypto';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { filesFromDocument, FORMAT_FILE, MAX_RECORD_BYTES, recordOfPath } from '../../core/document/index.ts';
import { TEMPORARY_SUFFIX, writeFileAtomic } from '../storage/atomic-write.ts';
import { nodeFileSystem, parentOf, type FileSystem, type OpenFile } from '../storage/file-system.ts';
import {
  ASSETS,
  hashOfAssetName,
  HOUSEKEEPING_FILES,
  inProject,
  isSafeRelativePath,
  JOURNAL,
  MAX_ASSET_BYTES,
  RENDERS,
} from './layout.ts';
import { placeFolder, readProject, type ProjectOptions } from './open-project.ts';
import { ProjectError } from './project-error.ts';
import { checkOut, listAssets, parseFiles } from './saved-state.ts';
import { ZipReader, type ZipLimits } from './zip-reader.ts';

export type UnpackLimits = ZipLimits;

export const DEFAULT_UNPACK_LIMITS: UnpackLimits = {
  entries: 60_000,
  fileBytes: 2 * 1024 ** 3,
  totalBytes: 16 * 1024 ** 3,
};

/** Zip's own epoch: archives say nothing about when they were made. */
const ZIP_EPOCH = new Date(1980, 0, 1);
/** Without zip64 extensions, offsets end here. */
const LARGEST_ARCHIVE = 0xffff0000;
const MOST_FILES = 0xfffe;

/**
 * Writes a project, with the changes that are in its journal, to one archive. Needs no lock.
 * @param file made or replaced, whole or not at all.
 */
export async function packProject(
  directory: string,
  file: string,
  options: ProjectOptions & { readonly renders?: boolean } = {},
): Promise<void> {
  const fs = options.fs ?? nodeFileSystem;
  const { document } = await readProject(directory, options);
  const temporary = `${file}.${process.pid}${TEMPORARY_SUFFIX}`;
  await fs.remove(temporary).catch(() => undefined);
  const output = await fs.create(temporary);
  try {
    const archive = new ArchiveWriter(output, file);
    for (const [path, text] of filesFromDocument(document))
      await archive.add(path, new TextEncoder().encode(text), true);
    for (const [hash, name] of [...(await listAssets(directory, fs))].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const path = `${ASSETS}/${name}`;
      const bytes = await fs.read(inProject(directory, path), MAX_ASSET_BYTES);
      if (createHash('sha256').update(bytes).digest('hex') !== hash)
        throw new ProjectError(path, 'bytes whose SHA-256 is its name', 'others');
      await archive.add(path, bytes, false);
    }
    if (options.renders === true)
      for (const path of await listRenders(directory, RENDERS, fs))
        await archive.add(path, await fs.read(inProject(directory, path), MAX_ASSET_BYTES), false);
    await archive.finish();
    await output.sync();
    await output.close();
    await fs.rename(temporary, file);
  } catch (error) {
    await output.close().catch(() => undefined);
    await fs.remove(temporary).catch(() => undefined);
    throw error;
  }
  await fs.syncDirectory(parentOf(file));
}

async function listRenders(directory: string, folder: string, fs: FileSystem): Promise<string[]> {
  const paths: string[] = [];
  for (const { name, type } of await fs.list(inProject(directory, folder))) {
    const path = `${folder}/${name}`;
    if (!isSafeRelativePath(path) || name.endsWith(TEMPORARY_SUFFIX)) continue;
    if (type === 'directory') paths.push(...(await listRenders(directory, path, fs)));
    else if (type === 'file') paths.push(path);
  }
  return paths;
}

/** Streams files into an archive, so that memory holds one of them at a time. */
class ArchiveWriter {
  readonly #zip: Zip;
  readonly #output: OpenFile;
  readonly #file: string;
  #chunks: Uint8Array[] = [];
  #error: Error | null = null;
  #length = 0;
  #count = 0;

  constructor(output: OpenFile, file: string) {
    this.#output = output;
    this.#file = file;
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) this.#error = error;
      else this.#chunks.push(chunk);
    });
  }

  async add(path: string, bytes: Uint8Array, compress: boolean): Promise<void> {
    if (++this.#count > MOST_FILES)
      throw new ProjectError(this.#file, `at most ${MOST_FILES} files in one archive`, 'more');
    if (this.#length + bytes.length > LARGEST_ARCHIVE)
      throw new ProjectError(this.#file, 'an archive below 4 GiB', 'a larger project');
    const entry = compress ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path);
    entry.mtime = ZIP_EPOCH;
    this.#zip.add(entry);
    entry.push(bytes, true);
    await this.#drain();
  }

  async finish(): Promise<void> {
    this.#zip.end();
    await this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#error !== null) throw this.#error;
    const chunks = this.#chunks;
    this.#chunks = [];
    for (const chunk of chunks) {
      await this.#output.write(chunk);
      this.#length += chunk.length;
    }
  }
}

/**
 * Unpacks an archive into a new project folder, which appears whole or not at all.
 * @throws ProjectError with the one thing that is wrong, DocumentError when the records in it are not valid.
 */
export async function unpackProject(
  file: string,
  directory: string,
  options: ProjectOptions & { readonly limits?: UnpackLimits } = {},
): Promise<void> {
  const fs = options.fs ?? nodeFileSystem;
  const zip = await ZipReader.open(file, options.limits ?? DEFAULT_UNPACK_LIMITS);
  try {
    const texts = new Map<string, string>();
    const assets = new Map<string, string>();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const refuse = (name: string, expected: string, got: string): never => {
      throw new ProjectError(`${file}: ${name}`, expected, got);
    };
    // First everything is looked at, by name; then the records are read; only then is anything written.
    const others: (typeof zip.entries)[number][] = [];
    for (const entry of zip.entries) {
      const [folder, assetName] = entry.name.split('/');
      if (entry.name === FORMAT_FILE || recordOfPath(entry.name) !== null) {
        if (entry.byteLength > MAX_RECORD_BYTES)
          refuse(entry.name, `at most ${MAX_RECORD_BYTES} bytes`, `${entry.byteLength}`);
        try {
          texts.set(entry.name, decoder.decode(await entry.read()));
        } catch (error) {
          if (error instanceof ProjectError) throw error;
          refuse(entry.name, 'UTF-8 text', 'other bytes');
        }
      } else if (folder === ASSETS && assetName !== undefined && entry.name === `${ASSETS}/${assetName}`) {
        const hash =
          hashOfAssetName(assetName) ?? refuse(entry.name, 'an asset named by its SHA-256', 'another name');
        assets.set(hash, assetName);
        others.push(entry);
      } else if (folder === RENDERS && entry.name !== RENDERS) others.push(entry);
      else refuse(entry.name, `${FORMAT_FILE}, a record, an asset or a render`, 'another file');
    }
    const { document } = parseFiles(texts, assets);

    await placeFolder(directory, fs, async (draft) => {
      for (const folder of [ASSETS, RENDERS, JOURNAL]) await fs.makeDirectory(inProject(draft, folder));
      for (const [name, text] of HOUSEKEEPING_FILES) await writeFileAtomic(inProject(draft, name), text, fs);
      await checkOut(draft, filesFromDocument(document), fs);
      for (const entry of others) {
        const bytes = await entry.read();
        const hash = entry.name.startsWith(`${ASSETS}/`)
          ? hashOfAssetName(entry.name.slice(ASSETS.length + 1))
          : null;
        if (hash !== null && createHash('sha256').update(bytes).digest('hex') !== hash)
          refuse(entry.name, 'bytes whose SHA-256 is its name', 'others');
        const target = inProject(draft, entry.name);
        await fs.makeDirectory(parentOf(target));
        await writeFileAtomic(target, bytes, fs);
      }
    });
  } finally {
    await zip.close();
  }
}
