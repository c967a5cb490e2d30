/** Materials and textures of models whose values are known, mapped as docs/gltf.md says. */
import { type Document, type Material } from '@gltf-transform/core';
import * as ext from '@gltf-transform/extensions';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RenderMaterial } from '../../core/scene/render-scene.ts';
import { modelFolder, withMaterial } from './testing/model-folder.ts';
import { solidKtx2 } from './testing/sample-ktx2.ts';
import { png, texels } from './testing/sample-models.ts';

const models = modelFolder();
const materialOf = async (
  make: (document: Document) => Material,
): Promise<RenderMaterial & { warnings: readonly string[] }> => {
  const scene = await models.load(withMaterial(make));
  return { ...scene.materials[0]!, warnings: scene.warnings };
};

describe('materials', () => {
  it('maps metallic-roughness with its textures, channels and samplers', async () => {
    const image = await png(2, 2, (x, y) => [255 * x, 255 * y, 10, 255]);
    const material = await materialOf((document) => {
      const texture = document.createTexture('t').setImage(image).setMimeType('image/png');
      const made = document
        .createMaterial('m')
        .setBaseColorFactor([0.5, 0.25, 1, 0.5])
        .setBaseColorTexture(texture)
        .setMetallicRoughnessTexture(texture)
        .setMetallicFactor(0.25)
        .setRoughnessFactor(0.75)
        .setNormalTexture(texture)
        .setNormalScale(0.5)
        .setAlphaMode('MASK')
        .setAlphaCutoff(0.3)
        .setOcclusionTexture(texture);
      made
        .getBaseColorTextureInfo()!
        .setTexCoord(0)
        .setWrapS(33071)
        .setWrapT(33648)
        .setMagFilter(9728)
        .setExtension(
          'KHR_texture_transform',
          document
            .createExtension(ext.KHRTextureTransform)
            .createTransform()
            .setOffset([0.1, 0.2])
            .setScale([2, 3])
            .setRotation(0.5)
            .setTexCoord(1),
        );
      return made;
    });
    expect(material).toMatchObject({
      baseColor: {
        value: [0.5, 0.25, 1],
        texture: {
          texture: 0,
          uvSet: 1,
          wrapU: 'clamp',
          wrapV: 'mirror',
          filter: 'nearest',
          offset: [0.1, 0.2],
          scale: [2, 3],
          rotation: 0.5,
        },
      },
      baseMetalness: { value: 0.25, texture: { texture: 1, channel: 2, wrapU: 'repeat', filter: 'linear' } },
      specularRoughness: { value: 0.75, texture: { texture: 1, channel: 1 } },
      normalMap: { texture: 1, strength: 0.5 },
      opacity: { value: 0.5 },
      alphaFromBaseColor: true,
      alphaMode: 'mask',
      alphaCutoff: 0.3,
      doubleSided: false,
      warnings: [],
    });
  });

  it('maps glass: thin without a thickness, a body with attenuation and dispersion with one', async () => {
    const glass = (thickness: number) => (document: Document) => {
      const volume = document
        .createExtension(ext.KHRMaterialsVolume)
        .createVolume()
        .setThicknessFactor(thickness)
        .setAttenuationDistance(0.5)
        .setAttenuationColor([0.9, 0.5, 0.1]);
      const transmission = document
        .createExtension(ext.KHRMaterialsTransmission)
        .createTransmission()
        .setTransmissionFactor(0.9);
      const dispersion = document
        .createExtension(ext.KHRMaterialsDispersion)
        .createDispersion()
        .setDispersion(0.5);
      return document
        .createMaterial('g')
        .setBaseColorFactor([0.2, 0.4, 0.6, 1])
        .setMetallicFactor(0)
        .setExtension('KHR_materials_transmission', transmission)
        .setExtension('KHR_materials_volume', volume)
        .setExtension('KHR_materials_dispersion', dispersion)
        .setExtension(
          'KHR_materials_ior',
          document.createExtension(ext.KHRMaterialsIOR).createIOR().setIOR(1.7),
        );
    };
    expect(await materialOf(glass(0))).toMatchObject({
      thinWalled: true,
      transmissionWeight: { value: 0.9 },
      transmissionColor: { value: [0.2, 0.4, 0.6] },
      transmissionDepth: 0,
      doubleSided: false,
    });
    expect(await materialOf(glass(0.01))).toMatchObject({
      thinWalled: false,
      doubleSided: true,
      transmissionColor: { value: [0.9, 0.5, 0.1] },
      transmissionDepth: 0.5,
      specularIor: 1.7,
      dispersionAbbe: 40,
    });
  });

  it('maps emission in nits, coat, sheen, specular, anisotropy and unlit', async () => {
    const lamp = await materialOf((document) =>
      document
        .createMaterial()
        .setEmissiveFactor([1, 0.5, 0])
        .setExtension(
          'KHR_materials_emissive_strength',
          document
            .createExtension(ext.KHRMaterialsEmissiveStrength)
            .createEmissiveStrength()
            .setEmissiveStrength(3000),
        ),
    );
    expect(lamp.emissionColor.value.map((v) => v * lamp.emissionNits)).toEqual([3000, 1500, 0]);

    const coated = await materialOf((document) =>
      document.createMaterial().setMetallicFactor(0).setRoughnessFactor(0.5)
        .setExtension('KHR_materials_clearcoat', document.createExtension(ext.KHRMaterialsClearcoat).createClearcoat().setClearcoatFactor(0.7).setClearcoatRoughnessFactor(0.2))
        .setExtension('KHR_materials_sheen', document.createExtension(ext.KHRMaterialsSheen).createSheen().setSheenColorFactor([0.4, 0.2, 0]).setSheenRoughnessFactor(0.6))
        .setExtension('KHR_materials_specular', document.createExtension(ext.KHRMaterialsSpecular).createSpecular().setSpecularFactor(0.3).setSpecularColorFactor([1, 0.9, 0.8]))
        .setExtension('KHR_materials_anisotropy', document.createExtension(ext.KHRMaterialsAnisotropy).createAnisotropy().setAnisotropyStrength(0.6).setAnisotropyRotation(0.4))
        .setExtension('KHR_materials_unlit', document.createExtension(ext.KHRMaterialsUnlit).createUnlit())); // prettier-ignore
    expect(coated).toMatchObject({
      coatWeight: { value: 0.7 },
      coatRoughness: { value: 0.2 },
      coatIor: 1.5,
      fuzzWeight: 0.4,
      fuzzColor: { value: [1, 0.5, 0] },
      fuzzRoughness: { value: 0.6 },
      specularWeight: { value: 0.3 },
      specularColor: { value: [1, 0.9, 0.8] },
      specularRotation: 0.4,
      unlit: true,
    });
    // OpenPBR's αt and αb from the mapped values equal glTF's: 0.25 + 0.75·0.36 = 0.52 and 0.25
    const a = coated.specularAnisotropy.value;
    const alphaT = coated.specularRoughness.value ** 2 * Math.sqrt(2 / (1 + (1 - a) ** 2));
    expect([alphaT, (1 - a) * alphaT].map((v) => Math.round(v * 1e9) / 1e9)).toEqual([0.52, 0.25]);
  });

  it('converts specular-glossiness so that diffuse and specular reflectance stay', async () => {
    const make = (diffuse: [number, number, number, number], specular: [number, number, number]) =>
      materialOf((document) =>
        document
          .createMaterial()
          .setExtension(
            'KHR_materials_pbrSpecularGlossiness',
            document
              .createExtension(ext.KHRMaterialsPBRSpecularGlossiness)
              .createPBRSpecularGlossiness()
              .setDiffuseFactor(diffuse)
              .setSpecularFactor(specular)
              .setGlossinessFactor(0.8),
          ),
      );
    const plastic = await make([0.5, 0.5, 0.5, 0.9], [0.04, 0.04, 0.04]);
    expect(plastic.baseMetalness.value).toBeCloseTo(0, 5);
    expect(plastic.baseColor.value[0]).toBeCloseTo(0.5, 5);
    expect([plastic.opacity.value, Math.round(100 * plastic.specularRoughness.value)]).toEqual([0.9, 20]);
    const gold = await make([0, 0, 0, 1], [1, 0.77, 0.34]);
    expect(gold.baseMetalness.value).toBeCloseTo(1, 2);
    [1, 0.77, 0.34].forEach((v, k) => expect(gold.baseColor.value[k]).toBeCloseTo(v, 2));
  });

  it('reads PNG, WebP, AVIF and KTX2 textures to the same texels', async () => {
    const rgba = (x: number): readonly number[] => (x < 4 ? [255, 0, 0, 255] : [0, 128, 64, 200]);
    const raw = sharp(texels(8, 4, rgba), { raw: { width: 8, height: 4, channels: 4 } });
    const ktx2 = solidKtx2([
      [
        [255, 0, 0, 255],
        [0, 128, 64, 200],
      ],
    ]);
    const sources = [
      ['image/png', await png(8, 4, rgba), null],
      [
        'image/webp',
        await raw.clone().webp({ lossless: true }).toBuffer(),
        (d: Document) => d.createExtension(ext.EXTTextureWebP),
      ],
      [
        'image/avif',
        await raw.clone().avif({ lossless: true }).toBuffer(),
        (d: Document) => d.createExtension(ext.EXTTextureAVIF),
      ],
      ['image/ktx2', ktx2, (d: Document) => d.createExtension(ext.KHRTextureBasisu)],
    ] as const;
    for (const [mimeType, bytes, extension] of sources) {
      const document = withMaterial((d) => {
        extension?.(d);
        return d
          .createMaterial()
          .setBaseColorTexture(d.createTexture().setImage(new Uint8Array(bytes)).setMimeType(mimeType));
      });
      const scene = await models.load(document);
      expect(scene.textures.length, mimeType).toBe(1);
      const { width, height, format, data } = scene.textures[0]!;
      expect([width, height, format]).toEqual([8, 4, 'rgba8-srgb']);
      texels(8, 4, rgba).forEach((value, i) =>
        expect(Math.abs(value - data[i]!), `${mimeType} byte ${i}`).toBeLessThanOrEqual(
          mimeType === 'image/avif' ? 2 : 0,
        ),
      );
    }
  });
});
