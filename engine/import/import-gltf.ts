/**
 * Import of glTF 2.0 and GLB models into the flat render scene: read, validate, decompress, build the document,
 * decode its textures, flatten. docs/gltf.md says what is honoured.
 */
import { flattenGltf, texturesToDecode } from '../../core/interchange/gltf/gltf-scene.ts';
import type { DecodedImage } from '../../core/interchange/gltf/gltf-textures.ts';
import { DEFAULT_MAX_BYTES, ImportContext } from '../../core/interchange/gltf/import-context.ts';
import { unpackGltf } from '../../core/interchange/gltf/unpack-gltf.ts';
import { CancelledError, type CancelSignal, type ProgressListener } from '../../core/ports/cancel.ts';
import type { RenderScene } from '../../core/scene/render-scene.ts';
import { decodeDraco } from './draco-decoder.ts';
import { buildDocument } from './gltf-document.ts';
import { decodeMeshopt } from './meshopt-decoder.ts';
import { checkData, readBuffers, readImages, readModelFile } from './read-model.ts';
import { decodeTexture } from './texture-decoder.ts';

export { ModelImportError } from '../../core/interchange/gltf/model-import-error.ts';

export interface ImportGltfOptions {
  /** Seconds into the animation at which the model is posed; null: the pose without animation. Default 0. */
  readonly time?: number | null;
  /** Name of the animation to pose by; default: the file's first. */
  readonly animation?: string;
  /** Memory that the import may take in all, bytes. */
  readonly maxBytes?: number;
  readonly signal?: CancelSignal;
  readonly onProgress?: ProgressListener;
}

/**
 * Imports a `.gltf` or `.glb` file. What was met and not honoured is in the scene's `warnings`.
 * @throws ModelImportError with one line naming file, field and expectation, when the model is broken.
 * @throws CancelledError when `signal` is aborted.
 */
export async function importGltf(file: string, options: ImportGltfOptions = {}): Promise<RenderScene> {
  const context = new ImportContext(file, options.maxBytes ?? DEFAULT_MAX_BYTES, () => {
    if (options.signal?.aborted) throw new CancelledError(`importing ${file}`);
  });
  const progress = (label: string, done = 0, total = 0): void => {
    context.checkCancelled();
    options.onProgress?.({ label, done, total });
  };
  progress('reading the model');
  const model = await readModelFile(file, context);
  progress('reading buffers');
  const packed = await readBuffers(model, context);
  progress('decompressing geometry');
  const data = await unpackGltf(packed, { draco: decodeDraco, meshopt: decodeMeshopt }, context);
  checkData(data, context);
  progress('reading images');
  const imageBytes = await readImages(data, model.folder, context);
  const document = await buildDocument(data, imageBytes, context);

  const images = new Map<(typeof wanted)[number], DecodedImage>();
  const wanted = texturesToDecode(document);
  const order = document.getRoot().listTextures();
  for (const [k, texture] of wanted.entries()) {
    progress('decoding textures', k, wanted.length);
    const bytes = texture.getImage();
    const i = order.indexOf(texture);
    if (bytes !== null && bytes.byteLength > 0)
      images.set(texture, await decodeTexture(bytes, `/images/${i}`, context));
    else if (i >= imageBytes.length)
      context.warn('a texture is in a format that is not supported and was ignored');
  }
  progress('flattening the scene');
  const pose = { time: options.time === undefined ? 0 : options.time, animation: options.animation };
  return flattenGltf(data.json, document, images, pose, context);
}
