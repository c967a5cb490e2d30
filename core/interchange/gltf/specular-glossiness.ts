/**
 * KHR_materials_pbrSpecularGlossiness as metallic-roughness. A texel's diffuse and specular colours are explained as
 * a mix of a dielectric of F0 = 0.04 and a metal: with base colour B and metalness m,
 *   diffuse · (1 − max specular) = (1 − 0.04)(1 − m)·B        specular = 0.04(1 − m) + m·B
 * Eliminating B from brightnesses gives a quadratic in m; its root in 0…1 is taken.
 *
 * [1] Khronos Group, KHR_materials_pbrSpecularGlossiness (archived), "Converting between workflows".
 */
import type { PBRSpecularGlossiness } from '@gltf-transform/extensions';
import { decodeSrgb, encodeSrgb } from '../../color/transfer-functions.ts';
import { color, scalar } from '../../scene/render-defaults.ts';
import type { ColorParam, LinearRgb, ScalarParam } from '../../scene/render-scene.ts';
import type { DecodedImage, TextureTable } from './gltf-textures.ts';
import type { ImportContext } from './import-context.ts';

const DIELECTRIC_F0 = 0.04;
const EPSILON = 1e-6;

export interface MetallicRoughness {
  readonly baseColor: ColorParam;
  readonly opacity: number;
  readonly metalness: ScalarParam;
  readonly roughness: ScalarParam;
}

/** Base colour (linear) and metalness (0…1) that reproduce linear diffuse and specular colours. */
export function solveMetalness(
  diffuse: LinearRgb,
  specular: LinearRgb,
): { baseColor: LinearRgb; metalness: number } {
  const oneMinusSpecular = 1 - Math.max(...specular);
  const metalness = metalnessOf(brightness(diffuse), brightness(specular), oneMinusSpecular);
  const channel = (k: 0 | 1 | 2): number => {
    const fromDiffuse =
      (diffuse[k] * oneMinusSpecular) / ((1 - DIELECTRIC_F0) * Math.max(1 - metalness, EPSILON));
    const fromSpecular = (specular[k] - DIELECTRIC_F0 * (1 - metalness)) / Math.max(metalness, EPSILON);
    return clamp01(fromDiffuse + (fromSpecular - fromDiffuse) * metalness * metalness);
  };
  return { baseColor: [channel(0), channel(1), channel(2)], metalness };
}

function metalnessOf(diffuse: number, specular: number, oneMinusSpecular: number): number {
  if (specular < DIELECTRIC_F0) return 0;
  const b = (diffuse * oneMinusSpecular) / (1 - DIELECTRIC_F0) + specular - 2 * DIELECTRIC_F0;
  const discriminant = Math.max(0, b * b - 4 * DIELECTRIC_F0 * (DIELECTRIC_F0 - specular));
  return clamp01((-b + Math.sqrt(discriminant)) / (2 * DIELECTRIC_F0));
}

/** Perceived brightness, with the weights of [1]. */
const brightness = ([r, g, b]: LinearRgb): number => Math.sqrt(0.299 * r * r + 0.587 * g * g + 0.114 * b * b);
const clamp01 = (v: number): number => Math.min(1, Math.max(0, v));

const SRGB8_TO_LINEAR = Float32Array.from({ length: 256 }, (_, i) => decodeSrgb(i / 255));

/** Converts the factors, and the textures texel by texel where there are any. */
export function convertSpecularGlossiness(
  source: PBRSpecularGlossiness,
  name: string,
  field: string,
  textures: TextureTable,
  context: ImportContext,
): MetallicRoughness {
  const [dr, dg, db, alpha] = source.getDiffuseFactor();
  const [sr, sg, sb] = source.getSpecularFactor();
  const gloss = clamp01(source.getGlossinessFactor());
  const diffuseImage = textures.image(source.getDiffuseTexture());
  const specularImage = textures.image(source.getSpecularGlossinessTexture());
  if (diffuseImage === null && specularImage === null) {
    const { baseColor, metalness } = solveMetalness([dr, dg, db], [clamp01(sr), clamp01(sg), clamp01(sb)]);
    return {
      baseColor: color(baseColor),
      opacity: clamp01(alpha),
      metalness: scalar(metalness),
      roughness: scalar(1 - gloss),
    };
  }

  const info = (diffuseImage && source.getDiffuseTextureInfo()) ?? source.getSpecularGlossinessTextureInfo();
  if (diffuseImage && specularImage && !sameSampling(source, textures, name))
    context.warn(
      `material "${name}": its diffuse and specular textures are placed differently; the placement of the diffuse one is used for both`,
    );
  const { width, height } = larger(diffuseImage, specularImage);
  context.allocate(width * height * 8, `${field}/extensions/KHR_materials_pbrSpecularGlossiness`);
  const base = new Uint8Array(width * height * 4);
  const packed = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    context.checkCancelled();
    for (let x = 0; x < width; x++) {
      const d = texel(diffuseImage, x / width, y / height);
      const s = texel(specularImage, x / width, y / height);
      const solved = solveMetalness(
        [dr * d[0], dg * d[1], db * d[2]],
        [clamp01(sr * s[0]), clamp01(sg * s[1]), clamp01(sb * s[2])],
      );
      const at = 4 * (y * width + x);
      for (let k = 0; k < 3; k++) base[at + k] = Math.round(255 * encodeSrgb(solved.baseColor[k]!));
      base[at + 3] = Math.round(255 * d[3]);
      packed[at + 1] = Math.round(255 * (1 - gloss * s[3]));
      packed[at + 2] = Math.round(255 * solved.metalness);
      packed[at + 3] = 255;
    }
  }
  const sampling = textures.sampling(info, name);
  const baseTexture = textures.add(`${name} base colour`, { width, height, data: base }, 'rgba8-srgb');
  const packedTexture = textures.add(`${name} metallic-roughness`, { width, height, data: packed }, 'rgba8');
  return {
    baseColor: { value: [1, 1, 1], texture: { texture: baseTexture, ...sampling } },
    opacity: clamp01(alpha),
    metalness: { value: 1, texture: { texture: packedTexture, ...sampling, channel: 2 } },
    roughness: { value: 1, texture: { texture: packedTexture, ...sampling, channel: 1 } },
  };
}

const sameSampling = (source: PBRSpecularGlossiness, textures: TextureTable, name: string): boolean =>
  JSON.stringify(textures.sampling(source.getDiffuseTextureInfo(), name)) ===
  JSON.stringify(textures.sampling(source.getSpecularGlossinessTextureInfo(), name));

const larger = (a: DecodedImage | null, b: DecodedImage | null): { width: number; height: number } => ({
  width: Math.max(a?.width ?? 1, b?.width ?? 1),
  height: Math.max(a?.height ?? 1, b?.height ?? 1),
});

/** Nearest texel at u, v in 0…1: linear RGB and alpha; white where there is no image. */
function texel(image: DecodedImage | null, u: number, v: number): readonly [number, number, number, number] {
  if (image === null) return [1, 1, 1, 1];
  const at = 4 * (Math.floor(v * image.height) * image.width + Math.floor(u * image.width));
  const { data } = image;
  return [
    SRGB8_TO_LINEAR[data[at]!]!,
    SRGB8_TO_LINEAR[data[at + 1]!]!,
    SRGB8_TO_LINEAR[data[at + 2]!]!,
    data[at + 3]! / 255,
  ];
}
