/** Loads a model by its manifest: every byte is checked before the runtime sees it. */
import type { ModelManifest } from '../../core/generate/sampler/index.ts';
import { ModelError } from './model-error.ts';
import { createOnnxBackend, type OnnxBackend } from './onnx-backend.ts';
import { readManifest } from './read-manifest.ts';
import { readGraphFile } from './read-model-file.ts';

export interface LoadedModel {
  readonly manifest: ModelManifest;
  readonly backend: OnnxBackend;
}

/**
 * @param manifestFile a model's JSON; its graphs lie beside it. @param threads of one evaluation.
 * @throws ModelError naming the file and the field that is wrong.
 */
export async function loadModel(manifestFile: string, threads = 2): Promise<LoadedModel> {
  const manifest = await readManifest(manifestFile);
  const { bytes: text } = await readGraphFile(manifestFile, manifest.files.text);
  const { bytes: step } = await readGraphFile(manifestFile, manifest.files.step);
  const backend = await createOnnxBackend({ text, step }, threads).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(manifestFile, 'files', 'graphs that the runtime can run', reason);
  });
  return { manifest, backend };
}
