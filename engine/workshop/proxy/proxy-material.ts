/** Materials of an imported model as the live proxy shows them. */
import type { ProxyMaterial } from '../../../core/protocol/index.ts';
import type { RenderMaterial, TextureRef } from '../../../core/scene/render-scene.ts';

/** Images that a material uses, by what for. */
export interface ImageNumbers {
  /** Number of a texture in the proxy's list, taking it in. */
  readonly of: (texture: number) => number;
}

const ROUGHNESS_CHANNEL = 1;
const METALNESS_CHANNEL = 2;

export function proxyMaterial(m: RenderMaterial, images: ImageNumbers): ProxyMaterial {
  const image = (ref: TextureRef | null | undefined): number | null => (ref ? images.of(ref.texture) : null);
  const { value, texture } = m.baseColor;
  return {
    name: m.name,
    baseColor: [m.baseWeight * value[0], m.baseWeight * value[1], m.baseWeight * value[2]],
    baseColorImage: image(texture),
    metalness: m.baseMetalness.value,
    roughness: m.specularRoughness.value,
    metalRoughImage: image(metalRough(m)),
    normalImage: image(m.normalMap),
    normalScale: m.normalMap?.strength ?? 1,
    transmission: m.transmissionWeight.value,
    ior: m.specularIor,
    coat: m.coatWeight.value,
    coatRoughness: m.coatRoughness.value,
    emissionNits: m.unlit ? 0 : m.emissionNits,
    emissionColor: [...m.emissionColor.value],
    emissionImage: image(m.emissionColor.texture),
    opacity: m.opacity.value,
    alphaMode: m.alphaMode,
    alphaCutoff: m.alphaCutoff,
    doubleSided: m.doubleSided,
  };
}

/** The texture that has roughness in green and metalness in blue, where there is such a one. */
function metalRough(m: RenderMaterial): TextureRef | null {
  const roughness = m.specularRoughness.texture;
  const metalness = m.baseMetalness.texture;
  if (roughness?.channel === ROUGHNESS_CHANNEL) return roughness;
  return metalness?.channel === METALNESS_CHANNEL && !roughness ? metalness : null;
}
