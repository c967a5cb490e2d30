/**
 * A camera as it would be ordered: body, recording mode, lens, and the settings that the crew dials in.
 * Focal length and sensor are stored; field of view, depth of field and exposure are derived in core/optics
 * and never stored.
 */
import { z } from 'zod';
import {
  degreesBetween,
  displayName,
  IDENTITY_POSE,
  longText,
  nonNegative,
  pose,
  positive,
  recordId,
  reference,
  shortText,
  type Immutable,
} from './fields.ts';

export const cameraSchema = z
  .strictObject({
    kind: z.literal('camera'),
    id: recordId('camera'),
    name: displayName(),
    sceneId: reference('scene'),
    /** A group that carries the camera (a car, a crane head), or null. */
    parentId: reference('object').nullable(),
    pose: pose(),
    /** Body and recording mode by their ids in core/optics; both null when `customSensor` is given. */
    bodyId: z.string().min(1).max(100).nullable(),
    recordingModeId: z.string().min(1).max(100).nullable(),
    /** Active area of a camera that is not in the library. */
    customSensor: z
      .strictObject({ widthMm: positive().max(1000), heightMm: positive().max(1000) })
      .nullable(),
    /** Lens by its id in core/optics; null is the generic lens below. */
    lensId: z.string().min(1).max(100).nullable(),
    genericLens: z.strictObject({
      /** 1 is spherical, 2 the classic anamorphic. */
      squeeze: z.number().min(1).max(2.5),
      /** 0 is a round iris. */
      irisBlades: z.int().min(0).max(32),
    }),
    irisRotationDeg: degreesBetween(-360, 360),
    focalLengthMm: z.number().min(1).max(5000),
    tStop: z.number().min(0.5).max(128),
    /** From the sensor plane, as lens scales read. */
    focusDistanceM: z.union([positive(), z.literal('infinity')]),
    shutterAngleDeg: degreesBetween(0.1, 360),
    fps: z.number().min(0.1).max(10_000),
    exposureIndex: z.number().min(1).max(1_000_000),
    ndStops: nonNegative().max(30),
    /** Other filters in front of or behind the lens; `stops` is the light that each costs. */
    filters: z.array(z.strictObject({ name: displayName(), stops: nonNegative().max(30) })).max(16),
    whiteBalanceK: z.number().min(1500).max(25_000),
    /** Green–magenta correction of the white point: Duv × 1000, positive is greener than the Planckian locus. */
    tint: z.number().min(-50).max(50),
    /** Shift of the lens as a fraction of the film's width and height. */
    lensShift: z.tuple([z.number().min(-2).max(2), z.number().min(-2).max(2)]),
    /** What carries it: "sticks", "dolly", "Technocrane 30". */
    support: shortText(),
    notes: longText(),
  })
  .check((context) => {
    const { bodyId, recordingModeId, customSensor } = context.value;
    const hasBody = bodyId !== null && recordingModeId !== null;
    const consistent = customSensor === null ? hasBody : bodyId === null && recordingModeId === null;
    if (!consistent)
      context.issues.push({
        code: 'custom',
        path: ['customSensor'],
        message: 'either bodyId and recordingModeId, or customSensor alone',
        input: customSensor,
      });
  });

export type CameraRecord = Immutable<z.infer<typeof cameraSchema>>;

/** Super 35 spherical, 35 mm at T2.8, 180° at 24 fps, EI 800, daylight: a camera that just works. */
export const CAMERA_DEFAULTS = {
  kind: 'camera',
  parentId: null,
  pose: IDENTITY_POSE,
  bodyId: null,
  recordingModeId: null,
  customSensor: null,
  lensId: null,
  genericLens: { squeeze: 1, irisBlades: 9 },
  irisRotationDeg: 0,
  focalLengthMm: 35,
  tStop: 2.8,
  focusDistanceM: 3,
  shutterAngleDeg: 180,
  fps: 24,
  exposureIndex: 800,
  ndStops: 0,
  filters: [],
  whiteBalanceK: 5600,
  tint: 0,
  lensShift: [0, 0],
  support: '',
  notes: '',
} as const satisfies Partial<CameraRecord>;

const SUPER_35_OPEN_GATE = { widthMm: 24.89, heightMm: 18.66 };

/** @returns a camera record with defaults for what `fields` leaves out; without a body, a Super 35 sensor. */
export const createCameraRecord = (
  fields: Pick<CameraRecord, 'id' | 'name' | 'sceneId'> & Partial<CameraRecord>,
): CameraRecord => ({
  ...CAMERA_DEFAULTS,
  customSensor: (fields.bodyId ?? null) === null ? SUPER_35_OPEN_GATE : null,
  ...fields,
});
