/**
 * A glTF model with all that it points at as one GLB file, so that an asset needs nothing beside it. The document is kept
 * as its maker wrote it, extensions that nobody here knows included; only where bytes lie changes. Punctual lights can be
 * left out, for whoever turns them into lights of the scene.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.6 and §4 (ISO/IEC 12113:2022).
 */
import { DEFAULT_MAX_BYTES, ImportContext } from '../../core/interchange/gltf/import-context.ts';
import type { GltfJson } from '../../core/interchange/gltf/gltf-schema.ts';
import { imageKind } from '../images/decode-image.ts';
import { isKtx2 } from '../import/basis-transcoder.ts';
import { readBuffers, readModelFile } from '../import/read-model.ts';
import { readResource } from '../import/model-resources.ts';

const MAGIC = 0x46546c67;
const CHUNK_JSON = 0x4e4f534a;
const CHUNK_BIN = 0x004e4942;
const LIGHTS = 'KHR_lights_punctual';
const MESHOPT = ['EXT_meshopt_compression', 'KHR_meshopt_compression'] as const;

export interface PackedModel {
  readonly glb: Uint8Array;
  readonly warnings: readonly string[];
}

/** @throws ModelImportError when the document or one of its buffers is broken. */
export async function packGlb(
  file: string,
  options: { readonly withoutLights: boolean },
): Promise<PackedModel> {
  const context = new ImportContext(file, DEFAULT_MAX_BYTES, () => undefined);
  const model = await readModelFile(file, context);
  const { buffers } = await readBuffers(model, context);
  const json = structuredClone(model.json);
  const bin = new BinaryChunk();

  // Buffers with bytes become parts of the first; one that only stands in for compressed data stays without.
  const starts = buffers.map((bytes) => (bytes === null ? null : bin.add(bytes)));
  const kept = buffers.flatMap((bytes, i) => (bytes === null ? [i] : []));
  const moved = (buffer: number, byteOffset = 0): { buffer: number; byteOffset: number } => {
    const start = starts[buffer] ?? null;
    return start === null
      ? { buffer: 1 + kept.indexOf(buffer), byteOffset }
      : { buffer: 0, byteOffset: start + byteOffset };
  };
  for (const view of json.bufferViews ?? []) {
    Object.assign(view, moved(view.buffer, view.byteOffset));
    for (const name of MESHOPT) {
      const compressed = view.extensions?.[name];
      if (compressed) Object.assign(compressed, moved(compressed.buffer, compressed.byteOffset));
    }
  }

  // Images of their own files become buffer views; a missing one is left as it is, and said.
  for (const [i, image] of (json.images ?? []).entries()) {
    if (image.uri === undefined) continue;
    const found = await readResource(image.uri, model.folder, `/images/${i}/uri`, context);
    if ('missing' in found) {
      context.warn(
        `/images/${i}/uri: the file "${found.missing}" is missing; surfaces are rendered without it`,
      );
      continue;
    }
    json.bufferViews ??= [];
    json.bufferViews.push({
      buffer: 0,
      byteOffset: bin.add(found.bytes),
      byteLength: found.bytes.byteLength,
    });
    image.bufferView = json.bufferViews.length - 1;
    image.mimeType ??= mimeTypeOf(found.bytes);
    delete image.uri;
  }

  if (options.withoutLights) removeLights(json);
  const placeholders = kept.map((i) => json.buffers![i]!);
  const whole = bin.bytes();
  if (whole.byteLength > 0 || placeholders.length > 0)
    json.buffers = [{ byteLength: whole.byteLength }, ...placeholders];
  return { glb: encodeGlb(json, whole), warnings: context.warnings };
}

function mimeTypeOf(bytes: Uint8Array): string {
  if (isKtx2(bytes)) return 'image/ktx2';
  return `image/${(imageKind(bytes) ?? 'png').toLowerCase()}`;
}

function removeLights(json: GltfJson): void {
  for (const record of [json, ...(json.nodes ?? [])]) {
    const extensions = record.extensions as Record<string, unknown> | undefined;
    if (extensions === undefined) continue;
    delete extensions[LIGHTS];
    if (Object.keys(extensions).length === 0) delete record.extensions;
  }
  for (const list of ['extensionsUsed', 'extensionsRequired'] as const) {
    const names = json[list]?.filter((name) => name !== LIGHTS);
    if (names === undefined || names.length === 0) delete json[list];
    else json[list] = names;
  }
}

/** Parts of the binary chunk, each on a multiple of four bytes as accessors need [1]. */
class BinaryChunk {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  add(bytes: Uint8Array): number {
    const start = this.#length;
    const padding = new Uint8Array(-bytes.byteLength & 3);
    this.#parts.push(bytes, padding);
    this.#length += bytes.byteLength + padding.byteLength;
    return start;
  }

  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#parts, this.#length));
  }
}

function encodeGlb(json: GltfJson, bin: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(json), 'utf8');
  // JSON is padded with spaces, bytes with zeros [1]
  const jsonLength = text.length + (-text.length & 3);
  const out = Buffer.alloc(12 + 8 + jsonLength + (bin.byteLength > 0 ? 8 + bin.byteLength : 0), 0x20);
  out.writeUInt32LE(MAGIC, 0);
  out.writeUInt32LE(2, 4);
  out.writeUInt32LE(out.length, 8);
  out.writeUInt32LE(jsonLength, 12);
  out.writeUInt32LE(CHUNK_JSON, 16);
  text.copy(out, 20);
  if (bin.byteLength > 0) {
    out.writeUInt32LE(bin.byteLength, 20 + jsonLength);
    out.writeUInt32LE(CHUNK_BIN, 24 + jsonLength);
    out.set(bin, 28 + jsonLength);
  }
  return new Uint8Array(out);
}
