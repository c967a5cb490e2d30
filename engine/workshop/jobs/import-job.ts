/** A dropped file as assets and one command: the host applies it, and undo takes it back whole. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { CancelledError } from '../../../core/ports/cancel.ts';
import { unpackEntry } from '../../project-import/import-archive.ts';
import { importCommand, planFile } from '../../project-import/import-file.ts';
import { ontoCommand } from '../../project-import/import-onto.ts';
import type { JobRequest, JobResult } from '../workshop-api.ts';
import { NOTHING_LEFT, type JobContext } from './job-context.ts';

type ImportJob = Extract<JobRequest, { kind: 'import' }>;

/** @throws Error of one line naming the file and what was expected. */
export async function runImport(request: ImportJob, context: JobContext): Promise<JobResult> {
  const [given] = request.files;
  if (given === undefined) throw new Error('import: expected a file, got none');
  if (request.entry === undefined) return importOne(given, request, context);
  const folder = await mkdtemp(path.join(path.dirname(given.path), 'unpacked-'));
  try {
    const unpacked = await known(given, () => unpackEntry(given.path, request.entry!, folder));
    return await importOne({ name: path.basename(unpacked), path: unpacked }, request, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface GivenFile {
  readonly name: string;
  readonly path: string;
}

async function importOne(file: GivenFile, request: ImportJob, context: JobContext): Promise<JobResult> {
  const { signal, onProgress } = context;
  const plan = await known(file, () =>
    planFile({
      file: file.path,
      name: file.name.replace(/\.[^.]*$/, '').slice(0, 200) || null,
      at: request.atM,
      scale: null,
      onFloor: true,
      signal,
      onProgress: ({ label, done, total }) =>
        onProgress({ label: capital(label), fraction: total > 0 ? done / total : null }),
    }),
  );
  if (signal.aborted) throw new CancelledError('the import');
  const hashes = plan.assets.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  const { document } = context.document.need();
  const left = { ...NOTHING_LEFT, assets: plan.assets };
  if (request.ontoId !== undefined) {
    const { command, record } = ontoCommand(plan, hashes, document, file.name, request.ontoId);
    return { ...left, command, recordIds: [record.id], warnings: plan.warnings };
  }
  const made = importCommand(plan, hashes, document, file.name, request.sceneId);
  return {
    ...left,
    command: made.command,
    recordIds: made.records.map(({ id }) => id),
    warnings: made.warnings,
  };
}

/** A file that came through the browser lies under a name of the engine's own: what is wrong is said of the name that the user knows. */
async function known<T>(file: GivenFile, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof Error) || cause instanceof CancelledError) throw cause;
    throw new Error(cause.message.replaceAll(file.path, file.name), { cause });
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
