/** Small documents for tests of flattening: one scene, and the records that a test is about. */
import {
  applyCommand,
  createCameraRecord,
  createLightRecord,
  createProjectRecord,
  createSceneRecord,
  type AnyRecord,
  type CameraRecord,
  type Document,
  type LightRecord,
} from '../../../document/index.ts';
import { flattenDocument, type FlattenOptions } from '../flatten-document.ts';
import type { RenderCamera, RenderLight, RenderScene } from '../../render-scene.ts';
import type { SceneResources } from '../scene-resources.ts';
import { sampleResources } from './sample-resources.ts';

export const sceneId = 'scn_a';

export function documentOf(records: readonly AnyRecord[], environmentId: string | null = null): Document {
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
export const flatten = (
  records: readonly AnyRecord[],
  options: FlattenOptions = {},
  own: Partial<SceneResources> = {},
): RenderScene => flattenDocument(documentOf(records), sampleResources(own), options);

export type LightFields = Pick<LightRecord, 'emitter' | 'magnitude'> & Partial<LightRecord>;
export const lightOf = (fields: LightFields, own: Partial<SceneResources> = {}): RenderLight =>
  flatten([createLightRecord({ id: 'lgt_a', name: 'A', sceneId, ...fields })], {}, own).lights[0]!;
export const cameraOf = (fields: Partial<CameraRecord>, options: FlattenOptions = {}): RenderCamera =>
  flatten([createCameraRecord({ id: 'cam_a', name: 'A', sceneId, ...fields })], options).cameras[0]!;
