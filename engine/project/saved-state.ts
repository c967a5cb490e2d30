/**
 * The saved state of a project on disk. A save first writes all files of the new state into one snapshot, which appears in one
 * step and is the moment of saving; then the files people see are brought to it; then the journal's next segment is started,
 * which says that this is done. Wherever it stops, the next opening finishes it or finds that nothing had happened.
 */
import { createHash } from 'node:crypto';
import {
  DocumentError,
  filesFromDocument,
  FORMAT_FILE,
  formatJson,
  isJsonObject,
  MAX_RECORD_BYTES,
  RECORD_KINDS,
  recordOfPath,
  validateProject,
  type Document,
  type Issue,
} from '../../core/document/index.ts';
import { replaceFile, TEMPORARY_SUFFIX, writeFileAtomic } from '../storage/atomic-write.ts';
import { parentOf, type EntryType, type FileSystem } from '../storage/file-system.ts';
import {
  ASSETS,
  generationOf,
  hashOfAssetName,
  inProject,
  JOURNAL,
  RECORDS,
  segmentPath,
  snapshotPath,
} from './layout.ts';
import { ProjectError } from './project-error.ts';

const MAX_SNAPSHOT_BYTES = 2 ** 30;
/** Older saves than these are dropped from the journal folder. */
const KEPT_GENERATIONS = 3;

/** SHA-256 over the paths and texts of all files of a document: equal for equal documents. */
export function stateHash(document: Document): string {
  const hash = createHash('sha256');
  for (const [path, text] of filesFromDocument(document))
    hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`);
  return hash.digest('hex');
}

export interface Generations {
  /** The newest of either kind; 0 when there is none. */
  readonly newest: number;
  /** A save that was committed and whose files may not all be in place. */
  readonly unfinished: number | null;
  /** The newest journal segment, or null. */
  readonly segment: number | null;
  readonly all: ReadonlySet<number>;
}

export async function findGenerations(directory: string, fs: FileSystem): Promise<Generations> {
  const found = { snapshot: new Set<number>(), segment: new Set<number>() };
  for (const { name, type } of await fs.list(inProject(directory, JOURNAL))) {
    const file = generationOf(name);
    if (file === null) continue;
    requireFile(`${JOURNAL}/${name}`, type);
    found[file.type].add(file.generation);
  }
  const snapshot = Math.max(0, ...found.snapshot);
  const segment = Math.max(0, ...found.segment);
  return {
    newest: Math.max(snapshot, segment),
    unfinished: snapshot > segment ? snapshot : null,
    segment: segment > 0 ? segment : null,
    all: new Set([...found.snapshot, ...found.segment]),
  };
}

/** The moment of saving. When it resolves, or fails after the name appeared, the new state is the saved one. */
export async function writeSnapshot(
  directory: string,
  generation: number,
  document: Document,
  fs: FileSystem,
): Promise<void> {
  const files = Object.fromEntries(filesFromDocument(document));
  const text = formatJson({ files, hash: stateHash(document) });
  await writeFileAtomic(inProject(directory, snapshotPath(generation)), text, fs);
}

/** @returns the files of a snapshot by path. @throws ProjectError when it is not intact. */
export async function readSnapshot(
  directory: string,
  generation: number,
  fs: FileSystem,
): Promise<Map<string, string>> {
  const path = snapshotPath(generation);
  const damaged = (what: string): never => {
    throw new ProjectError(path, 'an intact snapshot of an unfinished save', what);
  };
  const bytes = await fs.read(inProject(directory, path), MAX_SNAPSHOT_BYTES);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return damaged('text that is not JSON');
  }
  if (!isJsonObject(value) || !isJsonObject(value['files'])) return damaged('no list of files');
  const files = new Map<string, string>();
  for (const [name, text] of Object.entries(value['files'])) {
    if (typeof text !== 'string' || (name !== FORMAT_FILE && recordOfPath(name) === null))
      return damaged(`the file ${JSON.stringify(name)}`);
    files.set(name, text);
  }
  const { document } = validateProject(files);
  if (document === null || stateHash(document) !== value['hash'])
    return damaged('files that do not match its hash');
  return files;
}

/** Brings the files people see to those of a state: only files that differ are written. Doing it twice does no harm. */
export async function checkOut(
  directory: string,
  files: ReadonlyMap<string, string>,
  fs: FileSystem,
): Promise<void> {
  const folders = new Set<string>();
  const present = await readWorkingFiles(directory, fs);
  for (const kind of RECORD_KINDS) {
    const folder = inProject(directory, `${RECORDS}/${kind}`);
    if ((await fs.typeOf(folder)) === null) {
      await fs.makeDirectory(folder);
      folders.add(parentOf(folder)).add(directory);
    }
  }
  for (const [path, text] of files) {
    if (present.get(path) === text) continue;
    const target = inProject(directory, path);
    await replaceFile(target, text, fs);
    folders.add(parentOf(target));
  }
  for (const path of present.keys()) {
    if (files.has(path) || recordOfPath(path) === null) continue;
    const target = inProject(directory, path);
    await fs.remove(target);
    folders.add(parentOf(target));
  }
  for (const folder of folders) await fs.syncDirectory(folder);
}

/** Texts of `format.json` and everything under `records/`, by path. @throws ProjectError for links and files beyond measure. */
export async function readWorkingFiles(directory: string, fs: FileSystem): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const read = async (path: string): Promise<void> => {
    const bytes = await fs.read(inProject(directory, path), MAX_RECORD_BYTES);
    try {
      files.set(path, decoder.decode(bytes));
    } catch {
      throw new ProjectError(path, 'UTF-8 text', 'other bytes');
    }
  };
  await requireRealFolder(directory, RECORDS, fs);
  const format = await fs.typeOf(inProject(directory, FORMAT_FILE));
  if (format !== null) {
    requireFile(FORMAT_FILE, format);
    await read(FORMAT_FILE);
  }
  for (const folder of await fs.list(inProject(directory, RECORDS))) {
    if (folder.type === 'link')
      throw new ProjectError(`${RECORDS}/${folder.name}`, 'a folder', 'a symbolic link');
    if (folder.type !== 'directory') continue;
    for (const file of await fs.list(inProject(directory, `${RECORDS}/${folder.name}`))) {
      const path = `${RECORDS}/${folder.name}/${file.name}`;
      if (file.name.endsWith(TEMPORARY_SUFFIX)) continue;
      if (recordOfPath(path) !== null) requireFile(path, file.type);
      if (file.type === 'file') await read(path);
    }
  }
  return files;
}

/** Where the layout has a file there is a file: a folder could not be replaced, a link would lead elsewhere. */
function requireFile(path: string, type: EntryType): void {
  if (type !== 'file')
    throw new ProjectError(path, 'a file', type === 'link' ? 'a symbolic link' : `a ${type}`);
}

/** A folder of the layout is a folder or not there yet; a link would lead writes elsewhere. */
export async function requireRealFolder(directory: string, name: string, fs: FileSystem): Promise<void> {
  const type = await fs.typeOf(inProject(directory, name));
  if (type !== null && type !== 'directory')
    throw new ProjectError(name, 'a folder', `a ${type === 'link' ? 'symbolic link' : type}`);
}

/** Hashes of the assets that are there. */
export async function listAssets(directory: string, fs: FileSystem): Promise<Map<string, string>> {
  const assets = new Map<string, string>();
  for (const { name, type } of await fs.list(inProject(directory, ASSETS))) {
    const hash = type === 'file' ? hashOfAssetName(name) : null;
    if (hash !== null) assets.set(hash, name);
  }
  return assets;
}

/** @throws DocumentError with everything that is wrong with the files. */
export function parseFiles(
  files: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): { readonly document: Document; readonly warnings: readonly Issue[] } {
  const { document, errors, warnings } = validateProject(files, new Set(assets.keys()));
  if (document === null) throw new DocumentError(errors);
  return { document, warnings };
}

/** Drops old saves, and what interrupted writes left behind. Called by the writer, when all is in place. */
export async function tidy(directory: string, generations: Generations, fs: FileSystem): Promise<void> {
  for (const generation of [...generations.all].sort((a, b) => a - b)) {
    if (generation > generations.newest - KEPT_GENERATIONS) continue;
    // The snapshot goes first: a snapshot without its segment would read as an unfinished save.
    for (const path of [snapshotPath(generation), segmentPath(generation)]) {
      const target = inProject(directory, path);
      if ((await fs.typeOf(target)) !== null) await fs.remove(target);
    }
  }
}

/** Removes temporary files that a killed writer left. Only the holder of the lock may. */
export async function sweepTemporaries(directory: string, fs: FileSystem): Promise<void> {
  const folders = ['', ASSETS, JOURNAL, RECORDS, ...RECORD_KINDS.map((kind) => `${RECORDS}/${kind}`)];
  for (const folder of folders) {
    const path = folder === '' ? directory : inProject(directory, folder);
    if ((await fs.typeOf(path)) !== 'directory') continue;
    for (const { name, type } of await fs.list(path))
      if (type === 'file' && name.endsWith(TEMPORARY_SUFFIX)) await fs.remove(inProject(path, name));
  }
}
