/** The thread that makes one hero thing: the runtime holds it up while the process's own thread watches and answers. */
import { parentPort, workerData } from 'node:worker_threads';
import { ModelError } from '../inference/model-error.ts';
import { makeHero } from './make-hero.ts';
import type { FromHero, HeroFault, HeroOrder } from './messages.ts';

const PROGRESS_INTERVAL_MS = 100;

const tell = (message: FromHero): void => parentPort?.postMessage(message);

function faultOf(error: unknown): HeroFault {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof ModelError)) return { message, model: null };
  const { file, field, expected, found } = error;
  return { message, model: { file, field, expected, found } };
}

let toldAt = -Infinity;
let toldLabel = '';
makeHero(workerData as HeroOrder, (progress) => {
  const now = performance.now();
  if (progress.label === toldLabel && now - toldAt < PROGRESS_INTERVAL_MS) return;
  toldAt = now;
  toldLabel = progress.label;
  tell({ kind: 'progress', progress });
}).then(
  (hero) => tell({ kind: 'done', hero }),
  (error: unknown) => tell({ kind: 'failed', fault: faultOf(error) }),
);
