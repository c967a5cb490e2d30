/**
 * The process that makes one hero thing with a model of the user's own, and ends. The model is from outside: whatever it does to the
 * runtime, to memory or to time, it does here. Its thread makes the thing; this one watches how much memory it takes.
 */
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package-root.ts';
import type { FromHero, ToHero } from './messages.ts';

const WATCH_MS = 50;

/** At once, whatever the runtime is in the middle of. */
const end = (): void => void process.kill(process.pid, 'SIGKILL');

function tell(message: FromHero, then: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, then);
  else then();
}

const fail = (message: string): void => tell({ kind: 'failed', fault: { message, model: null } }, end);

function carryOut({ order, mostBytes }: ToHero): void {
  const worker = new Worker(path.join(packageRoot(), 'dist/engine/hero/worker.js'), { workerData: order });
  worker.on('message', (message: FromHero) => tell(message));
  worker.on('error', ({ message }) => fail(message));
  setInterval(() => {
    if (process.memoryUsage.rss() > mostBytes)
      fail(`the model takes more than ${(mostBytes / 2 ** 30).toFixed(1)} GiB of memory and was stopped`);
  }, WATCH_MS);
}

function run(): void {
  if (!process.send) {
    process.stderr.write('the process that makes hero things is started by the engine, not by hand\n');
    process.exit(2);
  }
  try {
    // the desk and its engine come first
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // not everywhere allowed, nowhere needed
  }
  process.once('message', (message) => carryOut(message as ToHero));
  process.on('disconnect', end);
  // an interrupt at the terminal reaches the whole group: the parent decides what becomes of it
  process.on('SIGINT', () => undefined);
}

run();
