/** Proxies: what is decoded must be what was imported. */
import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import {
  decodeBinaryFrame,
  proxyModelHeaderSchema,
  proxyPanoramaHeaderSchema,
} from '../../../core/protocol/index.ts';
import { DEFAULT_MATERIAL } from '../../../core/scene/render-defaults.ts';
import type { RenderScene, TextureRef } from '../../../core/scene/render-scene.ts';
import { sphere } from '../../../core/scene/shapes/round-solids.ts';
import { meshAsModel, proxyModel } from './proxy-model.ts';
import { proxyPanorama } from './proxy-panorama.ts';

const ball = sphere('ball', 0.5);
const ref = (texture: number, over: Partial<TextureRef> = {}): TextureRef => ({
  texture,
  uvSet: 0,
  wrapU: 'repeat',
  wrapV: 'repeat',
  filter: 'linear',
  offset: [0, 0],
  scale: [1, 1],
  rotation: 0,
  ...over,
});
const texture = (width: number, format: 'rgba8' | 'rgba8-srgb', rgba: readonly number[]) => ({
  name: 'texture',
  width,
  height: width / 2,
  format,
  data: Uint8Array.from({ length: 2 * width * width }, (_, i) => rgba[i % 4]!),
});
const model: RenderScene = {
  ...EMPTY(),
  meshes: [ball],
  materials: [
    {
      ...DEFAULT_MATERIAL,
      name: 'brass',
      baseColor: { value: [0.8, 0.5, 0.2], texture: ref(1, { scale: [2, 3], offset: [0.5, 0] }) },
      specularRoughness: { value: 0.4, texture: { ...ref(0), channel: 1 } },
    },
  ],
  textures: [texture(8, 'rgba8', [10, 200, 30, 255]), texture(4096, 'rgba8-srgb', [200, 100, 50, 255])],
  instances: [1, 2].map((x) => ({
    name: `node ${x}`,
    mesh: 0,
    material: 0,
    motion: [{ time: 0, worldFromLocal: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, 0, 0, 1] as const }],
    objectId: 1,
  })),
};

function EMPTY(): Pick<RenderScene, 'lights' | 'environment' | 'cameras' | 'warnings'> {
  return { lights: [], environment: null, cameras: [], warnings: ['a warning'] };
}

async function decoded(scene: RenderScene, most?: number) {
  const bytes = await proxyModel(scene, most === undefined ? {} : { mostTriangles: most });
  const { header, payload } = decodeBinaryFrame(bytes.buffer);
  const parsed = proxyModelHeaderSchema.parse(header);
  const floats = ([at, length]: readonly [number, number]): Float32Array =>
    new Float32Array(payload.buffer, payload.byteOffset + at, length);
  const words = ([at, length]: readonly [number, number]): Uint32Array =>
    new Uint32Array(payload.buffer, payload.byteOffset + at, length);
  return { header: parsed, payload, floats, words };
}

describe('a proxy model', () => {
  it('has the meshes, instances and bounds of the model', async () => {
    const { header, floats, words } = await decoded(model);
    const mesh = header.meshes[0]!;
    expect(floats(mesh.positions)).toEqual(ball.positions);
    expect(floats(mesh.normals!)).toEqual(ball.normals);
    expect(words(mesh.indices)).toEqual(ball.indices);
    expect(header.instances.map(({ name }) => name)).toEqual(['node 1', 'node 2']);
    expect(header.triangleCount).toBe((2 * ball.indices.length) / 3);
    expect(header.bounds.min[0]).toBeCloseTo(0.5, 3);
    expect(header.bounds.max[0]).toBeCloseTo(2.5, 3);
    expect(header.warnings).toEqual(['a warning']);
  });

  it('carries out the transform of texture coordinates', async () => {
    const { header, floats } = await decoded(model);
    const uvs = floats(header.meshes[0]!.uvs!);
    for (let i = 0; i < uvs.length; i += 2) {
      expect(uvs[i]).toBeCloseTo(2 * ball.uvs![i]! + 0.5, 5);
      expect(uvs[i + 1]).toBeCloseTo(3 * ball.uvs![i + 1]!, 5);
    }
  });

  it('has its images in a size that a stage can hold, colour as JPEG and data exact', async () => {
    const { header, payload } = await decoded(model);
    const material = header.materials[0]!;
    const bytesOf = (image: number): Uint8Array => {
      const [at, length] = header.images[image]!.bytes;
      return payload.subarray(at, at + length);
    };
    expect(material.name).toBe('brass');
    const colour = header.images[material.baseColorImage!]!;
    expect(colour).toMatchObject({ mimeType: 'image/jpeg', isSrgb: true });
    expect(await sharp(bytesOf(material.baseColorImage!)).metadata()).toMatchObject({
      width: 1024,
      height: 512,
    });
    expect(header.images[material.metalRoughImage!]).toMatchObject({ mimeType: 'image/png', isSrgb: false });
    const { data } = await sharp(bytesOf(material.metalRoughImage!))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([10, 200, 30]);
  });

  it('of a heavy model is lighter, says so, and stays close to its surface', async () => {
    const fine = sphere('fine', 1);
    const dense = { ...meshAsModel(fine), lights: [], environment: null, cameras: [] };
    const whole = fine.indices.length / 3;
    const { header, floats, words } = await decoded(dense, whole / 3);
    expect(header.triangleCount).toBeLessThan(0.6 * whole);
    expect(header.warnings[0]).toMatch(/are shown as/);
    const positions = floats(header.meshes[0]!.positions);
    for (const v of words(header.meshes[0]!.indices)) {
      expect(Math.hypot(positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!)).toBeCloseTo(1, 2);
    }
  });
});

it('a panorama keeps its light when it is made small', () => {
  const [width, height] = [700, 300];
  const data = Float32Array.from({ length: 3 * width * height }, (_, i) => (i % 3 === 1 ? i % 17 : 2));
  const { header, payload } = decodeBinaryFrame(proxyPanorama({ width, height, data }).buffer);
  const { widthPx, heightPx } = proxyPanoramaHeaderSchema.parse(header);
  expect([widthPx, heightPx]).toEqual([256, 128]);
  const small = new Float32Array(payload.buffer, payload.byteOffset, 3 * widthPx * heightPx);
  const mean = (values: Float32Array, channel: number): number =>
    values.reduce((sum, v, i) => sum + (i % 3 === channel ? v : 0), 0) / (values.length / 3);
  for (const channel of [0, 1, 2]) expect(mean(small, channel)).toBeCloseTo(mean(data, channel), 3);
});
