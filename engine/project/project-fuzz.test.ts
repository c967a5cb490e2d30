/**
 * Broken projects: each mutant opens or ends in a ProjectError or a DocumentError of one line; nothing crashes, hangs or reaches out of
 * its folder. A third each are mutated record texts, whole folders on disk (journals and snapshots with them), and archives.
 * PENUMBRA_FUZZ scales the count.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  DocumentError,
  documentsEqual,
  filesFromDocument,
  setProperty,
  validateProject,
} from '../../core/document/index.ts';
import { sampleDocument } from '../../core/document/testing/sample-document.ts';
import {
  fuzzCount,
  mutateBytes,
  mutateJsonText,
  seededRandom,
} from '../../core/interchange/testing/mutate.ts';
import { scratchFolder } from '../storage/testing/scratch-folder.ts';
import { openProject, readProject } from './open-project.ts';
import { packProject, unpackProject } from './pack.ts';
import { ProjectError } from './project-error.ts';
import { makeSampleProject } from './testing/save-session.ts';

/** Seeds that once showed a defect: tried in every run. */
const PINNED_SEEDS: readonly number[] = [
  // A folder in place of a journal segment.
  196,
];

const root = scratchFolder('fuzz');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const isClear = (error: unknown): boolean =>
  (error instanceof ProjectError || error instanceof DocumentError) &&
  error.message.length > 0 &&
  !error.message.includes('\n');

async function attempt(seed: number, act: () => unknown): Promise<'loaded' | 'refused'> {
  try {
    await act();
    return 'loaded';
  } catch (error) {
    if (!isClear(error)) throw new Error(`seed ${seed} ended in no clear error`, { cause: error });
    return 'refused';
  }
}

async function sweep(
  count: number,
  act: (seed: number) => unknown,
): Promise<Record<'loaded' | 'refused', number>> {
  const outcome = { loaded: 0, refused: 0 };
  for (const seed of [...PINNED_SEEDS, ...Array.from({ length: count }, (_, i) => i)])
    outcome[await attempt(seed, () => act(seed))]++;
  return outcome;
}

describe('mutated projects', () => {
  it('record texts: what loads is written and read back as itself', async () => {
    const original = [...filesFromDocument(sampleDocument())];
    const outcome = await sweep(fuzzCount(1050), (seed) => {
      const random = seededRandom(seed);
      const files = new Map(original);
      const [path, text] = original[random.below(original.length)]!;
      const dice = random.below(10);
      if (dice === 0) files.delete(path);
      else if (dice === 1) files.set(original[random.below(original.length)]![0], text);
      else if (dice === 2) files.set(path, '['.repeat(1 << random.below(20)));
      else if (dice === 3)
        files.set(path, new TextDecoder().decode(mutateBytes(random, new TextEncoder().encode(text))));
      else files.set(path, mutateJsonText(random, text));
      const { document, errors } = validateProject(files);
      if (document === null) throw new DocumentError(errors);
      const written = filesFromDocument(document);
      const again = validateProject(written).document;
      if (again === null || !documentsEqual(again, document))
        throw new Error('it does not read back as itself');
    });
    expect(outcome.loaded).toBeGreaterThan(0);
    expect(outcome.refused).toBeGreaterThan(outcome.loaded / 4);
  });

  it('folders on disk, journals and unfinished saves included', async () => {
    const template = join(root, 'Template.penumbra');
    const project = await makeSampleProject(template);
    await project.importAsset(new TextEncoder().encode('asset'), 'txt');
    for (const name of ['1', '2']) {
      await project.apply(setProperty('cam_a', ['name'], name, 'x'));
      await project.save();
    }
    for (const name of ['3', '4', '5']) await project.apply(setProperty('cam_a', ['name'], name, 'x'));
    await project.close();
    const names = readdirSync(template, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(template.length + 1))
      .sort();
    // Journals are what only this test reaches: half of the mutants go there.
    const journals = names.filter((name) => name.startsWith('journal'));

    const outcome = await sweep(fuzzCount(150), async (seed) => {
      const random = seededRandom(seed);
      const directory = join(root, `F${seed}.penumbra`);
      cpSync(template, directory, { recursive: true });
      try {
        const pool = random.below(2) === 0 ? journals : names;
        const name = pool[random.below(pool.length)]!;
        const path = join(directory, name);
        const bytes = new Uint8Array(readFileSync(path));
        const dice = random.below(8);
        if (dice === 0) rmSync(path);
        else if (dice === 1) {
          // A file where a folder should be, or the other way round.
          rmSync(path);
          mkdirSync(path);
        } else if (dice === 2)
          writeFileSync(join(dirname(path), `00000${random.below(9)}.snapshot.json`), bytes);
        else if (dice === 3 && name.endsWith('.json'))
          writeFileSync(path, mutateJsonText(random, new TextDecoder().decode(bytes)));
        else writeFileSync(path, mutateBytes(random, bytes));
        await readProject(directory).catch((error: unknown) => {
          if (!isClear(error)) throw error;
        });
        const opened = await openProject(directory);
        await opened.apply(setProperty('cam_a', ['notes'], 'still works', 'x'));
        await opened.save();
        const { document } = opened;
        await opened.close();
        if (!documentsEqual((await readProject(directory)).document, document))
          throw new Error('it was not saved as it was');
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    });
    expect(outcome.loaded).toBeGreaterThan(0);
    expect(outcome.refused).toBeGreaterThan(0);
  });

  it('archives', async () => {
    const file = join(root, 'good.zip');
    const project = await makeSampleProject(join(root, 'Packed.penumbra'));
    await project.importAsset(new TextEncoder().encode('asset'), 'txt');
    await project.close();
    await packProject(join(root, 'Packed.penumbra'), file);
    const good = new Uint8Array(readFileSync(file));
    const bad = join(root, 'bad.zip');
    const outcome = await sweep(fuzzCount(300), async (seed) => {
      writeFileSync(bad, mutateBytes(seededRandom(seed), good));
      const target = join(root, `Z${seed}.penumbra`);
      try {
        await unpackProject(bad, target);
        await readProject(target);
      } finally {
        rmSync(target, { recursive: true, force: true });
      }
    });
    expect(outcome.refused).toBeGreaterThan(outcome.loaded);
    // Nothing was written beside the targets.
    expect(readdirSync(root).sort()).toEqual(['Packed.penumbra', 'Template.penumbra', 'bad.zip', 'good.zip']);
  });
});
