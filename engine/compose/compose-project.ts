/** A new project from words: each take a scene of its own, composed, checked against what was asked, and written in one step. */
import { randomBytes } from 'node:crypto';
import type { AnyRecord } from '../../core/document/index.ts';
import {
  readPrompt,
  saysNothing,
  takeSeed,
  type AskedAndFound,
  type ModelScene,
  type PromptReading,
} from '../../core/generate/ask/index.ts';
import { composeRecords } from '../../core/generate/compose/index.ts';
import { Random } from '../../core/generate/grammar/index.ts';
import { CancelledError, type CancelSignal } from '../../core/ports/cancel.ts';
import { createProject } from '../project/index.ts';
import { UsageError } from '../cli/usage-error.ts';
import { drained } from './drained.ts';
import { locksFrom } from './locks-from.ts';
import { openComposer, type ComposerChoice } from './scene-composer.ts';
import { readingWarnings, takeWarnings } from './warnings.ts';

export interface ComposeProjectRequest extends ComposerChoice {
  readonly prompt: string;
  /** Whole, ≥ 0; null draws one, which the report tells. */
  readonly seed: number | null;
  /** 1…16 */
  readonly takes: number;
  /** Of the flow, 2…50; null is the model's own. */
  readonly steps: number | null;
  /** Project whose locked things stay in the new scene; null for none. */
  readonly lockFrom: string | null;
  /** Folder of the project; must not exist. */
  readonly directory: string;
  readonly signal: CancelSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ComposeReport extends AskedAndFound {
  readonly project: string;
  /** What composed it, and the model's name. */
  readonly composer: 'model' | 'grammar';
  readonly model: string | null;
  /** Of the first take; the others count on from it. */
  readonly seed: number;
  readonly takes: number;
  readonly notUnderstood: readonly string[];
  /** What clean-up changed of the first take, by kind: how many things. */
  readonly corrections: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

const TITLE_LETTERS = 60;

/** @throws UsageError for words that say nothing. */
export function readOrRefuse(prompt: string): PromptReading {
  if (prompt.trim() === '') throw new UsageError('PROMPT: expected words for a scene, got none');
  const reading = readPrompt(prompt);
  if (saysNothing(reading))
    throw new UsageError(
      `PROMPT: expected a place, things, an hour, weather or light in English words, understood none of ${quoted(reading.notUnderstood)}`,
    );
  return reading;
}

async function takesOf(
  { prompt, takes, steps, lockFrom, signal, onProgress, ...choice }: ComposeProjectRequest,
  reading: PromptReading,
  seed: number,
): Promise<{
  readonly made: readonly ModelScene[];
  readonly composer: Pick<ComposeReport, 'composer' | 'model'>;
  readonly warning: string | null;
}> {
  const locks = lockFrom === null ? null : await locksFrom(lockFrom);
  const composer = await openComposer(choice);
  try {
    const shouldStop = (): boolean => signal.aborted;
    const condensing = composer.compose({ prompt, reading, seed, takes, steps, locks, shouldStop });
    const made = await drained(condensing, ({ step, steps: all }) => onProgress?.(step, all));
    if (made === null) throw new CancelledError('composing');
    const { kind, modelName, warning } = composer;
    return { made, composer: { composer: kind, model: modelName }, warning };
  } finally {
    await composer.release();
  }
}

/** @throws UsageError for words that say nothing; ProjectError when the folder exists; ModelError for a model that cannot be used. */
export async function composeProject(request: ComposeProjectRequest): Promise<ComposeReport> {
  const { takes, directory } = request;
  const prompt = request.prompt.trim();
  const reading = readOrRefuse(prompt);
  const seed = request.seed ?? randomBytes(4).readUInt32LE();
  const { made, composer, warning } = await takesOf({ ...request, prompt }, reading, seed);
  const records: AnyRecord[] = [];
  let openSceneId: string | null = null;
  for (const [take, { composition }] of made.entries()) {
    const own = takeSeed(seed, take);
    const ids = new Random(own);
    const scene = composeRecords(composition, {
      random: () => ids.unit(),
      prompt,
      order: take + 1,
      seed: own,
      composer: composer.model ?? composer.composer,
    });
    openSceneId ??= scene.sceneId;
    records.push(...scene.records);
  }
  const name = prompt.replace(/\s+/g, ' ').slice(0, TITLE_LETTERS);
  const project = await createProject(directory, { name, openSceneId }, records);
  await project.close();
  const [first] = made;
  const corrections: Record<string, number> = {};
  for (const { kind } of first?.corrections ?? []) corrections[kind] = (corrections[kind] ?? 0) + 1;
  return {
    project: directory,
    ...composer,
    seed,
    takes,
    asked: first?.asked ?? [],
    found: first?.found ?? [],
    missing: first?.missing ?? [],
    notUnderstood: reading.notUnderstood,
    corrections,
    warnings: [...(warning === null ? [] : [warning]), ...readingWarnings(reading), ...takeWarnings(made)],
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
