/**
 * The importer on models whose scene is known: values that the glTF specification fixes, mapped as docs/gltf.md says.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document, type Material } from '@gltf-transform/core';
import * as ext from '@gltf-transform/extensions';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transformPoint } from '../../core/math/mat4.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import type { RenderMaterial, RenderScene } from '../../core/scene/render-scene.ts';
import { importGltf, type ImportGltfOptions } from './import-gltf.ts';
import { inspectGltf } from './inspect-gltf.ts';
import { solidKtx2 } from './testing/sample-ktx2.ts';
import { accessor, dracoModel, joinGlb, meshoptModel, png, sampleModels, sheet, splitGlb, texels, writeGlb } from './testing/sample-models.ts'; // prettier-ignore

let folder = '';
let count = 0;
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'penumbra-gltf-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function save(bytes: Uint8Array | string, suffix = '.glb'): Promise<string> {
  const file = path.join(folder, `model-${count++}${suffix}`);
  await writeFile(file, bytes);
  return file;
}
const load = async (document: Document, options?: ImportGltfOptions): Promise<RenderScene> =>
  importGltf(await save(await writeGlb(document)), options);
const failure = (file: string): Promise<string> =>
  importGltf(file).then(
    () => 'no error',
    (error: Error) => error.message.replace(file, 'FILE'),
  );
const refusal = async (bytes: Uint8Array | string, suffix?: string): Promise<string> =>
  failure(await save(bytes, suffix));

/** World-space corners of every triangle. */
const corners = (scene: RenderScene): Vec3[] =>
  scene.instances.flatMap((instance) => {
    const mesh = scene.meshes[instance.mesh]!;
    return Array.from(mesh.indices, (v) =>
      transformPoint(instance.motion[0].worldFromLocal, [
        mesh.positions[3 * v]!,
        mesh.positions[3 * v + 1]!,
        mesh.positions[3 * v + 2]!,
      ]),
    );
  });
function expectClose(a: readonly Vec3[], b: readonly Vec3[], tolerance: number): void {
  expect(a.length).toBe(b.length);
  for (const [i, p] of a.entries())
    for (let k = 0; k < 3; k++) expect(Math.abs(p[k]! - b[i]![k]!)).toBeLessThanOrEqual(tolerance);
}

/** One triangle (0,0,0) (1,0,0) (0,1,0), facing +Z. */
function triangle(document: Document, material?: Material) {
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor(document, 'VEC3', new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0])))
    .setAttribute('NORMAL', accessor(document, 'VEC3', new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1])));
  if (material) primitive.setMaterial(material);
  return primitive;
}
function withMaterial(make: (document: Document) => Material): Document {
  const document = new Document();
  document
    .createScene()
    .addChild(
      document
        .createNode('n')
        .setMesh(document.createMesh().addPrimitive(triangle(document, make(document)))),
    );
  return document;
}
const materialOf = async (
  make: (document: Document) => Material,
): Promise<RenderMaterial & { warnings: readonly string[] }> => {
  const scene = await load(withMaterial(make));
  return { ...scene.materials[0]!, warnings: scene.warnings };
};

describe('geometry', () => {
  it('keeps mirrored instances facing out, with the same world positions', async () => {
    // caught: the winding left as it was, and positions left unmirrored
    const document = new Document();
    const mesh = document.createMesh().addPrimitive(triangle(document));
    const root = document.createNode('mirror').setScale([1, -2, 1]).setTranslation([5, 0, 0]);
    document.createScene().addChild(root.addChild(document.createNode('m').setMesh(mesh)));
    const scene = await load(document);
    const [a, b, c] = corners(scene) as [Vec3, Vec3, Vec3];
    expect(new Set([a, b, c].map((p) => p.map((x) => x + 0).join()))).toEqual(
      new Set(['5,0,0', '6,0,0', '5,-2,0']),
    );
    const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    expect(cross).toBeGreaterThan(0);
    const normal = scene.meshes[0]!.normals!;
    expect([...normal.subarray(0, 3)].map((x) => x + 0)).toEqual([0, 0, 1]);
  });

  it('unrolls strips and fans with the winding of the specification', async () => {
    // caught: odd strip triangles not turned round
    for (const [mode, points] of [
      [5, [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0]],
      [6, [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]],
    ] as const) {
      const document = new Document();
      const primitive = document
        .createPrimitive()
        .setMode(mode)
        .setAttribute('POSITION', accessor(document, 'VEC3', new Float32Array(points)));
      document
        .createScene()
        .addChild(document.createNode().setMesh(document.createMesh().addPrimitive(primitive)));
      const [a, b, c, d, e, f] = corners(await load(document)) as [Vec3, Vec3, Vec3, Vec3, Vec3, Vec3];
      const area = (p: Vec3, q: Vec3, r: Vec3): number =>
        ((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])) / 2;
      expect([area(a, b, c), area(d, e, f)]).toEqual([0.5, 0.5]);
    }
  });

  it('decodes Draco and Meshopt to what the plain model holds', async () => {
    const plain = new Document();
    plain
      .createScene()
      .addChild(plain.createNode().setMesh(plain.createMesh().addPrimitive(sheet(plain, 6))));
    const sorted = (scene: RenderScene): Vec3[] =>
      corners(scene).sort((p, q) => Math.round(4e3 * (p[0] - q[0])) || Math.round(4e3 * (p[2] - q[2])));
    const expected = sorted(await load(plain));
    // the encoders quantise: 14 bits over a span of 2 for Draco, 2⁻¹² steps of exponent filtering for Meshopt
    for (const packed of [dracoModel(6, 'edgebreaker'), dracoModel(6, 'sequential'), meshoptModel(6)])
      expectClose(sorted(await load(packed)), expected, 5e-4);
    const glb = splitGlb(await writeGlb(meshoptModel(6)));
    const renamed = joinGlb(JSON.stringify(glb.json).replaceAll('EXT_meshopt', 'KHR_meshopt'), glb.bin);
    expectClose(sorted(await importGltf(await save(renamed))), expected, 5e-4);
  });

  it('applies morph weights, joint matrices and animation at a time', async () => {
    const document = new Document();
    const primitive = triangle(document).addTarget(
      document
        .createPrimitiveTarget()
        .setAttribute('POSITION', accessor(document, 'VEC3', new Float32Array([0, 0, 4, 0, 0, 4, 0, 0, 4]))),
    );
    const node = document
      .createNode('m')
      .setMesh(document.createMesh().addPrimitive(primitive).setWeights([0.25]));
    document.createScene().addChild(node);
    expect(corners(await load(document)).map((p) => p[2])).toEqual([1, 1, 1]);

    // a quarter turn about Z over two seconds: half way is 45°
    const s = Math.SQRT1_2;
    const sampler = document
      .createAnimationSampler()
      .setInput(accessor(document, 'SCALAR', new Float32Array([1, 3])))
      .setOutput(accessor(document, 'VEC4', new Float32Array([0, 0, 0, 1, 0, 0, s, s])));
    document
      .createAnimation('turn')
      .addSampler(sampler)
      .addChannel(
        document.createAnimationChannel().setTargetNode(node).setTargetPath('rotation').setSampler(sampler),
      );
    const half = await load(document, { time: 2 });
    expectClose(
      corners(half),
      [
        [0, 0, 1],
        [s, s, 1],
        [-s, s, 1],
      ],
      1e-6,
    );
    expect(half.warnings.join()).toContain('animation "turn" present, shown at t=2 s');
    expectClose(
      corners(await load(document, { time: 99 })),
      [
        [0, 0, 1],
        [0, 1, 1],
        [-1, 0, 1],
      ],
      1e-6,
    );
  });

  it('skins by the joints, whatever the transform of the mesh node is', async () => {
    // caught: node transform applied on top, inverse bind matrix forgotten
    const document = new Document();
    const primitive = triangle(document)
      .setAttribute(
        'JOINTS_0',
        accessor(
          document,
          'VEC4',
          new Uint8Array(12).map((_, i) => [0, 1, 0, 0][i % 4]!),
        ),
      )
      .setAttribute(
        'WEIGHTS_0',
        accessor(document, 'VEC4', new Float32Array([1, 0, 0, 0, 0, 1, 0, 0, 0.5, 0.5, 0, 0])),
      );
    const a = document.createNode('a').setTranslation([0, 0, 2]);
    const b = document.createNode('b').setTranslation([0, 3, 0]).setScale([2, 2, 2]);
    const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    const skin = document
      .createSkin()
      .addJoint(a)
      .addJoint(b)
      .setInverseBindMatrices(
        accessor(
          document,
          'MAT4',
          new Float32Array([...identity, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -1, 0, 0, 1]),
        ),
      );
    const node = document
      .createNode('m')
      .setTranslation([100, 0, 0])
      .setMesh(document.createMesh().addPrimitive(primitive))
      .setSkin(skin);
    document.createScene().addChild(node).addChild(a).addChild(b);
    // b: 2·(p − (1,0,0)) + (0,3,0); the third vertex is half a, half b
    expectClose(
      corners(await load(document)),
      [
        [0, 0, 2],
        [0, 3, 0],
        [-1, 3, 1],
      ],
      1e-6,
    );
  });

  it('places EXT_mesh_gpu_instancing copies below their node', async () => {
    const document = new Document();
    const batch = document
      .createExtension(ext.EXTMeshGPUInstancing)
      .createInstancedMesh()
      .setAttribute('TRANSLATION', accessor(document, 'VEC3', new Float32Array([0, 0, 0, 1, 2, 3])))
      .setAttribute('SCALE', accessor(document, 'VEC3', new Float32Array([1, 1, 1, 3, 3, 3])));
    const node = document
      .createNode('n')
      .setTranslation([0, 10, 0])
      .setMesh(document.createMesh().addPrimitive(triangle(document)))
      .setExtension('EXT_mesh_gpu_instancing', batch);
    document.createScene().addChild(node);
    const scene = await load(document);
    expect(scene.meshes.length).toBe(1);
    expectClose(
      corners(scene),
      [
        [0, 10, 0],
        [1, 10, 0],
        [0, 11, 0],
        [1, 12, 3],
        [4, 12, 3],
        [1, 15, 3],
      ],
      1e-6,
    );
  });

  it('reads quantised, normalised, interleaved and sparse attributes', async () => {
    const document = new Document();
    document.createExtension(ext.KHRMeshQuantization).setRequired(true);
    const primitive = document
      .createPrimitive()
      .setAttribute(
        'POSITION',
        accessor(document, 'VEC3', new Int16Array([0, 0, 0, 32767, 0, 0, 0, -32767, 0])).setNormalized(true),
      )
      .setAttribute(
        'COLOR_0',
        accessor(document, 'VEC3', new Uint8Array([255, 0, 51, 255, 255, 255, 0, 0, 0])).setNormalized(true),
      )
      .setAttribute(
        'TEXCOORD_0',
        accessor(document, 'VEC2', new Uint16Array([0, 65535, 0, 0, 13107, 0])).setNormalized(true),
      )
      .setAttribute(
        'TEXCOORD_1',
        accessor(document, 'VEC2', new Float32Array([0, 0, 0, 0, 0, 0.5])).setSparse(true),
      );
    document
      .createScene()
      .addChild(document.createNode().setMesh(document.createMesh().addPrimitive(primitive)));
    const mesh = (await load(document)).meshes[0]!;
    expect([...mesh.positions]).toEqual([0, 0, 0, 1, 0, 0, 0, -1, 0]);
    expect([...mesh.colors!].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([
      1, 0, 0.2, 1, 1, 1, 1, 1, 0, 0, 0, 1,
    ]);
    expect([...mesh.uvs!].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([0, 1, 0, 0, 0.2, 0]);
    expect([...mesh.uvs1!]).toEqual([0, 0, 0, 0, 0, 0.5]);
    expect(mesh.normals).toBeNull();
  });
});

describe('cameras and lights', () => {
  it('keeps the vertical field of view exact and the scale of nodes out of cameras and lights', async () => {
    const document = new Document();
    const lights = document.createExtension(ext.KHRLightsPunctual);
    const root = document.createNode().setScale([3, 3, 3]).setTranslation([0, 1, 0]);
    const camera = document
      .createCamera()
      .setType('perspective')
      .setYFov(0.7)
      .setZNear(0.1)
      .setAspectRatio(2);
    root.addChild(
      document
        .createNode('A')
        .setTranslation([0, 0, 1])
        .setRotation([0, Math.SQRT1_2, 0, Math.SQRT1_2])
        .setCamera(camera),
    );
    root.addChild(
      document
        .createNode('A')
        .setCamera(
          document.createCamera().setType('orthographic').setXMag(2).setYMag(1).setZNear(0).setZFar(9),
        ),
    );
    root.addChild(
      document
        .createNode('sun')
        .setExtension(
          'KHR_lights_punctual',
          lights.createLight().setType('directional').setIntensity(900).setColor([1, 0.5, 0]),
        ),
    );
    root.addChild(
      document
        .createNode('spot')
        .setExtension(
          'KHR_lights_punctual',
          lights.createLight().setType('spot').setIntensity(50).setInnerConeAngle(0.1).setOuterConeAngle(0.4),
        ),
    );
    document.createScene().addChild(root);
    const scene = await load(document);
    const [a, b] = scene.cameras;
    expect(2 * Math.atan(a!.filmHeight / 2 / a!.focalLength)).toBeCloseTo(0.7, 12);
    expect(a!.filmWidth / a!.filmHeight).toBeCloseTo(2, 12);
    // 3 m along +Z from the root, turned to look along −X, of unit scale
    const world = a!.motion[0].worldFromLocal;
    expect(world.map((v) => Math.round(v * 1e6) / 1e6 + 0)).toEqual([
      0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 3, 1,
    ]);
    expect([b!.name, b!.projection, b!.filmWidth, b!.filmHeight]).toEqual(['A 2', 'orthographic', 4, 2]);
    expect(scene.lights[0]).toMatchObject({ kind: 'directional', illuminance: 900, tint: [1, 0.5, 0] });
    expect(scene.lights[1]).toMatchObject({
      kind: 'spot',
      intensity: 50,
      innerAngle: 0.1,
      outerAngle: 0.4,
      radius: 0,
    });
  });
});

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
      const scene = await load(document);
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

describe('files', () => {
  const bin = Buffer.from(new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0]).buffer);
  const gltf = (buffer: object, more: object = {}) =>
    JSON.stringify({
      asset: { version: '2.0' },
      buffers: [{ byteLength: 36, ...buffer }],
      bufferViews: [{ buffer: 0, byteLength: 36 }],
      accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
      nodes: [{ mesh: 0 }],
      scenes: [{ nodes: [0] }],
      ...more,
    });

  it('finds resources by data URI, percent-encoding and wrong case', async () => {
    await mkdir(path.join(folder, 'Sub dir'), { recursive: true });
    await writeFile(path.join(folder, 'Sub dir', 'Böx.BIN'), bin);
    for (const uri of [
      `data:application/octet-stream;base64,${bin.toString('base64')}`,
      'sub%20dir/b%C3%B6x.bin',
      'Sub dir\\Böx.BIN',
      './Sub%20dir/../Sub%20dir/Böx.BIN',
    ])
      expect((await importGltf(await save(gltf({ uri }), '.gltf'))).instances.length, uri).toBe(1);
  });

  it('refuses networks, paths that leave the folder and missing buffers', async () => {
    await symlink('/', path.join(folder, 'root'));
    expect(await refusal(gltf({ uri: 'https://example.org/a.bin' }), '.gltf')).toContain(
      'FILE: /buffers/0/uri: expected a file beside the model; Penumbra works offline',
    );
    for (const uri of [
      '../a.bin',
      '%2e%2e/a.bin',
      'a/../../a.bin',
      '/etc/hostname',
      'C:\\a.bin',
      '..\\a.bin',
    ])
      expect(await refusal(gltf({ uri }), '.gltf'), uri).toMatch(
        /FILE: \/buffers\/0\/uri: expected a file (inside|beside)/,
      );
    expect(await refusal(gltf({ uri: 'root/etc/passwd' }), '.gltf')).toContain('a link that leads out of it');
    expect(await refusal(gltf({ uri: 'gone.bin' }), '.gltf')).toBe(
      'FILE: /buffers/0/uri: expected the file "gone.bin" beside the model, it is missing',
    );
  });

  it('imports without a missing image, and says so', async () => {
    const uri = `data:;base64,${bin.toString('base64')}`;
    const scene = await importGltf(
      await save(
        gltf(
          { uri },
          {
            images: [{ uri: 'gone.png' }],
            textures: [{ source: 0 }],
            materials: [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }],
            meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
          },
        ),
        '.gltf',
      ),
    );
    expect(scene.materials[0]!.baseColor.texture).toBeUndefined();
    expect(scene.warnings.join()).toContain('"gone.png" is missing');
  });

  it('names file, field and expectation in one line', async () => {
    const uri = `data:;base64,${bin.toString('base64')}`;
    const nan = Buffer.from(new Float32Array([0, 0, 0, 1, NaN, 0, 0, 1, 0]).buffer).toString('base64');
    const cases: readonly (readonly [string, string])[] = [
      [
        gltf({ uri: `data:;base64,${nan}` }),
        'FILE: /meshes/0/primitives/0/attributes/POSITION: expected finite coordinates, found NaN at vertex 1',
      ],
      [gltf({ uri, byteLength: 40 }), 'FILE: /buffers/0/byteLength: expected 40 bytes as declared, found 36'],
      [
        gltf({ uri, byteLength: 30 }),
        'FILE: /bufferViews/0/byteLength: expected bytes 0…36 inside buffer 0 of 30 bytes',
      ],
      [
        gltf({ uri }, { accessors: [{ bufferView: 0, componentType: 5126, count: 4, type: 'VEC3' }] }),
        'FILE: /accessors/0: expected 4 elements inside bufferView 0 of 36 bytes, they end at byte 48',
      ],
      [
        gltf({ uri }, { accessors: [{ componentType: 5126, count: 2e9, type: 'VEC3' }] }),
        'FILE: /accessors/0/count: expected a model that fits',
      ],
      [
        gltf(
          { uri },
          {
            accessors: [
              { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3', min: [2, 0, 0], max: [1, 1, 1] },
            ],
          },
        ),
        'FILE: /accessors/0/min/0: expected at most the maximum 1, found 2',
      ],
      [
        gltf({ uri }, { nodes: [{ mesh: 3 }] }),
        'FILE: /nodes/0/mesh: expected an index below 1 (the number of meshes), found 3',
      ],
      [
        gltf({ uri }, { nodes: [{ children: [1] }, { children: [0] }] }),
        'FILE: /nodes/0: expected a tree of nodes; this node is its own ancestor',
      ],
      [
        gltf({ uri }, { meshes: [{ primitives: [{ attributes: {} }] }] }),
        'FILE: /meshes/0/primitives/0/attributes: expected a POSITION attribute',
      ],
      [
        gltf({ uri }, { accessors: [{ bufferView: 0, componentType: 5126, count: 2, type: 'VEC3' }] }),
        'FILE: /meshes/0/primitives/0/attributes/POSITION: expected a multiple of 3 for triangles, found 2',
      ],
      [
        gltf({ uri }, { extensionsRequired: ['VENDOR_magic'] }),
        'FILE: /extensionsRequired/0: expected an extension that Penumbra reads',
      ],
      [gltf({ uri }, { asset: { version: '1.0' } }), 'FILE: /asset/version: expected "2.0", found "1.0"'],
      ['{ not json', 'FILE: expected JSON: '],
    ];
    for (const [text, expected] of cases) {
      const message = await refusal(text, '.gltf');
      expect(message.slice(0, expected.length)).toBe(expected);
      expect(message).not.toContain('\n');
    }
    expect(await refusal('v 0 0 0', '.obj')).toBe(
      'FILE: expected a model in a format that Penumbra imports (.glb, .gltf), found ".obj"',
    );
    expect(await failure(path.join(folder, 'none.glb'))).toBe('FILE: expected an existing file');
  });

  it('warns of unknown extensions by name and stops when asked', async () => {
    const uri = `data:;base64,${bin.toString('base64')}`;
    const file = await save(gltf({ uri }, { extensionsUsed: ['VENDOR_magic', 'KHR_xmp_json_ld'] }), '.gltf');
    expect((await importGltf(file)).warnings).toEqual([
      'extension VENDOR_magic is not supported and was ignored',
    ]);
    await expect(importGltf(file, { signal: { aborted: true } })).rejects.toThrow('cancelled');
  });

  it('imports a sample of every kind, and inspects it', async () => {
    const samples = await sampleModels();
    for (const { name, bytes } of samples)
      expect((await importGltf(await save(bytes))).instances.length, name).toBeGreaterThan(0);
    const plain = await inspectGltf(await save(samples[0]!.bytes));
    expect(plain).toMatchObject({ format: 'GLB', version: '2.0', fileBytes: samples[0]!.bytes.length });
    expect(plain.counts).toMatchObject({
      nodes: 1,
      meshes: 1,
      primitives: 1,
      triangles: 50,
      vertices: 36,
      materials: 0,
    });
    const dressed = await inspectGltf(await save(samples[1]!.bytes));
    expect(dressed.counts).toMatchObject({ materials: 2, images: 1, cameras: 1, lights: 1 });
    expect([dressed.cameras, dressed.extensionsUsed.includes('KHR_materials_volume')]).toEqual([
      ['A cam'],
      true,
    ]);
  });
});
