/**
 * A scene as one JSON file: `{ "format": "penumbra-scene", "version": 1, "records": [ … ] }`. Records are those of a
 * project; what a record leaves out takes its default, and a file without a project or scene record gets one.
 */
import { readFile } from 'node:fs/promises';
import {
  CAMERA_DEFAULTS,
  documentFromFiles,
  filesFromDocument,
  type AnyRecord,
  type Document,
  ENVIRONMENT_DEFAULTS,
  LIGHT_DEFAULTS,
  MATERIAL_DEFAULTS,
  OBJECT_DEFAULTS,
  PROJECT_DEFAULTS,
  SCENE_DEFAULTS,
  SHOT_DEFAULTS,
  TAKE_DEFAULTS,
} from '../../core/document/index.ts';
import { UsageError } from '../cli/usage-error.ts';

export const SCENE_FORMAT = 'penumbra-scene';

const DEFAULTS: Readonly<Record<string, object>> = {
  project: PROJECT_DEFAULTS,
  scene: SCENE_DEFAULTS,
  object: OBJECT_DEFAULTS,
  material: MATERIAL_DEFAULTS,
  camera: CAMERA_DEFAULTS,
  light: LIGHT_DEFAULTS,
  environment: ENVIRONMENT_DEFAULTS,
  shot: SHOT_DEFAULTS,
  take: TAKE_DEFAULTS,
};
const DEFAULT_SCENE = { ...SCENE_DEFAULTS, kind: 'scene', id: 'scn_scene', name: 'Scene' };
const SUPER_35 = { widthMm: 24.89, heightMm: 18.66 };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws UsageError when it is no scene file; DocumentError naming record and field when a record is wrong. */
export async function readSceneFile(file: string): Promise<Document> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new UsageError(`${file}: expected JSON: ${cause.message}`);
    throw cause;
  }
  if (!isObject(value) || value['format'] !== SCENE_FORMAT || !Array.isArray(value['records'])) {
    throw new UsageError(`${file}: format: expected "${SCENE_FORMAT}" with a list of records`);
  }
  if (value['version'] !== 1)
    throw new UsageError(`${file}: version: expected 1, got ${String(value['version'])}`);
  const records = (value['records'] as unknown[]).map((record, i) => completed(record, file, i));
  const scene = records.find((r) => r['kind'] === 'scene') ?? DEFAULT_SCENE;
  if (scene === DEFAULT_SCENE) records.push(DEFAULT_SCENE);
  for (const record of records) {
    if (['object', 'camera', 'light', 'shot'].includes(String(record['kind'])))
      record['sceneId'] ??= scene['id'];
  }
  const environment = records.find((r) => r['kind'] === 'environment');
  if (environment && (scene['environmentId'] ?? null) === null) scene['environmentId'] = environment['id'];
  if (!records.some((r) => r['kind'] === 'project')) {
    records.push({
      ...PROJECT_DEFAULTS,
      kind: 'project',
      id: 'prj_scene',
      name: 'Scene',
      date: '2000-01-01',
      openSceneId: scene['id'],
    });
  }
  const map = new Map(records.map((r) => [String(r['id']), r as unknown as AnyRecord]));
  if (map.size !== records.length) throw new UsageError(`${file}: records: expected every id once`);
  // the way of a project from disk: migrations, validators and relations all apply
  return documentFromFiles(filesFromDocument({ records: map }));
}

function completed(record: unknown, file: string, index: number): Record<string, unknown> {
  const kind = isObject(record) ? record['kind'] : undefined;
  const defaults = typeof kind === 'string' ? DEFAULTS[kind] : undefined;
  if (!isObject(record) || !defaults) {
    throw new UsageError(`${file}: records/${index}/kind: expected ${Object.keys(DEFAULTS).join(', ')}`);
  }
  const full: Record<string, unknown> = { ...defaults, name: String(record['id'] ?? kind), ...record };
  if (kind === 'camera' && full['bodyId'] === null) full['customSensor'] ??= SUPER_35;
  return full;
}
