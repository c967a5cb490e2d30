/** What the engine tells every desk unasked. */
import { z } from 'zod';
import { jobSchema } from './jobs.ts';
import { projectStateSchema } from './project-state.ts';
import { renderStatusSchema } from './render-view.ts';
import { composeDoneSchema, composeFailedSchema, composeStepSchema, usedPromptSchema } from './scene-plan.ts';
import { settingsSchema } from './settings.ts';

export const EVENTS = {
  /** A change of the document, in order of `sequence`, without gaps. Comes before the answer of the request that made it. */
  'document.changed': z.strictObject({
    sequence: z.int(),
    action: z.enum(['do', 'undo', 'redo']),
    /** Of the request that made it. */
    commandId: z.string().nullable(),
    /** The edits in full, also for undo and redo: applying them to the document before gives the one after. */
    command: z.unknown(),
    project: projectStateSchema,
  }),
  /** Saved, closed, or opened by another window: `null` when no project is open. */
  'project.changed': z.strictObject({ project: projectStateSchema.nullable() }),
  'project.opened': z.strictObject({
    project: projectStateSchema,
    records: z.array(z.looseObject({ id: z.string(), kind: z.string() })),
  }),
  'job.changed': jobSchema,
  /** Of a view of this connection. */
  'render.status': renderStatusSchema,
  /** A newer thumbnail can be fetched. */
  'thumbnail.changed': z.strictObject({ shotId: z.string(), version: z.string() }),
  /** What the workshop does unasked, such as pictures of shots; null when it rests. */
  'workshop.background': z
    .strictObject({ label: z.string(), fraction: z.number().min(0).max(1).nullable() })
    .nullable(),
  /** It ended unexpectedly and was started again: what it was at has failed. */
  'workshop.restarted': z.strictObject({ reason: z.string() }),
  'settings.changed': settingsSchema,
  /** Scenes from words as they condense, at most five a second; steps may be left out. */
  'compose.step': composeStepSchema,
  'compose.done': composeDoneSchema,
  'compose.failed': composeFailedSchema,
  /** Newest first. */
  'prompts.changed': z.strictObject({ prompts: z.array(usedPromptSchema) }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventOf<E extends EventName> = z.output<(typeof EVENTS)[E]>;
export const isEventName = (name: string): name is EventName => Object.hasOwn(EVENTS, name);
