/**
 * Things in the world: models, primitives, implicit fields, meshes, media and the groups that hold them.
 * What a thing looks like is its material; where it stands is its transform in its parent group.
 */
import { z } from 'zod';
import { heroRecipeSchema, thingRecipeSchema } from './recipe.ts';
import {
  assetHash,
  displayName,
  fraction,
  IDENTITY_TRANSFORM,
  lightGroupName,
  nodeTransform,
  nonNegative,
  positive,
  recordId,
  reference,
  reflectanceRgb,
  sizeM,
  type Immutable,
} from './fields.ts';
import { fieldNodeSchema } from './field-node.ts';

/**
 * Primitive solids and sheets, centred at the origin. Sheets (plane, disc) lie in XZ and face +Y; cylinders,
 * cones, capsules and tori have their axis along Y.
 */
export const primitiveShapeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('box'), sizeM: sizeM(), bevelM: nonNegative() }),
  z.strictObject({ type: z.literal('sphere'), radiusM: positive() }),
  z.strictObject({
    type: z.literal('cylinder'),
    radiusM: positive(),
    heightM: positive(),
    capped: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('cone'),
    bottomRadiusM: positive(),
    topRadiusM: nonNegative(),
    heightM: positive(),
    capped: z.boolean(),
  }),
  z.strictObject({ type: z.literal('capsule'), radiusM: positive(), heightM: positive() }),
  z.strictObject({ type: z.literal('torus'), majorRadiusM: positive(), minorRadiusM: positive() }),
  z.strictObject({ type: z.literal('plane'), widthM: positive(), depthM: positive() }),
  z.strictObject({ type: z.literal('disc'), radiusM: positive() }),
]);
export type PrimitiveShape = Immutable<z.infer<typeof primitiveShapeSchema>>;

const content = z.discriminatedUnion('type', [
  /** An imported model; `nodeName` picks one node of it, null takes the whole. */
  z.strictObject({
    type: z.literal('model'),
    modelAsset: assetHash(),
    nodeName: z.string().max(500).nullable(),
    /** Material by the model's own material name, where the user replaced one. */
    materialOverrides: z.record(z.string().max(500), reference('material')),
  }),
  z.strictObject({
    type: z.literal('primitive'),
    shape: primitiveShapeSchema,
    materialId: reference('material').nullable(),
  }),
  z.strictObject({
    type: z.literal('field'),
    field: fieldNodeSchema,
    materialId: reference('material').nullable(),
    /** Edge of a polygonisation cell. */
    cellSizeM: positive(),
  }),
  /** A mesh without materials of its own (OBJ-like), one material over all of it. */
  z.strictObject({
    type: z.literal('mesh'),
    meshAsset: assetHash(),
    materialId: reference('material').nullable(),
  }),
  /** A homogeneous medium inside a box or sphere of the object's space; extent null fills the whole scene. */
  z.strictObject({
    type: z.literal('medium'),
    extent: z
      .discriminatedUnion('type', [
        z.strictObject({ type: z.literal('box'), sizeM: sizeM() }),
        z.strictObject({ type: z.literal('sphere'), radiusM: positive() }),
      ])
      .nullable(),
    /** Extinction coefficient: 1/metres. */
    extinctionPerM: nonNegative(),
    /** Single-scattering albedo per channel. */
    albedo: reflectanceRgb(),
    /** Henyey–Greenstein mean cosine. */
    anisotropy: z.number().min(-0.99).max(0.99),
  }),
  z.strictObject({ type: z.literal('group') }),
]);
export type ObjectContent = Immutable<z.infer<typeof content>>;

export const objectSchema = z.strictObject({
  kind: z.literal('object'),
  id: recordId('object'),
  name: displayName(),
  sceneId: reference('scene'),
  /** A group of the same scene, or null for the world. */
  parentId: reference('object').nullable(),
  transform: nodeTransform(),
  /** Hidden things do not render and cast nothing. A hidden group hides what it holds. */
  visible: z.boolean(),
  /** Locked things cannot be moved by hand. */
  locked: z.boolean(),
  /** What it is to the story: drawn on the overhead plan. */
  role: z.enum(['set', 'prop', 'figure', 'vehicle', 'practical', 'other']),
  /** Light group of its emission, where its material emits. */
  lightGroup: lightGroupName(),
  /** Dims what its material emits. */
  emissionDimmer: fraction(),
  content,
  /** On the group of a thing that was composed from words. */
  recipe: thingRecipeSchema.optional(),
  /** Of a thing that a model of the user's own made. */
  heroRecipe: heroRecipeSchema.optional(),
});

export type ObjectRecord = Immutable<z.infer<typeof objectSchema>>;

export const OBJECT_DEFAULTS = {
  kind: 'object',
  parentId: null,
  transform: IDENTITY_TRANSFORM,
  visible: true,
  locked: false,
  role: 'set',
  lightGroup: 'default',
  emissionDimmer: 1,
} as const satisfies Partial<ObjectRecord>;

/** @returns an object record with defaults for what `fields` leaves out. */
export const createObjectRecord = (
  fields: Pick<ObjectRecord, 'id' | 'name' | 'sceneId' | 'content'> & Partial<ObjectRecord>,
): ObjectRecord => ({ ...OBJECT_DEFAULTS, ...fields });
