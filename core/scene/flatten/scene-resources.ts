/**
 * What flattening needs besides the document: bytes already turned into data, and shapes into triangles. Files and decoders live
 * above this layer; whoever flattens has loaded what {@link assetsOf} lists and hands it in.
 */
import type { FieldNode, PrimitiveShape } from '../../document/index.ts';
import type { IntensityProfile } from '../../lighting/intensity-profile.ts';
import type { OpticsCatalog } from '../../optics/catalog.ts';
import type { RenderMesh, RenderScene, RenderTexture } from '../render-scene.ts';

/** Linear Rec.709, rgb per pixel, equirectangular: the centre column looks along −Z. */
export interface Panorama {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Asset lookups throw when the asset cannot be had; the message goes to the user with the record's name. */
export interface SceneResources {
  readonly catalog: OpticsCatalog;
  /** An imported model, in its own space. */
  model(hash: string): RenderScene;
  /** A mesh asset without materials. */
  mesh(hash: string): RenderMesh;
  /** An image, its format chosen by the encoding: `rgba8-srgb` for sRGB bytes. */
  texture(hash: string, encoding: 'srgb' | 'linear'): RenderTexture;
  panorama(hash: string): Panorama;
  /** An IES or EULUMDAT profile. */
  profile(hash: string): IntensityProfile;
  /** Triangles of a primitive, centred at the origin, metres. */
  primitive(shape: PrimitiveShape): RenderMesh;
  /** The zero surface of a field, polygonised with cells of this edge, metres. */
  field(field: FieldNode, cellSizeM: number): RenderMesh;
}
