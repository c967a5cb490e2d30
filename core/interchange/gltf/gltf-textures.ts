/**
 * Texture uses: glTF's image + sampler + KHR_texture_transform as a render-scene texture and a reference to it.
 * One image used both as colour and as data becomes two textures over the same texels.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.8; KHR_texture_transform.
 */
import type { Texture, TextureInfo } from '@gltf-transform/core';
import type { Transform } from '@gltf-transform/extensions';
import type {
  RenderTexture,
  ScalarParam,
  TextureFormat,
  TextureRef,
  WrapMode,
} from '../../scene/render-scene.ts';
import type { ImportContext } from './import-context.ts';

/** RGBA, 8 bits a channel, rows from the top. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const WRAP: Readonly<Record<number, WrapMode>> = { 10497: 'repeat', 33071: 'clamp', 33648: 'mirror' };
const NEAREST = 9728;

export class TextureTable {
  readonly textures: RenderTexture[] = [];
  readonly #context: ImportContext;
  readonly #images: ReadonlyMap<Texture, DecodedImage>;
  readonly #indices = new Map<string, number>();
  readonly #ids = new Map<Texture, number>();

  /** @param images decoded texels by glTF image; one that is missing leaves its uses without a texture. */
  constructor(images: ReadonlyMap<Texture, DecodedImage>, context: ImportContext) {
    this.#images = images;
    this.#context = context;
  }

  image(texture: Texture | null): DecodedImage | null {
    return (texture && this.#images.get(texture)) ?? null;
  }

  /** Reference for a colour texture (sRGB) or data texture (linear); null where there is no texture or no image. */
  ref(
    texture: Texture | null,
    info: TextureInfo | null,
    format: 'rgba8' | 'rgba8-srgb',
    use: string,
  ): TextureRef | null {
    const image = this.image(texture);
    if (texture === null || image === null) return null;
    const id = this.#ids.get(texture) ?? this.#ids.size;
    this.#ids.set(texture, id);
    const key = `${id} ${format}`;
    let index = this.#indices.get(key);
    if (index === undefined) {
      index = this.add(texture.getName() || texture.getURI() || `image ${id}`, image, format);
      this.#indices.set(key, index);
    }
    return { texture: index, ...this.sampling(info, use) };
  }

  /** As `ref`, for one channel of a data texture. */
  channel(
    texture: Texture | null,
    info: TextureInfo | null,
    channel: 0 | 1 | 2 | 3,
    use: string,
  ): Required<ScalarParam>['texture'] | null {
    const ref = this.ref(texture, info, 'rgba8', use);
    return ref && { ...ref, channel };
  }

  /** Adds texels and returns the texture's index. */
  add(name: string, image: DecodedImage, format: TextureFormat): number {
    return (
      this.textures.push({ name, width: image.width, height: image.height, format, data: image.data }) - 1
    );
  }

  sampling(info: TextureInfo | null, use: string): Omit<TextureRef, 'texture'> {
    const transform = info?.getExtension<Transform>('KHR_texture_transform') ?? null;
    const uvSet = transform?.getTexCoord() ?? info?.getTexCoord() ?? 0;
    if (uvSet > 1)
      this.#context.warn(`${use}: texture coordinate set ${uvSet} is not supported, set 0 is used`);
    const [ox, oy] = transform?.getOffset() ?? [0, 0];
    const [sx, sy] = transform?.getScale() ?? [1, 1];
    return {
      uvSet: uvSet === 1 ? 1 : 0,
      wrapU: WRAP[info?.getWrapS() ?? 10497] ?? 'repeat',
      wrapV: WRAP[info?.getWrapT() ?? 10497] ?? 'repeat',
      filter: info?.getMagFilter() === NEAREST ? 'nearest' : 'linear',
      offset: [ox, oy],
      scale: [sx, sy],
      rotation: transform?.getRotation() ?? 0,
    };
  }
}
