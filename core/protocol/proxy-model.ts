/**
 * A model for the live proxy: the meshes, instances and materials of an imported model, as the render scene has them, in
 * one binary frame. Array fields of the header are `[byteOffset, length]` into the payload, the length in elements (of images:
 * in bytes).
 */
import { z } from 'zod';

/**
 * How fine a field is polygonised: at first in cells as large as its shape allows, so that a scene stands at once; finally in those that
 * its record says.
 */
export const fieldLevelSchema = z.enum(['first', 'final']);
export type FieldLevel = z.infer<typeof fieldLevelSchema>;

const span = z.tuple([z.int().min(0), z.int().min(0)]);
const rgb = z.tuple([z.number(), z.number(), z.number()]);
/** Number of an image in `images`; null: none. */
const image = z.int().min(0).nullable();

export const proxyMaterialSchema = z.strictObject({
  /** The model's own name for it: material overrides go by this. */
  name: z.string(),
  baseColor: rgb,
  baseColorImage: image,
  metalness: z.number(),
  roughness: z.number(),
  /** Green is roughness, blue metalness, as glTF has it. */
  metalRoughImage: image,
  normalImage: image,
  normalScale: z.number(),
  transmission: z.number(),
  ior: z.number(),
  coat: z.number(),
  coatRoughness: z.number(),
  emissionNits: z.number(),
  emissionColor: rgb,
  emissionImage: image,
  opacity: z.number(),
  alphaMode: z.enum(['opaque', 'mask', 'blend']),
  alphaCutoff: z.number(),
  doubleSided: z.boolean(),
});
export type ProxyMaterial = z.infer<typeof proxyMaterialSchema>;

export const proxyModelHeaderSchema = z.strictObject({
  type: z.literal('proxy-model'),
  /** False for the first level of a field, where a finer one can be had. */
  isFinal: z.boolean(),
  meshes: z.array(
    z.strictObject({
      name: z.string(),
      /** Float32 xyz, metres. */
      positions: span,
      normals: span.nullable(),
      tangents: span.nullable(),
      uvs: span.nullable(),
      colors: span.nullable(),
      /** Uint32 */
      indices: span,
    }),
  ),
  materials: z.array(proxyMaterialSchema),
  instances: z.array(
    z.strictObject({
      name: z.string(),
      mesh: z.int().min(0),
      material: z.int().min(0),
      /** Column-major, in the model's space. */
      modelFromLocal: z.array(z.number()).length(16),
    }),
  ),
  /** Encoded images (PNG or JPEG) in the payload. */
  images: z.array(
    z.strictObject({ bytes: span, mimeType: z.enum(['image/png', 'image/jpeg']), isSrgb: z.boolean() }),
  ),
  bounds: z.strictObject({ min: rgb, max: rgb }),
  triangleCount: z.int(),
  warnings: z.array(z.string()),
});
export type ProxyModelHeader = z.infer<typeof proxyModelHeaderSchema>;

/** Header of a panorama for the proxy: Float32 rgb, equirectangular, centre column looks along −Z, top row first. */
export const proxyPanoramaHeaderSchema = z.strictObject({
  type: z.literal('proxy-panorama'),
  widthPx: z.int().min(1),
  heightPx: z.int().min(1),
});
export type ProxyPanoramaHeader = z.infer<typeof proxyPanoramaHeaderSchema>;
