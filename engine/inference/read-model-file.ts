/** Files that a manifest names, read as bytes: length and hash are checked before anything else looks at them. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFile } from '../../core/generate/sampler/index.ts';
import { ModelError } from './model-error.ts';
import { readOnnxGraph, type OnnxGraph } from './onnx-graph.ts';

/** @throws ModelError where the file is missing or not the one that the manifest means. */
export async function readModelFile(
  manifestFile: string,
  { file, sha256, bytes }: ModelFile,
): Promise<Uint8Array> {
  const at = path.join(path.dirname(manifestFile), file);
  const data = await stat(at)
    .then((info) => {
      // a wrong file may be of any length: it is not even read
      if (info.isFile() && info.size !== bytes)
        throw new ModelError(at, 'bytes', String(bytes), String(info.size));
      return readFile(at);
    })
    .catch((error: unknown) => {
      if (error instanceof ModelError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      throw new ModelError(at, 'file', `the model file that ${manifestFile} names`, code ?? message);
    });
  if (data.length !== bytes) throw new ModelError(at, 'bytes', String(bytes), String(data.length));
  const found = createHash('sha256').update(data).digest('hex');
  if (found !== sha256) throw new ModelError(at, 'sha256', sha256, found);
  return data;
}

/** An ONNX file of a manifest and what it says of itself. @throws ModelError also where it is not complete in itself. */
export async function readGraphFile(
  manifestFile: string,
  named: ModelFile,
): Promise<{ readonly bytes: Uint8Array; readonly graph: OnnxGraph }> {
  const bytes = await readModelFile(manifestFile, named);
  const at = path.join(path.dirname(manifestFile), named.file);
  let graph: OnnxGraph;
  try {
    graph = readOnnxGraph(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ModelError(at, 'content', 'an ONNX model', error.message);
  }
  if (graph.hasExternalData)
    throw new ModelError(at, 'external_data', 'all weights within the file', 'weights in another file');
  return { bytes, graph };
}
