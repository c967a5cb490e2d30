/** Jobs by their kind. */
import type { JobRequest, JobResult } from '../workshop-api.ts';
import { NOTHING_LEFT, type JobContext } from './job-context.ts';

/** @throws Error of one line; CancelledError when `context.signal` is aborted. */
export async function runJob(request: JobRequest, context: JobContext): Promise<JobResult> {
  switch (request.kind) {
    case 'import': {
      const { runImport } = await import('./import-job.ts');
      return runImport(request, context);
    }
    case 'board': {
      // the page writer and its fonts are loaded for this job alone
      const { runBoard } = await import('./file-jobs.ts');
      return runBoard(request, context);
    }
    case 'export': {
      const { runExport } = await import('./file-jobs.ts');
      return runExport(request, context);
    }
    case 'keepTake': {
      const { runKeepTake } = await import('./take-jobs.ts');
      return runKeepTake(request, context);
    }
    case 'renderShot': {
      const { runShotRender } = await import('./take-jobs.ts');
      return runShotRender(request, context);
    }
    case 'demo': {
      context.onProgress({ label: 'Building the set', fraction: null });
      const { buildDemoProject } = await import('../../demo/build-demo-project.ts');
      await buildDemoProject(request.directory);
      return { ...NOTHING_LEFT, directory: request.directory };
    }
  }
}
