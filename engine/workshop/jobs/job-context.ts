/** What jobs work with. */
import type { KernelDevice } from '../../../core/ports/kernel-device.ts';
import type { DeskDocument } from '../scene/desk-document.ts';
import type { ViewPicture } from '../view/run.ts';
import type { JobProgress, JobResult } from '../workshop-api.ts';

export interface JobContext {
  readonly document: DeskDocument;
  /** The device as background work sees it. */
  readonly device: () => Promise<KernelDevice>;
  /** The newest picture of a view; null when there is none. */
  readonly picture: (viewKey: string) => ViewPicture | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

export const NOTHING_LEFT: JobResult = {
  assets: [],
  command: null,
  recordIds: [],
  files: [],
  directory: null,
  warnings: [],
};
