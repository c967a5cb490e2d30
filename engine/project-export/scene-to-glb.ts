/**
 * A flat render scene as one GLB file: meshes, materials as far as glTF can say them, punctual lights in candela and lux,
 * perspective cameras. What has no place in glTF — area lights, panoramas, lens and shutter — is said in warnings.
 */
import {
  Document,
  Logger,
  NodeIO,
  Verbosity,
  type Accessor,
  type Buffer,
  type Mesh,
} from '@gltf-transform/core';
import { KHRLightsPunctual, KHRONOS_EXTENSIONS, type Light } from '@gltf-transform/extensions';
import type { Triple } from '../../core/color/matrix3.ts';
import type { RenderCamera, RenderLight, RenderMesh, RenderScene } from '../../core/scene/render-scene.ts';
import { clampUnit, luminanceOfRgb, MaterialWriter, rgbOfSpectrum } from './gltf-material.ts';

export interface ExportedGlb {
  readonly glb: Uint8Array;
  readonly warnings: readonly string[];
}

export async function sceneToGlb(source: RenderScene): Promise<ExportedGlb> {
  const warnings = new Set<string>(source.warnings);
  const warn = (text: string): void => void warnings.add(text);
  const document = new Document().setLogger(new Logger(Verbosity.SILENT));
  document.getRoot().getAsset().generator = 'Penumbra';
  const buffer = document.createBuffer();
  const scene = document.createScene('Scene');
  document.getRoot().setDefaultScene(scene);

  const writer = new MaterialWriter(document, source.textures, warn);
  const materials = source.materials.map((material) => writer.write(material));
  const attributes = new Map<number, ReturnType<typeof writeAttributes>>();
  const meshes = new Map<string, Mesh>();
  for (const instance of source.instances) {
    if (instance.motion.length > 1)
      warn(`"${instance.name}" moves: its pose as the shutter opens was written`);
    const key = `${instance.mesh} ${instance.material}`;
    let mesh = meshes.get(key);
    if (mesh === undefined) {
      let shared = attributes.get(instance.mesh);
      if (shared === undefined) {
        shared = writeAttributes(document, buffer, source.meshes[instance.mesh]!);
        attributes.set(instance.mesh, shared);
      }
      const primitive = document.createPrimitive().setMaterial(materials[instance.material]!);
      primitive.setIndices(shared.indices);
      for (const [name, accessor] of shared.attributes) primitive.setAttribute(name, accessor);
      mesh = document.createMesh(source.meshes[instance.mesh]!.name).addPrimitive(primitive);
      meshes.set(key, mesh);
    }
    scene.addChild(
      document
        .createNode(instance.name)
        .setMatrix([...instance.motion[0].worldFromLocal])
        .setMesh(mesh),
    );
  }

  const punctual = source.lights.some(isPunctual) ? document.createExtension(KHRLightsPunctual) : null;
  for (const light of source.lights) {
    if (punctual === null || !isPunctual(light)) {
      warn(`light "${light.name}": glTF has no ${light.kind} lights; it was left out`);
      continue;
    }
    scene.addChild(
      document
        .createNode(light.name)
        .setMatrix([...light.motion[0].worldFromLocal])
        .setExtension(KHRLightsPunctual.EXTENSION_NAME, writeLight(punctual, light)),
    );
  }
  if (source.environment !== null) warn('the environment was left out: glTF has no panoramas');

  for (const camera of source.cameras)
    scene.addChild(
      document
        .createNode(camera.name)
        .setMatrix([...camera.motion[0].worldFromLocal])
        .setCamera(writeCamera(document, camera)),
    );

  const io = new NodeIO().setLogger(new Logger(Verbosity.SILENT)).registerExtensions(KHRONOS_EXTENSIONS);
  return { glb: await io.writeBinary(document), warnings: [...warnings] };
}

function writeAttributes(
  document: Document,
  buffer: Buffer,
  mesh: RenderMesh,
): { readonly indices: Accessor; readonly attributes: readonly (readonly [string, Accessor])[] } {
  const accessor = (type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4', data: Float32Array | Uint32Array): Accessor =>
    document
      .createAccessor()
      .setType(type)
      .setArray(data.slice() as Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>)
      .setBuffer(buffer);
  const attributes: (readonly [string, Accessor])[] = [['POSITION', accessor('VEC3', mesh.positions)]];
  if (mesh.normals) attributes.push(['NORMAL', accessor('VEC3', mesh.normals)]);
  if (mesh.tangents) attributes.push(['TANGENT', accessor('VEC4', mesh.tangents)]);
  if (mesh.uvs) attributes.push(['TEXCOORD_0', accessor('VEC2', mesh.uvs)]);
  if (mesh.uvs1) attributes.push(['TEXCOORD_1', accessor('VEC2', mesh.uvs1)]);
  if (mesh.colors) attributes.push(['COLOR_0', accessor('VEC4', mesh.colors)]);
  return { indices: accessor('SCALAR', mesh.indices), attributes };
}

type Punctual = Extract<RenderLight, { kind: 'point' | 'spot' | 'directional' }>;
const isPunctual = (light: RenderLight): light is Punctual =>
  light.kind === 'point' || light.kind === 'spot' || light.kind === 'directional';

/** Colour within 0…1 and an intensity that together give the light its own candela or lux. */
function writeLight(punctual: KHRLightsPunctual, light: Punctual): Light {
  const white: Triple = light.spectrum === null ? [1, 1, 1] : rgbOfSpectrum(light.spectrum);
  // beside its own luminance the spectrum's scale means nothing
  const scale = 1 / luminanceOfRgb(white);
  const color = white.map((v, c) => Math.max(0, v * scale) * light.tint[c]!) as unknown as Triple;
  const most = Math.max(...color);
  const strength = light.kind === 'directional' ? light.illuminance : light.intensity;
  const record = punctual
    .createLight(light.name)
    .setType(light.kind)
    .setColor(most > 0 ? clampUnit(color.map((v) => v / most) as unknown as Triple) : [1, 1, 1])
    .setIntensity(strength * most);
  if (light.kind === 'spot') record.setInnerConeAngle(light.innerAngle).setOuterConeAngle(light.outerAngle);
  return record;
}

function writeCamera(document: Document, camera: RenderCamera): ReturnType<Document['createCamera']> {
  const record = document.createCamera(camera.name).setZNear(Math.max(1e-3, camera.near));
  if (camera.projection === 'orthographic')
    return record
      .setType('orthographic')
      .setXMag(camera.filmWidth / 2)
      .setYMag(camera.filmHeight / 2)
      .setZFar(Number.isFinite(camera.far) ? camera.far : 1e5);
  record
    .setType('perspective')
    .setYFov(2 * Math.atan(camera.filmHeight / 2 / camera.focalLength))
    .setAspectRatio((camera.filmWidth * camera.squeeze) / camera.filmHeight);
  return Number.isFinite(camera.far) ? record.setZFar(camera.far) : record;
}
