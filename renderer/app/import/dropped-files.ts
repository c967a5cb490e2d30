/** The files of a drop, those inside folders too. */
import type { NamedFile } from './import-files.ts';

/** Of one drop, files inside folders counted. */
export const MOST_FILES = 2000;

/** @throws Error when there are more than `MOST_FILES`. */
export async function droppedFiles(data: DataTransfer): Promise<readonly NamedFile[]> {
  // entries must be asked for before the first await: afterwards the drop is over
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  const found: NamedFile[] = [];
  if (entries.every((entry) => entry === null)) return plain.map((file) => ({ path: file.name, file }));
  for (const entry of entries) if (entry !== null) await collect(entry, '', found);
  return found;
}

async function collect(entry: FileSystemEntry, folder: string, found: NamedFile[]): Promise<void> {
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    if (found.length >= MOST_FILES)
      throw new Error(
        `More than ${MOST_FILES} files were dropped: drop the models that you need, or a .zip.`,
      );
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return;
    for (const child of batch) await collect(child, `${path}/`, found);
  }
}

/** Asks for files with the system's picker. */
export function pickFiles(accept: string, isMany = true): Promise<readonly NamedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = isMany;
    input.accept = accept;
    input.onchange = () => resolve([...(input.files ?? [])].map((file) => ({ path: file.name, file })));
    input.oncancel = () => resolve([]);
    input.click();
  });
}
