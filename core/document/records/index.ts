/** Every kind of record in one table: what validators, stores and the published JSON Schema run over. */
import type { z } from 'zod';
import { cameraSchema } from './camera.ts';
import { environmentSchema } from './environment.ts';
import { lightSchema } from './light.ts';
import { materialSchema } from './material.ts';
import { objectSchema } from './object.ts';
import { projectSchema } from './project.ts';
import { sceneSchema } from './scene.ts';
import { shotSchema } from './shot.ts';
import { takeSchema } from './take.ts';
import type { Immutable, RecordKind } from './fields.ts';

export const RECORD_SCHEMAS = {
  project: projectSchema,
  scene: sceneSchema,
  object: objectSchema,
  material: materialSchema,
  camera: cameraSchema,
  light: lightSchema,
  environment: environmentSchema,
  shot: shotSchema,
  take: takeSchema,
} as const satisfies Readonly<Record<RecordKind, z.ZodType>>;

/** The record type of each kind. */
export type RecordOf<K extends RecordKind> = Immutable<z.infer<(typeof RECORD_SCHEMAS)[K]>>;
export type AnyRecord = { [K in RecordKind]: RecordOf<K> }[RecordKind];

export * from './animation.ts';
export * from './camera.ts';
export * from './environment.ts';
export * from './field-node.ts';
export { ID_PREFIX, RECORD_KINDS, type Immutable, type RecordKind } from './fields.ts';
export * from './light.ts';
export * from './material.ts';
export * from './material-presets.ts';
export * from './object.ts';
export * from './project.ts';
export * from './scene.ts';
export * from './shot.ts';
export * from './take.ts';
