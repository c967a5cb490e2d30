/**
 * Files on their way to the engine, as jobs of the desk's own: from the drop until the engine has the file and makes a job of it.
 * Large models take a while, and can be called off.
 */
import type { Job } from '../../../core/protocol/index.ts';
import { forgetJob, jobsStore } from '../../state/jobs-store.ts';

const uploads = new Map<string, AbortController>();
let nextId = 1;

/** Runs `send` as a job. @throws what `send` throws, but nothing when it was called off. */
export async function asUpload(name: string, send: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const jobId = `upload-${nextId++}`;
  const abort = new AbortController();
  uploads.set(jobId, abort);
  const job: Job = {
    jobId,
    kind: 'import',
    title: `Read ${name}`,
    state: 'running',
    fraction: null,
    label: 'on its way to the engine',
    files: [],
    directory: null,
    warnings: [],
    error: null,
    recordIds: [],
  };
  jobsStore.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
  try {
    await send(abort.signal);
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    uploads.delete(jobId);
    forgetJob(jobId);
  }
}

/** @returns false when the job is none of the desk's own. */
export function cancelUpload(jobId: string): boolean {
  const abort = uploads.get(jobId);
  abort?.abort();
  return abort !== undefined;
}
