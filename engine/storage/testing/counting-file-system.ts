/**
 * A disk that counts every operation and asks before each whether it still happens: what the tests of crashes are made of. Opening,
 * writing, syncing, truncating and closing a file count as one each.
 */
import type { FileSystem, OpenFile } from '../file-system.ts';

/** Called before operation `number` (from 1). Throwing ends it; for a write, `half` writes the first half of the bytes first. */
export type BeforeOperation = (
  number: number,
  operation: string,
  half: () => Promise<void>,
) => void | Promise<void>;

export interface CountingFileSystem extends FileSystem {
  /** Closes what is still open, as the end of a process does. */
  abandon(): Promise<void>;
}

export function countingFileSystem(inner: FileSystem, before: BeforeOperation): CountingFileSystem {
  let count = 0;
  const open = new Set<OpenFile>();
  const nothing = (): Promise<void> => Promise.resolve();
  const step = async <T>(operation: string, act: () => Promise<T>, half = nothing): Promise<T> => {
    await before(++count, operation, half);
    return act();
  };
  const wrap = (file: OpenFile): OpenFile => {
    open.add(file);
    return wrapped(file);
  };
  const wrapped = (file: OpenFile): OpenFile => ({
    write: (bytes) =>
      step(
        'write',
        () => file.write(bytes),
        () => file.write(bytes.subarray(0, bytes.length >> 1)),
      ),
    sync: () => step('sync', () => file.sync()),
    truncate: (length) => step('truncate', () => file.truncate(length)),
    close: () =>
      step('close', async () => {
        open.delete(file);
        await file.close();
      }),
  });
  return {
    abandon: async () => {
      for (const file of open) await file.close();
      open.clear();
    },
    read: (path, maxBytes) => step('read', () => inner.read(path, maxBytes)),
    create: (path) => step('create', async () => wrap(await inner.create(path))),
    append: (path) => step('append', async () => wrap(await inner.append(path))),
    rename: (from, to) => step('rename', () => inner.rename(from, to)),
    link: (from, to) => step('link', () => inner.link(from, to)),
    remove: (path) => step('remove', () => inner.remove(path)),
    removeTree: (path) => step('removeTree', () => inner.removeTree(path)),
    makeDirectory: (path) => step('makeDirectory', () => inner.makeDirectory(path)),
    typeOf: (path) => step('typeOf', () => inner.typeOf(path)),
    list: (path) => step('list', () => inner.list(path)),
    syncDirectory: (path) => step('syncDirectory', () => inner.syncDirectory(path)),
  };
}
