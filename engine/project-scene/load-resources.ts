/**
 * Loads every asset that a scene of a document uses, so that flattening it is pure: models and meshes through the
 * importer, images and panoramas through their decoders, measured lights through theirs.
 */
import path from 'node:path';
import { assetsOf, type Document } from '../../core/document/index.ts';
import type { IntensityProfile } from '../../core/lighting/intensity-profile.ts';
import { parseIes } from '../../core/lighting/ies.ts';
import { parseLdt } from '../../core/lighting/ldt.ts';
import type { OpticsCatalog } from '../../core/optics/catalog.ts';
import type { CancelSignal, ProgressListener } from '../../core/ports/cancel.ts';
import type { Panorama, SceneResources } from '../../core/scene/flatten/index.ts';
import type { RenderMesh, RenderScene, RenderTexture } from '../../core/scene/render-scene.ts';
import { mergeMeshes, transformMesh } from '../../core/scene/shapes/combine.ts';
import { UsageError } from '../cli/usage-error.ts';
import { decodeEnvironment } from '../images/decode-environment.ts';
import { decodeImage } from '../images/decode-image.ts';
import { importGltf } from '../import/import-gltf.ts';
import { fieldMesh } from './field-meshes.ts';
import { loadCatalog } from './load-catalog.ts';
import { primitiveMesh } from '../../core/scene/shapes/primitive-mesh.ts';

/** Where a document's assets are: a project folder, or nowhere for a scene that has none. */
export interface AssetSource {
  /** File name of an asset, which tells its type; null when there is none. */
  assetName(hash: string): string | null;
  /** Path of the asset's file. */
  assetPath(hash: string): string;
  readAsset(hash: string): Promise<Uint8Array>;
}

export interface LoadOptions {
  readonly signal?: CancelSignal;
  readonly onProgress?: ProgressListener;
}

/** An asset as data, by what its file is. */
export type LoadedAsset =
  | { readonly kind: 'model'; readonly scene: RenderScene }
  | { readonly kind: 'image'; readonly image: Awaited<ReturnType<typeof decodeImage>> }
  | { readonly kind: 'panorama'; readonly panorama: Panorama }
  | { readonly kind: 'profile'; readonly profile: IntensityProfile };

const MODEL = new Set(['glb', 'gltf']);
const PANORAMA = new Set(['exr', 'hdr', 'pic']);

/** @throws Error of the reader; UsageError when there is no such asset. */
export async function loadAsset(
  source: AssetSource,
  hash: string,
  options: LoadOptions = {},
): Promise<LoadedAsset> {
  const name = source.assetName(hash);
  if (name === null) throw new UsageError(`asset ${hash}: expected a file in the project's assets, got none`);
  const type = path.extname(name).slice(1).toLowerCase();
  if (MODEL.has(type)) return { kind: 'model', scene: await importGltf(source.assetPath(hash), options) };
  const bytes = await source.readAsset(hash);
  if (PANORAMA.has(type)) return { kind: 'panorama', panorama: decodeEnvironment(bytes, { file: name }) };
  if (type === 'ies') return { kind: 'profile', profile: parseIes(latin1(bytes), name).profile };
  if (type === 'ldt') return { kind: 'profile', profile: parseLdt(latin1(bytes), name).profile };
  return { kind: 'image', image: await decodeImage(bytes, { file: name }) };
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** @throws Error naming the asset that is missing or not of the kind that a record uses it as. */
export async function loadResources(
  document: Document,
  source: AssetSource,
  options: LoadOptions = {},
): Promise<SceneResources> {
  const hashes = assetHashes(document);
  const loaded = new Map<string, LoadedAsset>();
  for (const [i, hash] of hashes.entries()) {
    options.onProgress?.({ label: 'loading assets', done: i, total: hashes.length });
    loaded.set(hash, await loadAsset(source, hash, options));
  }
  return resourcesOver(source, await loadCatalog(), (hash) => loaded.get(hash));
}

/** Hashes of all assets that a document names, sorted. */
export const assetHashes = (document: Document): readonly string[] =>
  [
    ...new Set([...document.records.values()].flatMap((record) => assetsOf(record).map((use) => use.hash))),
  ].sort();

const MOST_MADE = 1000;

/**
 * Resources over assets that are loaded. Whoever asks for the same thing twice gets the same object, so that what was
 * made from it can be kept.
 */
export function resourcesOver(
  source: AssetSource,
  catalog: OpticsCatalog,
  loaded: (hash: string) => LoadedAsset | undefined,
): SceneResources {
  const made = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    const value = (made.has(key) ? made.get(key) : make()) as T;
    // the most recently used is last; a shape that is being dragged leaves a trail of sizes
    made.delete(key);
    made.set(key, value);
    if (made.size > MOST_MADE) made.delete(made.keys().next().value!);
    return value;
  };
  const want = <K extends LoadedAsset['kind']>(hash: string, kind: K): Extract<LoadedAsset, { kind: K }> => {
    const asset = loaded(hash);
    if (!asset) throw new UsageError(`asset ${hash}: expected a file in the project's assets, got none`);
    if (asset.kind !== kind)
      throw new UsageError(`asset ${source.assetName(hash)}: expected a ${kind}, got a ${asset.kind}`);
    return asset as Extract<LoadedAsset, { kind: K }>;
  };
  return {
    catalog,
    model: (hash) => want(hash, 'model').scene,
    mesh: (hash) =>
      once(`mesh ${hash}`, () => wholeMesh(want(hash, 'model').scene, source.assetName(hash) ?? hash)),
    texture: (hash, encoding) =>
      once(`texture ${hash} ${encoding}`, () =>
        textureOf(want(hash, 'image').image, source.assetName(hash) ?? hash, encoding),
      ),
    panorama: (hash) => want(hash, 'panorama').panorama,
    profile: (hash) => want(hash, 'profile').profile,
    primitive: (shape) => once(`primitive ${JSON.stringify(shape)}`, () => primitiveMesh(shape)),
    field: fieldMesh,
  };
}

/** All triangles of a model as one mesh in the model's space. */
function wholeMesh(scene: RenderScene, name: string): RenderMesh {
  const parts = scene.instances.map((i) => transformMesh(scene.meshes[i.mesh]!, i.motion[0].worldFromLocal));
  return mergeMeshes(name, parts);
}

function textureOf(
  image: Awaited<ReturnType<typeof decodeImage>>,
  name: string,
  encoding: 'srgb' | 'linear',
): RenderTexture {
  const { width, height } = image;
  if (image.format === 'rgba8') {
    return { name, width, height, format: encoding === 'srgb' ? 'rgba8-srgb' : 'rgba8', data: image.data };
  }
  if (encoding === 'linear') return { name, width, height, format: 'rgba32f', data: image.data };
  return {
    name,
    width,
    height,
    format: 'rgba8-srgb',
    data: Uint8Array.from(image.data, (v) => Math.round(255 * v)),
  };
}
