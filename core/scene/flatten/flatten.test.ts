/** One test of parity a kind of record: what the document says in the crew's units is what the renderer gets in its own. */
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  createCameraRecord,
  createEnvironmentRecord,
  createLightRecord,
  createMaterialRecord,
  createObjectRecord,
  createProjectRecord,
  createSceneRecord,
  createShotRecord,
  type AnyRecord,
  type CameraRecord,
  type Document,
  type LightRecord,
  type Track,
} from '../../document/index.ts';
import { fromAxisAngle } from '../../math/quat.ts';
import { transformPoint } from '../../math/mat4.ts';
import { radians } from '../../units/units.ts';
import { photometricOfSpectrum, chromaticityOf, xyzOfSpectrum } from '../../color/cie-observer.ts';
import { colourTemperatureOf } from '../../color/colour-temperature.ts';
import { gelTransmission } from '../../lighting/gels.ts';
import { multiplySpectra } from '../../color/spectrum.ts';
import { flattenDocument, type FlattenOptions } from './flatten-document.ts';
import { luxPerNit } from './flatten-lights.ts';
import type { RenderCamera, RenderInstance, RenderLight, RenderScene } from '../render-scene.ts';
import type { SceneResources } from './scene-resources.ts';
import { CATALOG, sampleResources, triangle } from './testing/sample-resources.ts';
import { DEFAULT_MATERIAL } from '../render-defaults.ts';
import { metres } from '../../units/units.ts';

const sceneId = 'scn_a';

function documentOf(records: readonly AnyRecord[], environmentId: string | null = null): Document {
  const all = [
    createProjectRecord({ id: 'prj_a', name: 'A', date: '2026-01-01' }),
    createSceneRecord({ id: sceneId, name: 'A', environmentId }),
    ...records,
  ];
  return applyCommand(
    { records: new Map() },
    { label: 'x', edits: all.map((record) => ({ op: 'add', record }) as const) },
  ).document;
}
const flatten = (
  records: readonly AnyRecord[],
  options: FlattenOptions = {},
  own: Partial<SceneResources> = {},
): RenderScene => flattenDocument(documentOf(records), sampleResources(own), options);

type LightFields = Pick<LightRecord, 'emitter' | 'magnitude'> & Partial<LightRecord>;
const lightOf = (fields: LightFields, own: Partial<SceneResources> = {}): RenderLight =>
  flatten([createLightRecord({ id: 'lgt_a', name: 'A', sceneId, ...fields })], {}, own).lights[0]!;
const cameraOf = (fields: Partial<CameraRecord>, options: FlattenOptions = {}): RenderCamera =>
  flatten([createCameraRecord({ id: 'cam_a', name: 'A', sceneId, ...fields })], options).cameras[0]!;

describe('lights', () => {
  it('a point of 1000 lm is 79.6 cd, and 1000 lux at 3 m is 9000 cd', () => {
    const flux = lightOf({
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'flux', fluxLm: 1000 },
    });
    expect(flux).toMatchObject({ kind: 'point' });
    if (flux.kind === 'point') expect(flux.intensity).toBeCloseTo(79.5775, 3);
    const reading = lightOf({
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'illuminance', illuminanceLx: 1000, distanceM: 3 },
    });
    if (reading.kind === 'point') expect(reading.intensity).toBeCloseTo(9000, 9);
  });

  it('a spot of equal angles spreads its lumens over its cap', () => {
    // A cap of half-angle 60° is half a hemisphere: π steradians.
    const spot = lightOf({
      emitter: { type: 'spot', innerAngleDeg: 60, outerAngleDeg: 60, radiusM: 0 },
      magnitude: { quantity: 'flux', fluxLm: 1000 },
    });
    expect(spot.kind).toBe('spot');
    if (spot.kind === 'spot') expect(spot.intensity).toBeCloseTo(1000 / Math.PI, 9);
  });

  it('a sphere of nits keeps them; of lumens gives Φ/(4π²r²)', () => {
    const emitter = { type: 'sphere', radiusM: 0.1 } as const;
    const said = lightOf({ emitter, magnitude: { quantity: 'luminance', luminanceNits: 5000 } });
    const flux = lightOf({ emitter, magnitude: { quantity: 'flux', fluxLm: 1000 } });
    if (said.kind === 'sphere') expect(said.luminance).toBe(5000);
    if (flux.kind === 'sphere') expect(flux.luminance).toBeCloseTo(1000 / (4 * Math.PI ** 2 * 0.01), 9);
    expect([said.kind, flux.kind]).toEqual(['sphere', 'sphere']);
  });

  it('a reading on the axis of an area is that of a numeric integral over it', () => {
    // Independent: E = Σ L cos² / d² ΔA by the midpoint rule. Caught: a quarter of the rectangle for the whole.
    const [width, height, distance, steps] = [1.2, 0.4, 0.8, 400];
    let sum = 0;
    for (let i = 0; i < steps; i++)
      for (let j = 0; j < steps; j++) {
        const x = ((i + 0.5) / steps - 0.5) * width;
        const y = ((j + 0.5) / steps - 0.5) * height;
        sum += distance ** 2 / (x * x + y * y + distance ** 2) ** 2;
      }
    const expected = (sum * width * height) / steps ** 2;
    expect(
      luxPerNit({ kind: 'rect', width: metres(width), height: metres(height), twoSided: false }, distance),
    ).toBeCloseTo(expected, 5);
    expect(luxPerNit({ kind: 'disc', radius: metres(0.5), twoSided: false }, 0.5)).toBeCloseTo(
      Math.PI / 2,
      12,
    );
    const rect = lightOf({
      emitter: { type: 'rectangle', widthM: width, heightM: height, twoSided: true },
      magnitude: { quantity: 'illuminance', illuminanceLx: 800, distanceM: distance },
    });
    expect(rect.kind).toBe('rect');
    if (rect.kind === 'rect') expect(rect.luminance * expected).toBeCloseTo(800, 2);
  });

  it('a profile said in lumens gives them', () => {
    // 100 cd everywhere is 400π lm.
    const uniform = {
      verticalAngles: Float32Array.from({ length: 19 }, (_, i) => (i * Math.PI) / 18),
      horizontalAngles: Float32Array.of(0, 2 * Math.PI),
      candela: new Float32Array(38).fill(100),
    };
    const light = lightOf(
      {
        emitter: { type: 'profile', profileAsset: 'b'.repeat(64), radiusM: 0 },
        magnitude: { quantity: 'flux', fluxLm: 800 * Math.PI },
      },
      { profile: () => uniform },
    );
    expect(light.kind).toBe('profile');
    if (light.kind === 'profile') light.candela.forEach((value) => expect(value).toBeCloseTo(200, 2));
  });

  it('gels and dimmer cost light, and the spectrum is lamp times gel', () => {
    const plain = {
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'intensity', intensityCd: 100 },
    } as const;
    const lamp = lightOf({ ...plain, color: { type: 'cct', cctK: 3200, duv: 0 } });
    const gelled = lightOf({
      ...plain,
      color: { type: 'cct', cctK: 3200, duv: 0 },
      gels: ['full-ctb'],
      dimmer: 0.5,
    });
    const filtered = multiplySpectra(lamp.spectrum!, gelTransmission('full-ctb'));
    const passed = photometricOfSpectrum(filtered) / photometricOfSpectrum(lamp.spectrum!);
    if (gelled.kind === 'point') expect(gelled.intensity).toBeCloseTo(50 * passed, 6);
    const peak = Math.max(...filtered);
    const own = Math.max(...gelled.spectrum!);
    gelled.spectrum!.forEach((value, i) => expect(value / own).toBeCloseTo(filtered[i]! / peak, 5));
  });

  it.each([2700, 3200, 4300, 5600, 6500])('a lamp of %i K measures as that', (cctK) => {
    const light = lightOf({
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'intensity', intensityCd: 1 },
      color: { type: 'cct', cctK, duv: 0 },
    });
    expect(
      Math.abs(colourTemperatureOf(chromaticityOf(xyzOfSpectrum(light.spectrum!))).kelvin - cctK) / cctK,
    ).toBeLessThan(0.005);
  });

  it('a disabled light gives nothing, and barn doors are leaves at their angle', () => {
    const fields = {
      id: 'lgt_a',
      name: 'A',
      sceneId,
      emitter: { type: 'rectangle', widthM: 1, heightM: 0.5, twoSided: false },
      magnitude: { quantity: 'luminance', luminanceNits: 1 },
    } as const;
    expect(flatten([createLightRecord({ ...fields, enabled: false })]).lights).toEqual([]);
    const scene = flatten([
      createLightRecord({ ...fields, barnDoors: { topDeg: 0, bottomDeg: 90, leftDeg: 0, rightDeg: 0 } }),
    ]);
    const { positions } = scene.meshes[0]!;
    // Top leaf straight along the beam: from y = 0.25 to y = 0.25, half a metre forward. Bottom leaf out to the side.
    expect([positions[7], positions[8]]).toEqual([0.25, expect.closeTo(-0.502, 6)]);
    expect([positions[19], positions[20]]).toEqual([expect.closeTo(-0.75, 6), expect.closeTo(-0.002, 6)]);
    expect(scene.instances[0]!.objectId).toBe(1);
  });
});

describe('cameras', () => {
  it('takes film and glass from the catalogue and exposure from the settings', () => {
    const body = CATALOG.cameras[0]!;
    const mode = body.modes[0]!;
    const camera = cameraOf({
      bodyId: body.id,
      recordingModeId: mode.id,
      focalLengthMm: 50,
      tStop: 2,
      exposureIndex: 800,
      ndStops: 0,
    });
    expect(camera.filmWidth * 1000).toBeCloseTo(mode.widthMm, 9);
    expect(camera.filmHeight * 1000).toBeCloseTo(mode.heightMm, 9);
    expect(camera.focalLength).toBeCloseTo(0.05, 12);
    // ISO 2720: L = K·N²/(t·S) at 18 % grey, K = 12.5, t = 1/48 s.
    expect(camera.nitsAtOne! * 0.18).toBeCloseTo((12.5 * 4 * 48) / 800, 6);
    const filtered = cameraOf({
      bodyId: body.id,
      recordingModeId: mode.id,
      focalLengthMm: 50,
      tStop: 2,
      ndStops: 2,
      filters: [{ name: 'Diffusion', stops: 1 }],
    });
    expect(filtered.nitsAtOne! / camera.nitsAtOne!).toBeCloseTo(8, 9);
  });

  it('keeps infinity, squeeze and shift, and cuts out the delivery', () => {
    const camera = cameraOf({
      focusDistanceM: 'infinity',
      genericLens: { squeeze: 2, irisBlades: 0 },
      lensShift: [0.1, 0],
    });
    expect(camera).toMatchObject({ focusDistance: Infinity, squeeze: 2, irisBlades: 0 });
    expect(camera.shift[0]).toBeCloseTo(0.1, 12);
    const cut = cameraOf({ lensShift: [0, 0.1] }, { framing: 'delivery' });
    expect(cut.filmWidth / cut.filmHeight).toBeCloseTo(2.39, 9);
    expect(cut.shift[1] * cut.filmHeight).toBeCloseTo(0.1 * 0.01866, 9);
  });

  it('says what lens and sensor cannot do, and refuses what is not in the catalogue', () => {
    const set = CATALOG.lensSets.find((candidate) => candidate.kind === 'spherical-prime')!;
    const lens = set.lenses[0]!;
    const records = [
      createCameraRecord({
        id: 'cam_a',
        name: 'A',
        sceneId,
        lensId: lens.id,
        focalLengthMm: 499,
        tStop: 0.7,
        tint: 5,
      }),
    ];
    const { warnings } = flatten(records);
    expect(warnings.some((text) => text.includes('is not a focal length of'))).toBe(true);
    expect(warnings.some((text) => text.includes(`opens to T${lens.tStop}`))).toBe(true);
    expect(warnings.some((text) => text.includes('tint'))).toBe(true);
    expect(() => cameraOf({ lensId: 'no-such-lens' })).toThrow(
      'cam_a: expected a record that can be rendered, got lens "no-such-lens" is not in the catalogue',
    );
  });
});

describe('motion', () => {
  const ball = createObjectRecord({
    id: 'obj_ball',
    name: 'Ball',
    sceneId,
    content: { type: 'primitive', shape: { type: 'sphere', radiusM: 0.1 }, materialId: null },
  });
  const shotOf = (
    tracks: readonly Track[],
    camera: Partial<CameraRecord> = {},
    own: readonly AnyRecord[] = [ball],
  ) =>
    flatten(
      [
        ...own,
        createCameraRecord({ id: 'cam_a', name: 'A', sceneId, ...camera }),
        createShotRecord({
          id: 'sht_a',
          name: 'A',
          sceneId,
          cameraId: 'cam_a',
          tracks,
          startFrame: 0,
          endFrame: 100,
          boardFrame: 10,
        }),
      ],
      { shotId: 'sht_a', frame: 10 },
    );
  const move = (easing: 'linear' | 'hold'): Track => ({
    property: 'translationM',
    targetId: 'obj_ball',
    keys: [
      { frame: 0, value: [0, 0, 0], easing },
      { frame: 100, value: [12, 0, 0], easing: 'linear' },
    ],
  });
  const at = (instance: RenderInstance | RenderCamera, key: number) =>
    transformPoint(instance.motion.at(key)!.worldFromLocal, [0, 0, 0]);

  it.each([
    [180, 24],
    [90, 48],
    [360, 25],
    [45, 1000],
  ])('blur is v·(shutter/360)/fps: %i° at %i fps', (shutterAngleDeg, fps) => {
    const instance = shotOf([move('linear')], { shutterAngleDeg, fps }).instances[0]!;
    const metresPerSecond = (12 / 100) * fps;
    // Caught: the project's frame rate in place of the camera's; a shutter that opens at the frame instead of around it.
    expect(at(instance, -1)[0] - at(instance, 0)[0]).toBeCloseTo(
      (metresPerSecond * shutterAngleDeg) / 360 / fps,
      12,
    );
    expect((at(instance, -1)[0] + at(instance, 0)[0]) / 2).toBeCloseTo(1.2, 12);
    expect(instance.motion.at(-1)!.time - instance.motion[0].time).toBeCloseTo(
      shutterAngleDeg / 360 / fps,
      15,
    );
    expect(instance.motion).toHaveLength(2);
  });

  it('still things have one key, and a held key does not move', () => {
    expect(shotOf([]).instances[0]!.motion).toHaveLength(1);
    const held = shotOf([move('hold')]).instances[0]!;
    expect(at(held, 0)).toEqual(at(held, -1));
  });

  it('an orbit keeps its distance and its gaze, also between keys of the shutter', () => {
    const orbit: Track = {
      property: 'orbit',
      targetId: 'cam_a',
      centreM: [1, 2, 3],
      keys: [
        { frame: 0, value: { azimuthDeg: 0, elevationDeg: 20, distanceM: 4 }, easing: 'linear' },
        { frame: 20, value: { azimuthDeg: 400, elevationDeg: 20, distanceM: 4 }, easing: 'linear' },
      ],
    };
    const camera = shotOf([orbit], { shutterAngleDeg: 360 }).cameras[0]!;
    expect(camera.motion.length).toBeGreaterThan(2);
    for (const { worldFromLocal } of camera.motion) {
      const eye = transformPoint(worldFromLocal, [0, 0, 0]);
      expect(Math.hypot(eye[0] - 1, eye[1] - 2, eye[2] - 3)).toBeCloseTo(4, 12);
      transformPoint(worldFromLocal, [0, 0, -4]).forEach((value, i) =>
        expect(value).toBeCloseTo([1, 2, 3][i]!, 9),
      );
    }
    // Half-way: frame 10 is azimuth 200°.
    const middle = transformPoint(camera.motion[(camera.motion.length - 1) / 2]!.worldFromLocal, [0, 0, 0]);
    const level = 4 * Math.cos((20 * Math.PI) / 180);
    expect(middle[0]).toBeCloseTo(1 + level * Math.sin((200 * Math.PI) / 180), 9);
    expect(middle[2]).toBeCloseTo(3 + level * Math.cos((200 * Math.PI) / 180), 9);
  });

  it('a dolly with easing stays on its line; a rider moves with its group', () => {
    const group = createObjectRecord({
      id: 'obj_car',
      name: 'Car',
      sceneId,
      content: { type: 'group' },
      transform: { translationM: [0, 0, 0], rotation: [0, 0, 0, 1], scale: [2, 2, 2] },
    });
    const scene = shotOf(
      [
        {
          property: 'translationM',
          targetId: 'obj_car',
          keys: [
            { frame: 0, value: [0, 1, 0], easing: [0.42, 0, 0.58, 1] },
            { frame: 20, value: [4, 1, 8], easing: 'linear' },
          ],
        },
      ],
      {
        parentId: 'obj_car',
        pose: { translationM: [0, 0.5, 0], rotation: [0, 0, 0, 1] },
        shutterAngleDeg: 360,
      },
      [group],
    );
    const camera = scene.cameras[0]!;
    for (const { worldFromLocal: m } of camera.motion) {
      expect(m[13]).toBeCloseTo(2, 12);
      expect(m[14]).toBeCloseTo(2 * m[12], 12);
      // No scale of the car reaches the lens.
      expect(Math.hypot(m[0], m[1], m[2])).toBeCloseTo(1, 12);
    }
    // A symmetric Bézier is half-way at half time.
    expect(
      transformPoint(camera.motion[(camera.motion.length - 1) / 2]!.worldFromLocal, [0, 0, 0])[0],
    ).toBeCloseTo(2, 9);
  });

  it('animates lens and lamp', () => {
    const lamp = createLightRecord({
      id: 'lgt_a',
      name: 'A',
      sceneId,
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'intensity', intensityCd: 100 },
    });
    const keys = [
      { frame: 0, value: 0.2, easing: 'linear' as const },
      { frame: 20, value: 0.6, easing: 'linear' as const },
    ];
    const scene = shotOf(
      [
        { property: 'dimmer', targetId: 'lgt_a', keys },
        {
          property: 'focalLengthMm',
          targetId: 'cam_a',
          keys: keys.map((key) => ({ ...key, value: key.value * 100 })),
        },
      ],
      {},
      [lamp],
    );
    const [light] = scene.lights;
    if (light?.kind === 'point') expect(light.intensity).toBeCloseTo(40, 9);
    expect(scene.cameras[0]!.focalLength).toBeCloseTo(0.04, 12);
  });
});

describe('objects and materials', () => {
  const primitive = (id: string, fields: Partial<Extract<AnyRecord, { kind: 'object' }>> = {}) =>
    createObjectRecord({
      id,
      name: id,
      sceneId,
      content: { type: 'primitive', shape: { type: 'plane', widthM: 1, depthM: 1 }, materialId: null },
      ...fields,
    });

  it('share meshes, keep their ids when others are hidden, and follow their groups', () => {
    const quarterTurn = fromAxisAngle([0, 1, 0], radians(Math.PI / 2));
    const scene = flatten([
      createObjectRecord({
        id: 'obj_group',
        name: 'G',
        sceneId,
        content: { type: 'group' },
        transform: { translationM: [1, 0, 0], rotation: quarterTurn, scale: [1, 1, 1] },
      }),
      primitive('obj_a', { visible: false }),
      primitive('obj_b', {
        parentId: 'obj_group',
        transform: { translationM: [0, 0, 2], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
      }),
      primitive('obj_c'),
    ]);
    expect(scene.meshes).toHaveLength(1);
    expect(scene.instances.map((instance) => [instance.name, instance.objectId])).toEqual([
      ['obj_b', 2],
      ['obj_c', 3],
    ]);
    transformPoint(scene.instances[0]!.motion[0].worldFromLocal, [0, 0, 0]).forEach((value, i) =>
      expect(value).toBeCloseTo([3, 0, 0][i]!, 12),
    );
  });

  it('hide with their group', () => {
    const records = [
      createObjectRecord({ id: 'obj_group', name: 'G', sceneId, visible: false, content: { type: 'group' } }),
      primitive('obj_b', { parentId: 'obj_group' }),
    ];
    expect(flatten(records).instances).toEqual([]);
  });

  it('still face outwards when mirrored', () => {
    const scene = flatten([
      primitive('obj_a', {
        transform: { translationM: [5, 0, 0], rotation: [0, 0, 0, 1], scale: [-2, 1, 1] },
      }),
    ]);
    const { mesh, motion } = scene.instances[0]!;
    const { positions, indices } = scene.meshes[mesh]!;
    const corner = (i: number) =>
      transformPoint(motion[0].worldFromLocal, [
        positions[3 * i]!,
        positions[3 * i + 1]!,
        positions[3 * i + 2]!,
      ]);
    const [a, b, c] = [corner(indices[0]!), corner(indices[1]!), corner(indices[2]!)];
    // The source triangle lies in z = 0 and faces +Z; mirrored in x it still does.
    expect((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).toBeGreaterThan(0);
    expect([a, b, c].map((p) => p[0]).sort()).toEqual([3, 5, 5]);
  });

  it('carry every material parameter and dim what they emit', () => {
    const material = createMaterialRecord({
      id: 'mat_a',
      name: 'Screen',
      emissionNits: 200,
      specularIor: 1.7,
      transmissionDepthM: 0.3,
      specularRotationDeg: 90,
      metal: 'Au',
    });
    const content = { type: 'primitive', shape: { type: 'disc', radiusM: 1 }, materialId: 'mat_a' } as const;
    const scene = flatten([
      material,
      primitive('obj_a', { content, emissionDimmer: 0.25 }),
      primitive('obj_b', { content }),
    ]);
    expect(scene.materials.map((m) => m.emissionNits)).toEqual([50, 200]);
    expect(scene.materials[0]).toMatchObject({ specularIor: 1.7, transmissionDepth: 0.3, metal: 'Au' });
    expect(scene.materials[0]!.specularRotation).toBeCloseTo(Math.PI / 2, 12);
  });

  it('bring whole models with their textures, lights and replaced materials', () => {
    const use = {
      texture: 1,
      uvSet: 0,
      wrapU: 'repeat',
      wrapV: 'repeat',
      filter: 'linear',
      offset: [0, 0],
      scale: [1, 1],
      rotation: 0,
    } as const;
    const still = (x: number) =>
      [{ time: 0, worldFromLocal: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, 0, 0, 1] }] as const;
    const image = (name: string) =>
      ({ name, width: 1, height: 1, format: 'rgba8', data: new Uint8Array(4) }) as const;
    const model: RenderScene = {
      meshes: [triangle('seat'), triangle('leg')],
      materials: [
        { ...DEFAULT_MATERIAL, name: 'wood', baseColor: { value: [1, 1, 1], texture: use } },
        { ...DEFAULT_MATERIAL, name: 'cloth' },
      ],
      textures: [image('unused'), image('grain')],
      instances: [
        { name: 'leg', mesh: 1, material: 0, motion: still(1), objectId: 1 },
        { name: 'seat', mesh: 0, material: 1, motion: still(2), objectId: 2 },
      ],
      lights: [],
      environment: null,
      cameras: [],
      warnings: ['something was not understood'],
    };
    const chair = (id: string, nodeName: string | null = null) =>
      primitive(id, {
        transform: { translationM: [10, 0, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
        content: {
          type: 'model',
          modelAsset: 'c'.repeat(64),
          nodeName,
          materialOverrides: { cloth: 'mat_red' },
        },
      });
    const scene = flatten(
      [createMaterialRecord({ id: 'mat_red', name: 'Red' }), chair('obj_a'), chair('obj_b', 'seat')],
      {},
      { model: () => model },
    );
    expect(scene.meshes.map((mesh) => mesh.name)).toEqual(['leg', 'seat']);
    expect(scene.materials.map((material) => material.name)).toEqual(['wood', 'Red']);
    expect(scene.textures.map((texture) => texture.name)).toEqual(['grain']);
    expect(scene.materials[0]!.baseColor.texture?.texture).toBe(0);
    expect(
      scene.instances.map((instance) => [instance.objectId, instance.motion[0].worldFromLocal[12]]),
    ).toEqual([
      [1, 11],
      [1, 12],
      [2, 12],
    ]);
    expect(scene.warnings).toContain('model "obj_a": something was not understood');
  });

  it('say what is not rendered', () => {
    const haze = primitive('obj_haze', {
      content: { type: 'medium', extent: null, extinctionPerM: 0.1, albedo: [1, 1, 1], anisotropy: 0 },
    });
    expect(flatten([haze]).warnings).toEqual(['medium "obj_haze" is not rendered']);
  });
});

describe('environments', () => {
  const sceneWith = (
    source: Extract<AnyRecord, { kind: 'environment' }>['source'],
    own: Partial<SceneResources> = {},
  ) =>
    flattenDocument(
      documentOf([createEnvironmentRecord({ id: 'env_a', name: 'E', source })], 'env_a'),
      sampleResources(own),
    );

  it('a uniform dome has its nits in every pixel', () => {
    const { environment } = sceneWith({
      type: 'uniform',
      luminanceNits: 250,
      color: { type: 'illuminant', illuminant: 'A', duv: 0 },
    });
    environment!.image.data.forEach((value) => expect(value * environment!.scale).toBe(250));
    expect(colourTemperatureOf(chromaticityOf(xyzOfSpectrum(environment!.spectrum!))).kelvin).toBeCloseTo(
      2856,
      -1,
    );
  });

  it('a panorama keeps its scale and turn', () => {
    const image = { width: 2, height: 1, data: new Float32Array(6) };
    const { environment } = sceneWith(
      { type: 'image', imageAsset: 'd'.repeat(64), nitsPerUnit: 1000, rotationDeg: 90 },
      { panorama: () => image },
    );
    expect(environment).toMatchObject({ scale: 1000, image });
    expect(environment!.rotationY).toBeCloseTo(Math.PI / 2, 12);
  });

  it('the sun stands where an almanac has it, turned with the scene', () => {
    // Vienna, summer solstice 2026, local apparent noon is about 12:57 CEST: due south at 90 − 48.2 + 23.44 = 65.2°.
    const sky = {
      type: 'sunSky',
      localTime: '2026-06-21T12:56:30+02:00',
      latitudeDeg: 48.2,
      longitudeDeg: 16.37,
      turbidity: 3,
      groundAlbedo: 0.2,
      sunEnabled: true,
    } as const;
    const towards = (headingDeg: number) => {
      const [sun] = sceneWith({ ...sky, headingDeg }).lights;
      const m = sun!.motion[0].worldFromLocal;
      return [m[8], m[9], m[10]];
    };
    const cosine = Math.cos((65.24 * Math.PI) / 180);
    // The scene looks south: the sun stands ahead, on −Z. It looks west: the sun stands to the left, on −X.
    expect(towards(180)[2]).toBeCloseTo(-cosine, 2);
    expect(towards(270)[0]).toBeCloseTo(-cosine, 2);
    expect(towards(180)[1]).toBeCloseTo(Math.sin((65.24 * Math.PI) / 180), 2);
    expect(sceneWith({ ...sky, headingDeg: 0, sunEnabled: false }).lights).toEqual([]);
  });
});
