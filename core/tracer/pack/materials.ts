/** Materials as kernel records. */
import { transform3 } from '../../color/matrix3.ts';
import { metalOptics, normalReflectance } from '../../color/metals.ts';
import { RGB_SPACES, rgbFromXyz } from '../../color/rgb-spaces.ts';
import { multiplySpectra } from '../../color/spectrum.ts';
import { D65_WHITE } from '../../color/srgb-spectrum.ts';
import type { LinearRgb, MeasuredMetal, RenderMaterial } from '../../scene/render-scene.ts';
import { normalizeSpectrum, xyzOfSpectrum } from '../../color/cie-observer.ts';
import { NONE, type TableBuilder } from './table-builder.ts';
import type { TextureUses } from './textures.ts';

const THIN_WALLED = 1;
const DOUBLE_SIDED = 2;
const ALPHA_MASK = 4;
const ALPHA_BLEND = 8;
const ALPHA_FROM_BASE = 16;
const UNLIT = 32;
const EMISSIVE = 64;
const CLEAR_PANE = 128;
/** Below this roughness α = roughness² counts as a mirror in the BSDF kernels. */
const SMOOTH_ROUGHNESS = Math.sqrt(1e-3);

/** A smooth pane of nothing but glass: light goes straight through, whatever else is asked of it. */
export const isClearPane = (m: RenderMaterial): boolean =>
  m.thinWalled &&
  m.transmissionWeight.value === 1 &&
  !m.transmissionWeight.texture &&
  m.baseMetalness.value === 0 &&
  m.specularRoughness.value < SMOOTH_ROUGHNESS &&
  m.specularWeight.value === 1 &&
  !m.specularWeight.texture &&
  m.coatWeight.value === 0 &&
  m.fuzzWeight === 0 &&
  m.normalMap === null;

export const isEmissive = (m: RenderMaterial): boolean =>
  m.emissionNits > 0 && m.emissionColor.value.some((v) => v > 0) && !m.unlit;

/** Whether rays must ask the material before they stop at it. */
export const asksMaterial = (m: RenderMaterial): boolean => m.alphaMode !== 'opaque' || isClearPane(m);

export function materialFlags(m: RenderMaterial): number {
  return (
    (m.thinWalled ? THIN_WALLED : 0) |
    (m.doubleSided ? DOUBLE_SIDED : 0) |
    (m.alphaMode === 'mask' ? ALPHA_MASK : 0) |
    (m.alphaMode === 'blend' ? ALPHA_BLEND : 0) |
    (m.alphaFromBaseColor ? ALPHA_FROM_BASE : 0) |
    (m.unlit ? UNLIT : 0) |
    (isEmissive(m) ? EMISSIVE : 0) |
    (isClearPane(m) ? CLEAR_PANE : 0)
  );
}

/** n and k tables of the measured metals in use, each once. */
export class MetalTables {
  readonly #offsets = new Map<MeasuredMetal, number>();
  readonly #tables: TableBuilder;

  constructor(tables: TableBuilder) {
    this.#tables = tables;
  }

  offsetOf(metal: MeasuredMetal | null): number {
    if (metal === null) return NONE;
    let offset = this.#offsets.get(metal);
    if (offset === undefined) {
      const { n, k } = metalOptics(metal);
      offset = this.#tables.addFloats(n);
      this.#tables.addFloats(k);
      this.#offsets.set(metal, offset);
    }
    return offset;
  }
}

/** Linear Rec.709 of a metal in daylight at normal incidence. */
function metalColor(metal: MeasuredMetal): LinearRgb {
  const reflected = multiplySpectra(normalReflectance(metalOptics(metal)), D65_WHITE);
  const [x, y, z] = xyzOfSpectrum(reflected);
  const white = xyzOfSpectrum(D65_WHITE)[1];
  return transform3(rgbFromXyz(RGB_SPACES.rec709), [x / white, y / white, z / white]);
}

/** One material as the fields of the kernel's Material. */
export function packMaterial(
  m: RenderMaterial,
  tables: TableBuilder,
  uses: TextureUses,
  metals: MetalTables,
) {
  return {
    // kernels read a measured metal's reflectance from its table; its colour is for the albedo layer
    baseColor: m.metal && m.baseMetalness.value === 1 ? metalColor(m.metal) : m.baseColor.value,
    baseWeight: m.baseWeight,
    specularColor: m.specularColor.value,
    specularWeight: m.specularWeight.value,
    transmissionColor: m.transmissionColor.value,
    transmissionWeight: m.transmissionWeight.value,
    coatColor: m.coatColor,
    coatWeight: m.coatWeight.value,
    fuzzColor: m.fuzzColor.value,
    fuzzWeight: m.fuzzWeight,
    emissionColor: m.emissionColor.value,
    emission: m.emissionNits,
    diffuseRoughness: m.baseDiffuseRoughness,
    metalness: m.baseMetalness.value,
    roughness: m.specularRoughness.value,
    anisotropy: m.specularAnisotropy.value,
    rotation: m.specularRotation,
    ior: m.specularIor,
    abbe: m.dispersionAbbe,
    transmissionDepth: m.transmissionDepth,
    coatRoughness: m.coatRoughness.value,
    coatIor: m.coatIor,
    fuzzRoughness: m.fuzzRoughness.value,
    opacity: m.opacity.value,
    alphaCutoff: m.alphaCutoff,
    normalStrength: m.normalMap?.strength ?? 1,
    metalTable: metals.offsetOf(m.metal),
    emissionSpectrum: m.emissionSpectrum ? tables.addFloats(normalizeSpectrum(m.emissionSpectrum)) : NONE,
    flags: materialFlags(m),
    baseColorTexture: uses.add(m.baseColor.texture),
    metalnessTexture: uses.add(m.baseMetalness.texture),
    roughnessTexture: uses.add(m.specularRoughness.texture),
    specularWeightTexture: uses.add(m.specularWeight.texture),
    specularColorTexture: uses.add(m.specularColor.texture),
    anisotropyTexture: uses.add(m.specularAnisotropy.texture),
    transmissionTexture: uses.add(m.transmissionWeight.texture),
    transmissionColorTexture: uses.add(m.transmissionColor.texture),
    coatTexture: uses.add(m.coatWeight.texture),
    coatRoughnessTexture: uses.add(m.coatRoughness.texture),
    fuzzColorTexture: uses.add(m.fuzzColor.texture),
    fuzzRoughnessTexture: uses.add(m.fuzzRoughness.texture),
    emissionTexture: uses.add(m.emissionColor.texture),
    opacityTexture: uses.add(m.opacity.texture),
    normalTexture: uses.add(m.normalMap),
  };
}
