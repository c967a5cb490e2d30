/**
 * Geometry that the engine makes for the stage: models, meshes and polygonised fields. Fetched once for each asset and level, decoded,
 * shared by all that show it. What nothing shows any more stays for a while, since undo brings things back, and then is let go of.
 */
import { Box3, Matrix4, Vector3, type BufferGeometry, type Texture } from 'three';
import type { FieldNode } from '../../../core/document/index.ts';
import {
  decodeBinaryFrame,
  proxyModelHeaderSchema,
  type FieldLevel,
  type ProxyMaterial,
} from '../../../core/protocol/index.ts';
import { compileField } from '../../../core/scene/fields/compile-field.ts';
import { engineFetch } from '../../bridge/engine-fetch.ts';
import type { StageComing } from '../../state/stage-coming.ts';
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
  /** False while a finer one can be had. */
  readonly isFinal: boolean;
  readonly warnings: readonly string[];
  /** The surface of a material, its emission dimmed. */
  surface(material: number, dimmer: number): Surface;
  dispose(): void;
}

export type Asset =
  /** `bounds`: where it will be, when that is known. */
  | { readonly state: 'loading'; readonly bounds: Box3 | null }
  | { readonly state: 'ready'; readonly model: ProxyModel }
  | { readonly state: 'failed'; readonly why: string };

interface Entry {
  readonly source: AssetSource;
  asset: Asset;
  /** What is fetched next; null: it is on its way, or there is nothing more to fetch. */
  next: FieldLevel | null;
  /** Ends what is on its way; null: nothing is. */
  abort: AbortController | null;
  /** How large it is in the picture: larger ones come first. */
  importance: number;
  /** When it was last used, ms; null while it is in use. */
  unusedSince: number | null;
}

const KEPT_MS = 30_000;
/**
 * Fetched side by side, by level: enough first ones that no thread of the engine waits while a slow picture holds the page, and few
 * enough finer ones that others get their turn.
 */
const MOST_AT_ONCE = { first: 24, final: 4 } as const satisfies Record<FieldLevel, number>;
/** What comes within this time is shown with one picture, ms. */
const SHOWN_TOGETHER_MS = { first: 200, final: 800 } as const satisfies Record<FieldLevel, number>;

export interface AssetSource {
  readonly key: string;
  /** The level that is fetched first. */
  readonly level: FieldLevel;
  readonly load: (level: FieldLevel, signal: AbortSignal) => Promise<Response>;
  readonly bounds: () => Box3 | null;
}
const unknownBounds = (): null => null;

export const modelSource = (hash: string): AssetSource => ({
  key: `model ${hash}`,
  level: 'final',
  load: (_, signal) => engineFetch('proxyModel', hash, { signal }),
  bounds: unknownBounds,
});
export const meshSource = (hash: string): AssetSource => ({
  key: `mesh ${hash}`,
  level: 'final',
  load: (_, signal) => engineFetch('proxyMesh', hash, { signal }),
  bounds: unknownBounds,
});

const fieldTexts = new WeakMap<FieldNode, string>();
export function fieldSource(field: FieldNode, cellSizeM: number): AssetSource {
  const text = fieldTexts.get(field) ?? JSON.stringify(field);
  fieldTexts.set(field, text);
  return {
    key: `field ${cellSizeM} ${text}`,
    level: 'first',
    load: (level, signal) =>
      engineFetch('proxyField', '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: `{"field":${text},"cellSizeM":${cellSizeM},"level":"${level}"}`,
        signal,
      }),
    bounds: () => {
      const [x0, y0, z0, x1, y1, z1] = compileField(field).bounds;
      const box = new Box3(new Vector3(x0, y0, z0), new Vector3(x1, y1, z1));
      return Number.isFinite(box.getSize(new Vector3()).length()) && !box.isEmpty() ? box : null;
    },
  };
}

/**
 * Fields come in two levels: all of them coarse, those that are large in the picture first, and then as fine as their records say, in
 * place of the coarse ones. Nothing is fetched before `fetch` is called.
 */
export class ProxyAssets {
  readonly #entries = new Map<string, Entry>();
  readonly #onChange: () => void;
  /** Coarse models that finer ones took the place of: shown until whoever shows them looks again. */
  readonly #replaced: ProxyModel[] = [];
  #onItsWay = 0;
  #announcing: ReturnType<typeof setTimeout> | null = null;
  #announcedAt = Infinity;

  /** @param onChange called when assets have come or failed. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get(source: AssetSource): Asset {
    const known = this.#entries.get(source.key);
    if (known) {
      known.unusedSince = null;
      return known.asset;
    }
    const entry: Entry = {
      source,
      asset: { state: 'loading', bounds: source.bounds() },
      next: source.level,
      abort: null,
      importance: 0,
      unusedSince: null,
    };
    this.#entries.set(source.key, entry);
    return entry.asset;
  }

  /** Where a thing is or will be, in its own space, when that is known. */
  boundsOf({ key }: AssetSource): Box3 | null {
    const asset = this.#entries.get(key)?.asset;
    if (asset === undefined || asset.state === 'failed') return null;
    return asset.state === 'ready' ? asset.model.bounds : asset.bounds;
  }

  /** Whether there is something to fetch, in an order that is still to be said. */
  get isWaiting(): boolean {
    return [...this.#entries.values()].some(({ next }) => next !== null);
  }

  /** How many of those in use are there, and how. */
  get coming(): StageComing {
    const used = [...this.#entries.values()].filter(({ unusedSince }) => unusedSince === null);
    const unseen = used.filter(({ asset }) => asset.state === 'loading').length;
    const coarse = used.filter((entry) => entry.asset.state === 'ready' && isComing(entry)).length;
    return { shapes: used.length, unseen, coarse };
  }

  /** @param importance by key: how large things are in the picture; what is not named comes last. */
  fetch(importance: ReadonlyMap<string, number>): void {
    for (const [key, entry] of this.#entries) entry.importance = importance.get(key) ?? 0;
    this.#pump();
  }

  /** Forgets failures, so that they are tried again: the engine was away, or the file is back. */
  retry(): void {
    for (const [key, entry] of this.#entries) {
      const { asset } = entry;
      if (asset.state === 'failed') this.#entries.delete(key);
      if (asset.state === 'ready' && !asset.model.isFinal && !isComing(entry)) entry.next = 'final';
    }
  }

  /** @param used the keys in use, as they are now; the others are let go of after a while. */
  sweep(used: ReadonlySet<string>, now: number): void {
    for (const model of this.#replaced.splice(0)) model.dispose();
    for (const [key, entry] of this.#entries) {
      if (used.has(key)) continue;
      entry.unusedSince ??= now;
      const { asset } = entry;
      if (asset.state === 'ready' && entry.abort !== null) entry.next = 'final';
      entry.abort?.abort();
      entry.abort = null;
      if (asset.state !== 'loading' && now - entry.unusedSince < KEPT_MS) continue;
      if (asset.state === 'ready') asset.model.dispose();
      this.#entries.delete(key);
    }
  }

  dispose(): void {
    if (this.#announcing !== null) clearTimeout(this.#announcing);
    this.sweep(new Set(), Infinity);
    this.#entries.clear();
  }

  /** First levels before final ones, and of those what is largest in the picture. */
  #pump(): void {
    for (;;) {
      let best: Entry | null = null;
      for (const entry of this.#entries.values()) {
        if (entry.next === null || entry.unusedSince !== null) continue;
        if (best === null || isBefore(entry, best)) best = entry;
      }
      if (best === null || best.next === null || this.#onItsWay >= MOST_AT_ONCE[best.next]) return;
      void this.#load(best, best.next);
    }
  }

  async #load(entry: Entry, level: FieldLevel): Promise<void> {
    const abort = new AbortController();
    entry.next = null;
    entry.abort = abort;
    this.#onItsWay++;
    try {
      const response = await entry.source.load(level, abort.signal);
      const buffer = await response.arrayBuffer();
      if (!abort.signal.aborted) this.#came(entry, decodeProxyModel(buffer, this.#onChange));
    } catch (error) {
      if (!abort.signal.aborted) this.#failed(entry, error);
    } finally {
      this.#onItsWay--;
      if (!abort.signal.aborted) {
        entry.abort = null;
        this.#announce(SHOWN_TOGETHER_MS[level]);
      }
      this.#pump();
    }
  }

  #came(entry: Entry, model: ProxyModel): void {
    if (entry.asset.state === 'ready') this.#replaced.push(entry.asset.model);
    entry.asset = { state: 'ready', model };
    if (!model.isFinal) entry.next = 'final';
  }

  /** What is shown already stays as it is. */
  #failed(entry: Entry, error: unknown): void {
    if (entry.asset.state === 'ready') return;
    entry.asset = { state: 'failed', why: error instanceof Error ? error.message : String(error) };
  }

  #announce(withinMs: number): void {
    const at = performance.now() + withinMs;
    if (this.#announcing !== null && this.#announcedAt <= at) return;
    if (this.#announcing !== null) clearTimeout(this.#announcing);
    this.#announcedAt = at;
    this.#announcing = setTimeout(() => {
      this.#announcing = null;
      this.#announcedAt = Infinity;
      this.#onChange();
    }, withinMs);
  }
}

const isComing = ({ next, abort }: Entry): boolean => next !== null || abort !== null;

const isBefore = (a: Entry, b: Entry): boolean => {
  const [isFirst, isOtherFirst] = [a.asset.state === 'loading', b.asset.state === 'loading'];
  return isFirst === isOtherFirst ? a.importance > b.importance : isFirst;
};

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
    isFinal: model.isFinal,
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
