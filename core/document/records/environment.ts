/** What lies beyond the set: an even dome, a photographed panorama, or the sun and sky of a place and time. */
import { z } from 'zod';
import {
  assetHash,
  DEFAULT_LIGHT_GROUP,
  degreesBetween,
  displayName,
  lightGroupName,
  nonNegative,
  fraction,
  recordId,
  type Immutable,
} from './fields.ts';
import { lightColorSchema } from './light.ts';

const source = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('uniform'), luminanceNits: nonNegative(), color: lightColorSchema }),
  /** Equirectangular panorama; `nitsPerUnit` is the luminance of a pixel of 1.0. */
  z.strictObject({
    type: z.literal('image'),
    imageAsset: assetHash(),
    nitsPerUnit: nonNegative(),
    rotationDeg: degreesBetween(-360, 360),
  }),
  /** Local clock time with its offset from UTC, so that a place and a moment are one fact. */
  z.strictObject({
    type: z.literal('sunSky'),
    localTime: z.iso.datetime({ offset: true }),
    latitudeDeg: degreesBetween(-90, 90),
    longitudeDeg: degreesBetween(-180, 180),
    /** Compass bearing that the scene's −Z points to: 0 is true north, 90 east. */
    headingDeg: degreesBetween(-360, 360),
    turbidity: z.number().min(1).max(10),
    groundAlbedo: fraction(),
    sunEnabled: z.boolean(),
  }),
]);
export type EnvironmentSource = Immutable<z.infer<typeof source>>;

export const environmentSchema = z.strictObject({
  kind: z.literal('environment'),
  id: recordId('environment'),
  name: displayName(),
  source,
  /** False: lights the scene and leaves the background black. */
  visibleToCamera: z.boolean(),
  lightGroup: lightGroupName(),
});

export type EnvironmentRecord = Immutable<z.infer<typeof environmentSchema>>;

export const ENVIRONMENT_DEFAULTS = {
  kind: 'environment',
  visibleToCamera: true,
  lightGroup: DEFAULT_LIGHT_GROUP,
} as const satisfies Partial<EnvironmentRecord>;

/** @returns an environment record with defaults for what `fields` leaves out. */
export const createEnvironmentRecord = (
  fields: Pick<EnvironmentRecord, 'id' | 'name' | 'source'> & Partial<EnvironmentRecord>,
): EnvironmentRecord => ({ ...ENVIRONMENT_DEFAULTS, ...fields });
