/** Scenes from words on their way to the desk: takes as light plans that can be drawn while they condense, and what became of the words. */
import { z } from 'zod';
import { composeSubjectSchema, MOST_PROMPT_LETTERS } from './compose-subject.ts';

const vector = z.tuple([z.number(), z.number(), z.number()]);

/** A thing as its box: base centre, turn, extents. Metres, Y up. */
export const planThingSchema = z.strictObject({
  /** The same from step to step for the same thing of a take. */
  key: z.string(),
  /** "street lamp" */
  class: z.string(),
  family: z.string(),
  positionM: vector,
  /** About Y, counter-clockwise seen from above; at 0 it faces +Z. */
  yawDeg: z.number(),
  sizeM: vector,
  /** sRGB, "#rrggbb" */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Null is unlit. */
  light: z.strictObject({ fluxLm: z.number(), cctK: z.number() }).nullable(),
  /** Where the copies of a scattered thing stand instead: x and z in metres, yaw in degrees, times its size. Empty for one thing. */
  copies: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
});
export type PlanThing = z.infer<typeof planThingSchema>;

export const scenePlanSchema = z.strictObject({
  setting: z.string(),
  timeOfDay: z.string(),
  weather: z.string(),
  isIndoors: z.boolean(),
  /** Width, height and depth of the place. */
  extentM: vector,
  /** 35 mm film gate: 36 × 24 mm. */
  camera: z.strictObject({ positionM: vector, targetM: vector, focalLengthMm: z.number() }),
  things: z.array(planThingSchema),
});
export type ScenePlan = z.infer<typeof scenePlanSchema>;

const counts = z.array(z.strictObject({ class: z.string(), count: z.int() }));

export const sceneChangesSchema = z.strictObject({
  /** Of the place as a whole: "dawn", "rain", "wider", "more haze". */
  place: z.array(z.string()),
  added: counts,
  removed: counts,
  /** In shape, size or look. */
  changed: counts,
  moved: counts,
  lit: counts,
  unlit: counts,
});
export type SceneChanges = z.infer<typeof sceneChangesSchema>;

export const finishedTakeSchema = z.strictObject({
  /** From 0. */
  index: z.int(),
  plan: scenePlanSchema,
  /** What the words asked for, by class; of that, how many there are, and how many are lacking. */
  asked: counts,
  found: counts,
  missing: counts,
  /** Against the scene that it was found for; null for a scene of its own. */
  changes: sceneChangesSchema.nullable(),
});
export type FinishedTake = z.infer<typeof finishedTakeSchema>;

export const composeStepSchema = z.strictObject({
  composeId: z.string(),
  /** 1…`steps` */
  step: z.int(),
  steps: z.int(),
  takes: z.array(scenePlanSchema),
});
export type ComposeStep = z.infer<typeof composeStepSchema>;

export const composeDoneSchema = z.strictObject({
  composeId: z.string(),
  subject: composeSubjectSchema,
  /** Of the first take; the others count on from it. */
  seed: z.int(),
  composer: z.enum(['model', 'grammar']),
  /** Name of the model; null for the grammar. */
  model: z.string().nullable(),
  takes: z.array(finishedTakeSchema),
  notUnderstood: z.array(z.string()),
  /** Of a change by words, what was understood and cannot be done: "the car is locked". */
  notDone: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type ComposeDone = z.infer<typeof composeDoneSchema>;

export const composeFailedSchema = z.strictObject({
  composeId: z.string(),
  message: z.string(),
  /** Someone wanted it to stop, or to make way for another. */
  isCancelled: z.boolean(),
});

/** What runs, for a desk that was not there when it began. */
export const composeRunningSchema = z.strictObject({
  composeId: z.string(),
  subject: composeSubjectSchema,
  seed: z.int(),
  /** How many are composed. */
  takes: z.int(),
});
export type ComposeRunning = z.infer<typeof composeRunningSchema>;

/** A prompt that was composed, as it can be composed again. */
export const usedPromptSchema = z.strictObject({
  prompt: z.string().max(MOST_PROMPT_LETTERS),
  seed: z.int().min(0).max(0xffffffff),
  /** ISO 8601. */
  composedAt: z.string(),
});
export type UsedPrompt = z.infer<typeof usedPromptSchema>;

export const MOST_TAKES = 4;
