/** A shot of the board: which camera, which frames, what moves, and the words that are printed beside the frame. */
import { z } from 'zod';
import {
  displayName,
  frameNumber,
  longText,
  positive,
  real,
  recordId,
  reference,
  shortText,
  type Immutable,
} from './fields.ts';
import { trackSchema } from './animation.ts';

/** Usual terms, offered by editors; any other words may be written. */
export const SHOT_SIZES = ['EWS', 'WS', 'FS', 'MWS', 'MS', 'MCU', 'CU', 'ECU', 'INSERT'] as const;
export const SHOT_ANGLES = [
  'eye level',
  'low',
  'high',
  'overhead',
  'dutch',
  'over the shoulder',
  'POV',
] as const;
export const SHOT_MOVES = [
  'static',
  'pan',
  'tilt',
  'dolly in',
  'dolly out',
  'track',
  'orbit',
  'crane',
  'zoom',
  'handheld',
] as const;
export const SHOT_EQUIPMENT = [
  'sticks',
  'dolly',
  'slider',
  'crane',
  'jib',
  'gimbal',
  'Steadicam',
  'handheld',
  'drone',
] as const;

const MAX_TRACKS = 1000;

export const shotSchema = z
  .strictObject({
    kind: z.literal('shot'),
    id: recordId('shot'),
    name: displayName(),
    sceneId: reference('scene'),
    cameraId: reference('camera'),
    /** Place in its scene's list of shots, ascending. */
    order: real(),
    /** "1", "12A": what the slate says. */
    shotNumber: shortText(),
    slug: shortText(),
    size: shortText(),
    angle: shortText(),
    move: shortText(),
    equipment: shortText(),
    action: longText(),
    dialogue: longText(),
    notes: longText(),
    /** Who and what it is about: marked on the overhead plan. */
    subjectIds: z.array(reference('object')).max(200),
    /** First and last frame, both included. */
    startFrame: frameNumber(),
    endFrame: frameNumber(),
    /** The frame that the board shows. */
    boardFrame: frameNumber(),
    /** Width ÷ height where it differs from the project's first delivery ratio. */
    aspectRatio: positive().max(20).nullable(),
    tracks: z.array(trackSchema).max(MAX_TRACKS),
  })
  .check((context) => {
    const { startFrame, endFrame, boardFrame, tracks } = context.value;
    if (endFrame < startFrame)
      context.issues.push({
        code: 'custom',
        path: ['endFrame'],
        message: `a frame not before startFrame ${startFrame}`,
        input: endFrame,
      });
    else if (boardFrame < startFrame || boardFrame > endFrame)
      context.issues.push({
        code: 'custom',
        path: ['boardFrame'],
        message: `a frame from ${startFrame} to ${endFrame}`,
        input: boardFrame,
      });
    const driven = new Set<string>();
    tracks.forEach((track, index) => {
      const key = `${track.targetId} ${track.property}`;
      if (driven.has(key))
        context.issues.push({
          code: 'custom',
          path: ['tracks', index, 'property'],
          message: `one track for each property; ${track.targetId} already has ${track.property}`,
          input: track.property,
        });
      driven.add(key);
    });
  });

export type ShotRecord = Immutable<z.infer<typeof shotSchema>>;

export const SHOT_DEFAULTS = {
  kind: 'shot',
  order: 0,
  shotNumber: '',
  slug: '',
  size: '',
  angle: '',
  move: 'static',
  equipment: '',
  action: '',
  dialogue: '',
  notes: '',
  subjectIds: [],
  startFrame: 1,
  endFrame: 24,
  boardFrame: 1,
  aspectRatio: null,
  tracks: [],
} as const satisfies Partial<ShotRecord>;

/** @returns a shot record with defaults for what `fields` leaves out. */
export const createShotRecord = (
  fields: Pick<ShotRecord, 'id' | 'name' | 'sceneId' | 'cameraId'> & Partial<ShotRecord>,
): ShotRecord => ({ ...SHOT_DEFAULTS, ...fields });
