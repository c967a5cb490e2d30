/**
 * What desks ask of the composer: scenes from words, parts of scenes found anew, scenes changed by words. One runs at a time, the takes of the
 * latest few are kept until someone uses them, and a used take becomes one command.
 */
import { randomBytes } from 'node:crypto';
import type { Document } from '../../core/document/index.ts';
import { changesBetween } from '../../core/generate/revise/index.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import type {
  ComposeDone,
  ComposeRunning,
  EventName,
  EventOf,
  FinishedTake,
  ParamsOf,
  SceneChanges,
} from '../../core/protocol/index.ts';
import type { Composing } from '../composing/composing-process.ts';
import type { ComposedTake, ComposedTakes, ComposeOrder } from '../composing/messages.ts';
import type { ReadOrder } from './compose-orders.ts';
import { DeskError, errorData } from './desk-error.ts';
import { takeCommand, type TakeCommand } from './take-command.ts';

const MOST_KEPT = 4;

interface Kept {
  readonly order: ComposeOrder;
  readonly composed: ComposedTakes;
  /** As desks were told. */
  readonly done: ComposeDone;
}

function changesOf(order: ComposeOrder, { composition }: ComposedTake): SceneChanges | null {
  if (order.kind === 'scene') return null;
  const { place, added, removed, changed, moved, lit, unlit } = changesBetween(
    order.scene.composition,
    composition,
  );
  return {
    place: [...place],
    added: [...added],
    removed: [...removed],
    changed: [...changed],
    moved: [...moved],
    lit: [...lit],
    unlit: [...unlit],
  };
}

const finished =
  (order: ComposeOrder) =>
  (take: ComposedTake, index: number): FinishedTake => ({
    index,
    plan: take.plan,
    asked: [...take.asked],
    found: [...take.found],
    missing: [...take.missing],
    changes: changesOf(order, take),
  });

/** Lets the oldest go. */
function trim(kept: Map<string, unknown>): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}

const notKept = (): DeskError =>
  new DeskError(
    'not-found',
    `these takes are not kept any more (only those of the latest ${MOST_KEPT} compositions are): compose again with the same seed`,
  );

export class Compositions {
  readonly #composing: Composing;
  readonly #tell: <E extends EventName>(name: E, data: EventOf<E>) => void;
  readonly #kept = new Map<string, Kept>();
  /** What was made of takes, by command: asked again after a broken wire, it is the same. */
  readonly #made = new Map<string, TakeCommand>();
  #running: (ComposeRunning & { readonly abort: AbortController }) | null = null;

  constructor(composing: Composing, tell: <E extends EventName>(name: E, data: EventOf<E>) => void) {
    this.#composing = composing;
    this.#tell = tell;
  }

  /** Newest first. */
  get kept(): readonly ComposeDone[] {
    return [...this.#kept.values()].map(({ done }) => done).reverse();
  }

  get running(): ComposeRunning | null {
    if (this.#running === null) return null;
    const { composeId, subject, seed, takes } = this.#running;
    return { composeId, subject, seed, takes };
  }

  /** Another one that runs makes way. Nothing is told before this has returned. */
  start(read: ReadOrder): { readonly composeId: string; readonly seed: number } {
    this.#running?.abort.abort();
    const composeId = `compose_${randomBytes(9).toString('hex')}`;
    const { subject, takes, order } = read;
    const { seed } = order;
    const abort = new AbortController();
    this.#running = { composeId, subject, seed, takes, abort };
    void this.#run(composeId, read, abort.signal);
    return { composeId, seed };
  }

  async #run(
    composeId: string,
    { order, subject, notUnderstood }: ReadOrder,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const composed = await this.#composing.compose(
        order,
        ({ step, steps, plans }) => this.#tell('compose.step', { composeId, step, steps, takes: [...plans] }),
        signal,
      );
      const done: ComposeDone = {
        composeId,
        subject,
        seed: order.seed,
        composer: composed.composer,
        model: composed.model,
        takes: composed.takes.map(finished(order)),
        notUnderstood: [...notUnderstood],
        notDone: [...composed.notDone],
        warnings: [...composed.warnings],
      };
      this.#kept.set(composeId, { order, composed, done });
      trim(this.#kept);
      this.#tell('compose.done', done);
    } catch (cause) {
      const isCancelled = cause instanceof CancelledError;
      this.#tell('compose.failed', { composeId, message: errorData(cause).message, isCancelled });
    } finally {
      if (this.#running?.composeId === composeId) this.#running = null;
    }
  }

  /** @throws DeskError 'not-found' for one that does not run. */
  cancel(composeId: string): void {
    if (this.#running?.composeId !== composeId)
      throw new DeskError('not-found', 'this composition does not run any more');
    this.#running.abort.abort();
  }

  /**
   * The command that puts a take into a document.
   * @throws DeskError 'not-found' for takes that are not kept, 'changed-meanwhile' where hands touched what the take changes.
   */
  commandFor({ composeId, take, commandId }: ParamsOf<'scene.useTake'>, document: Document): TakeCommand {
    const kept = this.#kept.get(composeId);
    if (kept === undefined) throw notKept();
    const made = takeCommand(kept.order, kept.composed, take, document);
    this.#made.set(commandId, made);
    trim(this.#made);
    return made;
  }

  /** What was made under an id. @throws DeskError 'not-found' where that is too long ago. */
  madeUnder(commandId: string): TakeCommand {
    const made = this.#made.get(commandId);
    if (made === undefined) throw notKept();
    return made;
  }

  /** It was not done. */
  forgetCommand(commandId: string): void {
    this.#made.delete(commandId);
  }

  end(): void {
    this.#running?.abort.abort();
  }
}
