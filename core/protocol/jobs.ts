/** Work longer than a second: it shows progress, can be cancelled, and ends in files or in changes of the document. */
import { z } from 'zod';

export const JOB_KINDS = ['import', 'board', 'export', 'take', 'project'] as const;
export const jobSchema = z.strictObject({
  jobId: z.string(),
  kind: z.enum(JOB_KINDS),
  /** "Import chair.glb" */
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** 0…1; null while unknown. */
  fraction: z.number().min(0).max(1).nullable(),
  /** What is being done now. */
  label: z.string(),
  /** Files to fetch under `output`, once done. */
  files: z.array(z.strictObject({ name: z.string(), bytes: z.number() })),
  /** Where they lie on the engine's machine; null when none. */
  directory: z.string().nullable(),
  /** What was noticed and did not stop the work. */
  warnings: z.array(z.string()),
  /** Why it failed. */
  error: z.string().nullable(),
  /** Records that it added. */
  recordIds: z.array(z.string()),
});
export type Job = z.infer<typeof jobSchema>;

export const boardOptionsSchema = z.strictObject({
  paper: z.enum(['a4', 'letter']),
  /** Frames a page. */
  layout: z.string().max(20),
  /** Longest edges of a frame in pixels. */
  widthPx: z.int().min(64).max(8192),
  heightPx: z.int().min(64).max(8192),
  /** Seconds of tracing for each frame. */
  secondsPerFrame: z.number().min(0.2).max(86_400),
});
export type BoardOptions = z.infer<typeof boardOptionsSchema>;

export const EXPORT_FORMATS = ['zip', 'glb', 'json', 'shotlist'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
