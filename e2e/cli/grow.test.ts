/** Composed scenes grown beyond their border on the command line: by more of the same, by words, and refused where they cannot. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf, type Document, type ObjectRecord } from '../../core/document/index.ts';
import { thingFacts, type ThingId } from '../../core/generate/vocabulary/catalogue.ts';
import { openProject, readProject } from '../../engine/project/index.ts';
import { penumbra, penumbraJson, scratchFolder } from './testing/cli.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
const at = (name: string): string => scratch.at(name);

const documentOf = async (project: string): Promise<Document> => (await readProject(project)).document;

async function bytesOf(project: string): Promise<string> {
  const names = (await readdir(project, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const parts = await Promise.all(names.map(async (name) => [name, await readFile(name, 'base64')]));
  return JSON.stringify(parts);
}

/** What is the place itself may make way. */
const isPlace = (thing: string): boolean =>
  ['architecture', 'terrain'].includes(thingFacts(thing as ThingId).family);

beforeAll(async () => {
  scratch = await scratchFolder();
  await penumbraJson('new', 'a street by day, two parked cars', '--seed', '5', '--out', at('street'));
});
afterAll(() => scratch.remove());

describe('grow', () => {
  let before: Document;
  let report: Record<string, unknown>;
  const things = (document: Document): readonly ObjectRecord[] =>
    recordsOf(document, 'object').filter(({ recipe }) => recipe !== undefined);
  const added = (after: Document): readonly ObjectRecord[] =>
    things(after).filter(({ id }) => !before.records.has(id));

  beforeAll(async () => {
    before = await documentOf(at('street'));
    report = await penumbraJson('grow', at('street'), '--to', 'back', '--by', '20', '--seed', '4');
  });

  it('lets a street go on, and tells what is new', async () => {
    expect(report).toMatchObject({ to: 'back', byM: 20, seed: 4, composer: 'model', notUnderstood: [] });
    const after = await documentOf(at('street'));
    const news = added(after);
    const counted = (report['added'] as readonly { count: number }[]).reduce((n, { count }) => n + count, 0);
    expect(news.length).toBeGreaterThan(3);
    expect(counted).toBeGreaterThanOrEqual(news.length);
    const [was, is] = [before, after].map((one) => recordsOf(one, 'scene')[0]!.recipe!.world.extentM);
    expect(is![2]).toBeCloseTo(was![2] + 20, 2);
    expect(is![0]).toBe(was![0]);
  });

  it('leaves what stands there, the camera and the exposure as they were, to the byte', async () => {
    const after = await documentOf(at('street'));
    const kept = [...before.records.values()].filter(
      (record) =>
        record.kind === 'camera' ||
        (record.kind === 'object' && record.recipe !== undefined && !isPlace(record.recipe.thing)),
    );
    expect(kept.length).toBeGreaterThan(5);
    const same = kept.filter(
      (record) => JSON.stringify(after.records.get(record.id)) === JSON.stringify(record),
    );
    expect(same.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  });

  it('puts there what words ask for, and names what it did not understand', async () => {
    const words = 'two benches and a zeppelin';
    const grown = await penumbraJson(
      ...['grow', at('street'), '--to', 'right', '--by', '15', '--prompt', words, '--seed', '2'],
    );
    expect(grown['asked']).toEqual([{ class: 'bench', count: 2 }]);
    expect(grown['found']).toEqual([{ class: 'bench', count: 2 }]);
    expect(grown['missing']).toEqual([]);
    expect(grown['notUnderstood']).toContain('zeppelin');
  });

  it('does the same from the same seed', async () => {
    for (const name of ['one', 'two']) {
      await penumbraJson('new', 'a living room in the evening', '--seed', '8', '--out', at(name));
      await penumbraJson('grow', at(name), '--to', 'left', '--by', '2.5', '--seed', '6');
    }
    const [one, two] = await Promise.all(['one', 'two'].map((name) => documentOf(at(name))));
    const own = (document: Document): string =>
      JSON.stringify([...document.records.values()].filter(({ kind }) => kind !== 'project'));
    expect(own(one!)).toBe(own(two!));
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a side that is none', ['--to', 'up', '--by', '5'], /--to: expected left, right, front, back, got .up./],
    ['no side', ['--by', '5'], /--to: expected one of left, right, front, back, found none/],
    ['no length', ['--to', 'left'], /--by: expected metres, 0\.5 to 200, found none/],
    ['too little', ['--to', 'left', '--by', '0.1'], /--by: expected .*0\.5/],
    ['too much', ['--to', 'left', '--by', '1e9'], /--by: expected .*200/],
    ['words that say nothing', ['--to', 'left', '--by', '5', '--prompt', 'qworble'], /Not a word/],
    ['another scene', ['--to', 'left', '--by', '5', '--scene', 'Moon'], /Moon/],
  ])('refuses %s, and touches nothing', async (_, options, message) => {
    const bytes = await bytesOf(at('street'));
    const { code, stderr } = await penumbra('grow', at('street'), ...options);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(await bytesOf(at('street'))).toBe(bytes);
  });

  it('refuses where what has to make way is locked, before anything is composed', async () => {
    const project = await openProject(at('one'));
    const walls = recordsOf(project.document, 'object').filter(({ recipe }) => recipe?.thing === 'wall');
    expect(walls.length).toBeGreaterThan(2);
    await project.apply({
      label: 'Lock the walls',
      edits: walls.map(({ id }) => ({ op: 'set', id, path: ['locked'], value: true })),
    });
    await project.save();
    await project.close();
    const bytes = await bytesOf(at('one'));
    const { code, stderr } = await penumbra('grow', at('one'), '--to', 'right', '--by', '2');
    expect(code).toBe(2);
    expect(stderr).toMatch(/The wall on this side is locked: unlock it, or grow to another side\./);
    expect(stderr).not.toMatch(/composing/);
    expect(await bytesOf(at('one'))).toBe(bytes);
  });
});
