/**
 * glTF metallic-roughness materials and their extensions as OpenPBR materials. docs/gltf.md has the table; where
 * the two models differ, a comment here says how the difference is bridged, or a warning says that it is not.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.9 and appendix B; the KHR_materials_* extensions.
 * [2] Academy Software Foundation, OpenPBR Surface 1.1.
 */
import type { ExtensionProperty, Material } from '@gltf-transform/core';
import type {
  Anisotropy, Clearcoat, Dispersion, EmissiveStrength, IOR, PBRSpecularGlossiness, Sheen, Specular, Transmission, Volume,
} from '@gltf-transform/extensions'; // prettier-ignore
import { color, DEFAULT_MATERIAL, scalar } from '../../scene/render-defaults.ts';
import type {
  ColorParam,
  LinearRgb,
  RenderMaterial,
  ScalarParam,
  TextureRef,
} from '../../scene/render-scene.ts';
import { nits } from '../../units/units.ts';
import type { TextureTable } from './gltf-textures.ts';
import type { ImportContext } from './import-context.ts';
import { openPbrAnisotropy } from './openpbr-anisotropy.ts';
import { convertSpecularGlossiness, type MetallicRoughness } from './specular-glossiness.ts';

const WHITE: LinearRgb = [1, 1, 1];
/** KHR_materials_clearcoat fixes the coat's index of refraction. */
const CLEARCOAT_IOR = 1.5;
/** Where KHR_materials_ior asks for total reflection by `ior: 0`: F0 = 0.92, near the end of what a dielectric model bears. */
const IOR_FOR_ZERO = 48;

const textured = (value: number, texture: NonNullable<ScalarParam['texture']> | null): ScalarParam =>
  texture === null ? scalar(value) : { value, texture };
const texturedColor = (value: LinearRgb, texture: TextureRef | null): ColorParam =>
  texture === null ? color(value) : { value, texture };

const tint = ([r = 0, g = 0, b = 0]: readonly number[]): LinearRgb => [
  Math.max(0, r),
  Math.max(0, g),
  Math.max(0, b),
];

/** [1] §3.7.2: what a primitive without a material looks like. */
export const gltfDefaultMaterial = (): RenderMaterial => ({
  ...DEFAULT_MATERIAL,
  name: 'glTF default',
  baseColor: color(WHITE),
  baseMetalness: scalar(1),
  specularRoughness: scalar(1),
  doubleSided: false,
});

/**
 * Maps a material.
 * @param index of the material in the document, for names and JSON pointers
 * @throws ModelImportError when the memory budget does not allow a converted texture.
 */
export function mapMaterial(
  material: Material,
  index: number,
  textures: TextureTable,
  context: ImportContext,
): RenderMaterial {
  const field = `/materials/${index}`;
  const name = material.getName() || `material ${index}`;
  const warn = (message: string): void => context.warn(`material "${name}": ${message}`);
  const unit = (value: number, what: string): number => {
    if (value < 0 || value > 1) warn(`${what} ${value} lies outside 0…1 and was clamped`);
    return Math.min(1, Math.max(0, value));
  };
  const extension = <T extends ExtensionProperty>(key: string): T | null => material.getExtension<T>(key);

  const specularGlossiness = extension<PBRSpecularGlossiness>('KHR_materials_pbrSpecularGlossiness');
  if (specularGlossiness !== null) warn('specular-glossiness was converted to metallic-roughness');
  const base =
    specularGlossiness === null
      ? metallicRoughness(material, textures, name, unit)
      : convertSpecularGlossiness(specularGlossiness, name, field, textures, context);
  const { baseColor, opacity, metalness } = base;
  let { roughness } = base;

  // KHR_materials_specular leaves metals alone; OpenPBR's specular weight and colour reach them, so pure metals skip it
  const specular =
    metalness.value === 1 && metalness.texture === undefined
      ? null
      : extension<Specular>('KHR_materials_specular');
  const ior = extension<IOR>('KHR_materials_ior')?.getIOR() ?? 1.5;
  if (ior !== 0 && ior < 1) warn(`index of refraction ${ior} is below 1 and was taken as 1`);
  if (ior === 0) warn(`index of refraction 0 (reflects everything) was approximated by ${IOR_FOR_ZERO}`);

  const clearcoat = extension<Clearcoat>('KHR_materials_clearcoat');
  const coatNormal = clearcoat?.getClearcoatNormalTexture() ?? null;
  if (coatNormal !== null && coatNormal !== material.getNormalTexture())
    warn("the coat's own normal map is not supported; the coat follows the base");

  const anisotropy = extension<Anisotropy>('KHR_materials_anisotropy');
  if (anisotropy?.getAnisotropyTexture())
    warn('the directions in its anisotropy texture are not supported; only the strength is used');
  const stretched = openPbrAnisotropy(
    roughness.value,
    unit(anisotropy?.getAnisotropyStrength() ?? 0, 'anisotropy strength'),
  );
  if (stretched.anisotropy > 0) roughness = { ...roughness, value: stretched.roughness };

  const normalTexture = textures.ref(
    material.getNormalTexture(),
    material.getNormalTextureInfo(),
    'rgba8',
    name,
  );
  const alphaMode = material.getAlphaMode();
  const dispersion = extension<Dispersion>('KHR_materials_dispersion')?.getDispersion() ?? 0;
  if (
    material.getAlphaMode() !== 'OPAQUE' &&
    baseColor.texture === undefined &&
    opacity === 1 &&
    material.getBaseColorTexture() !== null
  )
    warn('its transparency texture could not be read; it is rendered opaque');

  return {
    ...DEFAULT_MATERIAL,
    name,
    baseColor,
    baseMetalness: metalness,
    specularWeight: textured(
      unit(specular?.getSpecularFactor() ?? 1, 'specular factor'),
      textures.channel(
        specular?.getSpecularTexture() ?? null,
        specular?.getSpecularTextureInfo() ?? null,
        3,
        name,
      ),
    ),
    specularColor: texturedColor(
      tint(specular?.getSpecularColorFactor() ?? WHITE),
      textures.ref(
        specular?.getSpecularColorTexture() ?? null,
        specular?.getSpecularColorTextureInfo() ?? null,
        'rgba8-srgb',
        name,
      ),
    ),
    specularRoughness: roughness,
    specularAnisotropy: textured(
      stretched.anisotropy,
      textures.channel(
        anisotropy?.getAnisotropyTexture() ?? null,
        anisotropy?.getAnisotropyTextureInfo() ?? null,
        2,
        name,
      ),
    ),
    specularRotation: anisotropy?.getAnisotropyRotation() ?? 0,
    specularIor: ior === 0 ? IOR_FOR_ZERO : Math.max(1, ior),
    ...transmission(material, baseColor, textures, name, unit, warn),
    dispersionAbbe: dispersion > 0 ? 20 / dispersion : 0,
    coatWeight: textured(
      unit(clearcoat?.getClearcoatFactor() ?? 0, 'clearcoat factor'),
      textures.channel(
        clearcoat?.getClearcoatTexture() ?? null,
        clearcoat?.getClearcoatTextureInfo() ?? null,
        0,
        name,
      ),
    ),
    coatRoughness: textured(
      unit(clearcoat?.getClearcoatRoughnessFactor() ?? 0, 'clearcoat roughness'),
      textures.channel(
        clearcoat?.getClearcoatRoughnessTexture() ?? null,
        clearcoat?.getClearcoatRoughnessTextureInfo() ?? null,
        1,
        name,
      ),
    ),
    coatIor: clearcoat === null ? DEFAULT_MATERIAL.coatIor : CLEARCOAT_IOR,
    ...sheen(extension<Sheen>('KHR_materials_sheen'), textures, name, unit),
    ...emission(material, textures, name),
    opacity: scalar(opacity),
    alphaFromBaseColor: alphaMode !== 'OPAQUE' && baseColor.texture !== undefined,
    alphaMode: alphaMode === 'MASK' ? 'mask' : alphaMode === 'BLEND' ? 'blend' : 'opaque',
    alphaCutoff: material.getAlphaCutoff(),
    normalMap: normalTexture && { ...normalTexture, strength: material.getNormalScale() },
    unlit: extension('KHR_materials_unlit') !== null,
  };
}

/** [1] §3.9.2: roughness in green, metalness in blue. */
function metallicRoughness(
  material: Material,
  textures: TextureTable,
  name: string,
  unit: (value: number, what: string) => number,
): MetallicRoughness {
  const [r, g, b, alpha] = material.getBaseColorFactor();
  const packed = (channel: 1 | 2) =>
    textures.channel(
      material.getMetallicRoughnessTexture(),
      material.getMetallicRoughnessTextureInfo(),
      channel,
      name,
    );
  return {
    baseColor: texturedColor(
      tint([r, g, b]),
      textures.ref(material.getBaseColorTexture(), material.getBaseColorTextureInfo(), 'rgba8-srgb', name),
    ),
    opacity: unit(alpha, 'base colour alpha'),
    metalness: textured(unit(material.getMetallicFactor(), 'metallic factor'), packed(2)),
    roughness: textured(unit(material.getRoughnessFactor(), 'roughness factor'), packed(1)),
  };
}

/**
 * Without KHR_materials_volume, or with a thickness of 0, the surface is a thin wall tinted by its base colour. With
 * a thickness it bounds a body, whose real thickness is the geometry's; both of its faces must then be met.
 */
function transmission(
  material: Material,
  baseColor: ColorParam,
  textures: TextureTable,
  name: string,
  unit: (value: number, what: string) => number,
  warn: (message: string) => void,
): Pick<
  RenderMaterial,
  'transmissionWeight' | 'transmissionColor' | 'transmissionDepth' | 'thinWalled' | 'doubleSided'
> {
  const extension = material.getExtension<Transmission>('KHR_materials_transmission');
  const weight = unit(extension?.getTransmissionFactor() ?? 0, 'transmission factor');
  const volume = material.getExtension<Volume>('KHR_materials_volume');
  const transmits = weight > 0;
  const solid = transmits && (volume?.getThicknessFactor() ?? 0) > 0;
  const distance = volume?.getAttenuationDistance() ?? Infinity;
  const absorbs = solid && distance > 0 && distance < Infinity;
  if (absorbs && (baseColor.texture !== undefined || baseColor.value.some((v) => v < 0.999)))
    warn('its base colour does not tint the transmitted light; the attenuation colour of its volume does');
  const [r, g, b] = volume?.getAttenuationColor() ?? WHITE;
  const transmissionColor: ColorParam = !transmits ? color(WHITE) : absorbs ? color([r, g, b]) : baseColor;
  return {
    transmissionWeight: textured(
      weight,
      textures.channel(
        extension?.getTransmissionTexture() ?? null,
        extension?.getTransmissionTextureInfo() ?? null,
        0,
        name,
      ),
    ),
    transmissionColor,
    transmissionDepth: absorbs ? distance : 0,
    thinWalled: transmits && !solid,
    // glTF's flag is about drawing, not light: what glows, glows to both sides
    doubleSided: material.getDoubleSided() || solid || material.getEmissiveFactor().some((v) => v > 0),
  };
}

/** Sheen has a colour and no weight; the fuzz layer hides its base by weight, so the strongest channel becomes the weight. */
function sheen(
  extension: Sheen | null,
  textures: TextureTable,
  name: string,
  unit: (value: number, what: string) => number,
): Pick<RenderMaterial, 'fuzzWeight' | 'fuzzColor' | 'fuzzRoughness'> {
  const factor = extension?.getSheenColorFactor() ?? [0, 0, 0];
  const weight = Math.min(1, Math.max(0, ...factor));
  if (extension === null || weight === 0)
    return { fuzzWeight: 0, fuzzColor: color(WHITE), fuzzRoughness: DEFAULT_MATERIAL.fuzzRoughness };
  return {
    fuzzWeight: weight,
    fuzzColor: texturedColor(
      tint(factor.map((v) => v / weight)),
      textures.ref(
        extension.getSheenColorTexture(),
        extension.getSheenColorTextureInfo(),
        'rgba8-srgb',
        name,
      ),
    ),
    fuzzRoughness: textured(
      unit(extension.getSheenRoughnessFactor(), 'sheen roughness'),
      textures.channel(
        extension.getSheenRoughnessTexture(),
        extension.getSheenRoughnessTextureInfo(),
        3,
        name,
      ),
    ),
  };
}

/** Emissive factor × strength in nits. */
function emission(
  material: Material,
  textures: TextureTable,
  name: string,
): Pick<RenderMaterial, 'emissionNits' | 'emissionColor'> {
  const [r, g, b] = material.getEmissiveFactor();
  const lit = r > 0 || g > 0 || b > 0;
  const strength =
    material.getExtension<EmissiveStrength>('KHR_materials_emissive_strength')?.getEmissiveStrength() ?? 1;
  if (!lit) return { emissionNits: nits(0), emissionColor: color(WHITE) };
  return {
    emissionNits: nits(Math.max(0, strength)),
    emissionColor: texturedColor(
      tint([r, g, b]),
      textures.ref(material.getEmissiveTexture(), material.getEmissiveTextureInfo(), 'rgba8-srgb', name),
    ),
  };
}
