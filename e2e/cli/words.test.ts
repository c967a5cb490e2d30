/** Scenes from words on the command line: the shipped model, prompts of every kind, models that are not what they say, revision, locks. */
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf, type Document } from '../../core/document/index.ts';
import { openProject, readProject } from '../../engine/project/index.ts';
import { ownModelFile } from '../../engine/compose/scene-composer.ts';
import { penumbra, penumbraJson, scratchFolder } from './testing/cli.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
const at = (name: string): string => scratch.at(name);
beforeAll(async () => {
  scratch = await scratchFolder();
});
afterAll(() => scratch.remove());

const KITCHEN = 'a kitchen in the morning, a red table with three chairs and a vase';

async function documentOf(project: string): Promise<Document> {
  return (await readProject(project)).document;
}
/** Everything that was composed, in words that do not hang on when it was. */
async function composed(project: string): Promise<string> {
  const { records } = await documentOf(project);
  const own = [...records.values()].filter(({ kind }) => kind !== 'project');
  return JSON.stringify(own.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

describe('new', () => {
  it('composes with the model that comes with it, and the same seed gives the same scene', async () => {
    const one = await penumbraJson('new', KITCHEN, '--seed', '3', '--out', at('one'));
    expect(one).toMatchObject({ composer: 'model', seed: 3, missing: [], notUnderstood: [] });
    expect(one['found']).toContainEqual({ class: 'chair', count: 3 });
    const two = await penumbraJson('new', KITCHEN, '--seed', '3', '--takes', '2', '--out', at('two'));
    expect(two['takes']).toBe(2);
    expect(recordsOf(await documentOf(at('two')), 'scene')).toHaveLength(2);
    // the first of two takes is the only one of one
    const [scene] = recordsOf(await documentOf(at('one')), 'scene');
    const first = (await documentOf(at('two'))).records.get(scene!.id);
    expect(first).toEqual(scene);
    const other = await penumbraJson('new', KITCHEN, '--seed', '4', '--out', at('other'));
    expect(other['seed']).toBe(4);
    expect(await composed(at('other'))).not.toBe(await composed(at('one')));
  });

  it('names what it did not understand, and drops nothing in silence', async () => {
    const report = await penumbraJson(
      'new',
      'a desert at dusk with a zeppelin and one cactus',
      '--seed',
      '1',
      '--out',
      at('z'),
    );
    expect(report['notUnderstood']).toEqual(expect.arrayContaining(['zeppelin']));
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['blanks', '   \n\t '],
    ['no words', '!!! ??? ...'],
    ['nonsense', 'blorp fnargle quux'],
    ['another language', 'ein Zeppelin über dem Wolkenmeer'],
    ['another script', '夜の路地に二人の男'],
    ['a program', '`rm -rf /`; ${PATH} && exit 1'],
    ['control characters', '\u0000\u0007\u202e'],
  ])('says in one line what is wrong with %s, and makes nothing', async (_, prompt) => {
    const folder = at('never');
    // a process cannot be handed a zero character: what is left of the text is
    const { code, stderr } = await penumbra('new', prompt.replaceAll('\u0000', ''), '--out', folder);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/PROMPT: expected/);
    expect(await readdir(path.dirname(folder))).not.toContain('never');
  });

  it('reads the beginning of a huge prompt, and says so', async () => {
    const prompt = `a forest at dawn with two rocks ${'and a very very quiet wind '.repeat(4000)}`;
    const report = await penumbraJson('new', prompt, '--seed', '1', '--out', at('huge'));
    expect(JSON.stringify(report['warnings'])).toMatch(/first 2,000 characters/);
    expect(report['missing']).toEqual([]);
  });

  it('takes absurd wishes as far as they go, and tells what is missing', async () => {
    const report = await penumbraJson(
      'new',
      'a bathroom with forty pianos and nine trucks',
      '--seed',
      '1',
      '--out',
      at('absurd'),
    );
    const [asked, found, missing] = [report['asked'], report['found'], report['missing']] as {
      class: string;
      count: number;
    }[][];
    for (const { class: name, count } of asked!) {
      const held = found!.find((one) => one.class === name)?.count ?? 0;
      const lacking = missing!.find((one) => one.class === name)?.count ?? 0;
      expect(lacking, name).toBe(Math.max(0, count - held));
    }
  });
});

describe('model files', () => {
  const model = async (name: string): Promise<string> => {
    const own = ownModelFile();
    const to = at(name);
    await cp(path.dirname(own), to, { recursive: true });
    return path.join(to, path.basename(own));
  };
  const spoil = async (file: string, change: (bytes: Buffer) => Buffer): Promise<void> => {
    await writeFile(file, change(await readFile(file)));
  };

  it('are refused when a byte is not what the manifest says', async () => {
    const manifest = await model('flipped');
    await spoil(manifest.replace('.json', '.step.onnx'), (bytes) => {
      bytes[bytes.length >> 1]! ^= 1;
      return bytes;
    });
    const { code, stderr } = await penumbra('new', KITCHEN, '--model', manifest, '--out', at('never'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/scene-small\.step\.onnx: sha256: expected [0-9a-f]{64}, found [0-9a-f]{64}/);
  });

  it('are refused when they are cut short, swapped, or not models', async () => {
    const cut = await model('cut');
    await spoil(cut.replace('.json', '.text.onnx'), (bytes) => bytes.subarray(0, 1000));
    expect((await penumbra('new', KITCHEN, '--model', cut, '--out', at('never'))).stderr).toMatch(
      /text\.onnx: bytes: expected/,
    );
    const swapped = await model('swapped');
    const [text, step] = ['.text.onnx', '.step.onnx'].map((end) => swapped.replace('.json', end));
    const keep = await readFile(text!);
    await writeFile(text!, await readFile(step!));
    await writeFile(step!, keep);
    expect((await penumbra('new', KITCHEN, '--model', swapped, '--out', at('never'))).stderr).toMatch(
      /onnx: bytes: expected/,
    );
    await writeFile(at('list.json'), '{"kind": "shopping list"}');
    const { code, stderr } = await penumbra('new', KITCHEN, '--model', at('list.json'), '--out', at('never'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/list\.json: kind: expected/);
  });
});

describe('revise', () => {
  it('changes what the words speak of, in one undo step, and leaves the rest to the byte', async () => {
    const project = at('one');
    const before = await documentOf(project);
    const report = await penumbraJson('revise', project, 'make it night and remove the vase');
    expect(report).toMatchObject({ done: 2, undone: [], notUnderstood: [] });
    const after = await documentOf(project);
    expect(recordsOf(after, 'scene')[0]?.recipe?.world.timeOfDay).toBe('night');
    const isVase = (document: Document): boolean =>
      recordsOf(document, 'object').some(({ recipe }) => recipe?.thing === 'vase');
    expect([isVase(before), isVase(after)]).toEqual([true, false]);
    const same = [...before.records.values()].filter(
      (record) => JSON.stringify(after.records.get(record.id)) === JSON.stringify(record),
    );
    expect(same.length).toBeGreaterThan(before.records.size * 0.8);
    const open = await openProject(project);
    expect(open.document.records.size).toBe(after.records.size);
    await open.close();
  });

  it('refuses words that ask for no change', async () => {
    const { code, stderr } = await penumbra('revise', at('one'), 'lovely');
    expect(code).toBe(2);
    expect(stderr).toMatch(/WORDS: expected a change such as/);
  });
});

describe('regenerate', () => {
  const chairs = async (project: string) =>
    recordsOf(await documentOf(project), 'object').filter(({ recipe }) => recipe?.thing === 'chair');

  it('varies what is named, and leaves the rest to the byte', async () => {
    const project = at('varied');
    await penumbraJson('new', KITCHEN, '--seed', '6', '--out', project);
    const before = await documentOf(project);
    const [chair] = await chairs(project);
    await penumbraJson('regenerate', project, '--vary', chair!.name, '--seed', '2');
    const after = await documentOf(project);
    const changed = [...before.records.values()].filter(
      (record) => JSON.stringify(after.records.get(record.id)) !== JSON.stringify(record),
    );
    expect(changed.map(({ id }) => id)).toContain(chair!.id);
    // the chair, and what stood on it
    const keys = recordsOf(before, 'object').flatMap(({ recipe }) =>
      recipe?.key === chair!.recipe!.key || recipe?.on === chair!.recipe!.key ? [recipe.key] : [],
    );
    for (const { id, kind } of changed)
      expect(kind === 'project' || keys.some((key) => id.includes(`-${key}-`)), id).toBe(true);
    expect(after.records.size).toBeGreaterThanOrEqual(before.records.size - 3);
  });

  it('keeps what is named, and finds the rest anew', async () => {
    const project = at('varied');
    const [chair] = await chairs(project);
    const before = (await documentOf(project)).records;
    await penumbraJson('regenerate', project, '--keep', chair!.name, '--seed', '3');
    const after = (await documentOf(project)).records;
    expect(JSON.stringify(after.get(chair!.id))).toBe(JSON.stringify(before.get(chair!.id)));
    const same = [...before.keys()].filter((id) => after.has(id));
    expect(same.length).toBeLessThan(before.size * 0.7);
    expect(await chairs(project)).toHaveLength(3);
  });

  it('names what is not there', async () => {
    const { code, stderr } = await penumbra('regenerate', at('varied'), '--vary', 'Throne');
    expect(code).toBe(2);
    expect(stderr).toMatch(/varied: objects: expected one called "Throne", found none/);
  });
});

describe('locks', () => {
  it.each(['model', 'grammar'])(
    'keep what is locked to the bit in a scene composed about it by the %s',
    async (composer) => {
      const source = at(`locked-${composer}`);
      await penumbraJson('new', KITCHEN, '--seed', '5', '--out', source);
      const project = await openProject(source);
      const table = recordsOf(project.document, 'object').find(({ recipe }) => recipe?.thing === 'table')!;
      await project.apply({
        label: 'Lock',
        edits: [{ op: 'set', id: table.id, path: ['locked'], value: true }],
      });
      await project.save();
      await project.close();
      const target = at(`about-${composer}`);
      const words = 'a kitchen at night with a table and two stools';
      const report = await penumbraJson(
        'new',
        words,
        '--seed',
        '9',
        '--lock',
        source,
        '--composer',
        composer,
        '--out',
        target,
      );
      expect(report['missing']).toEqual([]);
      const again = recordsOf(await documentOf(target), 'object').filter(
        ({ recipe }) => recipe?.thing === 'table',
      );
      expect(again).toHaveLength(1);
      expect(again[0]!.recipe).toEqual(table.recipe);
      expect(again[0]!.transform.translationM).toEqual(table.transform.translationM);
    },
  );

  it('refuse a project without locked things', async () => {
    const { code, stderr } = await penumbra('new', KITCHEN, '--lock', at('two'), '--out', at('never'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/--lock: .*two: expected a composed scene with locked things, found none/);
  });
});
