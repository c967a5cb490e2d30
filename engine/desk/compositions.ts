/**
 * What desks composed from words: one composition runs at a time, the takes of the latest few are kept until someone uses them, and a used
 * take becomes the command that adds its scene.
 */
import { randomBytes } from 'node:crypto';
import { inOrder, recordsOf, type Command, type Document } from '../../core/document/index.ts';
import { readPrompt, saysNothing, takeSeed } from '../../core/generate/ask/index.ts';
import { composeRecords } from '../../core/generate/compose/index.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import type { EventName, EventOf, ParamsOf } from '../../core/protocol/index.ts';
import type { Composing } from '../composing/composing-process.ts';
import type { ComposedTakes, ComposeOrder } from '../composing/messages.ts';
import { secureRandom } from '../project/index.ts';
import { DeskError, errorData } from './desk-error.ts';

const MOST_KEPT = 4;
const LABEL_LETTERS = 48;
const MOST_QUOTED = 6;

interface Kept {
  readonly prompt: string;
  readonly seed: number;
  readonly composed: ComposedTakes;
}

/** Words as a sentence names them: no more than a few, none of them endless. */
const quoted = (words: readonly string[]): string =>
  words
    .slice(0, MOST_QUOTED)
    .map((word) => `“${word.slice(0, 30)}”`)
    .join(', ') + (words.length > MOST_QUOTED ? ' …' : '');

/** @throws DeskError for words that say nothing of a scene. */
function needScene(prompt: string): readonly string[] {
  const hint = 'name a place, things, an hour, weather or light, in English';
  if (prompt === '') throw new DeskError('bad-request', `There are no words yet: ${hint}.`);
  const reading = readPrompt(prompt);
  if (saysNothing(reading)) {
    const words = reading.notUnderstood;
    const what = words.length === 0 ? 'Nothing of this' : `Nothing of this (${quoted(words)})`;
    throw new DeskError('bad-request', `${what} was understood as a scene: ${hint}.`);
  }
  return reading.notUnderstood;
}

export interface ReadOrder extends ComposeOrder {
  readonly notUnderstood: readonly string[];
}

export interface TakeCommand {
  readonly command: Command;
  readonly sceneId: string;
}

export class Compositions {
  readonly #composing: Composing;
  readonly #tell: <E extends EventName>(name: E, data: EventOf<E>) => void;
  readonly #kept = new Map<string, Kept>();
  /** What was made of takes, by command: asked again after a broken wire, it is the same. */
  readonly #made = new Map<string, TakeCommand>();
  #running: { readonly composeId: string; readonly abort: AbortController } | null = null;

  constructor(composing: Composing, tell: <E extends EventName>(name: E, data: EventOf<E>) => void) {
    this.#composing = composing;
    this.#tell = tell;
  }

  /** What is to be composed. @throws DeskError for words that say nothing. */
  read(request: ParamsOf<'scene.compose'>): ReadOrder {
    const prompt = request.prompt.trim();
    const notUnderstood = needScene(prompt);
    const seed = request.seed ?? randomBytes(4).readUInt32LE();
    return { prompt, seed, takes: request.takes, steps: request.steps, notUnderstood };
  }

  /** Another one that runs makes way. Nothing is told before this has returned. */
  start({ notUnderstood, ...order }: ReadOrder): string {
    this.#running?.abort.abort();
    const composeId = `compose_${randomBytes(9).toString('hex')}`;
    const abort = new AbortController();
    this.#running = { composeId, abort };
    void this.#run(composeId, order, notUnderstood, abort.signal);
    return composeId;
  }

  async #run(
    composeId: string,
    order: ComposeOrder,
    notUnderstood: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const { prompt, seed } = order;
    try {
      const composed = await this.#composing.compose(
        order,
        ({ step, steps, plans }) => this.#tell('compose.step', { composeId, step, steps, takes: [...plans] }),
        signal,
      );
      this.#keep(composeId, { prompt, seed, composed });
      this.#tell('compose.done', {
        composeId,
        seed,
        composer: composed.composer,
        model: composed.model,
        takes: composed.takes.map(({ scene, plan }, index) => ({
          index,
          plan,
          asked: [...scene.asked],
          found: [...scene.found],
          missing: [...scene.missing],
          corrections: new Set(scene.corrections.map(({ key }) => key)).size,
        })),
        notUnderstood: [...notUnderstood],
        warnings: [...composed.warnings],
      });
    } catch (cause) {
      const isCancelled = cause instanceof CancelledError;
      this.#tell('compose.failed', { composeId, message: errorData(cause).message, isCancelled });
    } finally {
      if (this.#running?.composeId === composeId) this.#running = null;
    }
  }

  #keep(composeId: string, kept: Kept): void {
    this.#kept.set(composeId, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
  }

  /** @throws DeskError 'not-found' for one that does not run. */
  cancel(composeId: string): void {
    if (this.#running?.composeId !== composeId)
      throw new DeskError('not-found', 'this composition does not run any more');
    this.#running.abort.abort();
  }

  /** The command that adds a take to a document and opens its scene. @throws DeskError 'not-found' for takes that are not kept. */
  commandFor({ composeId, take, commandId }: ParamsOf<'scene.useTake'>, document: Document): TakeCommand {
    const again = this.#made.get(commandId);
    if (again !== undefined) return again;
    const kept = this.#kept.get(composeId);
    if (kept === undefined)
      throw new DeskError(
        'not-found',
        `these takes are not kept any more (only those of the latest ${MOST_KEPT} compositions are): compose again with the same seed`,
      );
    const chosen = kept.composed.takes[take];
    if (chosen === undefined)
      throw new DeskError(
        'not-found',
        `take ${take + 1}: this composition has ${kept.composed.takes.length}`,
      );
    const order = 1 + Math.max(0, ...inOrder(recordsOf(document, 'scene')).map((scene) => scene.order));
    const { sceneId, records } = composeRecords(chosen.scene.composition, {
      random: secureRandom,
      prompt: kept.prompt,
      order,
      seed: takeSeed(kept.seed, take),
      composer: kept.composed.model ?? kept.composed.composer,
    });
    const [project] = recordsOf(document, 'project');
    const words = kept.prompt.replace(/\s+/g, ' ');
    const name = words.length > LABEL_LETTERS ? `${words.slice(0, LABEL_LETTERS).trimEnd()}…` : words;
    const made: TakeCommand = {
      sceneId,
      command: {
        label: `Compose “${name}”`,
        edits: [
          ...records.map((record) => ({ op: 'add' as const, record })),
          ...(project === undefined
            ? []
            : [{ op: 'set' as const, id: project.id, path: ['openSceneId'], value: sceneId }]),
        ],
      },
    };
    this.#made.set(commandId, made);
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= MOST_KEPT) break;
      this.#made.delete(oldest);
    }
    return made;
  }

  end(): void {
    this.#running?.abort.abort();
  }
}
