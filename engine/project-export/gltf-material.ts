/**
 * A render material in glTF's terms [1][2]. OpenPBR says more than glTF can: what is lost is said, by material.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.9 "Materials". [2] The ratified KHR_materials extensions.
 */
import type { Document, Material, Texture, TextureInfo } from '@gltf-transform/core';
import {
  KHRMaterialsClearcoat,
  KHRMaterialsDispersion,
  KHRMaterialsEmissiveStrength,
  KHRMaterialsIOR,
  KHRMaterialsSheen,
  KHRMaterialsSpecular,
  KHRMaterialsTransmission,
  KHRMaterialsUnlit,
  KHRMaterialsVolume,
  KHRTextureTransform,
} from '@gltf-transform/extensions';
import { xyzOfSpectrum } from '../../core/color/cie-observer.ts';
import { transform3, type Triple } from '../../core/color/matrix3.ts';
import { metalOptics, normalReflectance } from '../../core/color/metals.ts';
import { RGB_SPACES, rgbFromXyz } from '../../core/color/rgb-spaces.ts';
import { D65_WHITE } from '../../core/color/srgb-spectrum.ts';
import { multiplySpectra, type Spectrum } from '../../core/color/spectrum.ts';
import { encodePng } from '../../core/interchange/png/encode-png.ts';
import type {
  MeasuredMetal,
  RenderMaterial,
  RenderTexture,
  TextureRef,
} from '../../core/scene/render-scene.ts';
import { nativeDeflate } from '../images/native-deflate.ts';

const WRAP = { repeat: 10497, clamp: 33071, mirror: 33648 } as const;
const NEAREST = 9728;
const LINEAR = 9729;
const LINEAR_MIPMAP_LINEAR = 9987;
/** glTF's dispersion is 20 divided by the Abbe number (KHR_materials_dispersion). */
const DISPERSION_TIMES_ABBE = 20;

export const clampUnit = (rgb: Triple): [number, number, number] =>
  rgb.map((value) => Math.min(1, Math.max(0, value))) as [number, number, number];

/** Linear Rec.709 of a spectrum as seen beside D65 white of the same scale. */
export function rgbOfSpectrum(spectrum: Spectrum): Triple {
  return transform3(rgbFromXyz(RGB_SPACES.rec709), xyzOfSpectrum(spectrum));
}

/** What a measured metal reflects of D65, straight on. */
function metalColor(metal: MeasuredMetal): Triple {
  const reflected = rgbOfSpectrum(multiplySpectra(normalReflectance(metalOptics(metal)), D65_WHITE));
  const white = rgbOfSpectrum(D65_WHITE);
  return clampUnit([reflected[0] / white[0], reflected[1] / white[1], reflected[2] / white[2]]);
}

export class MaterialWriter {
  readonly #document: Document;
  readonly #sources: readonly RenderTexture[];
  readonly #warn: (text: string) => void;
  readonly #textures = new Map<number, Texture>();

  constructor(document: Document, sources: readonly RenderTexture[], warn: (text: string) => void) {
    this.#document = document;
    this.#sources = sources;
    this.#warn = warn;
  }

  write(source: RenderMaterial): Material {
    const lose = (what: string): void => this.#warn(`material "${source.name}": ${what}`);
    const scaled = source.baseColor.value.map((v) => v * source.baseWeight) as unknown as Triple;
    const base = source.metal === null ? scaled : metalColor(source.metal);
    const material = this.#document
      .createMaterial(source.name)
      .setBaseColorFactor([...clampUnit(base), source.opacity.value])
      .setMetallicFactor(source.baseMetalness.value)
      .setRoughnessFactor(source.specularRoughness.value)
      .setAlphaMode(source.alphaMode === 'mask' ? 'MASK' : source.alphaMode === 'blend' ? 'BLEND' : 'OPAQUE')
      .setAlphaCutoff(source.alphaCutoff)
      .setDoubleSided(source.doubleSided);
    this.#place(source.baseColor.texture, material, 'BaseColor');
    this.#metalnessAndRoughness(source, material, lose);
    if (source.normalMap !== null) {
      this.#place(source.normalMap, material, 'Normal');
      material.setNormalScale(source.normalMap.strength);
    }
    this.#emission(source, material);
    this.#extensions(source, material, lose);
    if (source.baseDiffuseRoughness > 0) lose('the roughness of its diffuse part cannot be said in glTF');
    if (source.specularAnisotropy.value > 0) lose('its anisotropy was left out');
    if (source.opacity.texture !== undefined) lose('its opacity texture was left out');
    return material;
  }

  #place(ref: TextureRef | undefined, material: Material, slot: 'BaseColor' | 'Normal' | 'Emissive'): void {
    if (ref === undefined) return;
    const texture = this.#texture(ref.texture);
    if (slot === 'BaseColor') material.setBaseColorTexture(texture);
    else if (slot === 'Normal') material.setNormalTexture(texture);
    else material.setEmissiveTexture(texture);
    const info =
      slot === 'BaseColor'
        ? material.getBaseColorTextureInfo()
        : slot === 'Normal'
          ? material.getNormalTextureInfo()
          : material.getEmissiveTextureInfo();
    this.#sample(info, ref);
  }

  /** glTF wants roughness in green and metalness in blue of one image: any other arrangement is left out. */
  #metalnessAndRoughness(source: RenderMaterial, material: Material, lose: (what: string) => void): void {
    const roughness = source.specularRoughness.texture;
    const metalness = source.baseMetalness.texture;
    if (roughness === undefined && metalness === undefined) return;
    const shared = roughness ?? metalness!;
    const fits =
      (roughness === undefined || roughness.channel === 1) &&
      (metalness === undefined || metalness.channel === 2) &&
      (roughness === undefined || metalness === undefined || roughness.texture === metalness.texture) &&
      // the image drives both: the one that has no texture must be out of play
      (metalness !== undefined || source.baseMetalness.value === 0) &&
      roughness !== undefined;
    if (!fits) {
      lose('its textures of roughness and metalness are not arranged as glTF needs and were left out');
      return;
    }
    material.setMetallicRoughnessTexture(this.#texture(shared.texture));
    this.#sample(material.getMetallicRoughnessTextureInfo(), shared);
  }

  /** Emissive factor times emissive strength is nits, as Penumbra reads it. */
  #emission(source: RenderMaterial, material: Material): void {
    const colored = source.emissionSpectrum === null ? [1, 1, 1] : rgbOfSpectrum(source.emissionSpectrum);
    const luminous = source.emissionSpectrum === null ? 1 : luminanceOfRgb(colored as unknown as Triple);
    const nits = source.emissionColor.value.map(
      (v, c) => (v * source.emissionNits * Math.max(0, colored[c]!)) / luminous,
    );
    const most = Math.max(...nits);
    if (!(most > 0)) return;
    material.setEmissiveFactor(nits.map((v) => v / most) as [number, number, number]);
    const extension = this.#document.createExtension(KHRMaterialsEmissiveStrength);
    material.setExtension(
      KHRMaterialsEmissiveStrength.EXTENSION_NAME,
      extension.createEmissiveStrength().setEmissiveStrength(most),
    );
    this.#place(source.emissionColor.texture, material, 'Emissive');
  }

  #extensions(source: RenderMaterial, material: Material, lose: (what: string) => void): void {
    const document = this.#document;
    if (source.specularIor !== 1.5)
      material.setExtension(
        KHRMaterialsIOR.EXTENSION_NAME,
        document.createExtension(KHRMaterialsIOR).createIOR().setIOR(source.specularIor),
      );
    const { specularWeight, specularColor } = source;
    if (specularWeight.value !== 1 || specularColor.value.some((v) => v !== 1))
      material.setExtension(
        KHRMaterialsSpecular.EXTENSION_NAME,
        document
          .createExtension(KHRMaterialsSpecular)
          .createSpecular()
          .setSpecularFactor(specularWeight.value)
          .setSpecularColorFactor([...specularColor.value]),
      );
    if (source.transmissionWeight.value > 0) this.#transmission(source, material, lose);
    if (source.coatWeight.value > 0) {
      if (source.coatColor.some((v) => v !== 1)) lose("its coat's tint was left out");
      material.setExtension(
        KHRMaterialsClearcoat.EXTENSION_NAME,
        document
          .createExtension(KHRMaterialsClearcoat)
          .createClearcoat()
          .setClearcoatFactor(source.coatWeight.value)
          .setClearcoatRoughnessFactor(source.coatRoughness.value),
      );
    }
    if (source.fuzzWeight > 0)
      material.setExtension(
        KHRMaterialsSheen.EXTENSION_NAME,
        document
          .createExtension(KHRMaterialsSheen)
          .createSheen()
          .setSheenColorFactor(
            clampUnit(source.fuzzColor.value.map((v) => v * source.fuzzWeight) as unknown as Triple),
          )
          .setSheenRoughnessFactor(source.fuzzRoughness.value),
      );
    if (source.unlit)
      material.setExtension(
        KHRMaterialsUnlit.EXTENSION_NAME,
        document.createExtension(KHRMaterialsUnlit).createUnlit(),
      );
  }

  #transmission(source: RenderMaterial, material: Material, lose: (what: string) => void): void {
    const document = this.#document;
    material.setExtension(
      KHRMaterialsTransmission.EXTENSION_NAME,
      document
        .createExtension(KHRMaterialsTransmission)
        .createTransmission()
        .setTransmissionFactor(source.transmissionWeight.value),
    );
    if (source.transmissionDepth === 0 && source.transmissionColor.value.some((v) => v !== 1))
      lose('the tint of its transmission at the surface was left out');
    if (source.thinWalled) return;
    const volume = document.createExtension(KHRMaterialsVolume).createVolume().setThicknessFactor(1);
    if (source.transmissionDepth > 0)
      volume
        .setAttenuationDistance(source.transmissionDepth)
        .setAttenuationColor(clampUnit(source.transmissionColor.value));
    material.setExtension(KHRMaterialsVolume.EXTENSION_NAME, volume);
    if (source.dispersionAbbe > 0)
      material.setExtension(
        KHRMaterialsDispersion.EXTENSION_NAME,
        document
          .createExtension(KHRMaterialsDispersion)
          .createDispersion()
          .setDispersion(DISPERSION_TIMES_ABBE / source.dispersionAbbe),
      );
  }

  #texture(index: number): Texture {
    let texture = this.#textures.get(index);
    if (texture === undefined) {
      const { name, width, height, data } = this.#sources[index]!;
      const bytes =
        data instanceof Uint8Array
          ? data
          : Uint8Array.from(data, (v) => 255 * Math.min(1, Math.max(0, v)) + 0.5);
      const png = encodePng(
        { width, height, components: 4, data: bytes },
        { colorSpace: 'none', deflate: nativeDeflate },
      );
      texture = this.#document
        .createTexture(name)
        .setMimeType('image/png')
        .setImage(png as Uint8Array<ArrayBuffer>);
      this.#textures.set(index, texture);
    }
    return texture;
  }

  #sample(info: TextureInfo | null, ref: TextureRef): void {
    if (info === null) return;
    info
      .setTexCoord(ref.uvSet)
      .setWrapS(WRAP[ref.wrapU])
      .setWrapT(WRAP[ref.wrapV])
      .setMagFilter(ref.filter === 'nearest' ? NEAREST : LINEAR)
      .setMinFilter(ref.filter === 'nearest' ? NEAREST : LINEAR_MIPMAP_LINEAR);
    const { offset, scale, rotation } = ref;
    if (offset[0] === 0 && offset[1] === 0 && scale[0] === 1 && scale[1] === 1 && rotation === 0) return;
    const extension = this.#document.createExtension(KHRTextureTransform);
    info.setExtension(
      KHRTextureTransform.EXTENSION_NAME,
      extension
        .createTransform()
        .setOffset([...offset])
        .setScale([...scale])
        .setRotation(rotation),
    );
  }
}

/** Rec.709 luminance. */
export const luminanceOfRgb = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
