/** The engine's side of the process that makes hero things: one process an order, ended when it has answered, taken too long or is cancelled. */
import { totalmem } from 'node:os';
import { CancelledError, type CancelSignal, type ProgressListener } from '../../core/ports/cancel.ts';
import { endChild, startChild } from '../child/child-process.ts';
import { ModelError } from '../inference/model-error.ts';
import type { FromHero, HeroFault, HeroOrder, HeroProgress, MadeHero, ToHero } from './messages.ts';

export interface HeroLimits {
  readonly seconds: number;
  readonly memoryBytes: number;
}

/** Ten minutes, and half of the machine's memory but no more than 8 GiB. */
export const heroLimits = (): HeroLimits => ({
  seconds: 600,
  memoryBytes: Math.min(8 * 2 ** 30, totalmem() / 2),
});

export interface HeroWatch {
  readonly signal: CancelSignal;
  readonly onProgress: ProgressListener;
  readonly limits?: HeroLimits;
}

const POLL_MS = 50;

/** @throws CancelledError; ModelError for a model that cannot be used; Error when it takes too long, too much memory or breaks. */
export async function makeHeroApart(order: HeroOrder, watch: HeroWatch): Promise<MadeHero> {
  const { signal, onProgress, limits = heroLimits() } = watch;
  if (signal.aborted) throw new CancelledError('making the thing');
  let settle: { readonly resolve: (hero: MadeHero) => void; readonly reject: (error: Error) => void };
  const answered = new Promise<MadeHero>((resolve, reject) => (settle = { resolve, reject }));
  let last: HeroProgress = { label: 'starting', done: 0, total: 0 };
  const child = startChild('hero/main.js', {
    message: (heard) => {
      const message = heard as FromHero;
      if (message.kind === 'progress') onProgress((last = message.progress));
      else if (message.kind === 'done') settle.resolve(message.hero);
      else settle.reject(errorOf(message.fault));
    },
    exit: (how) =>
      settle.reject(
        new Error(`the process that makes the thing ended unexpectedly (${how}): the model broke it`),
      ),
  });
  const startedAt = performance.now();
  const timer = setInterval(() => {
    // a graph says nothing while it runs
    onProgress(last);
    if (signal.aborted) settle.reject(new CancelledError('making the thing'));
    else if (performance.now() - startedAt > 1000 * limits.seconds)
      settle.reject(new Error(`the model took longer than ${limits.seconds} s and was stopped`));
  }, POLL_MS);
  try {
    child.send({ order, mostBytes: limits.memoryBytes } satisfies ToHero, () => undefined);
    return await answered;
  } finally {
    clearInterval(timer);
    await endChild(child, 0);
  }
}

function errorOf({ message, model }: HeroFault): Error {
  return model === null
    ? new Error(message)
    : new ModelError(model.file, model.field, model.expected, model.found);
}
