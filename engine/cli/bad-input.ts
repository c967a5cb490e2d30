/** Tells what is the user's to mend (exit code 2) from what went wrong here (exit code 1). */
import { DocumentError } from '../../core/document/issues.ts';
import { ImageFormatError } from '../../core/interchange/exr/image-format-error.ts';
import { ModelImportError } from '../../core/interchange/gltf/model-import-error.ts';
import { PhotometricFileError } from '../../core/lighting/photometric-file.ts';
import { ModelError } from '../inference/model-error.ts';
import { ProjectError } from '../project/project-error.ts';
import { hasCode } from '../storage/file-system.ts';
import { UsageError } from './usage-error.ts';

/** The message for the user, or null when the failure is not the input's. */
export function badInputMessage(cause: unknown): string | null {
  const isKnown = [
    UsageError,
    DocumentError,
    ImageFormatError,
    ModelError,
    ModelImportError,
    PhotometricFileError,
    ProjectError,
  ].some((kind) => cause instanceof kind);
  if (isKnown) return (cause as Error).message;
  if (hasCode(cause, 'ENOENT') && cause instanceof Error && 'path' in cause)
    return `${String(cause.path)}: no such file or folder`;
  if (hasCode(cause, 'EISDIR') && cause instanceof Error) return `${cause.message}: expected a file`;
  return null;
}
