/**
 * Geometry that the engine makes for the stage: models, meshes and polygonised fields. Fetched once for each asset, decoded, shared by all
 * that show it. What nothing shows any more stays for a while, since undo brings things back, and then is let go of.
 */
import { Box3, Matrix4, Vector3, type BufferGeometry, type Texture } from 'three';
import type { FieldNode } from '../../../core/document/index.ts';
import {
  decodeBinaryFrame,
  proxyModelHeaderSchema,
  type ProxyMaterial,
} from '../../../core/protocol/index.ts';
import { engineFetch } from '../../bridge/engine-fetch.ts';
import { geometryOf } from './proxy-geometry.ts';
import { surfaceOfProxy, type Surface } from './surfaces.ts';
import { imageTexture } from './textures.ts';

export interface ProxyPart {
  /** Of the node of the model. */
  readonly name: string;
  readonly geometry: BufferGeometry;
  /** Number of its material. */
  readonly material: number;
  readonly modelFromLocal: Matrix4;
}
export interface ProxyModel {
  readonly parts: readonly ProxyPart[];
  readonly materials: readonly ProxyMaterial[];
  readonly bounds: Box3;
  readonly warnings: readonly string[];
  /** The surface of a material, its emission dimmed. */
  surface(material: number, dimmer: number): Surface;
  dispose(): void;
}

export type Asset =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly model: ProxyModel }
  | { readonly state: 'failed'; readonly why: string };

interface Entry {
  asset: Asset;
  readonly abort: AbortController;
  /** When it was last used, ms; null while it is in use. */
  unusedSince: number | null;
}

const KEPT_MS = 30_000;
const LOADING: Asset = { state: 'loading' };

export interface AssetSource {
  readonly key: string;
  readonly load: (signal: AbortSignal) => Promise<Response>;
}
export const modelSource = (hash: string): AssetSource => ({
  key: `model ${hash}`,
  load: (signal) => engineFetch('proxyModel', hash, { signal }),
});
export const meshSource = (hash: string): AssetSource => ({
  key: `mesh ${hash}`,
  load: (signal) => engineFetch('proxyMesh', hash, { signal }),
});

const fieldKeys = new WeakMap<FieldNode, string>();
export function fieldSource(field: FieldNode, cellSizeM: number): AssetSource {
  const known = fieldKeys.get(field) ?? JSON.stringify(field);
  fieldKeys.set(field, known);
  return {
    key: `field ${cellSizeM} ${known}`,
    load: (signal) =>
      engineFetch('proxyField', '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: `{"field":${known},"cellSizeM":${cellSizeM}}`,
        signal,
      }),
  };
}

export class ProxyAssets {
  readonly #entries = new Map<string, Entry>();
  readonly #onChange: () => void;

  /** @param onChange called when an asset has come or failed. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get(source: AssetSource): Asset {
    const known = this.#entries.get(source.key);
    if (known) {
      known.unusedSince = null;
      return known.asset;
    }
    const entry: Entry = { asset: LOADING, abort: new AbortController(), unusedSince: null };
    this.#entries.set(source.key, entry);
    source
      .load(entry.abort.signal)
      .then((response) => response.arrayBuffer())
      .then((buffer) => {
        if (entry.abort.signal.aborted) return;
        entry.asset = { state: 'ready', model: decodeProxyModel(buffer, this.#onChange) };
        this.#onChange();
      })
      .catch((error: unknown) => {
        if (entry.abort.signal.aborted) return;
        entry.asset = { state: 'failed', why: error instanceof Error ? error.message : String(error) };
        this.#onChange();
      });
    return LOADING;
  }

  /** True while something is still on its way. */
  get isLoading(): boolean {
    return [...this.#entries.values()].some((entry) => entry.asset.state === 'loading');
  }

  /** Forgets failures, so that they are tried again: the engine was away, or the file is back. */
  retry(): void {
    for (const [key, entry] of this.#entries) if (entry.asset.state === 'failed') this.#entries.delete(key);
  }

  /** @param used the keys in use; the others are let go of after a while. */
  sweep(used: ReadonlySet<string>, now: number): void {
    for (const [key, entry] of this.#entries) {
      if (used.has(key)) continue;
      entry.unusedSince ??= now;
      if (entry.asset.state !== 'loading' && now - entry.unusedSince < KEPT_MS) continue;
      entry.abort.abort();
      if (entry.asset.state === 'ready') entry.asset.model.dispose();
      this.#entries.delete(key);
    }
  }

  dispose(): void {
    this.sweep(new Set(), Infinity);
    this.#entries.clear();
  }
}

/** @throws Error when the bytes are no proxy model. */
export function decodeProxyModel(buffer: ArrayBuffer, onImage: () => void): ProxyModel {
  const { header, payload } = decodeBinaryFrame(buffer);
  const model = proxyModelHeaderSchema.parse(header);
  const at = (offset: number): number => payload.byteOffset + offset;
  const floats = (span: readonly [number, number] | null): Float32Array | null =>
    span === null ? null : new Float32Array(payload.buffer, at(span[0]), span[1]);
  const geometries = model.meshes.map((mesh) =>
    geometryOf({
      positions: floats(mesh.positions) ?? new Float32Array(),
      normals: floats(mesh.normals),
      tangents: floats(mesh.tangents),
      uvs: floats(mesh.uvs),
      colors: floats(mesh.colors),
      indices: new Uint32Array(payload.buffer, at(mesh.indices[0]), mesh.indices[1]),
    }),
  );
  const textures = new Map<number, Texture>();
  const texture = (index: number | null): Texture | null => {
    const image = index === null ? undefined : model.images[index];
    if (index === null || image === undefined) return null;
    const known = textures.get(index);
    if (known) return known;
    const [offset, length] = image.bytes;
    const blob = new Blob([payload.slice(offset, offset + length)], { type: image.mimeType });
    const made = imageTexture(blob, image.isSrgb, onImage);
    textures.set(index, made);
    return made;
  };
  const surfaces = new Map<string, Surface>();
  const coloured = new Set(
    model.instances
      .filter(({ mesh }) => (model.meshes[mesh]?.colors ?? null) !== null)
      .map(({ material }) => material),
  );
  return {
    parts: model.instances.map(({ name, mesh, material, modelFromLocal }) => ({
      name,
      geometry: geometries[mesh]!,
      material,
      modelFromLocal: new Matrix4().fromArray(modelFromLocal),
    })),
    materials: model.materials,
    bounds: new Box3(new Vector3(...model.bounds.min), new Vector3(...model.bounds.max)),
    warnings: model.warnings,
    surface(material, dimmer) {
      const proxy = model.materials[material]!;
      const key = `${material} ${proxy.emissionNits > 0 ? dimmer : 1}`;
      const known = surfaces.get(key) ?? surfaceOfProxy(proxy, dimmer, texture, coloured.has(material));
      surfaces.set(key, known);
      return known;
    },
    dispose() {
      for (const geometry of geometries) geometry.dispose();
      for (const surface of surfaces.values()) surface.dispose();
      for (const image of textures.values()) image.dispose();
    },
  };
}
