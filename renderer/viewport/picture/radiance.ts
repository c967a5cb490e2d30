/**
 * Light along rays through the proxy, traced on the processor: what indirect light is gathered from. One bounce at a time: a surface gives
 * what lamps and the sky throw on it, and what the probes know of the light around it already, as a matt surface would.
 */
import { Matrix3, Matrix4, Ray, Vector3, type BufferGeometry, type InstancedMesh, type Mesh } from 'three';
import type { Triple } from '../../../core/color/matrix3.ts';
import type { RenderLight } from '../../../core/scene/render-scene.ts';
import { spotFalloff } from '../../../core/lighting/photometry.ts';
import { radians } from '../../../core/units/units.ts';
import type { Lamp } from './lamp.ts';
import { coneOf } from './lamp.ts';
import { worldAlong, type World } from './panorama.ts';
import { hierarchyOf } from './proxy-geometry.ts';
import { meanAlbedo, type Surface } from './surfaces.ts';
import type { MeshBVH } from 'three-mesh-bvh';

/** A thing in the way of rays. */
interface Instance {
  readonly bvh: MeshBVH;
  readonly worldFromLocal: Matrix4;
  readonly localFromWorld: Matrix4;
  readonly normals: Matrix3;
  /** min xyz, max xyz, in the world. */
  readonly box: readonly [number, number, number, number, number, number];
  readonly albedo: Triple;
  readonly emission: Triple;
}

interface Source {
  readonly light: RenderLight;
  readonly colour: Triple;
  readonly worldFromLamp: Matrix4;
  readonly position: Vector3;
  /** Unit, the way it shines. */
  readonly axis: Vector3;
}

export interface Hit {
  /** Metres along the ray; Infinity: it left the set. */
  distance: number;
  readonly normal: Vector3;
  isBack: boolean;
  albedo: Triple;
  emission: Triple;
}

/** What the probes say already; null in the first pass. */
export type Known = (at: Vector3, normal: Vector3, into: number[]) => void;

const OFFSET_M = 0.004;

export class LightTracer {
  readonly #instances: Instance[] = [];
  readonly #sources: Source[] = [];
  readonly #world: World | null;
  readonly #ray = new Ray();
  readonly #local = new Ray();
  readonly #hit: Hit = { distance: Infinity, normal: new Vector3(), isBack: false, albedo: [0, 0, 0], emission: [0, 0, 0] }; // prettier-ignore
  readonly #gathered = [0, 0, 0];
  readonly #at = new Vector3();
  readonly #to = new Vector3();
  readonly #sample = new Vector3();

  constructor(
    worn: Iterable<{ readonly mesh: Mesh; readonly surface: Surface }>,
    lamps: Iterable<{ readonly lamp: Lamp; readonly rig: { readonly matrixWorld: Matrix4 } }>,
    world: World | null,
    isVisible: (mesh: Mesh) => boolean,
  ) {
    this.#world = world;
    for (const { mesh, surface } of worn) {
      if (surface.isSheer || !isVisible(mesh)) continue;
      const albedo = meanAlbedo(surface);
      const { geometry } = mesh;
      const instanced =
        (mesh as Partial<InstancedMesh>).isInstancedMesh === true ? (mesh as InstancedMesh) : null;
      if (instanced === null) this.#add(geometry, mesh.matrixWorld.clone(), albedo, surface.emission);
      else
        for (let i = 0; i < instanced.count; i++) {
          const local = new Matrix4();
          instanced.getMatrixAt(i, local);
          this.#add(geometry, local.premultiply(mesh.matrixWorld), albedo, surface.emission);
        }
    }
    for (const { lamp, rig } of lamps) {
      const worldFromLamp = rig.matrixWorld.clone();
      this.#sources.push({
        light: lamp.render,
        colour: lamp.colour,
        worldFromLamp,
        position: new Vector3().setFromMatrixPosition(worldFromLamp),
        axis: new Vector3(0, 0, -1).transformDirection(worldFromLamp),
      });
    }
  }

  #add(geometry: BufferGeometry, worldFromLocal: Matrix4, albedo: Triple, emission: Triple): void {
    const box = geometry.boundingBox?.clone().applyMatrix4(worldFromLocal);
    if (box === undefined || box.isEmpty() || Math.abs(worldFromLocal.determinant()) < 1e-12) return;
    this.#instances.push({
      bvh: hierarchyOf(geometry),
      worldFromLocal,
      localFromWorld: worldFromLocal.clone().invert(),
      normals: new Matrix3().getNormalMatrix(worldFromLocal),
      box: [box.min.x, box.min.y, box.min.z, box.max.x, box.max.y, box.max.z],
      albedo,
      emission,
    });
  }

  get instanceCount(): number {
    return this.#instances.length;
  }

  /** The nearest surface along a ray. The same object at every call. */
  nearest(origin: Vector3, direction: Vector3): Hit {
    const hit = this.#hit;
    hit.distance = Infinity;
    this.#ray.set(origin, direction);
    for (const instance of this.#instances) {
      if (!this.#enters(instance.box, hit.distance)) continue;
      const local = this.#toLocal(instance);
      const found = instance.bvh.raycastFirst(local.ray, 2, 0, hit.distance * local.scale);
      if (found?.face === undefined || found.face === null) continue;
      const distance = found.distance / local.scale;
      if (distance >= hit.distance) continue;
      hit.distance = distance;
      hit.normal.copy(found.face.normal).applyMatrix3(instance.normals).normalize();
      hit.isBack = hit.normal.dot(direction) > 0;
      if (hit.isBack) hit.normal.negate();
      hit.albedo = instance.albedo;
      hit.emission = instance.emission;
    }
    return hit;
  }

  #isFree(origin: Vector3, direction: Vector3, distance: number): boolean {
    this.#ray.set(origin, direction);
    for (const instance of this.#instances) {
      if (!this.#enters(instance.box, distance)) continue;
      const local = this.#toLocal(instance);
      if (instance.bvh.raycastFirst(local.ray, 2, 0, distance * local.scale)) return false;
    }
    return true;
  }

  readonly #entry = { ray: this.#local, scale: 1 };
  #toLocal(instance: Instance): { readonly ray: Ray; readonly scale: number } {
    const { origin, direction } = this.#local;
    origin.copy(this.#ray.origin).applyMatrix4(instance.localFromWorld);
    // the length of a metre of the ray in the space of the thing
    const e = instance.localFromWorld.elements;
    const d = this.#ray.direction;
    direction.set(
      e[0]! * d.x + e[4]! * d.y + e[8]! * d.z,
      e[1]! * d.x + e[5]! * d.y + e[9]! * d.z,
      e[2]! * d.x + e[6]! * d.y + e[10]! * d.z,
    );
    this.#entry.scale = direction.length();
    direction.divideScalar(this.#entry.scale);
    return this.#entry;
  }

  #enters(box: Instance['box'], most: number): boolean {
    const { origin: o, direction: d } = this.#ray;
    let near = 0;
    let far = most;
    for (let axis = 0; axis < 3; axis++) {
      const from = axis === 0 ? o.x : axis === 1 ? o.y : o.z;
      const along = axis === 0 ? d.x : axis === 1 ? d.y : d.z;
      const low = box[axis]!;
      const high = box[axis + 3]!;
      if (Math.abs(along) < 1e-12) {
        if (from < low || from > high) return false;
        continue;
      }
      const a = (low - from) / along;
      const b = (high - from) / along;
      near = Math.max(near, Math.min(a, b));
      far = Math.min(far, Math.max(a, b));
      if (near > far) return false;
    }
    return true;
  }

  /**
   * Nits that come along a ray from what it meets.
   * @param random numbers from 0 to 1, for the places on shining areas.
   * @returns the distance; Infinity when it left the set, negative when it met the back of something.
   */
  radiance(
    origin: Vector3,
    direction: Vector3,
    random: () => number,
    known: Known | null,
    into: number[],
  ): number {
    const hit = this.nearest(origin, direction);
    if (hit.distance === Infinity) {
      into[0] = into[1] = into[2] = 0;
      if (this.#world !== null) worldAlong(this.#world, direction.x, direction.y, direction.z, into);
      return Infinity;
    }
    const { distance, isBack, albedo, emission } = hit;
    const normal = this.#normal.copy(hit.normal);
    const at = this.#at
      .copy(direction)
      .multiplyScalar(distance)
      .add(origin)
      .addScaledVector(normal, OFFSET_M);
    this.#irradiance(at, normal, random, known, this.#gathered);
    for (let c = 0; c < 3; c++) into[c] = (albedo[c]! / Math.PI) * this.#gathered[c]! + emission[c]!;
    return isBack ? -distance : distance;
  }
  readonly #normal = new Vector3();

  /** Lux on a surface, by channel. */
  #irradiance(at: Vector3, normal: Vector3, random: () => number, known: Known | null, into: number[]): void {
    into[0] = into[1] = into[2] = 0;
    if (known !== null) known(at, normal, into);
    for (const source of this.#sources) {
      const lux = this.#direct(source, at, normal, random);
      if (lux <= 0) continue;
      for (let c = 0; c < 3; c++) into[c]! += lux * source.colour[c]!;
    }
  }

  #direct(source: Source, at: Vector3, normal: Vector3, random: () => number): number {
    const { light } = source;
    if (light.kind === 'directional') {
      this.#to.copy(source.axis).negate();
      const cosine = this.#to.dot(normal);
      if (cosine <= 0 || !this.#isFree(at, this.#to, 1e4)) return 0;
      return light.illuminance * cosine;
    }
    const place = this.#place(source, random);
    this.#to.copy(place).sub(at);
    const distance = this.#to.length();
    this.#to.divideScalar(Math.max(distance, 1e-6));
    const cosine = this.#to.dot(normal);
    if (cosine <= 0) return 0;
    const candela = candelaTowards(light, -this.#to.dot(source.axis));
    if (candela <= 0) return 0;
    // the lamp's own face and housing are no obstacle
    const free = distance - sizeOf(light) - OFFSET_M;
    if (free > 0 && !this.#isFree(at, this.#to, free)) return 0;
    return (candela * cosine) / Math.max(distance * distance, 0.01);
  }

  #place({ light, position, worldFromLamp }: Source, random: () => number): Vector3 {
    if (light.kind !== 'rect' && light.kind !== 'disc') return position;
    const [w, h] =
      light.kind === 'rect' ? [light.width, light.height] : [1.77 * light.radius, 1.77 * light.radius];
    return this.#sample.set((random() - 0.5) * w, (random() - 0.5) * h, -0.001).applyMatrix4(worldFromLamp);
  }
}

const sizeOf = (light: RenderLight): number =>
  light.kind === 'point' || light.kind === 'sphere' || light.kind === 'spot' ? light.radius : 0;

/** @param cosine of the angle from the lamp's axis. */
function candelaTowards(light: RenderLight, cosine: number): number {
  switch (light.kind) {
    case 'point':
      return light.intensity;
    case 'sphere':
      return light.luminance * Math.PI * light.radius ** 2;
    case 'spot':
      return (
        light.intensity *
        spotFalloff(radians(Math.acos(Math.min(1, Math.max(-1, cosine)))), light.innerAngle, light.outerAngle)
      );
    case 'profile': {
      const { intensity, halfAngle } = coneOf(light);
      return cosine > Math.cos(halfAngle) ? intensity : 0;
    }
    case 'rect':
      return light.luminance * light.width * light.height * facing(cosine, light.twoSided);
    case 'disc':
      return light.luminance * Math.PI * light.radius ** 2 * facing(cosine, light.twoSided);
    case 'directional':
      return 0;
  }
}

const facing = (cosine: number, isTwoSided: boolean): number =>
  isTwoSided ? Math.abs(cosine) : Math.max(0, cosine);
