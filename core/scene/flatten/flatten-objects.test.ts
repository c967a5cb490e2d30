/** Objects, materials, models: placed, shared, numbered and dimmed. */
import { describe, expect, it } from 'vitest';
import { createMaterialRecord, createObjectRecord, type AnyRecord } from '../../document/index.ts';
import { fromAxisAngle } from '../../math/quat.ts';
import { transformPoint } from '../../math/mat4.ts';
import { radians } from '../../units/units.ts';
import type { RenderMedium, RenderScene } from '../render-scene.ts';
import { triangle } from './testing/sample-resources.ts';
import { DEFAULT_MATERIAL } from '../render-defaults.ts';
import { sceneId, flatten } from './testing/flatten-records.ts';

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

  it('are haze where they are media: all of the scene, or a box or sphere of their own space', () => {
    const haze = primitive('obj_haze', {
      content: { type: 'medium', extent: null, extinctionPerM: 0.1, albedo: [1, 1, 1], anisotropy: 0 },
    });
    const scene = flatten([haze]);
    expect(scene.warnings).toEqual([]);
    expect(scene.media).toMatchObject([
      { name: 'obj_haze', extent: 'scene', extinctionPerM: 0.1, anisotropy: 0 },
    ]);
    const smoke = primitive('obj_smoke', {
      content: {
        type: 'medium',
        extent: { type: 'box', sizeM: [2, 4, 6] },
        extinctionPerM: 0.5,
        albedo: [0.9, 0.9, 0.9],
        anisotropy: 0.3,
      },
      transform: { translationM: [10, 0, 0], rotation: [0, 0, 0, 1], scale: [3, 3, 3] },
    });
    const [medium] = flatten([smoke]).media!;
    const { shape, worldFromUnit } = medium!.extent as Exclude<RenderMedium['extent'], 'scene'>;
    expect(shape).toBe('box');
    expect(transformPoint(worldFromUnit, [1, 1, 1])).toEqual([13, 6, 9]);
    expect(flatten([{ ...haze, visible: false }]).media).toBeUndefined();
  });
});
