/** Records as the stage shows them: with the values that the shot's tracks give at the frame. */
import type {
  AnyRecord,
  CameraRecord,
  LightRecord,
  ObjectRecord,
  ShotRecord,
} from '../../../../core/document/index.ts';
import { Animation } from '../../../../core/scene/flatten/tracks.ts';

export const isAnimated = (shot: ShotRecord | null, id: string): boolean =>
  shot !== null && shot.tracks.some((track) => track.targetId === id);

const NO_SCALE = [1, 1, 1] as const;

function shownCamera(camera: CameraRecord, animation: Animation, frame: number): CameraRecord {
  const focus = camera.focusDistanceM === 'infinity' ? Infinity : camera.focusDistanceM;
  const focusDistanceM = animation.number(camera.id, 'focusDistanceM', focus, frame);
  const { translationM, rotation } = animation.pose(camera.id, { ...camera.pose, scale: NO_SCALE }, frame);
  return {
    ...camera,
    pose: { translationM, rotation },
    focalLengthMm: animation.number(camera.id, 'focalLengthMm', camera.focalLengthMm, frame),
    tStop: animation.number(camera.id, 'tStop', camera.tStop, frame),
    ndStops: animation.number(camera.id, 'ndStops', camera.ndStops, frame),
    focusDistanceM: focusDistanceM === Infinity ? 'infinity' : focusDistanceM,
  };
}

function shownLight(light: LightRecord, animation: Animation, frame: number): LightRecord {
  const { translationM, rotation } = animation.pose(light.id, { ...light.pose, scale: NO_SCALE }, frame);
  return {
    ...light,
    pose: { translationM, rotation },
    dimmer: animation.number(light.id, 'dimmer', light.dimmer, frame),
  };
}

const shownObject = (object: ObjectRecord, animation: Animation, frame: number): ObjectRecord => ({
  ...object,
  transform: animation.pose(object.id, object.transform, frame),
  emissionDimmer: animation.number(object.id, 'emissionDimmer', object.emissionDimmer, frame),
});

/** What no track drives is given back as it is. */
export function shownRecord<R extends AnyRecord>(record: R, shot: ShotRecord | null, frame: number): R {
  if (!isAnimated(shot, record.id)) return record;
  const animation = new Animation(shot);
  const any: AnyRecord = record;
  switch (any.kind) {
    case 'camera':
      return shownCamera(any, animation, frame) as R;
    case 'light':
      return shownLight(any, animation, frame) as R;
    case 'object':
      return shownObject(any, animation, frame) as R;
    case 'project':
    case 'scene':
    case 'material':
    case 'environment':
    case 'shot':
    case 'take':
      return record;
  }
}
