/**
 * Everything that is wrong with a file, each in a line that names file, field, what was expected and what was found.
 * A project is checked with its assets: their bytes against their names, and each as a file of its own kind.
 */
import path from 'node:path';
import { DocumentError, formatIssue } from '../../core/document/index.ts';
import type { CancelSignal, ProgressListener } from '../../core/ports/cancel.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import { badInputMessage } from '../cli/bad-input.ts';
import { importGltf } from '../import/import-gltf.ts';
import { readProject } from '../project/index.ts';
import { listAssets } from '../project/saved-state.ts';
import { nodeFileSystem } from '../storage/file-system.ts';
import { kindOfFile, type FileKind } from './file-kind.ts';
import { inspectFile, unpacked } from './inspect-file.ts';

export interface Validity {
  readonly kind: FileKind | null;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export interface ValidateOptions {
  readonly signal: CancelSignal;
  readonly onProgress: ProgressListener;
}

/** @throws only for what is not the file's fault, and CancelledError. */
export async function validateFile(file: string, options: ValidateOptions): Promise<Validity> {
  let kind: FileKind | null = null;
  try {
    kind = await kindOfFile(file);
    return { kind, ...(await check(file, kind, options)) };
  } catch (cause) {
    return { kind, problems: problemsOf(cause, kind === 'project' ? `${file}/` : `${file}: `), warnings: [] };
  }
}

type Findings = Omit<Validity, 'kind'>;

async function check(file: string, kind: FileKind, options: ValidateOptions): Promise<Findings> {
  switch (kind) {
    case 'project':
      return checkProject(file, options);
    case 'archive':
      return unpacked(file, (folder) => checkProject(folder, options));
    case 'model':
      // the whole import: only it looks at geometry and textures
      return { problems: [], warnings: (await importGltf(file, options)).warnings };
    case 'scene':
    case 'exr':
    case 'hdr':
    case 'image':
    case 'ies':
    case 'ldt':
    case 'checkpoint':
      return { problems: [], warnings: (await inspectFile(file)).warnings };
  }
}

async function checkProject(directory: string, options: ValidateOptions): Promise<Findings> {
  const project = await readProject(directory);
  const problems: string[] = [];
  const warnings = project.warnings.map(formatIssue);
  const assets = [...(await listAssets(directory, nodeFileSystem))].sort();
  for (const [i, [hash, name]] of assets.entries()) {
    if (options.signal.aborted) throw new CancelledError('validating');
    options.onProgress({ label: 'checking assets', done: i, total: assets.length });
    try {
      await project.readAsset(hash);
    } catch (cause) {
      problems.push(...problemsOf(cause, `${directory}/`));
      continue;
    }
    const asset = await validateFile(path.join(directory, 'assets', name), options);
    problems.push(...asset.problems);
    warnings.push(...asset.warnings.map((text) => `assets/${name}: ${text}`));
  }
  return { problems, warnings };
}

/** @param within put before what names a file inside another. */
function problemsOf(cause: unknown, within: string): readonly string[] {
  if (cause instanceof DocumentError) return cause.issues.map((issue) => within + formatIssue(issue));
  const message = badInputMessage(cause);
  if (message === null) throw cause;
  return [message.replace(/\s*\n\s*/g, ' ')];
}
