/** A scene of the script: one set, one world. Objects, lights, cameras and shots belong to exactly one scene. */
import { z } from 'zod';
import { displayName, longText, real, recordId, reference, shortText, type Immutable } from './fields.ts';
import { sceneRecipeSchema } from './recipe.ts';

export const sceneSchema = z.strictObject({
  kind: z.literal('scene'),
  id: recordId('scene'),
  name: displayName(),
  /** Place in the list of scenes, ascending. */
  order: real(),
  /** The script's number: "12", "12A". */
  sceneNumber: shortText(),
  /** Slug line: "INT. KITCHEN – MORNING". */
  slug: shortText(),
  description: longText(),
  environmentId: reference('environment').nullable(),
  /** Of a scene that was composed from words. */
  recipe: sceneRecipeSchema.optional(),
});

export type SceneRecord = Immutable<z.infer<typeof sceneSchema>>;

export const SCENE_DEFAULTS = {
  kind: 'scene',
  order: 0,
  sceneNumber: '',
  slug: '',
  description: '',
  environmentId: null,
} as const satisfies Partial<SceneRecord>;

/** @returns a scene record with defaults for what `fields` leaves out. */
export const createSceneRecord = (
  fields: Pick<SceneRecord, 'id' | 'name'> & Partial<SceneRecord>,
): SceneRecord => ({
  ...SCENE_DEFAULTS,
  ...fields,
});
