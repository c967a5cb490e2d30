/** What a run of the composer is about: a scene from words, or a change of one that was composed. */
import { z } from 'zod';

export const MOST_PROMPT_LETTERS = 20_000;
const sceneId = z.string().min(1).max(60);

/** 'picked' finds the picked things anew, 'rest' everything but them. */
export const regenerationShape = {
  sceneId,
  what: z.enum(['picked', 'rest']),
  /** Objects that are picked: composed things, or anything in them. */
  objectIds: z.array(z.string().min(1).max(60)).max(2000),
};

export const revisionShape = {
  sceneId,
  /** "make it dawn, remove the car" */
  words: z.string().max(MOST_PROMPT_LETTERS),
};

export const growthShape = {
  sceneId,
  /** As seen by who looks into the place. */
  side: z.enum(['left', 'right', 'front', 'back']),
  /** Metres: how many at once is the composer's to say. */
  byM: z.number().min(0).max(10_000),
  /** What is to stand there; empty is more of what the scene was asked for. */
  words: z.string().max(MOST_PROMPT_LETTERS),
};

export const composeSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scene'), prompt: z.string().max(MOST_PROMPT_LETTERS) }),
  z.strictObject({ kind: z.literal('regenerate'), ...regenerationShape }),
  z.strictObject({ kind: z.literal('revise'), ...revisionShape }),
  z.strictObject({ kind: z.literal('grow'), ...growthShape }),
]);
export type ComposeSubject = z.infer<typeof composeSubjectSchema>;
