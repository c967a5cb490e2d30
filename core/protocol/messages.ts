/**
 * Envelopes on the socket: JSON text both ways, and binary frames from the engine (binary-frame.ts). A request is answered
 * once, by its id; events come unasked. What a method or an event carries is in methods.ts and events.ts.
 */
import { z } from 'zod';
import type { Issue } from '../document/issues.ts';

export const MAX_TEXT_MESSAGE_BYTES = 64 * 1024 * 1024;

export const requestSchema = z.strictObject({
  id: z.int().min(0),
  method: z.string().max(100),
  params: z.unknown(),
});
export type RequestMessage = z.infer<typeof requestSchema>;

/** Why a request failed, for people (`message`) and for programs (`code`). */
export const ERROR_CODES = [
  'bad-request',
  'no-project',
  'not-found',
  /** What it was made for was changed meanwhile: asked for anew it may fit. */
  'changed-meanwhile',
  'invalid-document',
  'project-in-use',
  'project-damaged',
  'cancelled',
  'failed',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
export interface ProtocolErrorData {
  readonly code: ErrorCode;
  /** One line that names the file or record, the field and what was expected. */
  readonly message: string;
  /** All that is wrong, where it is a document or a project. */
  readonly issues?: readonly Issue[];
}

const issueSchema = z.strictObject({
  file: z.string(),
  field: z.string(),
  expected: z.string(),
  got: z.string(),
});
export const errorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  issues: z.array(issueSchema).optional(),
});

export const serverMessageSchema = z.union([
  z.strictObject({ id: z.int(), result: z.unknown() }),
  z.strictObject({ id: z.int(), error: errorSchema }),
  z.strictObject({ event: z.string(), data: z.unknown() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
