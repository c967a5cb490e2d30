/** Projects as the start screen shows them: looked at without a lock, and never in the way of whoever has them open. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { DocumentError, projectOf, recordsOf } from '../../core/document/index.ts';
import type { ProjectCard } from '../../core/protocol/index.ts';
import { readProject } from '../project/index.ts';
import { countUnsavedCommands } from '../project/unsaved.ts';
import { PROJECT_SUFFIX, RENDERS } from '../project/layout.ts';
import { errorData } from './desk-error.ts';
import type { RecentProject } from './personal-files.ts';

export const thumbnailKey = (directory: string): string =>
  createHash('sha256').update(directory).digest('hex').slice(0, 32);
export const THUMBNAIL_FILE = 'project-thumbnail.png';

export const readThumbnail = (directory: string): Promise<Uint8Array> =>
  readFile(path.join(directory, RENDERS, THUMBNAIL_FILE));

export async function projectFoldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.endsWith(PROJECT_SUFFIX))
    .map((entry) => path.join(folder, entry.name));
}

/** Recent ones first, then what else lies in the projects folder. */
export async function findProjects(
  recents: readonly RecentProject[],
  projectsFolder: string,
): Promise<readonly ProjectCard[]> {
  const openedAt = new Map(recents.map((recent) => [recent.directory, recent.openedAt]));
  const found = await projectFoldersIn(projectsFolder);
  const directories = [...new Set([...openedAt.keys(), ...found])];
  const cards = await Promise.all(
    directories.map((directory) => cardOf(directory, openedAt.get(directory) ?? null)),
  );
  const when = (card: ProjectCard): string => card.openedAt ?? card.modifiedAt ?? '';
  return cards.filter((card) => card !== null).sort((a, b) => (when(a) < when(b) ? 1 : -1));
}

async function cardOf(directory: string, openedAt: string | null): Promise<ProjectCard | null> {
  const name = path.basename(directory, PROJECT_SUFFIX);
  const base = {
    directory,
    name,
    thumbnailKey: null,
    openedAt,
    modifiedAt: null,
    shotCount: null,
    unsavedCommands: 0,
  };
  const info = await stat(directory).catch(() => null);
  if (info === null) return { ...base, problem: 'the folder is not there' };
  const picture = await stat(path.join(directory, RENDERS, THUMBNAIL_FILE)).catch(() => null);
  const seen = {
    ...base,
    thumbnailKey: picture === null ? null : `${thumbnailKey(directory)}-${Math.round(picture.mtimeMs)}`,
    modifiedAt: info.mtime.toISOString(),
  };
  try {
    const { document } = await readProject(directory);
    return {
      ...seen,
      name: projectOf(document).name,
      shotCount: recordsOf(document, 'shot').length,
      unsavedCommands: await countUnsavedCommands(directory),
      problem: null,
    };
  } catch (cause) {
    const more =
      cause instanceof DocumentError && cause.issues.length > 1 ? ` (${cause.issues.length} problems)` : '';
    return { ...seen, problem: `${errorData(cause).message}${more}` };
  }
}
