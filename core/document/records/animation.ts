/**
 * Keyframed moves. A track drives one property of one camera, object or light by keys in frames; between keys
 * the easing of the earlier key applies. Translations go in straight lines (a dolly keeps its line), rotations
 * along great arcs, and an orbit is its own kind of track, because an arc made of straight pieces would not
 * keep its distance.
 */
import { z } from 'zod';
import {
  degreesBetween,
  fraction,
  frameNumber,
  nonNegative,
  pointM,
  positive,
  reference,
  rotation,
  type Immutable,
} from './fields.ts';

/** A named curve, or a cubic Bézier through (0,0) and (1,1) as [x1, y1, x2, y2]. */
export const easingSchema = z.union([
  z.enum(['linear', 'hold', 'easeIn', 'easeOut', 'easeInOut']),
  z.tuple([fraction(), z.number().min(-2).max(3), fraction(), z.number().min(-2).max(3)]),
]);
export type Easing = Immutable<z.infer<typeof easingSchema>>;

const keysOf = <T extends z.ZodType>(value: T) =>
  z
    .array(z.strictObject({ frame: frameNumber(), value, easing: easingSchema }))
    .min(1)
    .max(100_000)
    .refine(
      (keys) => keys.every((key, i) => i === 0 || keys[i - 1]!.frame < key.frame),
      'keys with rising frame numbers',
    );

const placed = () => reference('camera', 'object', 'light');

export const trackSchema = z.discriminatedUnion('property', [
  z.strictObject({ property: z.literal('translationM'), targetId: placed(), keys: keysOf(pointM()) }),
  z.strictObject({ property: z.literal('rotation'), targetId: placed(), keys: keysOf(rotation()) }),
  z.strictObject({
    property: z.literal('scale'),
    targetId: reference('object'),
    keys: keysOf(z.tuple([positive(), positive(), positive()])),
  }),
  /**
   * On a sphere around `centreM`, facing it: azimuth 0 stands on +Z of the centre and grows towards +X,
   * elevation grows upwards. Replaces translation and rotation.
   */
  z.strictObject({
    property: z.literal('orbit'),
    targetId: placed(),
    centreM: pointM(),
    keys: keysOf(
      z.strictObject({
        azimuthDeg: degreesBetween(-36_000, 36_000),
        elevationDeg: degreesBetween(-89.9, 89.9),
        distanceM: positive(),
      }),
    ),
  }),
  /** Turns the target's −Z to a point in its parent's space, horizon level. Replaces rotation. */
  z.strictObject({ property: z.literal('aimM'), targetId: placed(), keys: keysOf(pointM()) }),
  z.strictObject({
    property: z.literal('focalLengthMm'),
    targetId: reference('camera'),
    keys: keysOf(z.number().min(1).max(5000)),
  }),
  z.strictObject({
    property: z.literal('focusDistanceM'),
    targetId: reference('camera'),
    keys: keysOf(positive()),
  }),
  z.strictObject({
    property: z.literal('tStop'),
    targetId: reference('camera'),
    keys: keysOf(z.number().min(0.5).max(128)),
  }),
  z.strictObject({ property: z.literal('dimmer'), targetId: reference('light'), keys: keysOf(fraction()) }),
  z.strictObject({
    property: z.literal('emissionDimmer'),
    targetId: reference('object'),
    keys: keysOf(fraction()),
  }),
  z.strictObject({
    property: z.literal('ndStops'),
    targetId: reference('camera'),
    keys: keysOf(nonNegative().max(30)),
  }),
]);
export type Track = Immutable<z.infer<typeof trackSchema>>;
export type TrackProperty = Track['property'];
