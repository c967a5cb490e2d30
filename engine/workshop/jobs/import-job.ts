/** A dropped file as assets and one command: the host applies it, and undo takes it back whole. */
import { createHash } from 'node:crypto';
import { CancelledError } from '../../../core/ports/cancel.ts';
import { importCommand, planFile } from '../../project-import/import-file.ts';
import type { JobRequest, JobResult } from '../workshop-api.ts';
import { NOTHING_LEFT, type JobContext } from './job-context.ts';

type ImportJob = Extract<JobRequest, { kind: 'import' }>;

/** Of several files, the one that the others belong to. */
const MAIN_SUFFIXES = ['.gltf', '.glb'] as const;

/** @throws Error of one line naming the file and what was expected. */
export async function runImport(request: ImportJob, context: JobContext): Promise<JobResult> {
  const { signal, onProgress } = context;
  const main =
    MAIN_SUFFIXES.map((suffix) => request.files.find(({ name }) => name.toLowerCase().endsWith(suffix))).find(
      (file) => file !== undefined,
    ) ?? request.files[0];
  if (!main) throw new Error('import: expected a file, got none');
  const plan = await planned({
    file: main.path,
    known: main.name,
    name: main.name.replace(/\.[^.]*$/, '').slice(0, 200) || null,
    at: request.atM,
    scale: null,
    onFloor: true,
    signal,
    onProgress: ({ label, done, total }) =>
      onProgress({ label: capital(label), fraction: total > 0 ? done / total : null }),
  });
  if (signal.aborted) throw new CancelledError('the import');
  const hashes = plan.assets.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  const { document } = context.document.need();
  const made = importCommand(plan, hashes, document, main.name, request.sceneId);
  return {
    ...NOTHING_LEFT,
    assets: plan.assets,
    command: made.command,
    recordIds: made.records.map(({ id }) => id),
    warnings: made.warnings,
  };
}

/** A file that came through the browser lies under a name of the engine's own: what is wrong is said of the name that the user knows. */
async function planned(
  options: Parameters<typeof planFile>[0] & { readonly known: string },
): ReturnType<typeof planFile> {
  const { known, ...plan } = options;
  try {
    return await planFile(plan);
  } catch (cause) {
    if (!(cause instanceof Error) || cause instanceof CancelledError) throw cause;
    throw new Error(cause.message.replaceAll(plan.file, known), { cause });
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
