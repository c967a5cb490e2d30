/** Jobs of the engine, newest last. */
import { createStore, useStore } from 'zustand';
import type { Job } from '../../core/protocol/index.ts';
import type { Connection } from '../bridge/connection.ts';
import { notify } from './notices.ts';

export const jobsStore = createStore<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }));
export const useJobs = (): readonly Job[] => useStore(jobsStore, (state) => state.jobs);

export const adoptJobs = (jobs: readonly Job[]): void => jobsStore.setState({ jobs });

export function watchJobs(wire: Connection): void {
  wire.onEvent('job.changed', (job) => {
    const before = jobsStore.getState().jobs.find((known) => known.jobId === job.jobId);
    jobsStore.setState(({ jobs }) => ({
      jobs: before === undefined ? [...jobs, job] : jobs.map((known) => (known === before ? job : known)),
    }));
    if (job.state !== before?.state && job.state === 'failed')
      notify({ tone: 'error', text: `${job.title}: ${job.error ?? 'failed'}` });
  });
}

export const forgetJob = (jobId: string): void =>
  jobsStore.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.jobId !== jobId) }));
