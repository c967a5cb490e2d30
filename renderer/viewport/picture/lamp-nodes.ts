/** The lights of the document, and the sun, as lamps of the scene; and which of them throw shadows. */
import { DirectionalLight, Group, Matrix4, Mesh, PointLight, Vector3, type Box3, type Object3D } from 'three';
import { recordsOf, type Document, type LightRecord } from '../../../core/document/index.ts';
import type { Mat4 } from '../../../core/math/mat4.ts';
import { barnDoorMesh } from '../../../core/scene/flatten/barn-doors.ts';
import { flattenLight } from '../../../core/scene/flatten/flatten-lights.ts';
import { posePlaced, withoutScale, type Placement } from '../../../core/scene/flatten/motion.ts';
import type { SceneResources } from '../../../core/scene/flatten/scene-resources.ts';
import type { Animation } from '../../../core/scene/flatten/tracks.ts';
import type { DirectionalLight as RenderSun } from '../../../core/scene/render-scene.ts';
import { AREA_HALF_ANGLE, halfSizeOf, makeLamp, strengthOf, type Lamp, type LampArea } from './lamp.ts';
import { USUAL_PROFILE } from './lamp-profile.ts';
import { geometryOf } from './proxy-geometry.ts';
import {
  parallelSoftness,
  perspectiveSoftness,
  SHADOW_FAR_M,
  SHADOW_NEAR_M,
  surfaceUniforms,
} from './shader-patches.ts';
import { registerObject, unregisterObject } from './stage-scene.ts';
import { BLACK_SURFACE } from './surfaces.ts';

interface LampNode {
  readonly rig: Group;
  lamp: Lamp | null;
  doors: Mesh | null;
  madeFrom: readonly unknown[];
  matrix: readonly number[];
}

const resources: Pick<SceneResources, 'profile'> = { profile: () => USUAL_PROFILE };
const SUN = 'sun';
const POINT_MAP_PX = 512;
const SPOT_MAP_PX = 1024;
const PARALLEL_MAP_PX = 2048;

export class LampNodes {
  readonly #root: Group;
  /** Areas and the spots that throw their shadows, in one order: three numbers both as they stand here. */
  readonly #areaShadows = new Group();
  readonly #areaLights = new Group();
  readonly #nodes = new Map<string, LampNode>();
  #shadowed: Lamp['shadow'][] = [];
  #areas: { readonly area: LampArea; readonly rig: Object3D }[] = [];
  #revision = 0;

  /** @param before a group that stands before everything else in the scene. */
  constructor(root: Group, before: Group) {
    this.#root = root;
    before.add(this.#areaShadows, this.#areaLights);
  }

  get revision(): number {
    return this.#revision;
  }

  /** Lamps that are lit, with where they are. */
  lit(): readonly { readonly lamp: Lamp; readonly rig: Object3D }[] {
    return [...this.#nodes.values()].flatMap(({ lamp, rig }) => (lamp === null ? [] : [{ lamp, rig }]));
  }

  sync(
    document: Document,
    sceneId: string | null,
    animation: Animation,
    placement: Placement,
    frame: number,
    sun: RenderSun | null,
    shines: (light: LightRecord) => boolean,
  ): void {
    const lights = recordsOf(document, 'light').filter((light) => light.sceneId === sceneId);
    const shown = new Set(lights.map((light) => light.id));
    if (sun !== null) shown.add(SUN);
    for (const [id, node] of this.#nodes) if (!shown.has(id)) this.#remove(id, node);
    for (const light of lights) {
      const node = this.#node(light.id);
      const motion = withoutScale([{ time: 0, worldFromLocal: placement.worldFromLocal(posePlaced(light)) }]);
      this.#place(node, motion[0].worldFromLocal);
      const dimmer = animation.number(light.id, 'dimmer', light.dimmer, frame);
      const { emitter, magnitude, color, gels, barnDoors, visibleToCamera } = light;
      const enabled = light.enabled && shines(light);
      const from = [emitter, magnitude, color, gels, barnDoors, enabled, visibleToCamera, dimmer];
      if (same(from, node.madeFrom)) continue;
      node.madeFrom = from;
      const render = enabled ? flattenLight(light, motion, dimmer, resources as SceneResources) : null;
      this.#light(node, render === null ? null : makeLamp(render));
      const doors = enabled ? barnDoorMesh(light) : null;
      node.doors?.removeFromParent();
      node.doors?.geometry.dispose();
      node.doors = doors === null ? null : new Mesh(geometryOf(doors), BLACK_SURFACE.material);
      if (node.doors !== null) {
        node.doors.castShadow = true;
        node.rig.add(node.doors);
      }
    }
    if (sun === null) return;
    const node = this.#node(SUN);
    this.#place(node, sun.motion[0].worldFromLocal);
    if (same([sun], node.madeFrom)) return;
    node.madeFrom = [sun];
    this.#light(node, makeLamp(sun));
  }

  #node(id: string): LampNode {
    const known = this.#nodes.get(id);
    if (known) return known;
    const node: LampNode = { rig: new Group(), lamp: null, doors: null, madeFrom: [], matrix: [] };
    this.#nodes.set(id, node);
    this.#root.add(node.rig);
    if (id !== SUN) registerObject(id, node.rig);
    return node;
  }

  #place(node: LampNode, matrix: Mat4): void {
    if (same(matrix, node.matrix)) return;
    node.matrix = matrix;
    new Matrix4().fromArray(matrix).decompose(node.rig.position, node.rig.quaternion, node.rig.scale);
  }

  #light(node: LampNode, lamp: Lamp | null): void {
    if (node.lamp !== null) {
      node.lamp.rig.removeFromParent();
      node.lamp.dispose();
    }
    node.lamp = lamp;
    if (lamp !== null) node.rig.add(lamp.rig);
    this.#revision++;
    this.#areas = [];
  }

  #remove(id: string, node: LampNode): void {
    this.#light(node, null);
    node.doors?.geometry.dispose();
    node.rig.removeFromParent();
    this.#nodes.delete(id);
    unregisterObject(id);
  }

  /**
   * Gives the strongest lamps their shadow maps, as many as the graphics card has room for.
   * @param bounds of the set, for parallel light.
   */
  assignShadows(most: number, bounds: Box3): void {
    const ranked = [...this.lit()].sort((a, b) => strengthOf(b.lamp.render) - strengthOf(a.lamp.render));
    let left = most;
    const areas: { area: LampArea; rig: Object3D; isShadowed: boolean }[] = [];
    const shadowed: Lamp['shadow'][] = [];
    for (const { lamp, rig } of ranked) {
      for (const area of lamp.areas) {
        const isShadowed = left > 0;
        if (isShadowed) left--;
        areas.push({ area, rig, isShadowed });
      }
      const { shadow } = lamp;
      if (shadow === null) continue;
      shadow.castShadow = left > 0;
      if (!shadow.castShadow) continue;
      left--;
      shadowed.push(shadow);
      aimShadow(shadow, lamp, rig, bounds);
    }
    areas.sort((a, b) => Number(b.isShadowed) - Number(a.isShadowed));
    this.#areaShadows.clear();
    this.#areaLights.clear();
    for (const { area, isShadowed } of areas) {
      const { light, shadow } = area;
      light.matrixAutoUpdate = false;
      this.#areaLights.add(light);
      shadow.castShadow = isShadowed;
      if (!isShadowed) continue;
      shadow.matrixAutoUpdate = false;
      shadow.shadow.mapSize.setScalar(SPOT_MAP_PX);
      shadow.shadow.camera.near = SHADOW_NEAR_M;
      shadow.shadow.camera.far = SHADOW_FAR_M;
      shadow.shadow.bias = 0.012;
      shadow.shadow.normalBias = 0.01;
      shadow.shadow.autoUpdate = false;
      shadow.shadow.radius = perspectiveSoftness(Math.sqrt(light.width * light.height) / 2, AREA_HALF_ANGLE);
      this.#areaShadows.add(shadow);
      shadowed.push(shadow);
    }
    surfaceUniforms.pnAreaShadows.value = areas.filter(({ isShadowed }) => isShadowed).length;
    this.#areas = areas.map(({ area, rig }) => ({ area, rig }));
    this.#shadowed = shadowed;
  }

  /** Areas follow the rigs that hands may have moved. */
  followRigs(): void {
    for (const { area, rig } of this.#areas) {
      rig.updateWorldMatrix(true, false);
      area.light.matrix.copy(rig.matrixWorld);
      if (area.isBack) area.light.matrix.multiply(TURNED);
      area.light.matrix.decompose(area.light.position, area.light.quaternion, area.light.scale);
      area.shadow.matrix.copy(area.light.matrix);
      area.light.matrixWorldNeedsUpdate = true;
      area.shadow.matrixWorldNeedsUpdate = true;
    }
  }

  /** Something moved or shines otherwise: maps are drawn anew with the next picture. */
  touchShadows(): void {
    for (const light of this.#shadowed) if (light !== null) light.shadow.needsUpdate = true;
  }

  dispose(): void {
    for (const [id, node] of this.#nodes) this.#remove(id, node);
  }
}

const TURNED = new Matrix4().makeRotationY(Math.PI);

function aimShadow(light: NonNullable<Lamp['shadow']>, lamp: Lamp, rig: Object3D, bounds: Box3): void {
  const { shadow } = light;
  shadow.autoUpdate = false;
  shadow.normalBias = 0.01;
  shadow.bias = 0.012;
  if (light instanceof DirectionalLight) {
    const { angularDiameter = 0 } = lamp.render as Partial<RenderSun>;
    aimParallel(light, rig, bounds, angularDiameter);
    return;
  }
  shadow.camera.near = SHADOW_NEAR_M;
  shadow.camera.far = SHADOW_FAR_M;
  const half = halfSizeOf(lamp.render);
  if (light instanceof PointLight) {
    shadow.mapSize.setScalar(POINT_MAP_PX);
    shadow.bias = -0.0004;
    shadow.radius = half;
    // the bulb stands inside what it lights: its own face throws nothing
    shadow.camera.near = Math.max(SHADOW_NEAR_M, half * 1.05);
    shadow.camera.updateProjectionMatrix();
    return;
  }
  shadow.mapSize.setScalar(SPOT_MAP_PX);
  shadow.radius = perspectiveSoftness(half, light.angle);
}

/** Parallel light covers the set, from outside of it. */
function aimParallel(light: DirectionalLight, rig: Object3D, bounds: Box3, angularDiameter: number): void {
  const radius = Math.max(1, bounds.isEmpty() ? 10 : bounds.getSize(new Vector3()).length() / 2);
  const centre = bounds.isEmpty() ? new Vector3() : bounds.getCenter(new Vector3());
  // parallel light comes from anywhere along its direction: the rig of the record may stand inside the set
  const back = new Vector3(0, 0, 1).applyQuaternion(rig.quaternion).multiplyScalar(2 * radius);
  const place = rig.worldToLocal(centre.clone().add(back));
  light.position.copy(place);
  const { camera } = light.shadow;
  const depth = 4 * radius;
  camera.left = -radius;
  camera.right = radius;
  camera.top = radius;
  camera.bottom = -radius;
  camera.near = 0;
  camera.far = depth;
  camera.updateProjectionMatrix();
  light.shadow.mapSize.setScalar(PARALLEL_MAP_PX);
  light.shadow.radius = parallelSoftness(angularDiameter, depth, 2 * radius);
  const texelM = (2 * radius) / PARALLEL_MAP_PX;
  light.shadow.bias = (1.5 * texelM) / depth;
  light.shadow.normalBias = texelM;
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
