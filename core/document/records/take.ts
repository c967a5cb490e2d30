/** A kept rendering of a shot: which frames, how it was sampled, and where its pictures lie in the project. */
import { z } from 'zod';
import {
  displayName,
  frameNumber,
  longText,
  nonNegative,
  recordId,
  reference,
  type Immutable,
} from './fields.ts';

/** A file inside the project's `renders/`: forward slashes, no way out of the folder. */
const RENDER_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\:*?"<>|]+(?:\/[^/\\:*?"<>|]+)*$/;
const renderPath = () =>
  z.string().max(500).regex(RENDER_PATH, 'a relative path inside renders/, with forward slashes');

export const takeSchema = z.strictObject({
  kind: z.literal('take'),
  id: recordId('take'),
  name: displayName(),
  shotId: reference('shot'),
  takeNumber: z.int().min(1).max(100_000),
  createdAt: z.iso.datetime({ offset: true }),
  /** The one to print. */
  circled: z.boolean(),
  startFrame: frameNumber(),
  endFrame: frameNumber(),
  samplesPerPixel: nonNegative(),
  widthPx: z.int().min(1).max(65_536),
  heightPx: z.int().min(1).max(65_536),
  seed: z.int().min(0).max(0xffffffff),
  files: z.array(renderPath()).max(100_000),
  notes: longText(),
});

export type TakeRecord = Immutable<z.infer<typeof takeSchema>>;

export const TAKE_DEFAULTS = {
  kind: 'take',
  takeNumber: 1,
  circled: false,
  startFrame: 1,
  endFrame: 1,
  samplesPerPixel: 0,
  widthPx: 1920,
  heightPx: 804,
  seed: 0,
  files: [],
  notes: '',
} as const satisfies Partial<TakeRecord>;

/** @returns a take record with defaults for what `fields` leaves out. */
export const createTakeRecord = (
  fields: Pick<TakeRecord, 'id' | 'name' | 'shotId' | 'createdAt'> & Partial<TakeRecord>,
): TakeRecord => ({ ...TAKE_DEFAULTS, ...fields });
