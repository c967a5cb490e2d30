/**
 * Collects the flat scene: meshes, materials and textures are shared by whoever asks for the same one twice, so that a hundred
 * chairs are one mesh and a hundred instances.
 */
import type { MaterialRecord, TextureUse } from '../../document/index.ts';
import { determinant3 } from '../../math/mat4.ts';
import { radiansFromDegrees } from '../../units/conversions.ts';
import { degrees, nits } from '../../units/units.ts';
import { DEFAULT_MATERIAL } from '../render-defaults.ts';
import type {
  ColorParam,
  Motion,
  RenderInstance,
  RenderMaterial,
  RenderMesh,
  RenderTexture,
  ScalarParam,
  TextureRef,
} from '../render-scene.ts';
import { spectrumOfColor } from './light-color.ts';
import type { SceneResources } from './scene-resources.ts';

export class SceneBuilder {
  readonly meshes: RenderMesh[] = [];
  readonly materials: RenderMaterial[] = [];
  readonly textures: RenderTexture[] = [];
  readonly instances: RenderInstance[] = [];
  readonly #resources: SceneResources;
  readonly #shared = new Map<string, number>();

  constructor(resources: SceneResources) {
    this.#resources = resources;
  }

  #once(key: string, make: () => number): number {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#shared.set(key, made);
    return made;
  }

  /** @returns the index of a mesh that `key` names. */
  mesh(key: string, make: () => RenderMesh): number {
    return this.#once(`mesh ${key}`, () => this.meshes.push(make()) - 1);
  }

  material(key: string, make: () => RenderMaterial): number {
    return this.#once(`material ${key}`, () => this.materials.push(make()) - 1);
  }

  texture(key: string, make: () => RenderTexture): number {
    return this.#once(`texture ${key}`, () => this.textures.push(make()) - 1);
  }

  /** A document material; null is the default one. `dimmer` scales what it emits. */
  recordMaterial(record: MaterialRecord | null, dimmer: number): number {
    if (record === null) return this.material('default', () => DEFAULT_MATERIAL);
    const emits = record.emissionNits > 0;
    return this.material(`${record.id} ${emits ? dimmer : 1}`, () => this.#flatMaterial(record, dimmer));
  }

  /** Adds an instance; in a mirroring placement its triangles are turned so that they still face outwards. */
  place(instance: RenderInstance): void {
    const mirrors = determinant3(instance.motion[0].worldFromLocal) < 0;
    if (!mirrors) {
      this.instances.push(instance);
      return;
    }
    const mesh = this.mesh(`mirrored ${instance.mesh}`, () => mirrorOf(this.meshes[instance.mesh]!));
    this.instances.push({ ...instance, mesh, motion: unmirrored(instance.motion) });
  }

  #texture(use: TextureUse): TextureRef {
    const { imageAsset, encoding } = use;
    return {
      texture: this.texture(`${imageAsset} ${encoding}`, () => this.#resources.texture(imageAsset, encoding)),
      uvSet: use.uvSet,
      wrapU: use.wrapU,
      wrapV: use.wrapV,
      filter: use.filter,
      offset: use.offset,
      scale: use.scale,
      rotation: radiansFromDegrees(degrees(use.rotationDeg)),
    };
  }

  #color({ value, texture }: MaterialRecord['baseColor']): ColorParam {
    return texture === null ? { value } : { value, texture: this.#texture(texture) };
  }

  #scalar({ value, texture }: MaterialRecord['specularWeight']): ScalarParam {
    return texture === null
      ? { value }
      : { value, texture: { ...this.#texture(texture), channel: texture.channel } };
  }

  #flatMaterial(m: MaterialRecord, dimmer: number): RenderMaterial {
    return {
      name: m.name,
      baseWeight: m.baseWeight,
      baseColor: this.#color(m.baseColor),
      baseDiffuseRoughness: m.baseDiffuseRoughness,
      baseMetalness: this.#scalar(m.baseMetalness),
      metal: m.metal,
      specularWeight: this.#scalar(m.specularWeight),
      specularColor: this.#color(m.specularColor),
      specularRoughness: this.#scalar(m.specularRoughness),
      specularAnisotropy: this.#scalar(m.specularAnisotropy),
      specularRotation: radiansFromDegrees(degrees(m.specularRotationDeg)),
      specularIor: m.specularIor,
      transmissionWeight: this.#scalar(m.transmissionWeight),
      transmissionColor: this.#color(m.transmissionColor),
      transmissionDepth: m.transmissionDepthM,
      dispersionAbbe: m.dispersionAbbe,
      coatWeight: this.#scalar(m.coatWeight),
      coatColor: m.coatColor,
      coatRoughness: this.#scalar(m.coatRoughness),
      coatIor: m.coatIor,
      fuzzWeight: m.fuzzWeight,
      fuzzColor: this.#color(m.fuzzColor),
      fuzzRoughness: this.#scalar(m.fuzzRoughness),
      emissionNits: nits(m.emissionNits * dimmer),
      emissionColor: this.#color(m.emissionColor),
      emissionSpectrum:
        m.emissionSource === null ? null : spectrumOfColor(m.emissionSource, [], m.id).spectrum,
      opacity: this.#scalar(m.opacity),
      alphaFromBaseColor: m.alphaFromBaseColor,
      alphaMode: m.alphaMode,
      alphaCutoff: m.alphaCutoff,
      thinWalled: m.thinWalled,
      doubleSided: m.doubleSided,
      normalMap:
        m.normalMap === null
          ? null
          : { ...this.#texture(m.normalMap.texture), strength: m.normalMap.strength },
      unlit: false,
    };
  }
}

/** Mirror images by their mesh: flattened again, a scene has the same ones. */
const mirrors = new WeakMap<RenderMesh, RenderMesh>();

function mirrorOf(mesh: RenderMesh): RenderMesh {
  const known = mirrors.get(mesh) ?? mirrored(mesh);
  mirrors.set(mesh, known);
  return known;
}

/** The mesh reflected in its x = 0 plane, wound so that the same side faces out. */
function mirrored(mesh: RenderMesh): RenderMesh {
  const flipX = (values: Float32Array, stride: number): Float32Array =>
    values.map((value, i) => (i % stride === 0 || (stride === 4 && i % 4 === 3) ? -value : value));
  return {
    ...mesh,
    positions: flipX(mesh.positions, 3),
    normals: mesh.normals && flipX(mesh.normals, 3),
    tangents: mesh.tangents && flipX(mesh.tangents, 4),
    indices: mesh.indices.map((_, i) => mesh.indices[i % 3 === 0 ? i : i % 3 === 1 ? i + 1 : i - 1]!),
  };
}

/** M · diag(−1, 1, 1): with the mirrored mesh it gives what M gave with the mesh. */
function unmirrored(motion: Motion): Motion {
  const [first, ...rest] = motion.map(({ time, worldFromLocal: m }) => ({
    time,
    worldFromLocal: [-m[0], -m[1], -m[2], m[3], ...m.slice(4)] as unknown as typeof m,
  }));
  return [first!, ...rest];
}
