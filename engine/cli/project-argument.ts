/** PROJECT on the command line: a folder, a scene .json file, or a single-file archive, which is unpacked aside. */
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpackProject } from '../project/index.ts';
import { UsageError } from './usage-error.ts';

export interface ProjectArgument {
  /** A project folder or a scene file that can be loaded. */
  readonly path: string;
  /** False for a scene file. */
  readonly isFolder: boolean;
  /** True for a project folder that the user has: results may be kept in it. */
  readonly isOwnFolder: boolean;
}

const ZIP_MAGIC = 0x04034b50;

/** True when the file begins as a zip archive does. */
export async function isArchive(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === ZIP_MAGIC;
  } finally {
    await handle.close();
  }
}

/**
 * Runs `use` with the project and removes what was unpacked for it.
 * @throws UsageError when there is nothing at `file`; ProjectError, DocumentError for an archive that is not in order.
 */
export async function withProject<T>(
  file: string,
  use: (project: ProjectArgument) => Promise<T>,
): Promise<T> {
  const info = await stat(file).catch(() => {
    throw new UsageError(
      `${file}: expected a project folder, archive or scene .json file, got nothing there`,
    );
  });
  if (info.isDirectory()) return use({ path: file, isFolder: true, isOwnFolder: true });
  if (!(await isArchive(file))) return use({ path: file, isFolder: false, isOwnFolder: false });
  const scratch = await mkdtemp(path.join(tmpdir(), 'penumbra-'));
  try {
    const folder = path.join(scratch, 'project.penumbra');
    await unpackProject(file, folder);
    return await use({ path: folder, isFolder: true, isOwnFolder: false });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
