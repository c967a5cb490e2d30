/**
 * Acceptance row 26 through the front door: scene and model files → `penumbra render` → OpenEXR.
 *
 * Seen to fail: d² to the power 1.01 (lamps), K = 14 (T-stop).
 *
 * 1. ISO 2720:1974, general purpose photographic exposure meters: L·t·S = K·A², K = 12.5.
 * 2. KHR_lights_punctual: candela and lux.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeExr } from '../../core/interchange/exr/decode-exr.ts';
import { packageRoot } from '../package-root.ts';
import { holds } from './testing/figures.ts';

const main = path.join(packageRoot(), 'dist/engine/cli/main.js');
const runFile = promisify(execFile);
const ALBEDO = 0.5;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penumbra-photometry-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Mean R, G, B of the picture that the command line makes of a scene. */
async function rendered(name: string, scene: object, ...options: string[]): Promise<readonly number[]> {
  const file = path.join(folder, name);
  const out = `${file}.exr`;
  await writeFile(file, JSON.stringify(scene));
  await runFile(process.execPath, [
    ...[main, 'render', file, '--size', '8x8', '--spp', '256', '--max-bounces', '0', '--device', 'wasm'],
    ...['--float', '--out', out, ...options],
  ]);
  const { channels } = decodeExr(await readFile(out));
  return ['R', 'G', 'B'].map((c) => {
    const { data } = channels.find((channel) => channel.name === c)!;
    return Array.from(data).reduce((a, b) => a + b, 0) / data.length;
  });
}

describe('Scene files', () => {
  /** A matte card in the plane z = 0, seen from z = 1 through a long lens. */
  const sceneWith = (camera: object, ...records: object[]) => ({
    format: 'penumbra-scene',
    version: 1,
    records: [
      {
        kind: 'material',
        id: 'mat_card',
        baseColor: { value: [ALBEDO, ALBEDO, ALBEDO], texture: null },
        specularWeight: { value: 0, texture: null },
      },
      {
        kind: 'object',
        id: 'obj_card',
        transform: {
          translationM: [0, 0, 0],
          rotation: [Math.SQRT1_2, 0, 0, Math.SQRT1_2],
          scale: [1, 1, 1],
        },
        content: {
          type: 'primitive',
          shape: { type: 'plane', widthM: 20, depthM: 20 },
          materialId: 'mat_card',
        },
      },
      {
        kind: 'camera',
        id: 'cam_a',
        pose: { translationM: [0, 0, 1], rotation: [0, 0, 0, 1] },
        focalLengthMm: 300,
        ...camera,
      },
      ...records,
    ],
  });
  const lamp = (intensityCd: number, z: number) => ({
    kind: 'light',
    id: 'lgt_a',
    pose: { translationM: [0, 0, z], rotation: [0, 0, 0, 1] },
    emitter: { type: 'point', radiusM: 0 },
    magnitude: { quantity: 'intensity', intensityCd },
    color: { type: 'illuminant', illuminant: 'D65', duv: 0 },
  });

  it.each([
    [100, 2],
    [100, 4],
    [7000, 3],
  ])('a lamp of %d cd at %d m: L = ρI/(πd²) nits', async (intensity, distance) => {
    const rgb = await rendered('lamp.json', sceneWith({}, lamp(intensity, distance)));
    const expected = (ALBEDO * intensity) / (Math.PI * distance ** 2);
    rgb.forEach((v, c) =>
      holds(26, `scene file ${intensity} cd ${distance} m ${'RGB'[c]}`, v / expected - 1, 0.005),
    );
  });

  it.each([
    { tStop: 2.8, shutterAngleDeg: 180, fps: 24, exposureIndex: 800, ndStops: 0 },
    { tStop: 5.6, shutterAngleDeg: 90, fps: 25, exposureIndex: 500, ndStops: 2 },
  ])('T-stop exposure %j: what a meter calls right becomes 18 %', async (settings) => {
    const time = settings.shutterAngleDeg / 360 / settings.fps;
    const metered = ((12.5 * settings.tStop ** 2) / (time * settings.exposureIndex)) * 2 ** settings.ndStops;
    // the lamp that gives the card this luminance at 2 m
    const intensity = (metered * Math.PI * 4) / ALBEDO;
    const rgb = await rendered(
      'exposed.json',
      sceneWith(settings, lamp(intensity, 2)),
      '--exposure',
      'camera',
    );
    rgb.forEach((v, c) => holds(26, `T${settings.tStop} ${'RGB'[c]}`, v / 0.18 - 1, 0.005));
  });

  it('an exposure value at ISO 100: L = K·2^EV/100 becomes 18 %', async () => {
    const luminance = (12.5 / 100) * 2 ** 9;
    const rgb = await rendered(
      'ev.json',
      sceneWith({}, lamp((luminance * Math.PI * 4) / ALBEDO, 2)),
      '--exposure',
      '9',
    );
    rgb.forEach((v, c) => holds(26, `EV 9 ${'RGB'[c]}`, v / 0.18 - 1, 0.005));
  });

  it('with no light and no surroundings a scene is black', async () => {
    expect(await rendered('dark.json', sceneWith({}))).toEqual([0, 0, 0]);
  });

  it('a uniform surrounding of L nits on a white card: L times its albedo', async () => {
    const rgb = await rendered('sky.json', sceneWith({}), '--env', 'uniform:250');
    rgb.forEach((v, c) => holds(26, `--env uniform ${'RGB'[c]}`, v / (250 * ALBEDO) - 1, 0.005));
  });
});

describe('glTF files', () => {
  const positions = Float32Array.from([
    -10, -10, 0, 10, -10, 0, 10, 10, 0, -10, -10, 0, 10, 10, 0, -10, 10, 0,
  ]);
  const model = (light: object, translation: readonly number[]) => ({
    asset: { version: '2.0' },
    extensionsUsed: ['KHR_lights_punctual', 'KHR_materials_specular'],
    scene: 0,
    scenes: [{ nodes: [0, 1, 2] }],
    nodes: [{ mesh: 0 }, { camera: 0, translation: [0, 0, 1] }, { translation, extensions: { KHR_lights_punctual: { light: 0 } } }],
    cameras: [{ type: 'perspective', perspective: { yfov: 0.02, aspectRatio: 1, znear: 0.01 } }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
    materials: [
      {
        pbrMetallicRoughness: { baseColorFactor: [ALBEDO, ALBEDO, ALBEDO, 1], metallicFactor: 0 },
        extensions: { KHR_materials_specular: { specularFactor: 0 } },
      },
    ],
    buffers: [{ byteLength: positions.byteLength, uri: `data:application/octet-stream;base64,${Buffer.from(positions.buffer).toString('base64')}` }],
    bufferViews: [{ buffer: 0, byteLength: positions.byteLength }],
    accessors: [{ bufferView: 0, componentType: 5126, count: 6, type: 'VEC3', min: [-10, -10, 0], max: [10, 10, 0] }],
    extensions: { KHR_lights_punctual: { lights: [light] } },
  }); // prettier-ignore

  it('a point light is in candela', async () => {
    const rgb = await rendered('point.gltf', model({ type: 'point', intensity: 321 }, [0, 0, 3]));
    rgb.forEach((v, c) =>
      holds(26, `glTF point ${'RGB'[c]}`, v / ((ALBEDO * 321) / (9 * Math.PI)) - 1, 0.005),
    );
  });

  it('a directional light is in lux', async () => {
    const rgb = await rendered('sun.gltf', model({ type: 'directional', intensity: 5000 }, [0, 0, 3]));
    rgb.forEach((v, c) =>
      holds(26, `glTF directional ${'RGB'[c]}`, v / ((ALBEDO * 5000) / Math.PI) - 1, 0.005),
    );
  });

  it('a spot is in candela along its axis', async () => {
    const spot = { type: 'spot', intensity: 90, spot: { innerConeAngle: 0.3, outerConeAngle: 0.6 } };
    const rgb = await rendered('spot.gltf', model(spot, [0, 0, 2]));
    rgb.forEach((v, c) => holds(26, `glTF spot ${'RGB'[c]}`, v / ((ALBEDO * 90) / (4 * Math.PI)) - 1, 0.005));
  });
});
