/**
 * The open project as the workshop has it: a mirror of the document that follows the host's commands, and the assets that
 * were loaded for it, each once.
 */
import { applyCommand, type AnyRecord, type Command, type Document } from '../../../core/document/index.ts';
import type { OpticsCatalog } from '../../../core/optics/catalog.ts';
import type { ProgressListener } from '../../../core/ports/cancel.ts';
import type { SceneResources } from '../../../core/scene/flatten/index.ts';
import type { RenderScene } from '../../../core/scene/render-scene.ts';
import { LiveGeometry } from '../../../core/tracer/pack/live-geometry.ts';
import { loadCatalog } from '../../project-scene/load-catalog.ts';
import {
  assetHashes,
  loadAsset,
  resourcesOver,
  type AssetSource,
  type LoadedAsset,
} from '../../project-scene/load-resources.ts';
import { readAsset } from '../../project/project.ts';
import { inProject } from '../../project/layout.ts';
import { nodeFileSystem } from '../../storage/file-system.ts';
import { areFieldsShaped, shapeFields } from '../fields/scene-fields.ts';
import type { FieldShaper } from '../fields/field-shaper.ts';
import type { WorkshopProject } from '../workshop-api.ts';

export interface LoadHooks {
  readonly signal?: AbortSignal;
  /** The scene whose fields are shaped beforehand; default all of them. */
  readonly sceneId?: string;
  readonly onProgress?: ProgressListener;
}

/** One opening of a project. */
export class OpenProject {
  readonly directory: string;
  readonly #assets: Map<string, string>;
  readonly #loading = new Map<string, Promise<LoadedAsset>>();
  readonly #loaded = new Map<string, LoadedAsset>();
  readonly #geometry = new Map<string, LiveGeometry>();
  readonly #fields: FieldShaper | null;
  #document: Document;
  #resources: SceneResources | null = null;

  constructor(project: WorkshopProject, fields: FieldShaper | null) {
    this.#fields = fields;
    this.directory = project.directory;
    this.#assets = new Map(project.assets);
    this.#document = { records: new Map(project.records.map((r): [string, AnyRecord] => [r.id, r])) };
  }

  get document(): Document {
    return this.#document;
  }

  get source(): AssetSource {
    return {
      assetName: (hash) => this.#assets.get(hash) ?? null,
      assetPath: (hash) => inProject(this.directory, `assets/${this.#assets.get(hash) ?? hash}`),
      readAsset: (hash) => readAsset(this.directory, this.#assets, hash, nodeFileSystem),
    };
  }

  apply(command: Command): void {
    this.#document = applyCommand(this.#document, command).document;
  }

  assetAdded(hash: string, fileName: string): void {
    this.#assets.set(hash, fileName);
    this.#loading.delete(hash);
  }

  /** Geometry of a scene, shared by everything that renders it live. */
  geometryOf(sceneId: string): LiveGeometry {
    let geometry = this.#geometry.get(sceneId);
    if (!geometry) {
      geometry = new LiveGeometry();
      this.#geometry.set(sceneId, geometry);
    }
    return geometry;
  }

  /** @throws UsageError when there is no such asset; its reader's error when it is broken. */
  asset(hash: string, hooks: LoadHooks = {}): Promise<LoadedAsset> {
    let loading = this.#loading.get(hash);
    if (!loading) {
      // not cancelled: whoever asks next would have to start over
      loading = loadAsset(this.source, hash, hooks.onProgress ? { onProgress: hooks.onProgress } : {});
      this.#loading.set(hash, loading);
      loading.then(
        (asset) => this.#loaded.set(hash, asset),
        () => this.#loading.delete(hash),
      );
    }
    return loading;
  }

  async model(hash: string): Promise<RenderScene> {
    const asset = await this.asset(hash);
    if (asset.kind !== 'model')
      throw new Error(`asset ${this.#assets.get(hash) ?? hash}: expected a model, got a ${asset.kind}`);
    return asset.scene;
  }

  /** Everything that flattening the present document takes. */
  async resources(hooks: LoadHooks = {}): Promise<SceneResources> {
    const hashes = assetHashes(this.#document).filter((hash) => !this.#loaded.has(hash));
    for (const [i, hash] of hashes.entries()) {
      hooks.onProgress?.({ label: 'Loading assets', done: i, total: hashes.length });
      await this.asset(hash);
    }
    if (this.#fields) await shapeFields(this.#document, this.#fields, hooks);
    return this.#over(await loadCatalog());
  }

  /** As `resources`, when everything is there already; else null. */
  readyResources(sceneId: string): SceneResources | null {
    const isReady =
      this.#resources &&
      assetHashes(this.#document).every((hash) => this.#loaded.has(hash)) &&
      areFieldsShaped(this.#document, sceneId);
    return isReady ? this.#resources : null;
  }

  #over(catalog: OpticsCatalog): SceneResources {
    this.#resources ??= resourcesOver(this.source, catalog, (hash) => this.#loaded.get(hash));
    return this.#resources;
  }
}

/** What is open now, and who wants to know when it changes. */
export class DeskDocument {
  readonly #fields: FieldShaper | null;
  #project: OpenProject | null = null;
  readonly #listeners = new Set<() => void>();

  /** @param fields shapes them beforehand, on other threads; null: each is shaped where it is needed. */
  constructor(fields: FieldShaper | null = null) {
    this.#fields = fields;
  }

  get open(): OpenProject | null {
    return this.#project;
  }

  /** @throws Error when no project is open. */
  need(): OpenProject {
    if (!this.#project) throw new Error('no project is open');
    return this.#project;
  }

  set(project: WorkshopProject | null): void {
    this.#project = project === null ? null : new OpenProject(project, this.#fields);
    this.#tell();
  }

  apply(command: Command): void {
    this.need().apply(command);
    this.#tell();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
