/** A project small enough to trace in milliseconds: a floor, a ball, a lamp, a camera and a shot. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createCameraRecord,
  createLightRecord,
  createObjectRecord,
  createSceneRecord,
  createShotRecord,
  type AnyRecord,
} from '../../../core/document/index.ts';
import type { RenderSpec } from '../../../core/protocol/index.ts';
import { createProject } from '../../project/index.ts';
import type { WorkshopProject } from '../workshop-api.ts';

export const TINY = {
  scene: 'scn_tiny',
  ball: 'obj_ball',
  lamp: 'lgt_lamp',
  camera: 'cam_a',
  shot: 'sht_one',
} as const;

export const tinyRecords = (): readonly AnyRecord[] => [
  createSceneRecord({ id: TINY.scene, name: 'Tiny', order: 1 }),
  createObjectRecord({
    id: 'obj_floor',
    name: 'Floor',
    sceneId: TINY.scene,
    content: { type: 'primitive', shape: { type: 'plane', widthM: 6, depthM: 6 }, materialId: null },
  }),
  createObjectRecord({
    id: TINY.ball,
    name: 'Ball',
    sceneId: TINY.scene,
    transform: { translationM: [0, 0.5, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
    content: { type: 'primitive', shape: { type: 'sphere', radiusM: 0.5 }, materialId: null },
  }),
  createLightRecord({
    id: TINY.lamp,
    name: 'Lamp',
    sceneId: TINY.scene,
    pose: { translationM: [1, 2.5, 1], rotation: [0, 0, 0, 1] },
    emitter: { type: 'point', radiusM: 0.1 },
    magnitude: { quantity: 'intensity', intensityCd: 200 },
  }),
  createCameraRecord({
    id: TINY.camera,
    name: 'A',
    sceneId: TINY.scene,
    pose: { translationM: [0, 1, 4], rotation: [0, 0, 0, 1] },
    customSensor: { widthMm: 24, heightMm: 13.5 },
  }),
  createShotRecord({
    id: TINY.shot,
    name: 'One',
    sceneId: TINY.scene,
    cameraId: TINY.camera,
    shotNumber: '1',
    endFrame: 2,
  }),
];

export const tinySpec: RenderSpec = {
  sceneId: TINY.scene,
  source: { type: 'camera', cameraId: TINY.camera, shotId: null, frame: 1 },
  framing: 'recorded',
  lightsOut: [],
  maxWidthPx: 320,
  maxHeightPx: 180,
  region: null,
  goalSamples: 6,
  maxBounces: 2,
  seed: 0,
  paused: false,
};

/** A folder for one test, gone afterwards. */
export async function inScratch(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'penumbra-workshop-'));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the project to disk and gives it as the host would. */
export async function tinyProject(folder: string): Promise<WorkshopProject> {
  const directory = path.join(folder, 'tiny.penumbra');
  const [scene, ...rest] = tinyRecords();
  const project = await createProject(directory, { name: 'Tiny', openSceneId: TINY.scene }, [
    scene!,
    ...rest,
  ]);
  const records = [...project.document.records.values()];
  await project.save();
  await project.close();
  return { directory, assets: [], records };
}
