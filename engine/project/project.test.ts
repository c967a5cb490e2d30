/** Projects on disk: what is saved is what is read, nothing acknowledged is lost, and one writer at a time. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentsEqual, setProperty, type Document } from '../../core/document/index.ts';
import { nodeFileSystem } from '../storage/file-system.ts';
import { countingFileSystem } from '../storage/testing/counting-file-system.ts';
import { scratchFolder } from '../storage/testing/scratch-folder.ts';
import { createProject, openProject, readProject } from './open-project.ts';
import { makeSampleProject, makeSmallProject, sessionCommands } from './testing/save-session.ts';

const root = scratchFolder('project');
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const freshName = (): string => join(root, `P${++count}.penumbra`);

const rename = (name: string) => setProperty('cam_a', ['name'], name, `Call it ${name}`);
const nameOf = (document: Document): string | undefined => document.records.get('cam_a')?.name;

/** Every file that a person or version control sees, by path. */
function visibleFiles(directory: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !entry.parentPath.includes('journal')) {
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(directory.length), readFileSync(path, 'utf8'));
    }
  return files;
}

describe('a project on disk', () => {
  it('is a folder of readable records that opens as it was saved', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    const { document } = project;
    await project.close();
    expect(readdirSync(directory).sort()).toEqual([
      '.gitattributes',
      '.gitignore',
      'assets',
      'format.json',
      'journal',
      'records',
      'renders',
    ]);
    expect(readFileSync(join(directory, 'records/camera/cam_a.json'), 'utf8')).toMatch(
      /^\{\n {2}"bodyId": null,\n/,
    );
    expect(documentsEqual((await readProject(directory)).document, document)).toBe(true);
  });

  it('save, load and save again gives the same bytes', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    for (const command of sessionCommands(project.document)) await project.apply(command);
    await project.save();
    await project.close();
    const first = visibleFiles(directory);

    const again = await openProject(directory);
    expect(again.recovery).toMatchObject({ commands: 0, finishedSave: false, tornBytes: 0, setAside: [] });
    await again.apply(rename('Z'));
    await again.undo();
    expect(again.hasUnsavedChanges).toBe(false);
    await again.save();
    await again.close();
    expect(visibleFiles(directory)).toEqual(first);
  });

  it('writes only the records that changed', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    const before = visibleFiles(directory);
    await project.apply(rename('New'));
    await project.save();
    const changed = [...visibleFiles(directory)]
      .filter(([path, text]) => before.get(path) !== text)
      .map(([path]) => path);
    expect(changed).toEqual(['/records/camera/cam_a.json']);
    await project.close();
  });

  it('keeps unsaved commands over closing, with undo', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    await project.apply(rename('B'));
    await project.apply(rename('C'));
    await project.undo();
    await project.close();
    const again = await openProject(directory);
    expect(again.recovery.commands).toBe(3);
    expect(nameOf(again.document)).toBe('B');
    // undo and redo go on where they stood
    await again.redo();
    expect(nameOf(again.document)).toBe('C');
    await again.undo();
    await again.undo();
    expect(nameOf(again.document)).toBe('A');
    expect(await again.undo()).toBeNull();
    await again.close();
  });

  it('does a command once, however often it is asked for, also after a crash and a save', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    await project.apply(rename('B'), 'first');
    await project.apply(rename('C'), 'second');
    await project.undo('third');
    expect(await project.apply(rename('X'), 'first')).toBeNull();
    expect(await project.undo('third')).toBeNull();
    await project.close();
    const again = await openProject(directory);
    expect(await again.apply(rename('X'), 'second')).toBeNull();
    expect(await again.undo('third')).toBeNull();
    expect(nameOf(again.document)).toBe('B');
    await again.save();
    await again.close();
    const third = await openProject(directory);
    expect(await third.apply(rename('X'), 'first')).toBeNull();
    expect(await third.apply(rename('Y'), 'new')).not.toBeNull();
    expect(nameOf(third.document)).toBe('Y');
    await third.close();
  });

  it('tells listeners after the command is on the disk', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    const heard: (string | undefined)[] = [];
    const stop = project.subscribe((event) => heard.push(nameOf(event.document)));
    await Promise.all([project.apply(rename('1')), project.apply(rename('2')), project.undo()]);
    stop();
    await project.redo();
    expect(heard).toEqual(['1', '2', '1']);
    await project.close();
    await expect(project.apply(rename('3'))).rejects.toThrow(
      'expected an open project, got one that was closed',
    );
  });

  it('refuses a name that is taken and a folder that is no project', async () => {
    const directory = freshName();
    await (await createProject(directory, { name: 'A' })).close();
    await expect(createProject(directory, { name: 'A' })).rejects.toThrow(
      'expected a name that is free, got something that exists',
    );
    await expect(openProject(join(root, 'nothing'))).rejects.toThrow(
      'expected a project folder, got nothing there',
    );
    const other = freshName();
    cpSync(join(directory, 'renders'), other, { recursive: true });
    await expect(openProject(other)).rejects.toThrow(
      'format.json: expected a project folder with this file, got no such file',
    );
    expect(existsSync(join(other, '.lock'))).toBe(false);
  });
});

describe('the journal', () => {
  const segmentOf = (directory: string): string => {
    const [name] = readdirSync(join(directory, 'journal'))
      .filter((file) => /^\d+\.jsonl$/.test(file))
      .sort()
      .reverse();
    return join(directory, 'journal', name!);
  };
  async function edited(): Promise<string> {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    for (const name of ['1', '2', '3']) await project.apply(rename(name));
    await project.close();
    return directory;
  }

  it.each([1, 5, 40])('gives up a last line that lost its last %i bytes, and says so', async (cut) => {
    const directory = await edited();
    const bytes = readFileSync(segmentOf(directory));
    writeFileSync(segmentOf(directory), bytes.subarray(0, -cut));
    expect(nameOf((await readProject(directory)).document)).toBe('2');
    const project = await openProject(directory);
    expect(project.recovery).toMatchObject({ commands: 2, setAside: [] });
    expect(project.recovery.tornBytes).toBeGreaterThan(0);
    // What follows must not be glued to the torn line.
    await project.apply(rename('4'));
    await project.close();
    const again = await openProject(directory);
    expect(nameOf(again.document)).toBe('4');
    expect(again.recovery).toMatchObject({ commands: 3, tornBytes: 0 });
    await again.close();
  });

  it('keeps aside what follows damage in the middle', async () => {
    const directory = await edited();
    const text = readFileSync(segmentOf(directory), 'utf8');
    writeFileSync(segmentOf(directory), text.replace('"value":"2"', '"value":"X"'));
    const project = await openProject(directory);
    expect(nameOf(project.document)).toBe('1');
    expect(project.recovery).toMatchObject({
      commands: 1,
      setAside: [expect.stringMatching(/set-aside\.jsonl$/)],
    });
    expect(readFileSync(join(directory, project.recovery.setAside[0]!), 'utf8')).toContain('"value":"3"');
    expect(project.recovery.warnings[0]?.got).toContain('a damaged line in the middle');
    await project.close();
    const again = await openProject(directory);
    expect(again.recovery).toMatchObject({ commands: 1, setAside: [] });
    await again.close();
  });

  it('keeps commands aside when the saved files were changed under them', async () => {
    const directory = await edited();
    const path = join(directory, 'records/camera/cam_a.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"name": "A"', '"name": "Merged"'));
    const reader = await readProject(directory);
    expect(nameOf(reader.document)).toBe('Merged');
    expect(reader.warnings[0]?.got).toContain('3 for another version of it');
    const project = await openProject(directory);
    expect(nameOf(project.document)).toBe('Merged');
    expect(project.recovery.setAside).toHaveLength(1);
    await project.close();
  });

  it('ignores line ends that a checkout changed', async () => {
    const directory = await edited();
    const path = join(directory, 'records/camera/cam_a.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    const project = await openProject(directory);
    expect(nameOf(project.document)).toBe('3');
    await project.close();
  });

  it('takes a command back that a full disk refused', async () => {
    const directory = freshName();
    await (await makeSampleProject(directory)).close();
    let full = false;
    const fs = countingFileSystem(nodeFileSystem, async (_, operation, half) => {
      if (!full || operation !== 'write') return;
      await half();
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    });
    const project = await openProject(directory, { fs });
    await project.apply(rename('1'));
    full = true;
    await expect(project.apply(rename('2'))).rejects.toThrow('ENOSPC');
    await expect(project.undo()).rejects.toThrow('ENOSPC');
    expect(nameOf(project.document)).toBe('1');
    full = false;
    // Caught: leaving half a line in the journal, which swallows all that follows.
    await project.apply(rename('3'));
    await project.undo();
    await project.close();
    const again = await openProject(directory);
    expect(nameOf(again.document)).toBe('1');
    expect(again.recovery).toMatchObject({ commands: 3, tornBytes: 0 });
    await again.close();
  });
});

describe('a save that fails at one operation', () => {
  it('can be tried again, and nothing done before or after is lost', async () => {
    // Caught: journalling into the old segment after the new snapshot was committed.
    for (let at = 1, finished = false; !finished; at++) {
      const directory = freshName();
      await (await makeSmallProject(directory)).close();
      let saving = false;
      let operations = 0;
      const fs = countingFileSystem(nodeFileSystem, () => {
        if (saving && ++operations === at) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
      });
      const project = await openProject(directory, { fs });
      for (const command of sessionCommands(project.document)) await project.apply(command);
      saving = true;
      const failed = await project.save().then(
        () => false,
        () => true,
      );
      saving = false;
      finished = operations < at;
      // Only tidying away old journals may fail unheard; everything before it must be told.
      if (!finished && !failed) expect(operations).toBe(at);
      await project.apply(rename('after'));
      const { document } = project;
      await project.close();
      expect(documentsEqual((await readProject(directory)).document, document), `operation ${at}`).toBe(true);
      const again = await openProject(directory);
      expect(documentsEqual(again.document, document)).toBe(true);
      await again.close();
      // What failed to close is closed now.
      await fs.abandon();
      rmSync(directory, { recursive: true });
    }
  });
});

describe('reading while another saves', () => {
  it('always gives one state', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    let done = false;
    const writer = (async () => {
      for (let i = 0; i < 15; i++) {
        // Two records that always agree: a reader that mixes states sees them differ.
        await project.apply({
          label: 'x',
          edits: [...rename(`n${i}`).edits, ...setProperty('cam_b', ['name'], `n${i}`, 'x').edits],
        });
        await project.save();
      }
      done = true;
    })();
    while (!done) {
      const { document } = await readProject(directory);
      const [a, b] = [nameOf(document), document.records.get('cam_b')?.name];
      if (a !== 'A') expect(a).toBe(b);
    }
    await writer;
    await project.close();
  });
});

describe('assets', () => {
  it('lie under their hash, once, and are checked when read', async () => {
    const directory = freshName();
    const project = await makeSampleProject(directory);
    const bytes = new TextEncoder().encode('hello');
    const hash = await project.importAsset(bytes, 'txt');
    expect(hash).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
    expect(await project.importAsset(bytes, 'bin')).toBe(hash);
    expect(project.assetName(hash)).toBe(`${hash}.txt`);
    expect(await project.readAsset(hash)).toEqual(bytes);
    await expect(project.importAsset(bytes, '../x')).rejects.toThrow(
      'an extension of 1 to 8 lower-case letters and digits',
    );

    writeFileSync(join(directory, 'assets', `${hash}.txt`), 'hellp');
    await expect(project.readAsset(hash)).rejects.toThrow('expected bytes whose SHA-256 is its name');
    // Importing the same bytes again heals it.
    await project.importAsset(bytes, 'txt');
    expect(await project.readAsset(hash)).toEqual(bytes);
    await project.close();
    const reader = await readProject(directory);
    expect(await reader.readAsset(hash)).toEqual(bytes);
    await expect(reader.readAsset('0'.repeat(64))).rejects.toThrow(
      'expected an asset of this project, got no such file',
    );
  });
});

describe.skipIf(process.platform === 'win32')('links out of the project', () => {
  it.each(['records', 'assets', 'journal', 'renders', 'records/camera', 'records/camera/cam_a.json'])(
    'are refused: %s',
    async (path) => {
      const directory = freshName();
      await (await makeSampleProject(directory)).close();
      const outside = join(root, `outside${count}`);
      cpSync(join(directory, path), outside, { recursive: true });
      rmSync(join(directory, path), { recursive: true });
      symlinkSync(outside, join(directory, path));
      await expect(openProject(directory)).rejects.toThrow('symbolic link');
      await expect(readProject(directory)).rejects.toThrow('symbolic link');
    },
  );

  it('an asset that is a link is not there', async () => {
    const directory = freshName();
    await (await makeSampleProject(directory)).close();
    symlinkSync('/etc/hostname', join(directory, 'assets', `${'e'.repeat(64)}.txt`));
    const reader = await readProject(directory);
    expect(reader.assetName('e'.repeat(64))).toBeNull();
  });

  it('rubbish in the journal folder is left alone', async () => {
    const directory = freshName();
    await (await makeSampleProject(directory)).close();
    appendFileSync(join(directory, 'journal', 'notes.txt'), 'mine');
    appendFileSync(join(directory, 'journal', '0000099.jsonl'), 'not ours');
    await (await openProject(directory)).close();
    expect(readFileSync(join(directory, 'journal', 'notes.txt'), 'utf8')).toBe('mine');
  });
});
