/**
 * A glTF or GLB file with everything it points at, validated: what importing and inspecting start from.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §2.7 and §4.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isGlb, parseGlb } from '../../core/interchange/gltf/glb.ts';
import { checkExtensions } from '../../core/interchange/gltf/gltf-extensions.ts';
import type { GltfJson } from '../../core/interchange/gltf/gltf-schema.ts';
import type { ImportContext } from '../../core/interchange/gltf/import-context.ts';
import { parseGltfJson } from '../../core/interchange/gltf/validate-gltf.ts';
import { checkSparseIndices } from '../../core/interchange/gltf/validate-accessors.ts';
import type { GltfData } from '../../core/interchange/gltf/unpack-gltf.ts';
import { readResource } from './model-resources.ts';

export const MODEL_SUFFIXES = ['.glb', '.gltf'] as const;

/** The validated document of a file, before its resources are read. */
export interface ModelFile {
  readonly json: GltfJson;
  /** The binary chunk of a GLB. */
  readonly bin: Uint8Array | null;
  /** Real path of the folder that resources may lie in. */
  readonly folder: string;
  readonly fileBytes: number;
  readonly isGlb: boolean;
}

/** Reads and validates the document itself. @throws ModelImportError when it is not a glTF 2.0 file or is broken. */
export async function readModelFile(file: string, context: ImportContext): Promise<ModelFile> {
  const suffix = path.extname(file).toLowerCase();
  if (!MODEL_SUFFIXES.some((s) => s === suffix))
    context.fail(
      '',
      `expected a model in a format that Penumbra imports (${MODEL_SUFFIXES.join(', ')}), found "${suffix || 'no suffix'}"`,
    );
  const info = await stat(file).catch(() => context.fail('', 'expected an existing file'));
  if (!info.isFile()) context.fail('', 'expected a file, found a folder');
  context.allocate(info.size, '');
  const bytes = await readFile(file).catch((error: unknown) =>
    context.fail('', `expected a readable file: ${error instanceof Error ? error.message : String(error)}`),
  );
  context.checkCancelled();
  const chunks = isGlb(bytes) ? parseGlb(bytes, context.file) : { json: bytes, bin: null };
  if (suffix === '.glb' && !isGlb(bytes)) context.fail('', 'expected a GLB file that begins with "glTF"');
  const json = parseGltfJson(parseJson(chunks.json, context), context);
  checkExtensions(json, context);
  return {
    json,
    bin: chunks.bin,
    folder: await realpath(path.dirname(file)),
    fileBytes: info.size,
    isGlb: isGlb(bytes),
  };
}

function parseJson(bytes: Uint8Array, context: ImportContext): unknown {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    context.fail('', 'expected JSON in UTF-8');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return context.fail('', `expected JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads the buffers. @throws ModelImportError when one is missing or shorter than declared. */
export async function readBuffers(model: ModelFile, context: ImportContext): Promise<GltfData> {
  const buffers: (Uint8Array | null)[] = [];
  for (const [i, record] of (model.json.buffers ?? []).entries()) {
    context.checkCancelled();
    const bytes = await readBuffer(model, i, record.uri, context);
    if (bytes !== null && bytes.byteLength < record.byteLength)
      context.fail(
        `/buffers/${i}/byteLength`,
        `expected ${record.byteLength} bytes as declared, found ${bytes.byteLength}`,
      );
    buffers.push(bytes);
  }
  return { json: model.json, buffers };
}

async function readBuffer(
  model: ModelFile,
  i: number,
  uri: string | undefined,
  context: ImportContext,
): Promise<Uint8Array | null> {
  const field = `/buffers/${i}/uri`;
  if (uri === undefined) {
    if (i === 0 && model.bin !== null) return model.bin;
    if (onlyMeshoptReads(model.json, i)) return null;
    return context.fail(field, i === 0 ? "expected a uri, or a GLB file's binary chunk" : 'expected a uri');
  }
  const result = await readResource(uri, model.folder, field, context);
  return 'bytes' in result
    ? result.bytes
    : context.fail(
        field,
        `expected the file "${result.missing.slice(0, 120)}" beside the model, it is missing`,
      );
}

/** EXT_meshopt_compression lets a buffer that is only a fallback have no data. */
const onlyMeshoptReads = (json: GltfJson, buffer: number): boolean =>
  (json.bufferViews ?? []).every(
    (view) =>
      view.buffer !== buffer ||
      view.extensions?.EXT_meshopt_compression !== undefined ||
      view.extensions?.KHR_meshopt_compression !== undefined,
  );

/**
 * Reads the images: bytes by image index; null, with a warning, for one whose file is missing.
 * @param data the document after unpacking, whose buffer views hold plain bytes
 */
export async function readImages(
  data: GltfData,
  folder: string,
  context: ImportContext,
): Promise<readonly (Uint8Array | null)[]> {
  const images: (Uint8Array | null)[] = [];
  for (const [i, image] of (data.json.images ?? []).entries()) {
    context.checkCancelled();
    if (image.bufferView !== undefined) {
      images.push(viewBytes(data, image.bufferView));
      continue;
    }
    const result = await readResource(image.uri ?? '', folder, `/images/${i}/uri`, context);
    if ('missing' in result)
      context.warn(
        `/images/${i}/uri: the file "${result.missing}" is missing; surfaces are rendered without it`,
      );
    images.push('bytes' in result ? result.bytes : null);
  }
  return images;
}

/** Bytes of a buffer view. */
export function viewBytes(data: GltfData, index: number): Uint8Array {
  const view = data.json.bufferViews?.[index];
  const bytes = view && data.buffers[view.buffer];
  if (!bytes) return new Uint8Array();
  return bytes.subarray(view.byteOffset ?? 0, (view.byteOffset ?? 0) + view.byteLength);
}

/** Checks what can only be checked with the bytes at hand. */
export function checkData(data: GltfData, context: ImportContext): void {
  checkSparseIndices(data.json, (view) => viewBytes(data, view), context);
}
