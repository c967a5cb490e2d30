/** What things are made of, in the words of a prompt: each with its surface in the document's material model. */
import type { MaterialRecord } from '../../document/records/material.ts';
import { MATERIAL_PRESETS } from '../../document/records/material-presets.ts';

export type Look = Partial<Omit<MaterialRecord, 'kind' | 'id' | 'name' | 'preset'>>;

const color = (r: number, g: number, b: number) => ({ value: [r, g, b] as const, texture: null });
const amount = (value: number) => ({ value, texture: null });
const matt = (r: number, g: number, b: number, roughness = 0.8): Look => ({
  baseColor: color(r, g, b),
  baseDiffuseRoughness: 0.5,
  specularRoughness: amount(roughness),
});

/** Looks by substance. Colours are linear Rec.709 reflectances of clean, dry samples. */
export const SUBSTANCE_LOOKS = {
  wood: MATERIAL_PRESETS.oak,
  'dark wood': MATERIAL_PRESETS.walnut,
  'painted wood': matt(0.6, 0.58, 0.53, 0.45),
  metal: { baseColor: color(0.5, 0.5, 0.5), baseMetalness: amount(1), specularRoughness: amount(0.35) },
  'painted metal': { baseColor: color(0.12, 0.14, 0.15), specularRoughness: amount(0.35) },
  'car paint': {
    baseColor: color(0.35, 0.03, 0.03),
    specularRoughness: amount(0.35),
    coatWeight: amount(1),
    coatIor: 1.5,
    coatRoughness: amount(0.03),
  },
  chrome: MATERIAL_PRESETS.chrome,
  brass: MATERIAL_PRESETS.brass,
  copper: MATERIAL_PRESETS.copper,
  gold: MATERIAL_PRESETS.gold,
  silver: MATERIAL_PRESETS['polished silver'],
  iron: MATERIAL_PRESETS['cast iron'],
  'rusty iron': matt(0.16, 0.06, 0.03, 0.85),
  steel: { ...MATERIAL_PRESETS['brushed aluminium'], specularAnisotropy: amount(0) },
  glass: MATERIAL_PRESETS['crown glass'],
  pane: MATERIAL_PRESETS['window pane'],
  'frosted glass': MATERIAL_PRESETS['frosted glass'],
  mirror: { ...MATERIAL_PRESETS['polished silver'], specularRoughness: amount(0.01) },
  plaster: MATERIAL_PRESETS['white plaster'],
  concrete: MATERIAL_PRESETS.concrete,
  brick: MATERIAL_PRESETS.brick,
  stone: matt(0.26, 0.25, 0.23, 0.75),
  marble: { baseColor: color(0.72, 0.7, 0.67), specularRoughness: amount(0.12) },
  tile: { baseColor: color(0.62, 0.63, 0.61), specularRoughness: amount(0.15) },
  asphalt: matt(0.045, 0.045, 0.047, 0.85),
  ceramic: MATERIAL_PRESETS.porcelain,
  plastic: { ...MATERIAL_PRESETS['gloss plastic'], specularRoughness: amount(0.25) },
  rubber: MATERIAL_PRESETS.rubber,
  fabric: MATERIAL_PRESETS.linen,
  wool: MATERIAL_PRESETS.wool,
  velvet: MATERIAL_PRESETS.velvet,
  leather: MATERIAL_PRESETS.leather,
  carpet: { ...MATERIAL_PRESETS.wool, baseColor: color(0.2, 0.06, 0.05) },
  paper: matt(0.75, 0.73, 0.68, 0.9),
  cardboard: matt(0.36, 0.24, 0.14, 0.9),
  wax: { baseColor: color(0.8, 0.76, 0.66), specularRoughness: amount(0.35), specularIor: 1.44 },
  skin: MATERIAL_PRESETS.skin,
  hair: matt(0.04, 0.026, 0.018, 0.45),
  soil: MATERIAL_PRESETS.soil,
  grass: MATERIAL_PRESETS.grass,
  sand: matt(0.45, 0.34, 0.22, 0.95),
  snow: MATERIAL_PRESETS.snow,
  rock: matt(0.2, 0.18, 0.16, 0.85),
  foliage: { ...matt(0.05, 0.1, 0.025, 0.6), fuzzWeight: 0.15 },
  bark: matt(0.09, 0.065, 0.045, 0.9),
  water: { baseColor: color(0.02, 0.045, 0.05), specularRoughness: amount(0.06), specularIor: 1.333 },
  /** Emission follows the lamp that it belongs to. */
  glow: { baseColor: color(0.8, 0.8, 0.78), specularRoughness: amount(0.4) },
} as const satisfies Readonly<Record<string, Look>>;

export type Substance = keyof typeof SUBSTANCE_LOOKS;
export const SUBSTANCES = Object.keys(SUBSTANCE_LOOKS) as readonly Substance[];
