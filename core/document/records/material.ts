/**
 * A surface on the OpenPBR 1.1 model [1], as far as the renderer takes it. Colours are linear Rec.709
 * reflectances; a texture multiplies the value beside it. Measured metals replace the base colour of the
 * metallic part by their complex refractive index (core/color).
 *
 * [1] Academy Software Foundation, "OpenPBR Surface" specification 1.1 (2024).
 */
import { z } from 'zod';
import {
  assetHash,
  degreesBetween,
  displayName,
  fraction,
  nonNegative,
  real,
  recordId,
  reflectanceRgb,
  type Immutable,
} from './fields.ts';
import { lightColorSchema } from './light.ts';

export const MEASURED_METALS = ['Ag', 'Al', 'Au', 'Cr', 'Cu', 'Fe', 'Ni', 'Ti', 'W', 'brass'] as const;

const wrap = () => z.enum(['repeat', 'clamp', 'mirror']);
/** An image asset with its sampler and its placement in uv. */
export const textureUseSchema = z.strictObject({
  imageAsset: assetHash(),
  /** How stored values become linear: colour images are usually sRGB, data images linear. */
  encoding: z.enum(['srgb', 'linear']),
  uvSet: z.union([z.literal(0), z.literal(1)]),
  wrapU: wrap(),
  wrapV: wrap(),
  filter: z.enum(['linear', 'nearest']),
  offset: z.tuple([real(), real()]),
  scale: z.tuple([real(), real()]),
  rotationDeg: degreesBetween(-360, 360),
});
export type TextureUse = Immutable<z.infer<typeof textureUseSchema>>;

const channel = () => z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const colorInput = () => z.strictObject({ value: reflectanceRgb(), texture: textureUseSchema.nullable() });
const scalarInput = () =>
  z.strictObject({ value: fraction(), texture: textureUseSchema.extend({ channel: channel() }).nullable() });

export const materialSchema = z.strictObject({
  kind: z.literal('material'),
  id: recordId('material'),
  name: displayName(),
  /** The preset it started from, for the material browser; null when made from nothing. */
  preset: z.string().min(1).max(100).nullable(),
  baseWeight: fraction(),
  baseColor: colorInput(),
  baseDiffuseRoughness: fraction(),
  baseMetalness: scalarInput(),
  metal: z.enum(MEASURED_METALS).nullable(),
  specularWeight: scalarInput(),
  specularColor: colorInput(),
  /** Perceptual roughness: GGX α is its square. */
  specularRoughness: scalarInput(),
  specularAnisotropy: scalarInput(),
  specularRotationDeg: degreesBetween(-360, 360),
  specularIor: z.number().min(1).max(5),
  transmissionWeight: scalarInput(),
  transmissionColor: colorInput(),
  /** Depth at which white light has become the transmission colour; 0 tints at the surface. */
  transmissionDepthM: nonNegative(),
  /** 0 is none; crown glass is about 60, flint 30. */
  dispersionAbbe: z.number().min(0).max(200),
  coatWeight: scalarInput(),
  coatColor: reflectanceRgb(),
  coatRoughness: scalarInput(),
  coatIor: z.number().min(1).max(5),
  fuzzWeight: fraction(),
  fuzzColor: colorInput(),
  fuzzRoughness: scalarInput(),
  emissionNits: nonNegative(),
  emissionColor: colorInput(),
  /** Spectrum of the emission; null is D65. */
  emissionSource: lightColorSchema.nullable(),
  opacity: scalarInput(),
  alphaFromBaseColor: z.boolean(),
  alphaMode: z.enum(['opaque', 'mask', 'blend']),
  alphaCutoff: fraction(),
  /** An infinitely thin sheet: leaf, paper, window pane. */
  thinWalled: z.boolean(),
  doubleSided: z.boolean(),
  normalMap: z.strictObject({ texture: textureUseSchema, strength: z.number().min(0).max(10) }).nullable(),
});

export type MaterialRecord = Immutable<z.infer<typeof materialSchema>>;

const flat = (value: number) => ({ value, texture: null });
const WHITE = { value: [1, 1, 1], texture: null } as const;

/** A matt mid-grey with the reflections of paint. */
export const MATERIAL_DEFAULTS = {
  kind: 'material',
  preset: null,
  baseWeight: 1,
  baseColor: { value: [0.18, 0.18, 0.18], texture: null },
  baseDiffuseRoughness: 0,
  baseMetalness: flat(0),
  metal: null,
  specularWeight: flat(1),
  specularColor: WHITE,
  specularRoughness: flat(0.5),
  specularAnisotropy: flat(0),
  specularRotationDeg: 0,
  specularIor: 1.5,
  transmissionWeight: flat(0),
  transmissionColor: WHITE,
  transmissionDepthM: 0,
  dispersionAbbe: 0,
  coatWeight: flat(0),
  coatColor: [1, 1, 1],
  coatRoughness: flat(0),
  coatIor: 1.6,
  fuzzWeight: 0,
  fuzzColor: WHITE,
  fuzzRoughness: flat(0.5),
  emissionNits: 0,
  emissionColor: WHITE,
  emissionSource: null,
  opacity: flat(1),
  alphaFromBaseColor: false,
  alphaMode: 'opaque',
  alphaCutoff: 0.5,
  thinWalled: false,
  doubleSided: true,
  normalMap: null,
} as const satisfies Partial<MaterialRecord>;

/** @returns a material record with defaults for what `fields` leaves out. */
export const createMaterialRecord = (
  fields: Pick<MaterialRecord, 'id' | 'name'> & Partial<MaterialRecord>,
): MaterialRecord => ({ ...MATERIAL_DEFAULTS, ...fields });
