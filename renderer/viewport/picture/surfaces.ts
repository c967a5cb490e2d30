/** Materials as three can show them: OpenPBR's parameters by their nearest kin. Shared by what wears them, let go of when nothing does. */
import { Color, CustomBlending, DoubleSide, AddEquation, MeshPhysicalMaterial, OneFactor, OneMinusSrcAlphaFactor, type Texture } from 'three'; // prettier-ignore
import type { Triple } from '../../../core/color/matrix3.ts';
import type { MaterialRecord } from '../../../core/document/index.ts';
import type { ProxyMaterial } from '../../../core/protocol/index.ts';
import { DEFAULT_MATERIAL } from '../../../core/scene/render-defaults.ts';
import { spectrumOfColor } from '../../../core/scene/flatten/light-color.ts';
import { lightColour, metalColour } from './light-colour.ts';
import { patchSurface } from './shader-patches.ts';
import { assetTexture, meanOfTexture } from './textures.ts';

export interface Surface {
  readonly material: MeshPhysicalMaterial;
  /** Light passes through most of it: it throws no shadow. */
  readonly isSheer: boolean;
  /** Diffuse reflectance without the image. */
  readonly albedo: Triple;
  /** Nits, all channels. */
  readonly emission: Triple;
  dispose(): void;
}

/** What the diffuse reflectance of a surface is on average, image included: what indirect light goes by. */
export function meanAlbedo(surface: Surface): Triple {
  const mean = meanOfTexture(surface.material.map);
  return [surface.albedo[0] * mean[0], surface.albedo[1] * mean[1], surface.albedo[2] * mean[2]];
}

interface Look {
  readonly base: Triple;
  readonly metalness: number;
  readonly roughness: number;
  readonly ior: number;
  readonly specular: number;
  readonly specularColour: Triple;
  readonly transmission: number;
  readonly transmissionColour: Triple;
  readonly coat: number;
  readonly coatRoughness: number;
  readonly fuzz: number;
  readonly fuzzColour: Triple;
  readonly fuzzRoughness: number;
  readonly emission: Triple;
  readonly opacity: number;
  readonly alphaMode: 'opaque' | 'mask' | 'blend';
  readonly alphaCutoff: number;
}

interface Maps {
  readonly base: Texture | null;
  readonly metalness: Texture | null;
  readonly roughness: Texture | null;
  readonly normal: Texture | null;
  readonly emission: Texture | null;
  readonly opacity: Texture | null;
}
const NO_MAPS: Maps = {
  base: null,
  metalness: null,
  roughness: null,
  normal: null,
  emission: null,
  opacity: null,
};

const SHEER = 0.5;
/** What a pane reflects of light from all around, and so does not let through. */
const PANE_REFLECTS = 0.1;
const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const MOST_IOR = 2.333;

function surfaceOf(name: string, look: Look, maps: Maps, normalScale: number): Surface {
  const material = new MeshPhysicalMaterial();
  material.name = name;
  const isGlass = look.transmission > 0;
  const kept = 1 - look.transmission;
  material.color.setRGB(look.base[0] * kept, look.base[1] * kept, look.base[2] * kept);
  material.metalness = look.metalness;
  material.roughness = look.roughness;
  material.ior = Math.min(MOST_IOR, Math.max(1, look.ior));
  material.specularIntensity = look.specular;
  material.specularColor.setRGB(...look.specularColour);
  material.clearcoat = look.coat;
  material.clearcoatRoughness = look.coatRoughness;
  material.sheen = look.fuzz;
  material.sheenColor.setRGB(...look.fuzzColour);
  material.sheenRoughness = look.fuzzRoughness;
  material.emissive = new Color().setRGB(...look.emission);
  material.map = maps.base;
  material.metalnessMap = maps.metalness;
  material.roughnessMap = maps.roughness;
  material.normalMap = maps.normal;
  material.normalScale.setScalar(normalScale);
  material.emissiveMap = maps.emission;
  material.alphaMap = maps.opacity;
  material.side = DoubleSide;
  material.shadowSide = DoubleSide;
  material.alphaTest = look.alphaMode === 'mask' ? look.alphaCutoff : 0;
  if (isGlass) {
    const through = look.transmission * (1 - PANE_REFLECTS) * luminance(look.transmissionColour);
    material.opacity = look.opacity * (1 - through);
    material.transparent = true;
    material.depthWrite = look.transmission < SHEER;
    material.blending = CustomBlending;
    material.blendEquation = AddEquation;
    material.blendSrc = OneFactor;
    material.blendDst = OneMinusSrcAlphaFactor;
  } else if (look.alphaMode === 'blend') {
    material.opacity = look.opacity;
    material.transparent = true;
  }
  patchSurface(material, isGlass);
  return {
    material,
    isSheer: look.transmission > SHEER || (look.alphaMode === 'blend' && look.opacity < SHEER),
    albedo: diffuseOf(look),
    emission: look.emission,
    dispose: () => {
      for (const map of new Set(Object.values(maps) as (Texture | null)[])) map?.dispose();
      material.dispose();
    },
  };
}

/** A metal's reflection counts as diffuse here: indirect light does not know mirrors. */
const diffuseOf = ({ base, transmission }: Look): Triple => {
  const kept = 1 - transmission;
  return [base[0] * kept, base[1] * kept, base[2] * kept];
};

/** @param dimmer of what the object emits. */
export function surfaceOfRecord(record: MaterialRecord, dimmer: number, onImage: () => void): Surface {
  const texture = (use: MaterialRecord['baseColor']['texture']): Texture | null =>
    use === null ? null : assetTexture(use, onImage);
  const isMetal = record.metal !== null;
  const base = record.metal !== null ? metalColour(record.metal) : record.baseColor.value;
  const lamp =
    record.emissionSource === null
      ? ([1, 1, 1] as const)
      : lightColour(spectrumOfColor(record.emissionSource, [], record.id).spectrum);
  const nits = record.emissionNits * dimmer;
  const emits = record.emissionColor.value;
  const scale = (v: Triple, by: number): Triple => [v[0] * by, v[1] * by, v[2] * by];
  return surfaceOf(
    record.name,
    {
      base: scale(base, record.baseWeight),
      metalness: isMetal ? 1 : record.baseMetalness.value,
      roughness: record.specularRoughness.value,
      ior: record.specularIor,
      specular: record.specularWeight.value,
      specularColour: record.specularColor.value,
      transmission: record.transmissionWeight.value,
      transmissionColour: record.transmissionColor.value,
      coat: record.coatWeight.value,
      coatRoughness: record.coatRoughness.value,
      fuzz: record.fuzzWeight,
      fuzzColour: record.fuzzColor.value,
      fuzzRoughness: record.fuzzRoughness.value,
      emission: [emits[0] * lamp[0] * nits, emits[1] * lamp[1] * nits, emits[2] * lamp[2] * nits],
      opacity: record.alphaMode === 'opaque' ? 1 : record.opacity.value,
      alphaMode: record.alphaMode,
      alphaCutoff: record.alphaCutoff,
    },
    {
      base: texture(record.baseColor.texture),
      metalness: isMetal ? null : texture(record.baseMetalness.texture),
      roughness: texture(record.specularRoughness.texture),
      normal: texture(record.normalMap?.texture ?? null),
      emission: texture(record.emissionColor.texture),
      opacity: record.alphaMode === 'opaque' ? null : texture(record.opacity.texture),
    },
    record.normalMap?.strength ?? 1,
  );
}

/**
 * @param image a texture for an image of the model, decoded once.
 * @param hasColours the meshes that wear it bring colours of their own.
 */
export function surfaceOfProxy(
  proxy: ProxyMaterial,
  dimmer: number,
  image: (index: number | null) => Texture | null,
  hasColours = false,
): Surface {
  const metalRough = image(proxy.metalRoughImage);
  const nits = proxy.emissionNits * dimmer;
  const { emissionColor: e } = proxy;
  const surface = surfaceOf(
    proxy.name,
    {
      base: proxy.baseColor,
      metalness: proxy.metalness,
      roughness: proxy.roughness,
      ior: proxy.ior,
      specular: 1,
      specularColour: [1, 1, 1],
      transmission: proxy.transmission,
      transmissionColour: proxy.baseColor,
      coat: proxy.coat,
      coatRoughness: proxy.coatRoughness,
      fuzz: 0,
      fuzzColour: [1, 1, 1],
      fuzzRoughness: 0.5,
      emission: [e[0] * nits, e[1] * nits, e[2] * nits],
      opacity: proxy.opacity,
      alphaMode: proxy.alphaMode,
      alphaCutoff: proxy.alphaCutoff,
    },
    {
      base: image(proxy.baseColorImage),
      metalness: proxy.metalness > 0 ? metalRough : null,
      roughness: metalRough,
      normal: image(proxy.normalImage),
      emission: image(proxy.emissionImage),
      opacity: null,
    },
    proxy.normalScale,
  );
  surface.material.vertexColors = hasColours;
  return surface;
}

const plain = (name: string, base: Triple, more: Partial<Look> = {}): Surface =>
  surfaceOf(
    name,
    {
      base,
      metalness: 0,
      roughness: 0.3,
      ior: 1.5,
      specular: 1,
      specularColour: [1, 1, 1],
      transmission: 0,
      transmissionColour: [1, 1, 1],
      coat: 0,
      coatRoughness: 0,
      fuzz: 0,
      fuzzColour: [1, 1, 1],
      fuzzRoughness: 0.5,
      emission: [0, 0, 0],
      opacity: 1,
      alphaMode: 'opaque',
      alphaCutoff: 0.5,
      ...more,
    },
    NO_MAPS,
    1,
  );

/** What has no material of its own wears the renderer's default. */
export const DEFAULT_SURFACE = plain('default', DEFAULT_MATERIAL.baseColor.value);
/** Barn doors. */
export const BLACK_SURFACE = plain('barn door', [0, 0, 0], { specular: 0, roughness: 1 });
