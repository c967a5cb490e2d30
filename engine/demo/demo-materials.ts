/** Surfaces of the dining room: paint, paper, woods, cloth, metals by their measured index, glass, and the things on the table. */
import { createMaterialRecord, type MaterialRecord } from '../../core/document/index.ts';
import {
  carpetTexture,
  linenTexture,
  mottleTexture,
  paintingTexture,
  wallpaperTexture,
  weaveNormals,
  woodTexture,
  type SetTexture,
} from '../../core/scene/sets/set-textures.ts';

/** Computed pictures of the set; the hash of each becomes known when it is imported. */
export const DEMO_TEXTURES = {
  oak: () => woodTexture('oak', 3, [0.4, 0.235, 0.115], [0.2, 0.1, 0.042]),
  walnut: () => woodTexture('walnut', 17, [0.15, 0.082, 0.042], [0.055, 0.028, 0.015]),
  pine: () => woodTexture('pine', 29, [0.36, 0.2, 0.095], [0.2, 0.092, 0.038]),
  plaster: () => mottleTexture('plaster', 5, 0.16),
  wallpaper: () => wallpaperTexture('wallpaper', 11),
  linen: () => linenTexture('linen', 8),
  weave: () => weaveNormals('weave', 9),
  carpet: () => carpetTexture('carpet', 21),
  painting: () => paintingTexture('painting', 33),
} as const satisfies Record<string, () => SetTexture>;
export type DemoTexture = keyof typeof DEMO_TEXTURES;

type Rgb = readonly [number, number, number];
type Look = Partial<Omit<MaterialRecord, 'kind' | 'id' | 'name'>>;

const colour = (...value: Rgb) => ({ value, texture: null });
const amount = (value: number) => ({ value, texture: null });
const metal = (name: NonNullable<MaterialRecord['metal']>, roughness: number): Look => ({
  baseMetalness: amount(1),
  metal: name,
  specularRoughness: amount(roughness),
});
const matt = (rgb: Rgb, roughness = 0.75): Look => ({
  baseColor: colour(...rgb),
  baseDiffuseRoughness: 0.5,
  specularRoughness: amount(roughness),
});
const paint = (rgb: Rgb): Look => ({ ...matt(rgb, 0.42), baseDiffuseRoughness: 0.2 });
const clearGlass: Look = { transmissionWeight: amount(1), specularRoughness: amount(0) };
const liquid = (rgb: Rgb, depthM: number, ior: number): Look => ({
  ...clearGlass,
  transmissionColor: colour(...rgb),
  transmissionDepthM: depthM,
  specularIor: ior,
});

/** Correlated temperature of the lamp's bulb, a 75 W tungsten lamp a little dimmed. */
export const PRACTICAL_KELVIN = 2750;

/** @param hashOf the asset hash of a texture. */
export function demoMaterials(hashOf: (texture: DemoTexture) => string): MaterialRecord[] {
  const use = (
    texture: DemoTexture,
    scale: readonly [number, number],
    encoding: 'srgb' | 'linear' = 'srgb',
  ) => ({
    imageAsset: hashOf(texture),
    encoding,
    uvSet: 0 as const,
    // Pictures that do not tile are laid edge to edge with their mirror image.
    wrapU: texture === 'wallpaper' || texture === 'weave' ? ('repeat' as const) : ('mirror' as const),
    wrapV: texture === 'wallpaper' || texture === 'weave' ? ('repeat' as const) : ('mirror' as const),
    filter: 'linear' as const,
    offset: [0, 0] as const,
    scale,
    rotationDeg: 0,
  });
  const textured = (rgb: Rgb, texture: DemoTexture, scale: readonly [number, number]) => ({
    value: rgb,
    texture: use(texture, scale),
  });
  const wood = (texture: 'oak' | 'walnut' | 'pine', rgb: Rgb, roughness: number): Look => ({
    baseColor: textured(rgb, texture, [1 / 1.2, 1 / 0.3]),
    baseDiffuseRoughness: 0.2,
    specularRoughness: amount(roughness),
  });
  const cloth = (rgb: Rgb, fuzz: number, threadScale: number): Look => ({
    ...matt(rgb, 0.85),
    specularWeight: amount(0.4),
    fuzzWeight: fuzz,
    fuzzColor: colour(Math.min(1, rgb[0] * 1.6), Math.min(1, rgb[1] * 1.6), Math.min(1, rgb[2] * 1.6)),
    fuzzRoughness: amount(0.55),
    ...(threadScale > 0
      ? { normalMap: { texture: use('weave', [threadScale, threadScale], 'linear'), strength: 0.6 } }
      : {}),
  });
  const looks: Record<string, readonly [string, Look]> = {
    wallpaper: ['Damask paper, grey-green', { ...matt([0.27, 0.33, 0.3], 0.6), baseColor: textured([0.27, 0.33, 0.3], 'wallpaper', [2, 2]) }], // prettier-ignore
    panelling: ['Panelling, stone eggshell', { ...paint([0.36, 0.36, 0.315]), baseColor: textured([0.4, 0.395, 0.345], 'plaster', [0.6, 0.6]) }], // prettier-ignore
    joinery: ['Joinery, old white', paint([0.66, 0.64, 0.57])],
    plaster: ['Ceiling plaster', { ...matt([0.74, 0.71, 0.64], 0.9), baseColor: textured([0.8, 0.77, 0.7], 'plaster', [0.4, 0.4]) }], // prettier-ignore
    boards: ['Floor boards, waxed pine', wood('pine', [1, 1, 1], 0.34)],
    bed: ['Under the boards', matt([0.03, 0.025, 0.02])],
    beam: ['Beams, dark oak', wood('walnut', [1, 1, 1], 0.6)],
    oak: ['Oak, oiled', wood('oak', [0.95, 0.95, 0.95], 0.4)],
    walnut: ['Walnut, polished', { ...wood('walnut', [1, 1, 1], 0.36), coatWeight: amount(0.5), coatRoughness: amount(0.16), coatIor: 1.5 }], // prettier-ignore
    chair: ['Chair, stained beech', wood('walnut', [1.0, 0.86, 0.74], 0.32)],
    pane: ['Window pane', { ...clearGlass, thinWalled: true }],
    crystal: ['Crystal', { ...clearGlass, specularIor: 1.52 }],
    'green-glass': ['Bottle glass', liquid([0.12, 0.28, 0.09], 0.006, 1.52)],
    wine: ['Red wine', liquid([0.5, 0.03, 0.035], 0.045, 1.345)],
    water: ['Water', liquid([0.98, 0.99, 1], 0.2, 1.333)],
    brass: ['Brass, lacquered', metal('brass', 0.2)],
    'old-brass': ['Brass, unpolished', metal('brass', 0.36)],
    silver: ['Silver', metal('Ag', 0.13)],
    copper: ['Copper', metal('Cu', 0.24)],
    pewter: ['Pewter', metal('Fe', 0.33)],
    iron: ['Cast iron, painted', paint([0.5, 0.49, 0.45])],
    linen: ['Linen, washed', { ...cloth([0.74, 0.72, 0.66], 0.08, 60), baseColor: textured([0.8, 0.78, 0.73], 'linen', [4, 4]) }], // prettier-ignore
    velvet: ['Velvet, madder', { ...cloth([0.17, 0.034, 0.03], 0.6, 0), fuzzColor: colour(0.5, 0.16, 0.12) }],
    carpet: ['Carpet', { ...matt([1, 1, 1], 0.95), specularWeight: amount(0.2), baseColor: textured([1, 1, 1], 'carpet', [1, 1]), fuzzWeight: 0.25, fuzzColor: colour(0.4, 0.2, 0.14) }], // prettier-ignore
    painting: [
      'Oil painting',
      { baseColor: textured([0.9, 0.9, 0.9], 'painting', [1, 1]), specularRoughness: amount(0.3) },
    ],
    gilt: ['Gilt frame', metal('Au', 0.38)],
    ebony: ['Ebonised wood', { ...matt([0.022, 0.018, 0.016], 0.3), baseDiffuseRoughness: 0 }],
    dial: ['Enamel dial', paint([0.72, 0.7, 0.62])],
    shade: ['Pleated silk shade, lit', {
      ...matt([0.62, 0.52, 0.38], 0.8),
      emissionNits: SHADE_NITS,
      emissionColor: colour(1, 0.86, 0.66),
      emissionSource: { type: 'cct', cctK: PRACTICAL_KELVIN, duv: 0 },
    }], // prettier-ignore
    glaze: ['Cream glaze', { baseColor: colour(0.7, 0.67, 0.58), specularRoughness: amount(0.14) }],
    pear: ['Pear', { baseColor: colour(0.3, 0.31, 0.055), specularRoughness: amount(0.38) }],
    plum: ['Plum', { baseColor: colour(0.055, 0.02, 0.06), specularRoughness: amount(0.42), fuzzWeight: 0.25, fuzzColor: colour(0.35, 0.35, 0.5) }], // prettier-ignore
    lemon: ['Lemon', { baseColor: colour(0.66, 0.44, 0.03), specularRoughness: amount(0.33) }],
    crust: ['Crust', matt([0.33, 0.16, 0.055], 0.55)],
    steel: ['Steel', metal('Fe', 0.16)],
    wax: ['Candle wax', { baseColor: colour(0.74, 0.68, 0.54), specularRoughness: amount(0.35) }],
    paper: ['Paper', matt([0.72, 0.69, 0.6], 0.7)],
    ink: ['Ink', matt([0.012, 0.013, 0.025], 0.4)],
    label: ['Label', matt([0.56, 0.5, 0.38], 0.6)],
    cork: ['Cork', matt([0.34, 0.2, 0.1], 0.8)],
    binding: ['Book cloth', matt([1, 1, 1], 0.55)],
    twig: ['Twig', matt([0.06, 0.038, 0.025], 0.7)],
    leaf: ['Autumn leaf', { ...matt([0.3, 0.13, 0.03], 0.5), thinWalled: true }],
    coat: ['Wool coat, camel', cloth([0.34, 0.2, 0.095], 0.35, 0)],
    scarf: ['Wool scarf, petrol', cloth([0.03, 0.085, 0.1], 0.4, 0)],
    skirt: ['Wool skirt, charcoal', cloth([0.04, 0.041, 0.047], 0.3, 0)],
    skin: ['Skin', { baseColor: colour(0.5, 0.3, 0.215), specularIor: 1.4, specularRoughness: amount(0.43), fuzzWeight: 0.06, fuzzColor: colour(0.8, 0.6, 0.5) }], // prettier-ignore
    hair: [
      'Hair, dark brown',
      { baseColor: colour(0.026, 0.014, 0.008), specularRoughness: amount(0.36), specularIor: 1.55 },
    ],
    trees: ['Trees', matt([0.025, 0.03, 0.022], 0.9)],
    grass: ['Autumn grass', matt([0.07, 0.075, 0.035], 0.9)],
    eye: [
      'Eye',
      { baseColor: colour(0.62, 0.57, 0.52), specularRoughness: amount(0.08), specularIor: 1.376 },
    ],
    stocking: ['Stocking', matt([0.055, 0.04, 0.035], 0.5)],
    leather: ['Shoe leather', { baseColor: colour(0.028, 0.016, 0.011), specularRoughness: amount(0.28) }],
    horn: ['Horn', { baseColor: colour(0.05, 0.03, 0.02), specularRoughness: amount(0.22) }],
  };
  return Object.entries(looks).map(([id, [name, look]]) =>
    createMaterialRecord({ id: `mat_${id}`, name, ...look }),
  );
}

/**
 * Glow of the shade. A 75 W lamp gives 1000 lm; about 60 % meets the lined silk and 10 % of that comes through: 60 lm over the
 * 0.21 m² of the shade, 285 lm/m² and so 90 nits. It is told as emission, so that light sampling reaches it directly.
 */
export const SHADE_NITS = 90;
