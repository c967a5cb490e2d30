/** A new project from words: each take a scene of its own, composed, checked against what was asked, and written in one step. */
import { randomBytes } from 'node:crypto';
import type { AnyRecord } from '../../core/document/index.ts';
import {
  composeFromWords,
  readPrompt,
  saysNothing,
  type AskedAndFound,
} from '../../core/generate/ask/index.ts';
import { composeRecords } from '../../core/generate/compose/index.ts';
import { Random } from '../../core/generate/grammar/index.ts';
import { isPlain } from '../../core/generate/vocabulary/shape-input.ts';
import { CancelledError, type CancelSignal } from '../../core/ports/cancel.ts';
import { createProject } from '../project/index.ts';
import { UsageError } from '../cli/usage-error.ts';

export interface ComposeProjectRequest {
  readonly prompt: string;
  /** Whole, ≥ 0; null draws one, which the report tells. */
  readonly seed: number | null;
  /** 1…16 */
  readonly takes: number;
  /** Folder of the project; must not exist. */
  readonly directory: string;
  readonly signal: CancelSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ComposeReport extends AskedAndFound {
  readonly project: string;
  /** What composed it. */
  readonly composer: 'grammar';
  /** Of the first take; the others count on from it. */
  readonly seed: number;
  readonly takes: number;
  readonly notUnderstood: readonly string[];
  readonly warnings: readonly string[];
}

const LARGEST_SEED = 2 ** 32 - 1;
const TITLE_LETTERS = 60;

/** @throws UsageError for words that say nothing; ProjectError when the folder exists. */
export async function composeProject(request: ComposeProjectRequest): Promise<ComposeReport> {
  const { prompt, takes, directory, signal } = request;
  const reading = readPrompt(prompt);
  if (prompt.trim() === '') throw new UsageError('PROMPT: expected words for a scene, got none');
  if (saysNothing(reading))
    throw new UsageError(
      `PROMPT: expected a place, things, an hour, weather or light in English words, understood none of ${quoted(reading.notUnderstood)}`,
    );
  const seed = request.seed ?? randomBytes(4).readUInt32LE();
  const warnings: string[] = [];
  if (reading.truncated) warnings.push('only the first 2,000 characters of the prompt were read');
  if (reading.language === 'other') warnings.push('most words are not English: only English is understood');
  const records: AnyRecord[] = [];
  let first: AskedAndFound | null = null;
  const blocks = new Set<string>();
  let openSceneId: string | null = null;
  for (let take = 0; take < takes; take++) {
    if (signal.aborted) throw new CancelledError('composing');
    request.onProgress?.(take, takes);
    const takeSeed = (seed + take) % (LARGEST_SEED + 1);
    const scene = composeFromWords(reading, takeSeed);
    first ??= scene;
    for (const { thing } of scene.composition.things) if (isPlain(thing)) blocks.add(thing);
    const ids = new Random(takeSeed);
    const made = composeRecords(scene.composition, {
      random: () => ids.unit(),
      prompt: prompt.trim(),
      order: take + 1,
    });
    openSceneId ??= made.sceneId;
    records.push(...made.records);
    if (scene.collisions > 0)
      warnings.push(`take ${take + 1}: ${scene.collisions} pairs of things stand in each other`);
    if (scene.floating > 0) warnings.push(`take ${take + 1}: ${scene.floating} things stand on nothing`);
    // the process has a signal to hear
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (blocks.size > 0) warnings.push(`shown as blocks, having no shape yet: ${[...blocks].join(', ')}`);
  request.onProgress?.(takes, takes);
  const name = prompt.trim().replace(/\s+/g, ' ').slice(0, TITLE_LETTERS);
  const project = await createProject(directory, { name, openSceneId }, records);
  await project.close();
  return {
    project: directory,
    composer: 'grammar',
    seed,
    takes,
    asked: first?.asked ?? [],
    found: first?.found ?? [],
    missing: first?.missing ?? [],
    notUnderstood: reading.notUnderstood,
    warnings,
  };
}

const MOST_QUOTED = 12;
const quoted = (words: readonly string[]): string =>
  words.length === 0
    ? 'it'
    : words
        .slice(0, MOST_QUOTED)
        .map((word) => `"${word.slice(0, 40)}"`)
        .join(', ') + (words.length > MOST_QUOTED ? ' …' : '');
