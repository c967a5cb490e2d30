/**
 * The proxy of the document: kept in step with the document, the shot and the frame. What flattening would give the renderer at this
 * frame stands in the scene as objects, lamps, cameras and a world around.
 */
import type { Object3D } from 'three';
import { Box3, Group, Sphere, Vector3, type DataTexture } from 'three';
import { RectAreaLightUniformsLib } from 'three/addons/lights/RectAreaLightUniformsLib.js';
import { findRecord, type Document } from '../../../core/document/index.ts';
import type { OpticsCatalog } from '../../../core/optics/catalog.ts';
import { Placement } from '../../../core/scene/flatten/motion.ts';
import { Animation } from '../../../core/scene/flatten/tracks.ts';
import { lightSoloStore, shinesOnStage } from '../../state/light-solo.ts';
import type { StageState } from '../../state/stage-store.ts';
import { CameraNodes, lensOf, type Lens } from './camera-nodes.ts';
import { LampNodes } from './lamp-nodes.ts';
import { ObjectNodes } from './object-nodes.ts';
import { equirectTexture } from './panorama.ts';
import { eyeOf } from './seen-size.ts';
import { invalidateStage, objectOfRecord, recordsRoot, setScene } from './stage-scene.ts';
import { SurroundingsMaker, type Surroundings } from './surroundings.ts';

type Shown = Pick<StageState, 'sceneId' | 'cameraId' | 'shotId' | 'frame'>;

/** Things larger than this, such as ground and backings, do not say where the set is. */
const LARGEST_OF_SET_M = 40;
const FARTHEST_OF_SET_M = 30;

export class StageSet {
  readonly objects: ObjectNodes;
  readonly lamps: LampNodes;
  readonly #cameras: CameraNodes;
  readonly #world: SurroundingsMaker;
  readonly #first = new Group();
  #surroundings: Surroundings | null = null;
  #background: DataTexture | null = null;
  #isStale = true;
  #lens: Lens | null = null;
  #seen = { objects: -1, refinements: -1, lamps: -1, shadows: -1 };
  #poses = new Float64Array(0);
  #revision = 0;
  readonly bounds = new Box3();

  constructor() {
    RectAreaLightUniformsLib.init();
    // three numbers lights as it meets them: those whose order matters come first
    setScene.add(this.#first);
    setScene.children.unshift(...setScene.children.splice(setScene.children.indexOf(this.#first), 1));
    const changed = (): void => this.touch();
    this.objects = new ObjectNodes(recordsRoot, changed);
    this.lamps = new LampNodes(recordsRoot, this.#first);
    this.#cameras = new CameraNodes(recordsRoot);
    this.#world = new SurroundingsMaker(changed);
  }

  get lens(): Lens | null {
    return this.#lens;
  }
  get surroundings(): Surroundings | null {
    return this.#surroundings;
  }
  get background(): DataTexture | null {
    return this.#background;
  }
  /** Counts up when something stands, shines or looks otherwise than before. */
  get revision(): number {
    return this.#revision;
  }

  /** The document or the stage has changed: looked at before the next picture. */
  touch(): void {
    this.#isStale = true;
    invalidateStage();
  }

  /** What could not be had is asked for again. */
  retry(): void {
    this.objects.assets.retry();
    this.#world.retry();
    this.touch();
  }

  /** @returns true when the scene is not as it was at the last picture. */
  update(document: Document, stage: Shown, catalog: OpticsCatalog, mostShadows: number): boolean {
    if (this.#isStale) this.#sync(document, stage, catalog);
    this.#isStale = false;
    setScene.updateMatrixWorld();
    const isMoved = this.#haveMoved();
    const { revision, refinements } = this.objects;
    const seen = { objects: revision, refinements, lamps: this.lamps.revision, shadows: mostShadows };
    const isFiner = seen.refinements !== this.#seen.refinements;
    const isRemade =
      seen.objects !== this.#seen.objects ||
      seen.lamps !== this.#seen.lamps ||
      seen.shadows !== this.#seen.shadows;
    this.#seen = seen;
    // finer shapes throw finer shadows; all else is as it was
    if (isFiner) this.lamps.touchShadows();
    if (!isMoved && !isRemade) return isFiner;
    this.#measure();
    this.lamps.assignShadows(mostShadows, this.bounds);
    this.lamps.followRigs();
    this.lamps.touchShadows();
    setScene.updateMatrixWorld();
    this.#revision++;
    return true;
  }

  #sync(document: Document, stage: Shown, catalog: OpticsCatalog): void {
    if (document.records.size === 0) {
      this.objects.sync(document, null, new Animation(null), 0);
      this.#lens = null;
      return;
    }
    const { sceneId, cameraId, shotId, frame } = stage;
    const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
    const animation = new Animation(shot?.sceneId === sceneId ? shot : null);
    const placement = new Placement(document, animation, { frame, fps: 24, openS: 0, closeS: 0 });
    const scene = sceneId === null ? null : findRecord(document, 'scene', sceneId);
    const environmentId = scene?.environmentId ?? null;
    const environment = environmentId === null ? null : findRecord(document, 'environment', environmentId);
    const shines = shinesOnStage(document, lightSoloStore.getState());
    const surroundings = this.#world.of(environment !== null && shines(environment) ? environment : null);
    if (surroundings !== this.#surroundings) this.#surround(surroundings);
    this.objects.sync(document, sceneId, animation, frame);
    this.lamps.sync(document, sceneId, animation, placement, frame, surroundings?.sun ?? null, shines);
    this.#cameras.sync(document, sceneId, placement);
    this.#lens = lensOf(document, catalog, cameraId, shotId, animation, frame);
    const rig = cameraId === null ? null : objectOfRecord(cameraId);
    this.objects.fetch(rig === null ? null : eyeOf(rig));
  }

  #surround(surroundings: Surroundings | null): void {
    this.#surroundings = surroundings;
    this.#background?.dispose();
    this.#background = null;
    this.#revision++;
    if (surroundings === null) return;
    const { width, height, nits, rotationY, isSeen } = surroundings.world;
    if (isSeen) this.#background = equirectTexture(width, height, nits, rotationY);
  }

  /** Whether anything that light meets or comes from stands elsewhere than at the last picture; hands move things directly. */
  #haveMoved(): boolean {
    const things: Object3D[] = [];
    for (const { mesh } of this.objects.worn()) things.push(mesh);
    for (const { rig } of this.lamps.lit()) things.push(rig);
    const size = things.length * 17;
    let isMoved = this.#poses.length !== size;
    if (isMoved) this.#poses = new Float64Array(size);
    const poses = this.#poses;
    things.forEach((thing, t) => {
      const { elements } = thing.matrixWorld;
      for (let i = 0; i < 16; i++) {
        if (poses[17 * t + i] === elements[i]) continue;
        poses[17 * t + i] = elements[i]!;
        isMoved = true;
      }
      const visible = isVisible(thing) ? 1 : 0;
      if (poses[17 * t + 16] !== visible) {
        poses[17 * t + 16] = visible;
        isMoved = true;
      }
    });
    return isMoved;
  }

  /** Where the set is: what is of the size of a set, near to the middle of it all. */
  #measure(): void {
    const boxes: Box3[] = [];
    for (const { mesh } of this.objects.worn()) {
      if (!isVisible(mesh)) continue;
      const { boundingBox } = mesh.geometry;
      if (boundingBox === null) continue;
      const box = boundingBox.clone().applyMatrix4(mesh.matrixWorld);
      if (box.getSize(size).length() < LARGEST_OF_SET_M) boxes.push(box);
    }
    this.bounds.makeEmpty();
    for (const box of boxes) this.bounds.union(box);
    if (this.bounds.isEmpty()) this.bounds.set(new Vector3(-4, 0, -4), new Vector3(4, 3, 4));
    if (this.bounds.getSize(size).length() < 2 * FARTHEST_OF_SET_M) return;
    const centre = this.bounds.getCenter(new Vector3());
    const reach = new Box3().setFromCenterAndSize(
      centre,
      new Vector3(2 * FARTHEST_OF_SET_M, FARTHEST_OF_SET_M, 2 * FARTHEST_OF_SET_M),
    );
    this.bounds.intersect(reach);
  }

  /** A sphere around all that is seen, for the far plane. */
  reach(): Sphere {
    return this.bounds.getBoundingSphere(new Sphere());
  }

  dispose(): void {
    this.objects.dispose();
    this.lamps.dispose();
    this.#cameras.dispose();
    this.#background?.dispose();
    this.#first.removeFromParent();
  }
}

const size = new Vector3();

export function isVisible(object: Object3D): boolean {
  for (let at: Object3D | null = object; at !== null; at = at.parent) if (!at.visible) return false;
  return true;
}
