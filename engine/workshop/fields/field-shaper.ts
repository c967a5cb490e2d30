/**
 * Shapes fields on threads of their own, several at once: first levels before final ones, and else in the order in which they were asked
 * for. Who asks for the same thing shares the work; what nobody waits for any more is stopped.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { CancelledError } from '../../../core/ports/cancel.ts';
import { packageRoot } from '../../package-root.ts';
import { fieldText, keepFieldMesh } from '../../project-scene/field-meshes.ts';
import type { FieldOrder, FromFieldWorker, ShapedField, ToFieldWorker } from './messages.ts';

const MOST_THREADS = 8;
/** Threads that have had nothing to do for so long end, milliseconds. */
const IDLE_MS = 20_000;

interface Job {
  readonly id: number;
  readonly key: string;
  readonly order: FieldOrder;
  readonly stop: SharedArrayBuffer;
  readonly result: Promise<ShapedField>;
  readonly resolve: (shaped: ShapedField) => void;
  readonly reject: (error: Error) => void;
  waiting: number;
}

interface Thread {
  readonly worker: Worker;
  job: Job | null;
}

export class FieldShaper {
  readonly #mostThreads: number;
  readonly #threads: Thread[] = [];
  readonly #jobs = new Map<string, Job>();
  readonly #queue: Job[] = [];
  #nextId = 0;
  #idle: ReturnType<typeof setTimeout> | null = null;

  /** @param threads default: one for each core, at most eight. */
  constructor(threads: number = availableParallelism()) {
    this.#mostThreads = Math.max(1, Math.min(MOST_THREADS, Math.floor(threads)));
  }

  /**
   * @throws CancelledError when the signal is aborted.
   * @throws Error for a field that has no bounds or a cell that is too small.
   */
  async shape(order: FieldOrder, signal?: AbortSignal): Promise<ShapedField> {
    if (signal?.aborted) throw new CancelledError('shaping a field');
    const job = this.#jobOf(order);
    job.waiting++;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(new CancelledError('shaping a field'));
    });
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([job.result, left]);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (--job.waiting === 0) this.#drop(job);
    }
  }

  /** Stops all work; what is under way fails as cancelled. */
  async dispose(): Promise<void> {
    for (const job of [...this.#jobs.values()]) this.#drop(job);
    await Promise.all(this.#threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  #jobOf(order: FieldOrder): Job {
    const key = `${order.level} ${fieldText(order.field, order.cellSizeM)}`;
    const known = this.#jobs.get(key);
    if (known) return known;
    let resolve: Job['resolve'] = () => undefined;
    let reject: Job['reject'] = () => undefined;
    const result = new Promise<ShapedField>((done, failed) => {
      resolve = done;
      reject = failed;
    });
    // whoever waits hears of it; nobody may wait any more
    result.catch(() => undefined);
    const stop = new SharedArrayBuffer(4);
    const job: Job = { id: this.#nextId++, key, order, stop, result, resolve, reject, waiting: 0 };
    this.#jobs.set(key, job);
    this.#queue.push(job);
    this.#next();
    return job;
  }

  #next(): void {
    while (this.#queue.length > 0) {
      const thread = this.#threads.find(({ job }) => job === null) ?? this.#newThread();
      if (!thread) return;
      const first = this.#queue.findIndex(({ order }) => order.level === 'first');
      const [job] = this.#queue.splice(Math.max(0, first), 1) as [Job];
      thread.job = job;
      thread.worker.ref();
      thread.worker.postMessage({ ...job.order, id: job.id, stop: job.stop } satisfies ToFieldWorker);
    }
    if (this.#threads.some(({ job }) => job !== null)) return;
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#endIdle(), IDLE_MS);
    this.#idle.unref();
  }

  #newThread(): Thread | null {
    if (this.#threads.length >= this.#mostThreads) return null;
    const worker = new Worker(path.join(packageRoot(), 'dist/engine/workshop/fields/worker.js'));
    const thread: Thread = { worker, job: null };
    worker.unref();
    worker.on('message', (message: FromFieldWorker) => this.#heard(thread, message));
    worker.on('error', (error) => this.#lost(thread, error));
    this.#threads.push(thread);
    return thread;
  }

  #heard(thread: Thread, message: FromFieldWorker): void {
    const { job } = thread;
    thread.job = null;
    thread.worker.unref();
    if (job) {
      this.#forget(job);
      if ('shaped' in message) {
        const { field, cellSizeM } = job.order;
        // renders take it as it is
        if (message.shaped.isFinal) keepFieldMesh(field, cellSizeM, message.shaped.mesh);
        job.resolve(message.shaped);
      } else job.reject(message.isStopped ? new CancelledError('shaping a field') : new Error(message.error));
    }
    this.#next();
  }

  /** A thread that ended: out of memory, most likely. What it was at fails, the rest goes on. */
  #lost(thread: Thread, error: unknown): void {
    const at = this.#threads.indexOf(thread);
    if (at >= 0) this.#threads.splice(at, 1);
    if (thread.job) {
      this.#forget(thread.job);
      thread.job.reject(error instanceof Error ? error : new Error(String(error)));
      thread.job = null;
    }
    this.#next();
  }

  /** Nobody waits for it: it is not begun, or stopped. */
  #drop(job: Job): void {
    this.#forget(job);
    const queued = this.#queue.indexOf(job);
    if (queued >= 0) this.#queue.splice(queued, 1);
    else Atomics.store(new Int32Array(job.stop), 0, 1);
    job.reject(new CancelledError('shaping a field'));
  }

  #forget(job: Job): void {
    if (this.#jobs.get(job.key) === job) this.#jobs.delete(job.key);
  }

  #endIdle(): void {
    if (this.#threads.some(({ job }) => job !== null)) return;
    for (const { worker } of this.#threads.splice(0)) void worker.terminate();
  }
}
