/**
 * The objects of the document as groups of the scene, each in its parent's group. What a record shares with what it was before stays as
 * it is: a drag moves one group and makes nothing anew.
 */
import { Group, type BufferGeometry, type Mesh } from 'three';
import {
  findRecord,
  recordsOf,
  type Document,
  type MaterialRecord,
  type ObjectRecord,
  type PrimitiveShape,
} from '../../../core/document/index.ts';
import type { Animation } from '../../../core/scene/flatten/tracks.ts';
import { primitiveMesh } from '../../../core/scene/shapes/primitive-mesh.ts';
import { notify } from '../../state/notices.ts';
import { tellStageComing } from '../../state/stage-coming.ts';
import { mediumBody, meshBody, modelBody, placeholderBody, type Body } from './body.ts';
import {
  fieldSource,
  meshSource,
  modelSource,
  ProxyAssets,
  type Asset,
  type AssetSource,
} from './proxy-assets.ts';
import { geometryOf } from './proxy-geometry.ts';
import { seenSize, type Eye } from './seen-size.ts';
import { registerObject, unregisterObject } from './stage-scene.ts';
import { DEFAULT_SURFACE, surfaceOfRecord, type Surface } from './surfaces.ts';

interface ObjectNode {
  readonly group: Group;
  body: Body | null;
  /** All that the body was made from: it stays while these are the same. */
  madeFrom: readonly unknown[];
  record: ObjectRecord | null;
  /** Where its body comes from; null: it is made here. */
  source: AssetSource | null;
  /** Pose that was set last; hands may have moved the group since. */
  pose: unknown;
}

/** Where the asset is among the things that a body is made from. */
const ASSET = 1;

export class ObjectNodes {
  readonly assets: ProxyAssets;
  readonly #root: Group;
  readonly #onChange: () => void;
  readonly #nodes = new Map<string, ObjectNode>();
  readonly #surfaces = new Map<string, { readonly record: MaterialRecord; readonly surface: Surface }>();
  readonly #shapes = new Map<string, BufferGeometry>();
  #usedAssets = new Set<string>();
  #usedSurfaces = new Set<string>();
  #usedShapes = new Set<string>();
  #revision = 0;
  #refinements = 0;
  #isRefined = true;

  constructor(root: Group, onChange: () => void) {
    this.#root = root;
    this.#onChange = onChange;
    this.assets = new ProxyAssets(onChange);
  }

  /** Counts up when a body was made anew, came or went. */
  get revision(): number {
    return this.#revision;
  }

  /** Counts up when a body was made anew from a finer level of the same thing. */
  get refinements(): number {
    return this.#refinements;
  }

  /** Meshes that light meets. */
  *worn(): Iterable<{ readonly mesh: Mesh; readonly surface: Surface }> {
    for (const { body } of this.#nodes.values()) if (body !== null) yield* body.worn;
  }

  sync(document: Document, sceneId: string | null, animation: Animation, frame: number): void {
    this.#usedAssets = new Set();
    this.#usedSurfaces = new Set();
    this.#usedShapes = new Set();
    const objects = recordsOf(document, 'object').filter((object) => object.sceneId === sceneId);
    const shown = new Set(objects.map((object) => object.id));
    for (const [id, node] of this.#nodes) if (!shown.has(id)) this.#remove(id, node);
    for (const object of objects) this.#node(object.id);
    for (const object of objects) this.#update(object, document, animation, frame);
    this.#sweep();
    this.#tellRefined();
  }

  /** Asks for what is to be shown, in the order of how large it is seen from here. */
  fetch(eye: Eye | null): void {
    if (!this.assets.isWaiting) return;
    const importance = new Map<string, number>();
    for (const { source, group } of this.#nodes.values()) {
      const bounds = source === null ? null : this.assets.boundsOf(source);
      if (source === null || bounds === null) continue;
      group.updateWorldMatrix(true, false);
      const seen = eye === null ? 0 : seenSize(bounds, group.matrixWorld, eye);
      importance.set(source.key, Math.max(seen, importance.get(source.key) ?? 0));
    }
    this.assets.fetch(importance);
  }

  /** What light met was a little coarser than it is now: once all is fine it is as if all had changed. */
  #tellRefined(): void {
    const { coming } = this.assets;
    tellStageComing(coming);
    const isRefined = coming.unseen + coming.coarse === 0;
    if (isRefined && !this.#isRefined) this.#revision++;
    this.#isRefined = isRefined;
  }

  #node(id: string): ObjectNode {
    const known = this.#nodes.get(id);
    if (known) return known;
    const node: ObjectNode = {
      group: new Group(),
      body: null,
      madeFrom: [],
      record: null,
      source: null,
      pose: null,
    };
    this.#nodes.set(id, node);
    registerObject(id, node.group);
    return node;
  }

  #update(object: ObjectRecord, document: Document, animation: Animation, frame: number): void {
    const node = this.#node(object.id);
    const { group } = node;
    const parent = object.parentId === null ? null : this.#nodes.get(object.parentId);
    const home = parent?.group ?? this.#root;
    if (group.parent !== home) home.add(group);
    group.visible = object.visible;
    group.name = object.name;

    const isAnimated = animation.moves(object.id);
    if (isAnimated || node.pose !== object.transform || node.record?.transform !== object.transform) {
      const { translationM, rotation, scale } = animation.pose(object.id, object.transform, frame);
      group.position.set(...translationM);
      group.quaternion.set(...rotation);
      group.scale.set(...scale);
      // without tracks the same transform is not set again: a hand may be at it
      node.pose = isAnimated ? null : object.transform;
    }
    const dimmer = animation.number(object.id, 'emissionDimmer', object.emissionDimmer, frame);
    this.#dress(node, object, document, dimmer);
    node.record = object;
  }

  #dress(node: ObjectNode, object: ObjectRecord, document: Document, dimmer: number): void {
    const { content } = object;
    node.source = sourceOf(object);
    const asset = node.source === null ? null : this.#asset(node.source);
    const materials = materialsOf(object).map((id) => findRecord(document, 'material', id));
    const emits = asset?.state === 'ready' || materials.some((m) => m !== null && m.emissionNits > 0);
    // materials are held in use even while the body stays
    const surfaces = materials.map((record) => this.#surface(record, dimmer));
    const from: readonly unknown[] = [content, asset, ...surfaces, emits ? dimmer : 1];
    if (content.type === 'primitive') this.#usedShapes.add(JSON.stringify(content.shape));
    if (node.body !== null && sameParts(from, node.madeFrom)) return;
    const isFiner =
      isReady(asset) && isReady(node.madeFrom[ASSET]) && sameParts(from, node.madeFrom.with(ASSET, asset));
    this.#strip(node);
    node.madeFrom = from;
    node.body = this.#body(
      object,
      asset,
      (id) => this.#surface(findRecord(document, 'material', id), dimmer),
      dimmer,
    );
    if (isFiner) this.#refinements++;
    else this.#revision++;
    if (node.body !== null) node.group.add(node.body.root);
    if (asset?.state === 'failed')
      notify({ tone: 'error', text: `${object.name} cannot be shown: ${asset.why}` });
  }

  #body(
    object: ObjectRecord,
    asset: Asset | null,
    surfaceById: (id: string) => Surface,
    dimmer: number,
  ): Body | null {
    const { content } = object;
    if (content.type === 'group') return null;
    if (content.type === 'medium') return mediumBody(content);
    if (content.type === 'primitive')
      return meshBody(
        this.#shape(content.shape),
        content.materialId === null ? DEFAULT_SURFACE : surfaceById(content.materialId),
      );
    if (asset?.state !== 'ready')
      return placeholderBody(asset?.state === 'loading' ? asset.bounds : null, asset?.state === 'failed');
    const { model } = asset;
    if (content.type === 'model') {
      const overrides = content.materialOverrides;
      return modelBody(model, content.nodeName, (material) => {
        const own = overrides[model.materials[material]?.name ?? ''];
        return own === undefined ? model.surface(material, dimmer) : surfaceById(own);
      });
    }
    const surface = content.materialId === null ? DEFAULT_SURFACE : surfaceById(content.materialId);
    return modelBody(model, null, () => surface);
  }

  #asset(source: AssetSource): Asset {
    this.#usedAssets.add(source.key);
    return this.assets.get(source);
  }

  #surface(record: MaterialRecord | null, dimmer: number): Surface {
    if (record === null) return DEFAULT_SURFACE;
    const key = `${record.id} ${record.emissionNits > 0 ? dimmer : 1}`;
    this.#usedSurfaces.add(key);
    const known = this.#surfaces.get(key);
    if (known?.record === record) return known.surface;
    const surface = surfaceOfRecord(record, dimmer, this.#onChange);
    known?.surface.dispose();
    this.#surfaces.set(key, { record, surface });
    return surface;
  }

  #shape(shape: PrimitiveShape): BufferGeometry {
    const key = JSON.stringify(shape);
    const known = this.#shapes.get(key) ?? geometryOf(primitiveMesh(shape));
    this.#shapes.set(key, known);
    return known;
  }

  #sweep(): void {
    this.assets.sweep(this.#usedAssets, performance.now());
    for (const [key, { surface }] of this.#surfaces)
      if (!this.#usedSurfaces.has(key)) {
        surface.dispose();
        this.#surfaces.delete(key);
      }
    for (const [key, geometry] of this.#shapes)
      if (!this.#usedShapes.has(key)) {
        geometry.dispose();
        this.#shapes.delete(key);
      }
  }

  #strip(node: ObjectNode): void {
    if (node.body === null) return;
    node.body.root.removeFromParent();
    node.body.dispose();
    node.body = null;
  }

  #remove(id: string, node: ObjectNode): void {
    this.#strip(node);
    node.group.removeFromParent();
    this.#nodes.delete(id);
    unregisterObject(id);
    this.#revision++;
  }

  dispose(): void {
    for (const [id, node] of this.#nodes) this.#remove(id, node);
    this.assets.dispose();
    for (const { surface } of this.#surfaces.values()) surface.dispose();
    for (const geometry of this.#shapes.values()) geometry.dispose();
    this.#surfaces.clear();
    this.#shapes.clear();
  }
}

const isReady = (asset: unknown): boolean =>
  typeof asset === 'object' && asset !== null && 'state' in asset && asset.state === 'ready';

const sameParts = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => part === b[i]);

function sourceOf({ content }: ObjectRecord): AssetSource | null {
  switch (content.type) {
    case 'model':
      return modelSource(content.modelAsset);
    case 'mesh':
      return meshSource(content.meshAsset);
    case 'field':
      return fieldSource(content.field, content.cellSizeM);
    case 'primitive':
    case 'medium':
    case 'group':
      return null;
  }
}

function materialsOf({ content }: ObjectRecord): readonly string[] {
  switch (content.type) {
    case 'model':
      return Object.values(content.materialOverrides);
    case 'primitive':
    case 'field':
    case 'mesh':
      return content.materialId === null ? [] : [content.materialId];
    case 'medium':
    case 'group':
      return [];
  }
}
