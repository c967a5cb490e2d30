/** Jobs of this engine: what runs, how far it is, how to stop it, and which files it made. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Job } from '../../core/protocol/index.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import type { JobHooks, JobResult } from '../workshop/workshop-api.ts';
import { errorData } from './desk-error.ts';

/** Finished jobs that are still listed. */
const MOST_FINISHED = 30;

export type JobWork = (hooks: Required<JobHooks>) => Promise<JobResult>;

export class JobRegistry {
  readonly #jobs = new Map<string, Job>();
  readonly #aborts = new Map<string, AbortController>();
  readonly #onChange: (job: Job) => void;

  constructor(onChange: (job: Job) => void) {
    this.#onChange = onChange;
  }

  get all(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  /** Starts work under a new id. The promise resolves when it has ended, however it did. */
  start(
    kind: Job['kind'],
    title: string,
    work: JobWork,
  ): { readonly jobId: string; readonly ended: Promise<Job> } {
    const jobId = `job_${randomBytes(9).toString('hex')}`;
    const abort = new AbortController();
    this.#aborts.set(jobId, abort);
    this.#set({
      jobId,
      kind,
      title,
      state: 'running',
      fraction: null,
      label: '',
      files: [],
      directory: null,
      warnings: [],
      error: null,
      recordIds: [],
    });
    return { jobId, ended: this.#run(jobId, work, abort) };
  }

  async #run(jobId: string, work: JobWork, abort: AbortController): Promise<Job> {
    try {
      const result = await work({
        signal: abort.signal,
        onProgress: ({ fraction, label }) => {
          const clamped = fraction === null ? null : Math.min(1, Math.max(0, fraction));
          this.#change(jobId, { fraction: clamped, label });
        },
      });
      const { files, directory, warnings, recordIds } = result;
      return this.#change(jobId, {
        state: 'done',
        fraction: 1,
        label: '',
        files: [...files],
        directory,
        warnings: [...warnings],
        recordIds: [...recordIds],
      });
    } catch (cause) {
      const isCancelled = cause instanceof CancelledError || abort.signal.aborted;
      return this.#change(
        jobId,
        isCancelled ? { state: 'cancelled' } : { state: 'failed', error: errorData(cause).message },
      );
    } finally {
      this.#aborts.delete(jobId);
      const finished = this.all.filter((job) => job.state !== 'running');
      for (const job of finished.slice(0, Math.max(0, finished.length - MOST_FINISHED)))
        this.#jobs.delete(job.jobId);
    }
  }

  /** @returns false when there is no such job or it has ended. */
  cancel(jobId: string): boolean {
    const abort = this.#aborts.get(jobId);
    abort?.abort();
    return abort !== undefined;
  }

  cancelAll(): void {
    for (const abort of this.#aborts.values()) abort.abort();
  }

  /** Path of a file that a job says it made; null for any other name. */
  outputFile(jobId: string, name: string): string | null {
    const job = this.#jobs.get(jobId);
    if (job === undefined || job.directory === null || !job.files.some((file) => file.name === name))
      return null;
    return path.join(job.directory, name);
  }

  #change(jobId: string, changes: Partial<Job>): Job {
    const job = this.#jobs.get(jobId);
    if (job === undefined) throw new Error(`there is no job ${jobId}`);
    return this.#set({ ...job, ...changes });
  }

  #set(job: Job): Job {
    this.#jobs.set(job.jobId, job);
    this.#onChange(job);
    return job;
  }
}
