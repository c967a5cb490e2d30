/**
 * Everything a desk may ask of the engine. Parameters are validated by the engine, results by the desk; anything else on
 * the socket is refused.
 */
import { z } from 'zod';
import { boardOptionsSchema, EXPORT_FORMATS, jobSchema } from './jobs.ts';
import { projectCardSchema, PROJECT_TEMPLATES, projectStateSchema } from './project-state.ts';
import { incidentReadingSchema, renderSpecSchema } from './render-view.ts';
import { growthShape, MOST_PROMPT_LETTERS, regenerationShape, revisionShape } from './compose-subject.ts';
import { composeDoneSchema, composeRunningSchema, MOST_TAKES, usedPromptSchema } from './scene-plan.ts';
import { settingsSchema } from './settings.ts';

const none = z.strictObject({});
const id = z.string().min(1).max(60);
const path = z.string().min(1).max(4000);
/** Made by the desk, unique for ever: sending an edit again after a broken connection does not do it twice. */
const commandId = z.string().min(8).max(60);
/** A record, as the document's own validators know it: they check it. */
const record = z.looseObject({ id, kind: z.string().max(20) });
const vector = z.tuple([z.number(), z.number(), z.number()]);

/** `records` is the whole document. */
const opened = z.strictObject({ project: projectStateSchema, records: z.array(record) });
const job = z.strictObject({ jobId: id });
const seed = z.int().min(0).max(0xffffffff);

export const METHODS = {
  hello: {
    params: z.strictObject({ protocol: z.int(), clientId: id }),
    result: z.strictObject({
      version: z.string(),
      /** Changes with every start of the engine. */
      runId: z.string(),
      device: z.string(),
      settings: settingsSchema,
      open: opened.nullable(),
      jobs: z.array(jobSchema),
      /** Where new projects go. */
      projectsFolder: z.string(),
    }),
  },
  'project.list': { params: none, result: z.strictObject({ projects: z.array(projectCardSchema) }) },
  /** Makes a project in the projects folder and opens it. The demo takes a while: watch the job events. */
  'project.create': {
    params: z.strictObject({ name: z.string().min(1).max(120), template: z.enum(PROJECT_TEMPLATES) }),
    result: opened,
  },
  /**
   * `salvage` opens a copy beside the damaged project that leaves out what cannot be read; the original stays as it is.
   * Fails with 'project-damaged' and the issues, or 'project-in-use'.
   */
  'project.open': {
    params: z.strictObject({ directory: path, mode: z.enum(['normal', 'salvage']) }),
    result: opened,
  },
  'project.close': { params: none, result: none },
  'project.save': { params: none, result: projectStateSchema },
  'project.saveCopy': { params: z.strictObject({ name: z.string().min(1).max(120) }), result: opened },
  /** Takes a project out of the list; its folder stays. */
  'project.forget': { params: z.strictObject({ directory: path }), result: none },
  'project.export': {
    params: z.strictObject({ format: z.enum(EXPORT_FORMATS), sceneId: id.nullable() }),
    result: job,
  },
  /** Answers when the command is on the disk. `command` is checked by core/document's parseCommand. */
  'document.apply': {
    params: z.strictObject({ commandId, command: z.unknown() }),
    result: z.strictObject({ sequence: z.int() }),
  },
  /** `sequence` is null when there was nothing to take back. */
  'document.undo': {
    params: z.strictObject({ commandId }),
    result: z.strictObject({ sequence: z.int().nullable() }),
  },
  'document.redo': {
    params: z.strictObject({ commandId }),
    result: z.strictObject({ sequence: z.int().nullable() }),
  },
  /** Starts or changes the render view `viewId`, which belongs to this connection and ends with it. */
  'render.view': { params: z.strictObject({ viewId: id, spec: renderSpecSchema }), result: none },
  'render.end': { params: z.strictObject({ viewId: id }), result: none },
  /** Keeps the picture of a view as a take of the shot: EXR and PNG in the project, one undo step. */
  'render.keepTake': {
    params: z.strictObject({ viewId: id, shotId: id, name: z.string().max(200) }),
    result: job,
  },
  /** Renders frames of a shot as a new take, at a given quality. */
  'render.shot': {
    params: z.strictObject({
      shotId: id,
      startFrame: z.int(),
      endFrame: z.int(),
      widthPx: z.int().min(16).max(8192),
      heightPx: z.int().min(16).max(8192),
      samples: z.int().min(1).max(262_144),
    }),
    result: job,
  },
  /** Light that falls on a flat receptor at a point of a scene. */
  'meter.incident': {
    params: z.strictObject({
      sceneId: id,
      shotId: id.nullable(),
      frame: z.int(),
      pointM: vector,
      normal: vector,
    }),
    result: incidentReadingSchema,
  },
  'board.export': {
    params: z.strictObject({ shotIds: z.array(id).max(2000).nullable(), options: boardOptionsSchema }),
    result: job,
  },
  /**
   * Composes scenes from words, away from the document: watch the compose events. One at a time: another one that runs makes way.
   * Words that say nothing are refused with 'bad-request'. `seed` null draws one, `steps` null takes the model's own.
   */
  'scene.compose': {
    params: z.strictObject({
      prompt: z.string().max(MOST_PROMPT_LETTERS),
      seed: seed.nullable(),
      takes: z.int().min(1).max(MOST_TAKES),
      steps: z.int().min(2).max(50).nullable(),
    }),
    result: z.strictObject({ composeId: id, seed }),
  },
  /**
   * Finds things of a composed scene anew, or everything but them, as takes: told, kept, called off and used as those of 'scene.compose'.
   * Locked things stay. Refused with 'bad-request' where the scene was not composed from words and where nothing may change.
   */
  'scene.regenerate': {
    params: z.strictObject({
      ...regenerationShape,
      seed: seed.nullable(),
      takes: z.int().min(1).max(MOST_TAKES),
    }),
    result: z.strictObject({ composeId: id, seed }),
  },
  /**
   * Changes a composed scene by words ("make it dawn, remove the car"), as one take, with the same events. `seed` is for what the words
   * leave open. Refused with 'bad-request' where the scene was not composed from words and where the words ask for no change.
   */
  'scene.revise': {
    params: z.strictObject({
      ...revisionShape,
      seed: seed.nullable(),
    }),
    result: z.strictObject({ composeId: id, seed }),
  },
  /**
   * Lets a composed scene go on beyond its border, as takes: told, kept, called off and used as those of 'scene.compose'. Refused with
   * 'bad-request' where the scene was not composed from words, where it cannot grow to that side, and for words that say nothing.
   */
  'scene.grow': {
    params: z.strictObject({
      ...growthShape,
      seed: seed.nullable(),
      takes: z.int().min(1).max(MOST_TAKES),
    }),
    result: z.strictObject({ composeId: id, seed }),
  },
  'scene.composeCancel': { params: z.strictObject({ composeId: id }), result: none },
  /**
   * Puts a finished take into the open project, one undo step: a scene of its own, which becomes the open one, or the change of the scene
   * that it was found for, on top of what hands did to that scene meanwhile. Fails with 'not-found' for takes that are not kept any more and
   * scenes that are gone, and with 'changed-meanwhile' where hands touched the very things.
   */
  'scene.useTake': {
    params: z.strictObject({
      composeId: id,
      take: z
        .int()
        .min(0)
        .max(MOST_TAKES - 1),
      commandId,
    }),
    result: z.strictObject({
      sequence: z.int(),
      sceneId: id,
      /** How many records it added, changed and removed. */
      records: z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() }),
    }),
  },
  /** Takes that can still be used, newest first, and what runs. */
  'scene.takes': {
    params: none,
    result: z.strictObject({ running: composeRunningSchema.nullable(), kept: z.array(composeDoneSchema) }),
  },
  /** What was composed lately, newest first. */
  'scene.prompts': { params: none, result: z.strictObject({ prompts: z.array(usedPromptSchema) }) },
  'scene.forgetPrompts': { params: none, result: none },
  'job.cancel': { params: z.strictObject({ jobId: id }), result: none },
  'settings.set': { params: z.strictObject({ settings: settingsSchema }), result: none },
  /** Camera bodies, lenses and filters (core/optics), as the three catalogue files have them. */
  'catalog.optics': {
    params: none,
    result: z.strictObject({ cameras: z.unknown(), lenses: z.unknown(), filters: z.unknown() }),
  },
  /** Fixtures (core/lighting/fixture), file by file. */
  'catalog.fixtures': {
    params: none,
    result: z.strictObject({
      files: z.array(z.strictObject({ name: z.string(), content: z.unknown() })),
    }),
  },
} as const;

export type MethodName = keyof typeof METHODS;
export type ParamsOf<M extends MethodName> = z.input<(typeof METHODS)[M]['params']>;
export type ResultOf<M extends MethodName> = z.output<(typeof METHODS)[M]['result']>;
export const METHOD_NAMES = Object.keys(METHODS) as readonly MethodName[];
export const isMethodName = (name: string): name is MethodName => Object.hasOwn(METHODS, name);
