/**
 * Validated JSON and bytes as a glTF Transform document: the kept library decodes accessors, resolves texture
 * sources and gives the extensions their types.
 */
import { NodeIO, Logger, Verbosity, type Document, type GLTF } from '@gltf-transform/core';
import {
  EXTMeshGPUInstancing, EXTTextureAVIF, EXTTextureWebP, KHRLightsPunctual, KHRMaterialsAnisotropy, KHRMaterialsClearcoat,
  KHRMaterialsDispersion, KHRMaterialsEmissiveStrength, KHRMaterialsIOR, KHRMaterialsPBRSpecularGlossiness, KHRMaterialsSheen,
  KHRMaterialsSpecular, KHRMaterialsTransmission, KHRMaterialsUnlit, KHRMaterialsVolume, KHRMeshQuantization, KHRTextureBasisu,
  KHRTextureTransform,
} from '@gltf-transform/extensions'; // prettier-ignore
import type { ImportContext } from '../../core/interchange/gltf/import-context.ts';
import type { GltfData } from '../../core/interchange/gltf/unpack-gltf.ts';

/** Compression is undone before, variants and metadata are read from the JSON. */
const EXTENSIONS = [
  EXTMeshGPUInstancing, EXTTextureAVIF, EXTTextureWebP, KHRLightsPunctual, KHRMaterialsAnisotropy, KHRMaterialsClearcoat,
  KHRMaterialsDispersion, KHRMaterialsEmissiveStrength, KHRMaterialsIOR, KHRMaterialsPBRSpecularGlossiness, KHRMaterialsSheen,
  KHRMaterialsSpecular, KHRMaterialsTransmission, KHRMaterialsUnlit, KHRMaterialsVolume, KHRMeshQuantization, KHRTextureBasisu,
  KHRTextureTransform,
]; // prettier-ignore

/**
 * Builds the document. Images and buffers are handed over under names of our own, so the library never opens a file.
 * @param images bytes by image index
 */
export async function buildDocument(
  data: GltfData,
  images: readonly (Uint8Array | null)[],
  context: ImportContext,
): Promise<Document> {
  const { json } = data;
  const resources: Record<string, Uint8Array<ArrayBuffer>> = {};
  const keep = (key: string, bytes: Uint8Array | null): string => {
    resources[key] = (bytes ?? new Uint8Array()) as Uint8Array<ArrayBuffer>;
    return key;
  };
  const imageRecords = (json.images ?? []).map((image, i) => ({
    name: image.name ?? image.uri?.slice(0, 80),
    uri: keep(`__image${i}`, images[i] ?? null),
    mimeType: image.mimeType ?? 'image/png',
  }));
  // a texture whose only source is of an unknown kind gets an empty image, which counts as missing
  const textures = (json.textures ?? []).map((texture) => ({
    ...texture,
    source: texture.source ?? imageRecords.length,
  }));
  const prepared = {
    ...json,
    extensionsUsed: EXTENSIONS.map((extension) => extension.EXTENSION_NAME),
    extensionsRequired: [],
    buffers: data.buffers.map((bytes, i) => ({
      byteLength: bytes?.byteLength ?? 0,
      uri: keep(`__buffer${i}`, bytes),
    })),
    images: [...imageRecords, { uri: keep('__none', null), mimeType: 'image/png' }],
    textures,
  };
  try {
    return await new NodeIO()
      .setLogger(new Logger(Verbosity.SILENT))
      .registerExtensions(EXTENSIONS)
      .readJSON({ json: prepared as unknown as GLTF.IGLTF, resources });
  } catch (error) {
    return context.fail(
      '',
      `expected a consistent glTF document: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
