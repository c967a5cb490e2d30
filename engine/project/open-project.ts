/** Making, opening and looking at projects on disk. */
import { randomBytes } from 'node:crypto';
import {
  applyCommand,
  createId,
  createProjectRecord,
  filesFromDocument,
  type AnyRecord,
  type Document,
  type Issue,
  type ProjectRecord,
} from '../../core/document/index.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';
import { nodeFileSystem, parentOf, type FileSystem } from '../storage/file-system.ts';
import { ASSETS, HOUSEKEEPING_FILES, inProject, JOURNAL, RECORDS, RENDERS } from './layout.ts';
import { acquireLock } from './lock.ts';
import { Project, readAsset } from './project.ts';
import { ProjectError } from './project-error.ts';
import { loadProject, recoverProject } from './recover.ts';
import {
  checkOut,
  findGenerations,
  requireRealFolder,
  sweepTemporaries,
  type Generations,
} from './saved-state.ts';

export interface ProjectOptions {
  /** The disk; a test puts its own in front. */
  readonly fs?: FileSystem;
}

const FOLDERS = [ASSETS, RECORDS, RENDERS, JOURNAL] as const;

/** Uniform in [0, 1), from the system's generator. */
export const secureRandom = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

const todayIso = (): string => new Date().toISOString().slice(0, 10);

/**
 * Makes a project folder with its first records and opens it. The folder appears whole or not at all.
 * @param directory must not exist; its parent must.
 * @throws ProjectError, DocumentError when `records` are not a valid document.
 */
export async function createProject(
  directory: string,
  fields: { readonly name: string } & Partial<ProjectRecord>,
  records: readonly AnyRecord[] = [],
  options: ProjectOptions = {},
): Promise<Project> {
  const fs = options.fs ?? nodeFileSystem;
  const project = createProjectRecord({ id: createId('project', secureRandom), date: todayIso(), ...fields });
  const edits = [project, ...records].map((record) => ({ op: 'add', record }) as const);
  const { document } = applyCommand({ records: new Map() }, { label: 'New project', edits });
  await placeFolder(directory, fs, (draft) => writeNewProject(draft, document, fs));
  return openProject(directory, options);
}

async function writeNewProject(directory: string, document: Document, fs: FileSystem): Promise<void> {
  for (const folder of FOLDERS) await fs.makeDirectory(inProject(directory, folder));
  for (const [name, text] of HOUSEKEEPING_FILES) await writeFileAtomic(inProject(directory, name), text, fs);
  await checkOut(directory, filesFromDocument(document), fs);
}

/**
 * Fills a folder under another name and gives it its own in one step.
 * @throws ProjectError when there is something at `directory`.
 */
export async function placeFolder(
  directory: string,
  fs: FileSystem,
  fill: (draft: string) => Promise<void>,
): Promise<void> {
  if ((await fs.typeOf(directory)) !== null)
    throw new ProjectError(directory, 'a name that is free', 'something that exists');
  const draft = `${directory}.${randomBytes(6).toString('hex')}.partial`;
  try {
    await fs.makeDirectory(draft);
    await fill(draft);
    await fs.rename(draft, directory);
  } catch (error) {
    await fs.removeTree(draft).catch(() => undefined);
    throw error;
  }
  await fs.syncDirectory(parentOf(directory));
}

/**
 * Opens a project for writing, finishing what a crash interrupted.
 * @throws ProjectError when it is no project or someone else has it open; DocumentError when its files are not valid.
 */
export async function openProject(directory: string, options: ProjectOptions = {}): Promise<Project> {
  const fs = options.fs ?? nodeFileSystem;
  await requireProjectFolder(directory, fs);
  const lock = await acquireLock(directory, fs);
  try {
    await sweepTemporaries(directory, fs);
    for (const folder of FOLDERS) await fs.makeDirectory(inProject(directory, folder));
    const recovered = await recoverProject(directory, fs);
    return new Project({ directory, fs, lock, ...recovered });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

export interface ReadOnlyProject {
  /** With the commands that are in the journal only. */
  readonly document: Document;
  readonly warnings: readonly Issue[];
  /** Name of the asset's file, which tells its type; null when there is none. */
  assetName(hash: string): string | null;
  /** @throws ProjectError when there is no such asset or its bytes are not what its name says. */
  readAsset(hash: string): Promise<Uint8Array>;
}

const READ_ATTEMPTS = 8;

/**
 * Looks at a project without a lock and without changing anything, while another process may be saving it: what is returned is
 * one state, never parts of two.
 * @throws ProjectError, DocumentError
 */
export async function readProject(directory: string, options: ProjectOptions = {}): Promise<ReadOnlyProject> {
  const fs = options.fs ?? nodeFileSystem;
  await requireProjectFolder(directory, fs);
  for (let attempt = 1; ; attempt++) {
    const before = await findGenerations(directory, fs);
    try {
      const { history, assets, warnings, segment } = await loadProject(directory, before, fs);
      if (attempt < READ_ATTEMPTS && !(await isStill(before, directory, fs))) continue;
      const unusable = segment?.unusable ?? null;
      return {
        document: history.document,
        warnings: unusable === null ? warnings : [unusable, ...warnings],
        assetName: (hash) => assets.get(hash) ?? null,
        readAsset: (hash) => readAsset(directory, assets, hash, fs),
      };
    } catch (error) {
      if (attempt >= READ_ATTEMPTS || (await isStill(before, directory, fs))) throw error;
    }
  }
}

async function isStill(before: Generations, directory: string, fs: FileSystem): Promise<boolean> {
  const now = await findGenerations(directory, fs);
  return (
    now.newest === before.newest && now.unfinished === before.unfinished && now.segment === before.segment
  );
}

async function requireProjectFolder(directory: string, fs: FileSystem): Promise<void> {
  const type = await fs.typeOf(directory);
  if (type === null) throw new ProjectError(directory, 'a project folder', 'nothing there');
  if (type === 'file' || type === 'other') throw new ProjectError(directory, 'a project folder', `a ${type}`);
  for (const folder of FOLDERS) await requireRealFolder(directory, folder, fs);
}
