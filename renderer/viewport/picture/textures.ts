/** Images as textures: decoded off the main thread, in the row order of glTF, drawn when they are there. */
import {
  ClampToEdgeWrapping,
  LinearFilter,
  LinearMipmapLinearFilter,
  MirroredRepeatWrapping,
  NearestFilter,
  NoColorSpace,
  RepeatWrapping,
  SRGBColorSpace,
  Texture,
  type Wrapping,
} from 'three';
import type { Triple } from '../../../core/color/matrix3.ts';
import { decodeSrgb } from '../../../core/color/transfer-functions.ts';
import type { TextureUse } from '../../../core/document/index.ts';
import { engineFetch } from '../../bridge/engine-fetch.ts';
import { invalidateStage } from './stage-scene.ts';

const MOST_ANISOTROPY = 8;
const LARGEST_PX = 1024;
const WRAPS: Readonly<Record<TextureUse['wrapU'], Wrapping>> = {
  repeat: RepeatWrapping,
  clamp: ClampToEdgeWrapping,
  mirror: MirroredRepeatWrapping,
};

const means = new WeakMap<Texture, Triple>();
/** Average of an image in linear light; white until it is there. */
export const meanOfTexture = (texture: Texture | null): Triple =>
  (texture === null ? undefined : means.get(texture)) ?? [1, 1, 1];

/** @param onReady called when the image is there. */
export function imageTexture(
  source: Blob | Promise<Blob>,
  isSrgb: boolean,
  onReady: () => void = () => undefined,
): Texture {
  const texture = new Texture();
  texture.colorSpace = isSrgb ? SRGBColorSpace : NoColorSpace;
  texture.flipY = false;
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = MOST_ANISOTROPY;
  void Promise.resolve(source)
    .then((blob) => createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }))
    .then((bitmap) => {
      means.set(texture, meanOf(bitmap, isSrgb));
      texture.image = bitmap;
      texture.needsUpdate = true;
      onReady();
      invalidateStage('refined');
    })
    .catch((error: unknown) => console.warn('a texture of the proxy could not be read', error));
  return texture;
}

function meanOf(bitmap: ImageBitmap, isSrgb: boolean): Triple {
  const SIDE = 8;
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return [1, 1, 1];
  context.drawImage(bitmap, 0, 0, SIDE, SIDE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  const sum = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4)
    for (let c = 0; c < 3; c++) sum[c]! += isSrgb ? decodeSrgb(data[i + c]! / 255) : data[i + c]! / 255;
  const count = SIDE * SIDE;
  return [sum[0]! / count, sum[1]! / count, sum[2]! / count];
}

const assets = new Map<string, Promise<Blob>>();

/** A use of an image asset. The bytes are fetched once; textures differ by their sampler. */
export function assetTexture(use: TextureUse, onReady?: () => void): Texture {
  const key = use.imageAsset;
  const blob =
    assets.get(key) ??
    engineFetch('proxyImage', `${key}?max=${LARGEST_PX}`).then((response) => response.blob());
  assets.set(key, blob);
  blob.catch(() => assets.delete(key));
  const texture = imageTexture(blob, use.encoding === 'srgb', onReady);
  texture.wrapS = WRAPS[use.wrapU];
  texture.wrapT = WRAPS[use.wrapV];
  if (use.filter === 'nearest') {
    texture.magFilter = NearestFilter;
    texture.minFilter = NearestFilter;
  }
  texture.offset.set(use.offset[0], use.offset[1]);
  texture.repeat.set(use.scale[0], use.scale[1]);
  texture.rotation = (-use.rotationDeg * Math.PI) / 180;
  texture.channel = use.uvSet;
  return texture;
}
