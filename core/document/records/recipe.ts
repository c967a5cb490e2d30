/**
 * How a composed scene was made: kept with its records, so that it can be revised, varied and composed again in part. Where a thing
 * stands is not in its recipe but in its object's transform, which hands may have changed since. Names are those of the world
 * vocabulary (core/generate), which checks them when a recipe is used.
 */
import { z } from 'zod';
import {
  fraction,
  longText,
  nonNegative,
  pointM,
  positive,
  real,
  reflectanceRgb,
  shortText,
  sizeM,
} from './fields.ts';

const finish = z.strictObject({ substance: shortText(), color: reflectanceRgb().nullable() }).nullable();

/** Of a thing, on its group's record. */
export const thingRecipeSchema = z.strictObject({
  /** Names it within its scene through revisions. */
  key: z.string().regex(/^[a-z0-9]{1,16}$/, 'a short word of lower-case letters and digits'),
  /** Class and kind within it. */
  thing: shortText(),
  variant: shortText(),
  /** Full extents before turning. */
  sizeM: sizeM(),
  /** Shape parameters over their ranges. */
  shape: z.tuple([fraction(), fraction(), fraction(), fraction()]),
  body: finish,
  accent: finish,
  /** Null is unlit. */
  light: z.strictObject({ fluxLm: nonNegative(), cctK: positive() }).nullable(),
  scatter: z
    .strictObject({
      count: z.int().min(2).max(200),
      halfExtentM: z.tuple([nonNegative(), nonNegative()]),
      clearWidthM: nonNegative(),
    })
    .nullable(),
  /** Of a scatter, about which point its copies stand; null where the transform says where the thing stands. */
  centreM: pointM().nullable(),
  /** Key of what holds it; null is the ground. */
  on: z.string().max(16).nullable(),
  seed: z.int().min(0).max(65_535),
});

/** Of a thing that a model of the user's own made: what it takes to make it again. */
export const heroRecipeSchema = z.strictObject({
  model: z.strictObject({
    id: shortText(),
    name: shortText(),
    licence: shortText(),
    /** Of the model's graph. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits'),
  }),
  words: longText(),
  seed: z.int().min(0).max(4_294_967_295),
  /** Null is the model's own size. */
  heightM: positive().nullable(),
});

/** Of a scene, on its own record. */
export const sceneRecipeSchema = z.strictObject({
  /** The words that it was asked for in, and the seed. */
  prompt: longText(),
  seed: z.int().min(0).max(4_294_967_295),
  /** "grammar", or the model's name. */
  composer: shortText(),
  /** Starts the ids of everything that was composed. */
  stem: z.string().regex(/^[a-z0-9]{4,16}$/),
  world: z.strictObject({
    setting: shortText(),
    timeOfDay: shortText(),
    weather: shortText(),
    mood: shortText(),
    extentM: sizeM(),
    /** Where the place's own origin stands (x, z), metres; left out where the place was not grown. */
    originM: z.tuple([real(), real()]).optional(),
    headingDeg: real(),
    hazePerM: nonNegative(),
    wetness: fraction(),
  }),
  camera: z.strictObject({ positionM: pointM(), targetM: pointM(), focalLengthMm: positive() }),
});
