/**
 * Render views: progressive pictures of the open document. The engine follows the document by itself: when something that the
 * view shows changes, it starts over, coarse to fine, with a new generation number; frames of older generations are stale.
 */
import { z } from 'zod';

const finite = z.number().min(-1e12).max(1e12);

/** A viewpoint that is no camera record: the free view. Pinhole, exposed by `nitsAtOne`. */
export const freeViewSchema = z.strictObject({
  type: z.literal('free'),
  /** Column-major, metres, looking down −Z. */
  worldFromCamera: z.array(finite).length(16),
  verticalFovDeg: z.number().min(0.5).max(170),
});

export const renderSourceSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('camera'),
    cameraId: z.string().max(60),
    /** The shot whose tracks animate the scene; null: nothing moves. */
    shotId: z.string().max(60).nullable(),
    frame: z.int().min(-1_000_000).max(10_000_000),
  }),
  freeViewSchema,
]);
export type RenderSource = z.infer<typeof renderSourceSchema>;

export const renderSpecSchema = z.strictObject({
  sceneId: z.string().max(60),
  source: renderSourceSchema,
  /** `recorded`: all that the sensor records; `delivery`: the shot's aspect ratio cut out. */
  framing: z.enum(['recorded', 'delivery']),
  /** Lights and environments that are left out: a way of looking, which the document knows nothing of. */
  lightsOut: z.array(z.string().max(60)).max(4096),
  /** The picture fits inside this box and keeps its aspect ratio. */
  maxWidthPx: z.int().min(16).max(8192),
  maxHeightPx: z.int().min(16).max(8192),
  /** Part of the picture to render, as fractions from the top left; null renders all. */
  region: z
    .strictObject({
      x: z.number().min(0).max(1),
      y: z.number().min(0).max(1),
      width: z.number().min(0).max(1),
      height: z.number().min(0).max(1),
    })
    .nullable(),
  goalSamples: z.int().min(1).max(262_144),
  maxBounces: z.int().min(0).max(64),
  seed: z.int().min(0).max(0xffffffff),
  /** True holds the picture as it is. */
  paused: z.boolean(),
});
export type RenderSpec = z.infer<typeof renderSpecSchema>;

export const renderStatusSchema = z.strictObject({
  viewId: z.string(),
  generation: z.int(),
  phase: z.enum(['loading', 'rendering', 'paused', 'done', 'failed']),
  /** "Building hierarchy", "Tracing" … */
  label: z.string(),
  samplesDone: z.number(),
  goalSamples: z.int(),
  /** Standard error of a pixel's luminance ÷ mean luminance, typical over the picture; null while unknown. */
  noise: z.number().nullable(),
  elapsedSeconds: z.number(),
  secondsLeft: z.number().nullable(),
  raysPerSecond: z.number().nullable(),
  device: z.string(),
  warnings: z.array(z.string()),
  error: z.string().nullable(),
});
export type RenderStatus = z.infer<typeof renderStatusSchema>;

/** Header of a binary frame that carries pixels: RGBA half floats, top row first. */
export const renderFrameHeaderSchema = z.strictObject({
  type: z.literal('render-frame'),
  viewId: z.string(),
  generation: z.int(),
  /** Size of these pixels; coarse levels are smaller than the picture. */
  widthPx: z.int().min(1),
  heightPx: z.int().min(1),
  /** Size of the whole picture at full resolution. */
  pictureWidthPx: z.int().min(1),
  pictureHeightPx: z.int().min(1),
  /** Where these pixels lie in the picture, as fractions from the top left. */
  window: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  samples: z.number(),
  /** Linear Rec.709 (D65) values times this are nits. */
  nitsPerUnit: z.number(),
  /** Scene nits that the camera's exposure maps to 1.0; null for a camera that knows none. */
  nitsAtOne: z.number().nullable(),
  whiteBalanceK: z.number().nullable(),
  whiteBalanceDuv: z.number(),
});
export type RenderFrameHeader = z.infer<typeof renderFrameHeaderSchema>;

/** What a meter reads at a point. */
export const incidentReadingSchema = z.strictObject({
  illuminanceLx: z.number(),
  /** Standard error of the reading. */
  errorLx: z.number(),
  /** Ohno 2013; null where there is no light or no meaningful temperature. */
  cctK: z.number().nullable(),
  duv: z.number().nullable(),
});
export type IncidentReading = z.infer<typeof incidentReadingSchema>;
