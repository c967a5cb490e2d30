/**
 * The few file operations that keeping a user's work needs, behind an interface so that a test can end the process at any one of
 * them. Nothing here follows a symbolic link when it opens a file: a project from elsewhere must not reach out of its folder.
 */
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, rename, rm, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export type EntryType = 'file' | 'directory' | 'link' | 'other';

export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when what was written is on the disk. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export interface FileSystem {
  /** The whole file. @throws when it is no regular file or longer than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** A new file. @throws EEXIST when there is one. */
  create(path: string): Promise<OpenFile>;
  /** An existing file, to write at its end. */
  append(path: string): Promise<OpenFile>;
  /** Replaces `to` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file. @throws EEXIST when `to` is taken. */
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** A folder with all that it holds. */
  removeTree(path: string): Promise<void>;
  makeDirectory(path: string): Promise<void>;
  /** @returns null when there is nothing at the path. */
  typeOf(path: string): Promise<EntryType | null>;
  /** What lies in a folder, sorted by name; empty when there is no such folder. */
  list(path: string): Promise<readonly { readonly name: string; readonly type: EntryType }[]>;
  /** Makes renames and removals in a folder durable. Windows cannot and does it by itself. */
  syncDirectory(path: string): Promise<void>;
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

interface HasType {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}
const typeFrom = (entry: HasType): EntryType =>
  entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';

/** O_NOFOLLOW does not exist on Windows, where making links takes rights that a project file does not have. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
/** A pipe in place of a file must not hang the program. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;

const wrap = (handle: FileHandle): OpenFile => ({
  async write(bytes) {
    for (let at = 0; at < bytes.length;)
      at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
  },
  sync: () => handle.sync(),
  truncate: (length) => handle.truncate(length),
  close: () => handle.close(),
});

export const nodeFileSystem: FileSystem = {
  async read(path, maxBytes) {
    const handle = await open(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new Error(`${path}: expected a regular file`);
      if (stat.size > maxBytes)
        throw new Error(`${path}: expected at most ${maxBytes} bytes, got ${stat.size}`);
      const bytes = await handle.readFile();
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } finally {
      await handle.close();
    }
  },
  create: async (path) => wrap(await open(path, 'wx', 0o666)),
  append: async (path) => wrap(await open(path, constants.O_WRONLY | constants.O_APPEND | NO_FOLLOW)),
  rename,
  link,
  remove: unlink,
  removeTree: (path) => rm(path, { recursive: true, force: true }),
  makeDirectory: async (path) => {
    await mkdir(path, { recursive: true });
  },
  async typeOf(path) {
    try {
      return typeFrom(await lstat(path));
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
      throw error;
    }
  },
  async list(path) {
    try {
      const entries = await readdir(path, { withFileTypes: true });
      return entries
        .map((entry) => ({ name: entry.name, type: typeFrom(entry) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  },
  async syncDirectory(path) {
    if (process.platform === 'win32') return;
    const handle = await open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } catch (error) {
      // Some network file systems know no sync of a folder; there is nothing better to do on them.
      if (!hasCode(error, 'EINVAL', 'ENOTSUP')) throw error;
    } finally {
      await handle.close();
    }
  },
};

export const parentOf = dirname;
