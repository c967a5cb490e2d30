/** A project as one file: there and back without loss, and nothing that a stranger's archive tries gets anywhere. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsEqual, filesFromDocument, setProperty } from '../../core/document/index.ts';
import { sampleDocument } from '../../core/document/testing/sample-document.ts';
import { scratchFolder } from '../storage/testing/scratch-folder.ts';
import { openProject, readProject } from './open-project.ts';
import { DEFAULT_UNPACK_LIMITS, packProject, unpackProject } from './pack.ts';
import { makeSampleProject } from './testing/save-session.ts';
import { forgeZip, type ForgedEntry } from './testing/zip-forge.ts';

const root = scratchFolder('pack');
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('packing', () => {
  const source = join(root, 'Source.penumbra');
  const file = join(root, 'Source.penumbra.zip');
  let hash = '';

  beforeAll(async () => {
    const project = await makeSampleProject(source);
    hash = await project.importAsset(new TextEncoder().encode('x'.repeat(5000)), 'glb');
    await project.save();
    // In the journal only: it goes along.
    await project.apply(setProperty('cam_a', ['name'], 'Unsaved', 'x'));
    writeFileSync(join(source, 'renders', 'frame.exr'), 'pixels');
    await packProject(source, file, { renders: true });
    await project.close();
  });

  it('comes back whole', async () => {
    const target = join(root, 'Target.penumbra');
    await unpackProject(file, target);
    const [a, b] = [await readProject(source), await readProject(target)];
    expect(documentsEqual(a.document, b.document)).toBe(true);
    expect(b.document.records.get('cam_a')?.name).toBe('Unsaved');
    expect(await b.readAsset(hash)).toHaveLength(5000);
    expect(readFileSync(join(target, 'renders', 'frame.exr'), 'utf8')).toBe('pixels');
    await (await openProject(target)).close();
    await expect(unpackProject(file, target)).rejects.toThrow('expected a name that is free');
  });

  it('gives the same bytes every time', async () => {
    const again = join(root, 'again.zip');
    await packProject(source, again, { renders: true });
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
    expect(readdirSync(root).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('refuses to pack a damaged asset', async () => {
    const path = join(source, 'assets', `${hash}.glb`);
    const bytes = readFileSync(path);
    writeFileSync(path, 'damaged');
    await expect(packProject(source, join(root, 'bad.zip'))).rejects.toThrow(
      'expected bytes whose SHA-256 is its name',
    );
    writeFileSync(path, bytes);
    expect(existsSync(join(root, 'bad.zip'))).toBe(false);
  });
});

describe('hostile archives', () => {
  const good: ForgedEntry[] = [...filesFromDocument(sampleDocument())].map(([name, text]) => ({
    name,
    bytes: Buffer.from(text),
  }));
  const extra = (name: string, fields: Partial<ForgedEntry> = {}): ForgedEntry[] => [
    ...good,
    { name, bytes: Buffer.from('x'), ...fields },
  ];
  const zeros = new Uint8Array(2_000_000);
  const limits = { ...DEFAULT_UNPACK_LIMITS, fileBytes: 1_000_000, totalBytes: 1_500_000, entries: 100 };
  let n = 0;

  const attempt = async (archive: Uint8Array): Promise<string> => {
    const file = join(root, `hostile${++n}.zip`);
    const target = join(root, `Hostile${n}.penumbra`);
    writeFileSync(file, archive);
    const before = readdirSync(root).length;
    try {
      await unpackProject(file, target, { limits });
    } catch (error) {
      // Nothing is left of a refused archive.
      expect(readdirSync(root)).toHaveLength(before);
      return error instanceof Error ? error.message : String(error);
    }
    return 'accepted';
  };

  it('takes the honest one', async () => {
    expect(await attempt(forgeZip(good))).toBe('accepted');
    expect(await attempt(forgeZip(good.map((entry) => ({ ...entry, deflate: true }))))).toBe('accepted');
  });

  it.each<[string, () => Uint8Array, string]>([
    [
      'a path upwards',
      () => forgeZip(extra('../evil.txt')),
      'expected relative file names that stay in the project, got "../evil.txt"',
    ],
    [
      'a path upwards inside',
      () => forgeZip(extra('renders/../../evil')),
      'expected relative file names that stay',
    ],
    ['an absolute path', () => forgeZip(extra('/etc/evil')), 'expected relative file names that stay'],
    ['a drive', () => forgeZip(extra('C:/evil')), 'expected relative file names that stay'],
    ['backslashes', () => forgeZip(extra('renders\\..\\..\\evil')), 'expected relative file names that stay'],
    ['a device name', () => forgeZip(extra('renders/nul.exr')), 'expected relative file names that stay'],
    ['a name with NUL', () => forgeZip(extra('renders/a\0b')), 'expected relative file names that stay'],
    [
      'a name that is not UTF-8',
      () => forgeZip(extra('renders/\ufffd')),
      'expected relative file names that stay',
    ],
    ['a folder entry', () => forgeZip(extra('renders/')), 'expected relative file names that stay'],
    [
      'the same file twice',
      () => forgeZip(extra('format.json')),
      'expected each file once, got "format.json" twice',
    ],
    ['names that differ in case', () => forgeZip(extra('FORMAT.json')), 'expected each file once'],
    [
      'a symbolic link',
      () => forgeZip(extra('renders/link', { unixMode: 0o120777 })),
      'a link or a special file',
    ],
    ['a pipe', () => forgeZip(extra('renders/pipe', { unixMode: 0o010644 })), 'a link or a special file'],
    [
      'a password',
      () => forgeZip(extra('renders/secret', { flags: 1 })),
      'expected files without a password',
    ],
    ['another method', () => forgeZip(extra('renders/a', { method: 12 })), 'packed by method 12'],
    [
      'a bomb that says its size',
      () => forgeZip(extra('renders/a', { bytes: zeros, deflate: true })),
      'expected files of at most 1000000 bytes',
    ],
    [
      'a bomb that lies',
      () => forgeZip(extra('renders/a', { bytes: zeros, deflate: true, claimed: 1000 })),
      'expected a deflated file of 1000 bytes',
    ],
    [
      'many middling files',
      () =>
        forgeZip([
          ...good,
          ...[0, 1].map((i) => ({ name: `renders/${i}`, bytes: zeros.subarray(0, 900_000), deflate: true })),
        ]),
      'expected at most 1500000 bytes in all',
    ],
    [
      'too many files',
      () =>
        forgeZip([
          ...good,
          ...Array.from({ length: 100 }, (_, i) => ({ name: `renders/${i}`, bytes: zeros.subarray(0, 1) })),
        ]),
      'expected at most 100 files',
    ],
    [
      'files that overlap',
      () => forgeZip(extra('renders/a', { offset: 0 })),
      'expected files that share no bytes',
    ],
    [
      'two names for one file',
      () => forgeZip(extra('renders/a', { localName: 'renders/b' })),
      'expected one name',
    ],
    [
      'a wrong checksum',
      () => forgeZip(extra('renders/a', { crc: 7 })),
      'expected bytes that match their checksum',
    ],
    [
      'a size that is not',
      () => forgeZip(extra('renders/a', { claimed: 7 })),
      'expected stored files of one size',
    ],
    [
      'a count that is not',
      () => forgeZip(good, good.length + 1),
      `expected a directory of ${good.length + 1} files`,
    ],
    [
      'a file that has no place',
      () => forgeZip(extra('run-me.sh')),
      'expected format.json, a record, an asset or a render, got another file',
    ],
    ['a journal', () => forgeZip(extra('journal/000001.jsonl')), 'got another file'],
    [
      'an asset under a false hash',
      () => forgeZip(extra(`assets/${'0'.repeat(64)}.glb`)),
      'expected bytes whose SHA-256 is its name',
    ],
    [
      'an asset without a hash',
      () => forgeZip(extra('assets/chair.glb')),
      'expected an asset named by its SHA-256',
    ],
    ['an asset in a folder', () => forgeZip(extra(`assets/a/${'0'.repeat(64)}.glb`)), 'got another file'],
    [
      'half an archive',
      () => forgeZip(good).subarray(0, 3000),
      'expected a zip archive, got no directory at its end',
    ],
    ['no archive', () => Buffer.from('hello'), 'expected a zip archive, got 5 bytes'],
    [
      'no format file',
      () => forgeZip(good.filter(({ name }) => name !== 'format.json')),
      'format.json: expected a project folder with this file',
    ],
    [
      'a broken record',
      () => forgeZip(good.map((e) => (e.name.includes('cam_a') ? { ...e, bytes: Buffer.from('{}') } : e))),
      'records/camera/cam_a.json: kind: expected "camera"',
    ],
    [
      'bytes that are no text',
      () => forgeZip(good.map((e) => (e.name.includes('cam_a') ? { ...e, bytes: Buffer.from([0xff]) } : e))),
      'expected UTF-8 text',
    ],
  ])('%s', async (_, archive, message) => {
    expect(await attempt(archive())).toContain(message);
  });
});
