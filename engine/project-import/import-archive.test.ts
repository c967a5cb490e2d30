/** Archives of things to import: what of them is imported, and what is refused before a byte is unpacked. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveEntries, importedEntries, MOST_IMPORTS, unpackEntry } from './import-archive.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'penumbra-archive-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function archive(names: readonly string[]): string {
  const files: Zippable = {};
  for (const name of names) files[name] = strToU8(name);
  const file = path.join(folder, 'given.zip');
  writeFileSync(file, zipSync(files));
  return file;
}

describe('what of an archive is imported', () => {
  it('is every model, and nothing of what lies beside it', () => {
    expect(importedEntries(['b/room.gltf', 'b/room.bin', 'b/wall.png', 'a.GLB', 'readme.txt'])).toEqual([
      'a.GLB',
      'b/room.gltf',
    ]);
  });
  it('is everything else that can be, where there is no model', () => {
    expect(importedEntries(['sky.hdr', 'spot.ies', 'notes.txt', 'card.png'])).toEqual([
      'card.png',
      'sky.hdr',
      'spot.ies',
    ]);
  });
});

describe('an archive', () => {
  it('may hold folders, and what systems leave behind', async () => {
    const file = archive(['set/', 'set/room.gltf', '__MACOSX/set/._room.gltf', 'set/.DS_Store']);
    expect(await archiveEntries(file, 'given.zip')).toEqual(['set/room.gltf']);
  });
  it('is refused when there is nothing to import, or far too much', async () => {
    await expect(archiveEntries(archive(['notes.docx']), 'given.zip')).rejects.toThrow(
      'given.zip: expected a glTF model or another file to import in it, got none',
    );
    const names = Array.from({ length: MOST_IMPORTS + 1 }, (_, i) => `${i}.glb`);
    await expect(archiveEntries(archive(names), 'given.zip')).rejects.toThrow(
      'at most 100 files to import, got 101',
    );
  });
  it('gives a glTF file with what lies at and below it, and a GLB alone', async () => {
    const file = archive(['set/room.gltf', 'set/tex/wall.png', 'other/big.bin', 'set/lamp.glb']);
    const room = await unpackEntry(file, 'set/room.gltf', path.join(folder, 'one'));
    expect(readFileSync(room, 'utf8')).toBe('set/room.gltf');
    expect(readFileSync(path.join(folder, 'one/set/tex/wall.png'), 'utf8')).toBe('set/tex/wall.png');
    expect(() => readFileSync(path.join(folder, 'one/other/big.bin'))).toThrow('ENOENT');
    await unpackEntry(file, 'set/lamp.glb', path.join(folder, 'two'));
    expect(() => readFileSync(path.join(folder, 'two/set/tex/wall.png'))).toThrow('ENOENT');
  });
  it('puts nothing outside the folder', async () => {
    await expect(archiveEntries(archive(['../../evil.glb']), 'given.zip')).rejects.toThrow(
      'relative file names',
    );
  });
});
