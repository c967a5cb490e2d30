/** Blur, moves and animated settings against their formulas. */
import { describe, expect, it } from 'vitest';
import {
  createCameraRecord,
  createLightRecord,
  createObjectRecord,
  createShotRecord,
  type AnyRecord,
  type CameraRecord,
  type Track,
} from '../../document/index.ts';
import { transformPoint } from '../../math/mat4.ts';
import type { RenderCamera, RenderInstance } from '../render-scene.ts';
import { sceneId, flatten } from './testing/flatten-records.ts';

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
