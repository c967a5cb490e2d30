/** Models made for tests with glTF Transform's writer: small scenes that use every extension the importer reads. */
import { createRequire } from 'node:module';
import {
  Document,
  Logger,
  NodeIO,
  type Primitive,
  Verbosity,
  type Accessor,
  type GLTF,
} from '@gltf-transform/core';
import { ALL_EXTENSIONS, EXTMeshGPUInstancing, EXTMeshoptCompression, KHRDracoMeshCompression, KHRLightsPunctual, KHRMaterialsAnisotropy, KHRMaterialsClearcoat, KHRMaterialsEmissiveStrength, KHRMaterialsPBRSpecularGlossiness, KHRMaterialsSheen, KHRMaterialsTransmission, KHRMaterialsVolume, KHRTextureBasisu, KHRTextureTransform } from '@gltf-transform/extensions'; // prettier-ignore
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';
import sharp from 'sharp';
import { solidKtx2 } from './sample-ktx2.ts';

/** The encoder half of the package, which ships no types. */
const draco = createRequire(import.meta.url)('draco3dgltf') as Record<
  'createEncoderModule' | 'createDecoderModule',
  (options: object) => Promise<object>
>;

/** A GLB in memory. */
export interface SampleModel {
  readonly name: string;
  readonly bytes: Uint8Array;
}

let writer: Promise<NodeIO> | null = null;
const makeWriter = async (): Promise<NodeIO> => {
  await MeshoptEncoder.ready;
  return new NodeIO()
    .setLogger(new Logger(Verbosity.SILENT))
    .registerExtensions(ALL_EXTENSIONS)
    .registerDependencies({
      'draco3d.encoder': await draco.createEncoderModule({}),
      'draco3d.decoder': await draco.createDecoderModule({}),
      'meshopt.encoder': MeshoptEncoder,
      'meshopt.decoder': MeshoptDecoder,
    });
};

export async function writeGlb(document: Document): Promise<Uint8Array> {
  writer ??= makeWriter();
  return (await writer).writeBinary(document.setLogger(new Logger(Verbosity.SILENT)));
}

/** JSON and binary chunk of a GLB, by the container's definition. */
export function splitGlb(glb: Uint8Array): { json: GLTF.IGLTF; bin: Uint8Array } {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const jsonLength = view.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + jsonLength))) as GLTF.IGLTF;
  return { json, bin: glb.slice(28 + jsonLength) };
}

/** A GLB of any JSON text and bytes. */
export function joinGlb(jsonText: string, bin: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoded = new TextEncoder().encode(jsonText);
  const jsonLength = Math.ceil(encoded.length / 4) * 4;
  const binLength = Math.ceil(bin.length / 4) * 4;
  const out = new Uint8Array(28 + jsonLength + binLength).fill(0x20, 20, 20 + jsonLength);
  new Uint32Array(out.buffer, 0, 5).set([0x46546c67, 2, out.length, jsonLength, 0x4e4f534a]);
  new Uint32Array(out.buffer, 20 + jsonLength, 2).set([binLength, 0x004e4942]);
  out.set(encoded, 20);
  out.set(bin, 28 + jsonLength);
  return out;
}

type AccessorType = Parameters<Accessor['setType']>[0];
type AccessorArray = NonNullable<Parameters<Accessor['setArray']>[0]>;

export const accessor = (document: Document, type: AccessorType, array: AccessorArray): Accessor =>
  document
    .createAccessor()
    .setType(type)
    .setArray(array)
    .setBuffer(document.getRoot().listBuffers()[0] ?? document.createBuffer());

/** A wavy sheet of `cells`² quads over x and z in −1…1, with normals, two uv sets and indices. */
export function sheet(document: Document, cells: number): Primitive {
  const side = cells + 1;
  const count = side * side;
  const positions = new Float32Array(3 * count);
  const normals = new Float32Array(3 * count);
  const uvs = new Float32Array(2 * count);
  for (let v = 0; v < count; v++) {
    const [s, t] = [(v % side) / cells, Math.floor(v / side) / cells];
    positions.set([2 * s - 1, 0.2 * Math.sin(5 * s) * Math.cos(4 * t), 2 * t - 1], 3 * v);
    normals.set([0, 1, 0], 3 * v);
    uvs.set([s, t], 2 * v);
  }
  const indices: number[] = [];
  for (let y = 0; y < cells; y++)
    for (let x = 0; x < cells; x++) {
      const a = y * side + x;
      indices.push(a, a + side, a + 1, a + 1, a + side, a + side + 1);
    }
  return document
    .createPrimitive()
    .setAttribute('POSITION', accessor(document, 'VEC3', positions))
    .setAttribute('NORMAL', accessor(document, 'VEC3', normals))
    .setAttribute('TEXCOORD_0', accessor(document, 'VEC2', uvs))
    .setIndices(accessor(document, 'SCALAR', Uint16Array.from(indices)));
}

export const png = async (
  width: number,
  height: number,
  rgba: (x: number, y: number) => readonly number[],
): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(texels(width, height, rgba), { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  );

export function texels(
  width: number,
  height: number,
  rgba: (x: number, y: number) => readonly number[],
): Uint8Array {
  const out = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) out.set(rgba(i % width, Math.floor(i / width)), 4 * i);
  return out;
}

/** Lights, a camera, instances and a textured material with most extensions. */
async function dressedSet(): Promise<Document> {
  const document = new Document();
  const image = document
    .createTexture('checker')
    .setImage(await png(4, 4, (x, y) => [60 * x, 60 * y, 128, 255]))
    .setMimeType('image/png');
  const material = document
    .createMaterial('glass')
    .setBaseColorTexture(image)
    .setNormalTexture(image)
    .setAlphaMode('MASK')
    .setEmissiveFactor([1, 0.5, 0.2]);
  material.setExtension(
    'KHR_materials_transmission',
    document
      .createExtension(KHRMaterialsTransmission)
      .createTransmission()
      .setTransmissionFactor(0.8)
      .setTransmissionTexture(image),
  );
  material.setExtension(
    'KHR_materials_volume',
    document
      .createExtension(KHRMaterialsVolume)
      .createVolume()
      .setThicknessFactor(0.1)
      .setAttenuationDistance(0.3),
  );
  material.setExtension(
    'KHR_materials_clearcoat',
    document.createExtension(KHRMaterialsClearcoat).createClearcoat().setClearcoatFactor(0.5),
  );
  material.setExtension(
    'KHR_materials_sheen',
    document.createExtension(KHRMaterialsSheen).createSheen().setSheenColorFactor([0.2, 0.1, 0.4]),
  );
  material.setExtension(
    'KHR_materials_anisotropy',
    document.createExtension(KHRMaterialsAnisotropy).createAnisotropy().setAnisotropyStrength(0.4),
  );
  material.setExtension(
    'KHR_materials_emissive_strength',
    document.createExtension(KHRMaterialsEmissiveStrength).createEmissiveStrength().setEmissiveStrength(50),
  );
  material
    .getBaseColorTextureInfo()
    ?.setExtension(
      'KHR_texture_transform',
      document.createExtension(KHRTextureTransform).createTransform().setScale([2, 2]).setRotation(0.3),
    );
  const old = document.createMaterial('old');
  old.setExtension(
    'KHR_materials_pbrSpecularGlossiness',
    document
      .createExtension(KHRMaterialsPBRSpecularGlossiness)
      .createPBRSpecularGlossiness()
      .setDiffuseTexture(image)
      .setSpecularGlossinessTexture(image),
  );
  const mesh = document
    .createMesh('sheet')
    .addPrimitive(sheet(document, 3).setMaterial(material))
    .addPrimitive(sheet(document, 1).setMaterial(old));
  const batch = document
    .createExtension(EXTMeshGPUInstancing)
    .createInstancedMesh()
    .setAttribute('TRANSLATION', accessor(document, 'VEC3', new Float32Array([0, 0, 0, 1, 2, 3])));
  const lights = document.createExtension(KHRLightsPunctual);
  const spot = lights
    .createLight('key')
    .setType('spot')
    .setIntensity(900)
    .setInnerConeAngle(0.2)
    .setOuterConeAngle(0.5);
  document.createScene('set').addChild(
    document
      .createNode('root')
      .setScale([-1, 2, 1])
      .addChild(document.createNode('plain').setMesh(mesh))
      .addChild(document.createNode('many').setMesh(mesh).setExtension('EXT_mesh_gpu_instancing', batch))
      .addChild(
        document.createNode('lamp').setTranslation([0, 3, 0]).setExtension('KHR_lights_punctual', spot),
      )
      .addChild(
        document
          .createNode('A cam')
          .setCamera(document.createCamera().setType('perspective').setYFov(0.6).setZNear(0.1)),
      ),
  );
  return document;
}

/** A sheet with a sparse morph target and a two-joint skin, animated. */
function puppet(): Document {
  const document = new Document();
  const primitive = sheet(document, 4);
  const count = 25;
  const delta = new Float32Array(3 * count);
  delta[31] = 1;
  primitive.addTarget(
    document
      .createPrimitiveTarget('up')
      .setAttribute('POSITION', accessor(document, 'VEC3', delta).setSparse(true)),
  );
  primitive.setAttribute(
    'JOINTS_0',
    accessor(
      document,
      'VEC4',
      Uint8Array.from({ length: 4 * count }, (_, i) => i % 2),
    ),
  );
  primitive.setAttribute(
    'WEIGHTS_0',
    accessor(
      document,
      'VEC4',
      Uint8Array.from({ length: 4 * count }, (_, i) => [128, 127, 0, 0][i % 4] ?? 0),
    ).setNormalized(true),
  );
  const joints = [document.createNode('a'), document.createNode('b').setTranslation([0, 1, 0])] as const;
  const skin = document
    .createSkin()
    .addJoint(joints[0])
    .addJoint(joints[1])
    .setInverseBindMatrices(
      accessor(
        document,
        'MAT4',
        new Float32Array([
          1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -1, 0, 1,
        ]),
      ),
    );
  const node = document
    .createNode('puppet')
    .setMesh(document.createMesh().addPrimitive(primitive).setWeights([0.5]))
    .setSkin(skin);
  const sampler = document
    .createAnimationSampler()
    .setInput(accessor(document, 'SCALAR', new Float32Array([0, 1])))
    .setOutput(accessor(document, 'VEC4', new Float32Array([0, 0, 0, 1, 0, 0.6, 0, 0.8])));
  document
    .createAnimation('turn')
    .addSampler(sampler)
    .addChannel(
      document
        .createAnimationChannel()
        .setTargetNode(joints[1])
        .setTargetPath('rotation')
        .setSampler(sampler),
    );
  document.createScene().addChild(node).addChild(joints[0]).addChild(joints[1]);
  return document;
}

function plain(cells: number): Document {
  const document = new Document();
  document
    .createScene()
    .addChild(
      document.createNode('sheet').setMesh(document.createMesh().addPrimitive(sheet(document, cells))),
    );
  return document;
}

export function dracoModel(cells: number, method: 'edgebreaker' | 'sequential'): Document {
  const document = plain(cells);
  const encoderMethod =
    method === 'edgebreaker'
      ? KHRDracoMeshCompression.EncoderMethod.EDGEBREAKER
      : KHRDracoMeshCompression.EncoderMethod.SEQUENTIAL;
  document
    .createExtension(KHRDracoMeshCompression)
    .setRequired(true)
    .setEncoderOptions({ method: encoderMethod });
  return document;
}

export function meshoptModel(cells: number): Document {
  const document = plain(cells);
  document
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.FILTER });
  return document;
}

/** A sheet whose texture is KTX2 in UASTC. */
function basisModel(): Document {
  const document = plain(1);
  document.createExtension(KHRTextureBasisu).setRequired(true);
  const texels = solidKtx2([[[255, 0, 0, 255], [0, 128, 64, 200]]]); // prettier-ignore
  const texture = document
    .createTexture('blocks')
    .setImage(texels as Uint8Array<ArrayBuffer>)
    .setMimeType('image/ktx2');
  document
    .getRoot()
    .listMeshes()[0]
    ?.listPrimitives()[0]
    ?.setMaterial(document.createMaterial('m').setBaseColorTexture(texture));
  return document;
}

/** One of each kind, as GLB. */
export async function sampleModels(): Promise<readonly SampleModel[]> {
  const documents: readonly (readonly [string, Document])[] = [
    ['plain', plain(5)],
    ['dressed set', await dressedSet()],
    ['puppet', puppet()],
    ['draco edgebreaker', dracoModel(6, 'edgebreaker')],
    ['draco sequential', dracoModel(6, 'sequential')],
    ['meshopt', meshoptModel(8)],
    ['basis', basisModel()],
  ];
  const models: SampleModel[] = [];
  for (const [name, document] of documents) models.push({ name, bytes: await writeGlb(document) });
  return models;
}
