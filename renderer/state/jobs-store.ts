/** Jobs of the engine, newest last. */
import { createStore, useStore } from 'zustand';
import type { EventOf, Job } from '../../core/protocol/index.ts';
import type { Connection } from '../bridge/connection.ts';
import { notify } from './notices.ts';

interface JobsState {
  readonly jobs: readonly Job[];
  /** What the engine does unasked. */
  readonly background: EventOf<'workshop.background'>;
}

export const jobsStore = createStore<JobsState>(() => ({ jobs: [], background: null }));
export const useJobs = (): readonly Job[] => useStore(jobsStore, (state) => state.jobs);

export const useBackground = (): JobsState['background'] => useStore(jobsStore, (state) => state.background);

export const adoptJobs = (jobs: readonly Job[]): void => jobsStore.setState({ jobs, background: null });

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

export function watchWorkshop(wire: Connection): void {
  wire.onEvent('workshop.background', (background) => jobsStore.setState({ background }));
  wire.onEvent('workshop.restarted', ({ reason }) => {
    jobsStore.setState({ background: null });
    notify({ tone: 'warning', text: `Rendering began again: ${reason}. The project is as it was.` });
  });
}

export const forgetJob = (jobId: string): void =>
  jobsStore.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.jobId !== jobId) }));
