/** What the engine tells about the open project and about those on disk. */
import { z } from 'zod';

const issue = z.strictObject({
  file: z.string(),
  field: z.string(),
  expected: z.string(),
  got: z.string(),
});

export const projectStateSchema = z.strictObject({
  /** Absolute path of the project folder. */
  directory: z.string(),
  name: z.string(),
  /** Counts changes of the document since the engine opened it. */
  sequence: z.int(),
  undoLabel: z.string().nullable(),
  redoLabel: z.string().nullable(),
  hasUnsavedChanges: z.boolean(),
  /** ISO 8601 of the last save in this run; null when none. */
  savedAt: z.string().nullable(),
  /** What opening took over from a session that ended without saving. */
  recovered: z.strictObject({ commands: z.int(), problems: z.array(issue) }).nullable(),
});
export type ProjectState = z.infer<typeof projectStateSchema>;

/** A project as the browser of projects shows it. */
export const projectCardSchema = z.strictObject({
  directory: z.string(),
  name: z.string(),
  /** Of `projectThumbnail`; null when there is no picture. */
  thumbnailKey: z.string().nullable(),
  /** ISO 8601. */
  openedAt: z.string().nullable(),
  modifiedAt: z.string().nullable(),
  shotCount: z.int().nullable(),
  /** Commands of a session that ended without saving: offered for recovery. */
  unsavedCommands: z.int(),
  /** Why it cannot be opened as it is; null when nothing is known to be wrong. */
  problem: z.string().nullable(),
});
export type ProjectCard = z.infer<typeof projectCardSchema>;

/** `starter`: floor, figure, key light, camera. `demo`: the dining room. */
export const PROJECT_TEMPLATES = ['empty', 'starter', 'demo'] as const;
export type ProjectTemplate = (typeof PROJECT_TEMPLATES)[number];
