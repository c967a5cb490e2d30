/** What a supervisor tells the engine that it starts: one line of JSON on standard input, so that the token is in no list of processes. */
import { z } from 'zod';

export const engineConfigurationSchema = z.strictObject({
  token: z.string(),
  address: z.string(),
  /** 0 takes a free one; after a restart it is the one that was taken first. */
  port: z.int().min(0).max(65535),
  extraOrigins: z.array(z.string()),
  /** Folder to open: asked for, or open when the last engine ended. */
  project: z.string().nullable(),
});
export type EngineConfiguration = z.infer<typeof engineConfigurationSchema>;

/** Messages from the engine to its supervisor. */
export const fromEngineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), port: z.int(), pid: z.int() }),
  /** Why it cannot start. */
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
  z.strictObject({ type: z.literal('alive') }),
  /** The project that is open now. */
  z.strictObject({ type: z.literal('project'), directory: z.string().nullable() }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;

/** Of messages the other way there is one: end in order. */
export const END_MESSAGE = 'end';

export const HEARTBEAT_MS = 1000;
