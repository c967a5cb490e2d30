/**
 * Materials to start from. Reflectances are typical linear values of the named surface (photographic grey is
 * 18 % by definition; others after published albedo tables [1]); metals take their measured index, dielectrics
 * their usual refractive index at the sodium line and Abbe number [2].
 *
 * [1] M. Pharr et al., "Physically Based Rendering"; IES Lighting Handbook, reflectance of building materials.
 * [2] Schott and Ohara optical glass data sheets: N-BK7 1.517/64, SF11 1.785/26.
 */
import { createMaterialRecord, type MaterialRecord } from './material.ts';

type Look = Partial<Omit<MaterialRecord, 'kind' | 'id' | 'name' | 'preset'>>;
const color = (r: number, g: number, b: number) => ({ value: [r, g, b] as const, texture: null });
const amount = (value: number) => ({ value, texture: null });

const matt = (r: number, g: number, b: number): Look => ({
  baseColor: color(r, g, b),
  baseDiffuseRoughness: 0.6,
  specularRoughness: amount(0.8),
});
const metal = (name: NonNullable<MaterialRecord['metal']>, roughness: number): Look => ({
  baseMetalness: amount(1),
  metal: name,
  specularRoughness: amount(roughness),
});
const dielectric = (ior: number, abbe: number, roughness: number): Look => ({
  transmissionWeight: amount(1),
  specularIor: ior,
  dispersionAbbe: abbe,
  specularRoughness: amount(roughness),
});
const cloth = (r: number, g: number, b: number, fuzz: number): Look => ({
  ...matt(r, g, b),
  fuzzWeight: fuzz,
  fuzzColor: color(Math.min(1, r * 1.5), Math.min(1, g * 1.5), Math.min(1, b * 1.5)),
});

export const MATERIAL_PRESETS = {
  'grey card': matt(0.18, 0.18, 0.18),
  'white plaster': matt(0.8, 0.79, 0.76),
  'matt black': matt(0.03, 0.03, 0.03),
  concrete: matt(0.3, 0.29, 0.27),
  brick: matt(0.3, 0.12, 0.08),
  soil: matt(0.1, 0.07, 0.05),
  grass: matt(0.06, 0.12, 0.03),
  snow: matt(0.88, 0.89, 0.91),
  skin: { baseColor: color(0.5, 0.31, 0.22), specularIor: 1.4, specularRoughness: amount(0.45) },
  oak: { baseColor: color(0.35, 0.21, 0.11), specularRoughness: amount(0.45) },
  walnut: { baseColor: color(0.12, 0.07, 0.04), specularRoughness: amount(0.4) },
  'lacquered wood': {
    baseColor: color(0.2, 0.09, 0.04),
    specularRoughness: amount(0.4),
    coatWeight: amount(1),
    coatIor: 1.5,
    coatRoughness: amount(0.05),
  },
  porcelain: {
    baseColor: color(0.8, 0.79, 0.76),
    specularRoughness: amount(0.3),
    coatWeight: amount(1),
    coatIor: 1.5,
    coatRoughness: amount(0.02),
  },
  leather: { baseColor: color(0.12, 0.05, 0.03), specularRoughness: amount(0.5), fuzzWeight: 0.1 },
  linen: cloth(0.6, 0.56, 0.48, 0.3),
  wool: cloth(0.12, 0.12, 0.14, 0.6),
  velvet: cloth(0.15, 0.02, 0.03, 1),
  paper: { ...matt(0.78, 0.77, 0.73), thinWalled: true },
  rubber: { baseColor: color(0.02, 0.02, 0.02), specularRoughness: amount(0.7) },
  'gloss plastic': { baseColor: color(0.5, 0.05, 0.04), specularRoughness: amount(0.1) },
  'polished silver': metal('Ag', 0.05),
  'brushed aluminium': { ...metal('Al', 0.35), specularAnisotropy: amount(0.7) },
  gold: metal('Au', 0.15),
  copper: metal('Cu', 0.2),
  brass: metal('brass', 0.2),
  chrome: metal('Cr', 0.03),
  'cast iron': metal('Fe', 0.6),
  nickel: metal('Ni', 0.15),
  titanium: metal('Ti', 0.3),
  tungsten: metal('W', 0.3),
  'crown glass': dielectric(1.517, 64.2, 0),
  'flint glass': dielectric(1.785, 25.8, 0),
  'frosted glass': dielectric(1.517, 64.2, 0.45),
  'window pane': { ...dielectric(1.517, 0, 0), thinWalled: true },
  water: dielectric(1.333, 55.7, 0),
  diamond: dielectric(2.417, 55.3, 0),
} as const satisfies Readonly<Record<string, Look>>;

export type MaterialPreset = keyof typeof MATERIAL_PRESETS;

/** @returns a material with the preset's look, its fields replaced by those of `fields`. */
export const materialFromPreset = (
  preset: MaterialPreset,
  fields: Pick<MaterialRecord, 'id'> & Partial<MaterialRecord>,
): MaterialRecord => createMaterialRecord({ name: preset, preset, ...MATERIAL_PRESETS[preset], ...fields });
