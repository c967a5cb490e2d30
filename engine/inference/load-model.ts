/** Loads a model by its manifest: every byte is checked before the runtime sees it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFile, ModelManifest } from '../../core/generate/sampler/index.ts';
import { hasExternalData } from './external-data.ts';
import { ModelError } from './model-error.ts';
import { createOnnxBackend, type OnnxBackend } from './onnx-backend.ts';
import { readManifest } from './read-manifest.ts';

export interface LoadedModel {
  readonly manifest: ModelManifest;
  readonly backend: OnnxBackend;
}

async function readChecked(manifestFile: string, { file, sha256, bytes }: ModelFile): Promise<Uint8Array> {
  const at = path.join(path.dirname(manifestFile), file);
  const data = await readFile(at).catch((error: NodeJS.ErrnoException) => {
    throw new ModelError(
      at,
      'file',
      `the model file that ${manifestFile} names`,
      error.code ?? error.message,
    );
  });
  if (data.length !== bytes) throw new ModelError(at, 'bytes', String(bytes), String(data.length));
  const found = createHash('sha256').update(data).digest('hex');
  if (found !== sha256) throw new ModelError(at, 'sha256', sha256, found);
  if (hasExternalData(data))
    throw new ModelError(at, 'external_data', 'all weights within the file', 'weights in another file');
  return data;
}

/**
 * @param manifestFile a model's JSON; its graphs lie beside it. @param threads of one evaluation.
 * @throws ModelError naming the file and the field that is wrong.
 */
export async function loadModel(manifestFile: string, threads = 2): Promise<LoadedModel> {
  const manifest = await readManifest(manifestFile);
  const text = await readChecked(manifestFile, manifest.files.text);
  const step = await readChecked(manifestFile, manifest.files.step);
  const backend = await createOnnxBackend({ text, step }, threads).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(manifestFile, 'files', 'graphs that the runtime can run', reason);
  });
  return { manifest, backend };
}
