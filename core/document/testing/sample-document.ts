/** A document with a record of every kind and every variant, for tests of the whole format. */
import { applyCommand, type Document } from '../index.ts';
import {
  createCameraRecord,
  createEnvironmentRecord,
  createLightRecord,
  createMaterialRecord,
  createObjectRecord,
  createProjectRecord,
  createSceneRecord,
  createShotRecord,
  createTakeRecord,
  materialFromPreset,
  type AnyRecord,
} from '../records/index.ts';

export const SAMPLE_ASSET = 'a'.repeat(64);
const sceneId = 'scn_kitchen';

export function sampleRecords(): AnyRecord[] {
  return [
    createProjectRecord({ id: 'prj_test', name: 'A Test', date: '2026-03-01', openSceneId: sceneId }),
    createSceneRecord({
      id: sceneId,
      name: 'Kitchen',
      slug: 'INT. KITCHEN – MORNING',
      environmentId: 'env_sun',
    }),
    createSceneRecord({ id: 'scn_yard', name: 'Yard', order: 2 }),
    createEnvironmentRecord({
      id: 'env_sun',
      name: 'Morning',
      source: {
        type: 'sunSky',
        localTime: '2026-06-21T08:30:00+02:00',
        latitudeDeg: 48.2,
        longitudeDeg: 16.4,
        headingDeg: 30,
        turbidity: 3,
        groundAlbedo: 0.2,
        sunEnabled: true,
      },
    }),
    createEnvironmentRecord({
      id: 'env_dome',
      name: 'Dome',
      source: {
        type: 'uniform',
        luminanceNits: 100,
        color: { type: 'illuminant', illuminant: 'D65', duv: 0 },
      },
    }),
    createEnvironmentRecord({
      id: 'env_pano',
      name: 'Panorama',
      source: { type: 'image', imageAsset: SAMPLE_ASSET, nitsPerUnit: 1000, rotationDeg: 12.5 },
    }),
    materialFromPreset('oak', { id: 'mat_oak' }),
    createMaterialRecord({
      id: 'mat_cloth',
      name: 'Cloth',
      baseColor: {
        value: [1, 1, 1],
        texture: {
          imageAsset: SAMPLE_ASSET,
          encoding: 'srgb',
          uvSet: 0,
          wrapU: 'repeat',
          wrapV: 'mirror',
          filter: 'linear',
          offset: [0, 0],
          scale: [2, 2],
          rotationDeg: 45,
        },
      },
    }),
    createObjectRecord({ id: 'obj_table', name: 'Table group', sceneId, content: { type: 'group' } }),
    createObjectRecord({
      id: 'obj_top',
      name: 'Table top',
      sceneId,
      parentId: 'obj_table',
      content: {
        type: 'primitive',
        shape: { type: 'box', sizeM: [1.6, 0.04, 0.8], bevelM: 0.004 },
        materialId: 'mat_oak',
      },
    }),
    createObjectRecord({
      id: 'obj_vase',
      name: 'Vase',
      sceneId,
      parentId: 'obj_table',
      content: {
        type: 'field',
        cellSizeM: 0.004,
        materialId: null,
        field: {
          op: 'difference',
          blendM: 0.01,
          of: [
            { op: 'cylinder', radiusM: 0.06, heightM: 0.3, roundingM: 0.01 },
            {
              op: 'transform',
              translationM: [0, 0.1, 0],
              rotation: [0, 0, 0, 1],
              scale: 1,
              child: { op: 'sphere', radiusM: 0.08 },
            },
          ],
        },
      },
    }),
    createObjectRecord({
      id: 'obj_chair',
      name: 'Chair',
      sceneId,
      content: {
        type: 'model',
        modelAsset: SAMPLE_ASSET,
        nodeName: null,
        materialOverrides: { seat: 'mat_cloth' },
      },
    }),
    createObjectRecord({
      id: 'obj_statue',
      name: 'Statue',
      sceneId,
      content: { type: 'mesh', meshAsset: SAMPLE_ASSET, materialId: null },
      heroRecipe: {
        model: { id: 'statues-1', name: 'Statues', licence: 'CC0-1.0', sha256: SAMPLE_ASSET },
        words: 'a bronze horse',
        seed: 7,
        heightM: 1.8,
      },
    }),
    createObjectRecord({
      id: 'obj_haze',
      name: 'Haze',
      sceneId,
      content: {
        type: 'medium',
        extent: null,
        extinctionPerM: 0.02,
        albedo: [0.99, 0.99, 0.99],
        anisotropy: 0.7,
      },
    }),
    createLightRecord({
      id: 'lgt_key',
      name: 'Key',
      sceneId,
      emitter: { type: 'rectangle', widthM: 1.2, heightM: 1.2, twoSided: false },
      magnitude: { quantity: 'illuminance', illuminanceLx: 800, distanceM: 3 },
      gels: ['quarter-cto'],
    }),
    createLightRecord({
      id: 'lgt_lamp',
      name: 'Practical',
      sceneId,
      parentId: 'obj_table',
      emitter: { type: 'point', radiusM: 0.03 },
      magnitude: { quantity: 'flux', fluxLm: 800 },
      color: { type: 'cct', cctK: 2700, duv: 0 },
    }),
    createCameraRecord({ id: 'cam_a', name: 'A', sceneId }),
    createCameraRecord({
      id: 'cam_b',
      name: 'B',
      sceneId,
      parentId: 'obj_table',
      focusDistanceM: 'infinity',
    }),
    createShotRecord({
      id: 'sht_1',
      name: 'Wide',
      sceneId,
      cameraId: 'cam_a',
      order: 1,
      shotNumber: '1',
      subjectIds: ['obj_vase', 'obj_chair'],
      tracks: [
        {
          property: 'translationM',
          targetId: 'cam_a',
          keys: [
            { frame: 1, value: [0, 1.5, 4], easing: 'easeInOut' },
            { frame: 24, value: [0, 1.5, 2], easing: [0.4, 0, 0.6, 1] },
          ],
        },
        { property: 'dimmer', targetId: 'lgt_lamp', keys: [{ frame: 1, value: 0.5, easing: 'hold' }] },
      ],
    }),
    createShotRecord({ id: 'sht_2', name: 'Close', sceneId, cameraId: 'cam_b', order: 2, shotNumber: '2' }),
    createTakeRecord({
      id: 'tak_1',
      name: 'Take 1',
      shotId: 'sht_1',
      createdAt: '2026-03-01T10:00:00Z',
      files: ['sht_1/take-1.exr'],
    }),
  ];
}

export function sampleDocument(): Document {
  const edits = sampleRecords().map((record) => ({ op: 'add', record }) as const);
  return applyCommand({ records: new Map() }, { label: 'Sample', edits }).document;
}
