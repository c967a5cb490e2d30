/** Textures and their uses as kernel/texture.wgsl reads them: texels as words, records and uses in the tables. */
import type { RenderTexture, TextureFormat, TextureRef, WrapMode } from '../../scene/render-scene.ts';
import { NONE, type TableBuilder } from './table-builder.ts';

const FORMATS: Readonly<Record<TextureFormat, number>> = { rgba8: 0, 'rgba8-srgb': 1, rgba32f: 2 };
const WRAPS: Readonly<Record<WrapMode, number>> = { repeat: 0, clamp: 1, mirror: 2 };
const USE_SECOND_UV = 1;
const USE_NEAREST = 2;
const WRAP_U_SHIFT = 2;
const WRAP_V_SHIFT = 4;
const CHANNEL_SHIFT = 6;

export interface PackedTextures {
  readonly texels: Uint32Array;
  /** Records of four words. */
  readonly records: Uint32Array;
}

/** @throws RangeError when a texture's data does not fill its size. */
export function packTextures(textures: readonly RenderTexture[]): PackedTextures {
  const words = textures.map(({ width, height, format }) => width * height * (format === 'rgba32f' ? 4 : 1));
  const texels = new Uint32Array(words.reduce((a, b) => a + b, 0));
  const records = new Uint32Array(4 * textures.length);
  let at = 0;
  textures.forEach((texture, i) => {
    const { data, width, height, format } = texture;
    if (data.length !== width * height * 4) {
      throw new RangeError(
        `texture '${texture.name}': expected ${width}×${height} RGBA texels, got ${data.length} values`,
      );
    }
    const source =
      data instanceof Float32Array
        ? new Uint32Array(data.buffer, data.byteOffset, data.length)
        : wordsOfBytes(data);
    texels.set(source, at);
    records.set([at, width, height, FORMATS[format]], 4 * i);
    at += words[i]!;
  });
  return { texels, records };
}

/** Four bytes a word, first byte lowest; copies only when the bytes are not aligned. */
function wordsOfBytes(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** Collects texture uses; each gets the index that materials name it by. */
export class TextureUses {
  readonly #table = new Uint32Array(1);
  readonly #float = new Float32Array(this.#table.buffer);
  readonly #words: number[] = [];
  #count = 0;

  /** Index of the use, or NONE for no texture. Scalars name their channel. */
  add(ref: (TextureRef & { readonly channel?: number }) | null | undefined): number {
    if (!ref) return NONE;
    const flags =
      (ref.uvSet === 1 ? USE_SECOND_UV : 0) |
      (ref.filter === 'nearest' ? USE_NEAREST : 0) |
      (WRAPS[ref.wrapU] << WRAP_U_SHIFT) |
      (WRAPS[ref.wrapV] << WRAP_V_SHIFT) |
      ((ref.channel ?? 0) << CHANNEL_SHIFT);
    // KHR_texture_transform: uv' = translation · rotation · scale · uv, rotation counter-clockwise with v downward
    const c = Math.cos(ref.rotation);
    const s = Math.sin(ref.rotation);
    const rows = [
      c * ref.scale[0],
      s * ref.scale[1],
      ref.offset[0],
      -s * ref.scale[0],
      c * ref.scale[1],
      ref.offset[1],
    ];
    this.#words.push(ref.texture, flags, ...rows.map((v) => this.#bits(v)));
    return this.#count++;
  }

  #bits(value: number): number {
    this.#float[0] = value;
    return this.#table[0]!;
  }

  writeTo(tables: TableBuilder): number {
    return tables.addWords(this.#words);
  }
}
