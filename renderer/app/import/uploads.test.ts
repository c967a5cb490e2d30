import { describe, expect, it } from 'vitest';
import { jobsStore } from '../../state/jobs-store.ts';
import { asUpload, cancelUpload } from './uploads.ts';

const titles = (): readonly string[] => jobsStore.getState().jobs.map(({ title }) => title);

describe('uploads', () => {
  it('are jobs while they run', async () => {
    let seen: readonly string[] = [];
    await asUpload('chair.glb', () => {
      seen = titles();
      return Promise.resolve();
    });
    expect(seen).toEqual(['Read chair.glb']);
    expect(titles()).toEqual([]);
  });

  it('can be called off, and then fail silently', async () => {
    const sent = asUpload(
      'set.zip',
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const [job] = jobsStore.getState().jobs;
    expect(cancelUpload(job!.jobId)).toBe(true);
    await expect(sent).resolves.toBeUndefined();
    expect(titles()).toEqual([]);
    expect(cancelUpload('job-of-the-engine')).toBe(false);
  });

  it('say why they failed', async () => {
    await expect(asUpload('x.glb', () => Promise.reject(new Error('no room on the disk')))).rejects.toThrow(
      'no room',
    );
    expect(titles()).toEqual([]);
  });
});
