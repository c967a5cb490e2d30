/**
 * The production: what stands in the header of every page, and the settings that all shots share. A document
 * has exactly one.
 */
import { z } from 'zod';
import { displayName, longText, positive, recordId, reference, shortText, type Immutable } from './fields.ts';

export const projectSchema = z.strictObject({
  kind: z.literal('project'),
  id: recordId('project'),
  name: displayName(),
  /** "White", "Blue rev. 2" … */
  draft: shortText(),
  /** The date that pages are dated with. */
  date: z.iso.date(),
  company: shortText(),
  director: shortText(),
  cinematographer: shortText(),
  productionDesigner: shortText(),
  author: shortText(),
  notes: longText(),
  /** Project frame rate: what frame numbers of shots count. */
  fps: z.number().min(1).max(1000),
  /** Framelines, the first one is what boards are cropped to. */
  deliveryAspectRatios: z
    .array(z.strictObject({ name: displayName(), ratio: positive().max(20) }))
    .min(1)
    .max(16),
  color: z.strictObject({
    workingSpace: z.literal('acescg'),
    viewTransform: z.enum(['agx', 'neutral']),
    display: z.enum(['rec709', 'p3-d65', 'rec2020']),
  }),
  /** The scene that opens first. */
  openSceneId: reference('scene').nullable(),
});

export type ProjectRecord = Immutable<z.infer<typeof projectSchema>>;

export const PROJECT_DEFAULTS = {
  kind: 'project',
  draft: '',
  company: '',
  director: '',
  cinematographer: '',
  productionDesigner: '',
  author: '',
  notes: '',
  fps: 24,
  deliveryAspectRatios: [{ name: '2.39:1', ratio: 2.39 }],
  color: { workingSpace: 'acescg', viewTransform: 'agx', display: 'rec709' },
  openSceneId: null,
} as const satisfies Partial<ProjectRecord>;

/** @returns a project record with defaults for what `fields` leaves out. */
export const createProjectRecord = (
  fields: Pick<ProjectRecord, 'id' | 'name' | 'date'> & Partial<ProjectRecord>,
): ProjectRecord => ({ ...PROJECT_DEFAULTS, ...fields });
