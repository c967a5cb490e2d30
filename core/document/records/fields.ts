/**
 * Field types that records share: numbers with ranges, vectors, ids, references and asset hashes. Every
 * number in a document is finite; ranges are checked here, where the unit is known, and nowhere else.
 * Records are strict: a field that no version of the format knows is a mistake, and is said to be one.
 */
import { z } from 'zod';

/** Three letters that start the ids of each kind of record. */
export const ID_PREFIX = {
  project: 'prj',
  scene: 'scn',
  object: 'obj',
  material: 'mat',
  camera: 'cam',
  light: 'lgt',
  environment: 'env',
  shot: 'sht',
  take: 'tak',
} as const;

export type RecordKind = keyof typeof ID_PREFIX;
export const RECORD_KINDS = Object.keys(ID_PREFIX) as readonly RecordKind[];

/** `cam_k3j9…`: lower case only, so that two ids never meet on a file system that ignores case. */
export const idPattern = (kind: RecordKind): RegExp => new RegExp(`^${ID_PREFIX[kind]}_[0-9a-z-]{1,40}$`);

export const recordId = (kind: RecordKind) =>
  z
    .string()
    .regex(idPattern(kind), `an id such as ${ID_PREFIX[kind]}_a1b2c3 (lower-case letters, digits and -)`);

/** Marks which fields hold ids of other records; `references.ts` reads it to find dangling ones. */
export const referenceRegistry = z.registry<{ readonly targets: readonly RecordKind[] }>();

/** The id of another record, of one of the given kinds. */
export function reference(...targets: [RecordKind, ...RecordKind[]]) {
  const prefixes = targets.map((kind) => ID_PREFIX[kind]).join('|');
  return z
    .string()
    .regex(new RegExp(`^(?:${prefixes})_[0-9a-z-]{1,40}$`), `the id of a ${targets.join(' or ')}`)
    .register(referenceRegistry, { targets });
}

/** Marks which fields hold asset hashes. */
export const assetRegistry = z.registry<{ readonly asset: true }>();

/** SHA-256 of an asset's bytes, lower-case hexadecimal. The bytes lie in the project's `assets/`. */
export const assetHash = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of an asset: 64 lower-case hexadecimal digits')
    .register(assetRegistry, { asset: true });

/** What the user sees a record called. */
export const displayName = () => z.string().min(1).max(200);
export const shortText = () => z.string().max(500);
export const longText = () => z.string().max(20_000);

/** Beyond this no length, light level or time on a set is meant, and float32 arithmetic stays finite. */
const LARGEST = 1e12;

export const real = () => z.number().min(-LARGEST).max(LARGEST);
export const nonNegative = () => z.number().min(0).max(LARGEST);
export const positive = () => z.number().min(1e-9).max(LARGEST);
/** 0…1 */
export const fraction = () => z.number().min(0).max(1);
export const degreesBetween = (low: number, high: number) => z.number().min(low).max(high);
/** Frame numbers; negative ones exist, before the slate's zero. */
export const frameNumber = () => z.int().min(-1_000_000).max(10_000_000);

/** Linear Rec.709 (D65); reflectances lie in 0…1. */
export const reflectanceRgb = () => z.tuple([fraction(), fraction(), fraction()]);
/** Linear Rec.709 (D65) without an upper limit, for tints of light. */
export const lightRgb = () => z.tuple([nonNegative(), nonNegative(), nonNegative()]);

/** Metres, right-handed, Y up. */
export const pointM = () => z.tuple([real(), real(), real()]);
export const sizeM = () => z.tuple([positive(), positive(), positive()]);

const UNIT_TOLERANCE = 1e-3;
/** Unit quaternion xyzw. */
export const rotation = () =>
  z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .refine(
      (q) => Math.abs(Math.hypot(q[0], q[1], q[2], q[3]) - 1) < UNIT_TOLERANCE,
      'a unit quaternion [x, y, z, w]',
    );

/** Placement in the parent: scale, then rotate, then translate. Negative scale mirrors; zero is refused. */
export const nodeTransform = () =>
  z.strictObject({
    translationM: pointM(),
    rotation: rotation(),
    scale: z
      .tuple([real(), real(), real()])
      .refine((s) => s.every((value) => Math.abs(value) > 1e-9), 'a scale without zeros'),
  });

/** Cameras and lights have a pose and no scale: scaling a lens means nothing. */
export const pose = () => z.strictObject({ translationM: pointM(), rotation: rotation() });

export const IDENTITY_TRANSFORM = {
  translationM: [0, 0, 0],
  rotation: [0, 0, 0, 1],
  scale: [1, 1, 1],
} as const;
export const IDENTITY_POSE = { translationM: [0, 0, 0], rotation: [0, 0, 0, 1] } as const;

/** Name of the light group that an emitter belongs to, for per-group radiance outputs. */
export const lightGroupName = () => z.string().min(1).max(100);
export const DEFAULT_LIGHT_GROUP = 'default';

/** Deeply read-only: documents are values and are never changed in place. */
export type Immutable<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]: Immutable<T[K]> };
