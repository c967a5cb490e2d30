/**
 * Moves as a crew names them, made into keys of a shot: dolly, truck, pedestal, pan, tilt, orbit, crane, zoom, rack focus, dolly zoom. The
 * geometry is that of core/optics/camera-moves; the keys say the same to core/scene/flatten. Pure: a shot in, a shot out.
 */
import type {
  CameraRecord,
  Document,
  Easing,
  ShotRecord,
  TrackProperty,
} from '../../../core/document/index.ts';
import { withKey, withoutTracks, type TrackValue } from '../../../core/document/shot-keys.ts';
import {
  dolly,
  dollyZoomFocalLength,
  pan,
  pedestal,
  rackFocus,
  tilt,
  truck,
  viewDirection,
  zoom,
  type Pose,
} from '../../../core/optics/camera-moves.ts';
import { fromTrs, invertAffine, multiply, transformPoint, type Mat4 } from '../../../core/math/mat4.ts';
import { add, dot, scale, sub, type Vec3 } from '../../../core/math/vec3.ts';
import { easedFraction } from '../../../core/scene/flatten/easing.ts';
import { Placement, posePlaced } from '../../../core/scene/flatten/motion.ts';
import { Animation } from '../../../core/scene/flatten/tracks.ts';
import { focusRingAt } from '../../../core/optics/focus.ts';
import { metres, radians } from '../../../core/units/units.ts';
import { trsOf } from '../../state/scene-edits.ts';
import { fittedEasing } from './fitted-easing.ts';

export type CameraMove =
  /** + in, right, up. */
  | { readonly verb: 'dolly' | 'truck' | 'pedestal'; readonly distanceM: number }
  /** + left, up. */
  | { readonly verb: 'pan' | 'tilt'; readonly angleDeg: number }
  /** Up (+) or down while the lens stays on a point. */
  | { readonly verb: 'crane'; readonly riseM: number; readonly aimM: Vec3 }
  /** + counter-clockwise from above. */
  | { readonly verb: 'orbit'; readonly centreM: Vec3; readonly angleDeg: number }
  | { readonly verb: 'zoom'; readonly focalLengthMm: number }
  /** From what is in focus at the start, or from a point, to a point. */
  | { readonly verb: 'rackFocus'; readonly fromM: Vec3 | null; readonly toM: Vec3 }
  | { readonly verb: 'dollyZoom'; readonly distanceM: number; readonly subjectM: Vec3 };

export interface MoveContext {
  readonly document: Document;
  readonly shot: ShotRecord;
  readonly camera: CameraRecord;
  readonly startFrame: number;
  readonly endFrame: number;
  readonly easing: Easing;
}

/** Nearest that a lens of the desk focuses, and where "infinity" lies for a key, metres. */
const NEAREST_FOCUS_M = 0.1;
const FARTHEST_FOCUS_M = 10_000;
/** A turn between two keys takes the shorter way round: longer turns get keys in between. */
const LONGEST_TURN_DEG = 120;
/** Nearer than this a camera stands in its subject. */
const NEAREST_SUBJECT_M = 0.2;

interface Start {
  readonly world: Pose;
  readonly parentFromWorld: Mat4;
  readonly focalLengthMm: number;
  readonly focusDistanceM: number;
}

const poseOf = (m: Mat4): Pose => {
  const { translationM, rotation } = trsOf(m);
  return { position: translationM, orientation: rotation };
};

function startOf({ document, shot, camera, startFrame }: MoveContext): Start {
  const animation = new Animation(shot);
  const placement = new Placement(document, animation, { frame: startFrame, fps: 24, openS: 0, closeS: 0 });
  const world = placement.worldFromLocal(posePlaced(camera));
  const local = animation.pose(camera.id, { ...camera.pose, scale: [1, 1, 1] }, startFrame);
  const parentFromLocal = fromTrs(local.translationM, local.rotation, [1, 1, 1]);
  const still = camera.focusDistanceM === 'infinity' ? FARTHEST_FOCUS_M : camera.focusDistanceM;
  return {
    world: poseOf(world),
    parentFromWorld: multiply(parentFromLocal, invertAffine(world)),
    focalLengthMm: animation.number(camera.id, 'focalLengthMm', camera.focalLengthMm, startFrame),
    focusDistanceM: animation.number(camera.id, 'focusDistanceM', still, startFrame),
  };
}

/** The camera's pose in the world at a frame of the shot. */
export const cameraPoseAt = (
  document: Document,
  shot: ShotRecord | null,
  camera: CameraRecord,
  frame: number,
): Pose =>
  poseOf(
    new Placement(document, new Animation(shot), { frame, fps: 24, openS: 0, closeS: 0 }).worldFromLocal(
      posePlaced(camera),
    ),
  );

/** The reading of the focus ring for a point: from the film plane, along the lens axis. */
export function focusDistanceTo(pose: Pose, focalLengthMm: number, point: Vec3): number {
  const along = dot(sub(point, pose.position), viewDirection(pose));
  const ring = focusRingAt(metres(focalLengthMm / 1000), along) ?? NEAREST_FOCUS_M;
  return Math.min(FARTHEST_FOCUS_M, Math.max(NEAREST_FOCUS_M, ring));
}

/**
 * Where to orbit around a subject so that the picture jumps as little as may be: on the subject's vertical, at the height where the lens
 * axis passes it, as long as that is within its reach.
 */
export function orbitCentre(pose: Pose, subject: { readonly min: Vec3; readonly max: Vec3 }): Vec3 {
  const x = (subject.min[0] + subject.max[0]) / 2;
  const z = (subject.min[2] + subject.max[2]) / 2;
  const forward = viewDirection(pose);
  const level = Math.hypot(forward[0], forward[2]);
  const away = Math.hypot(x - pose.position[0], z - pose.position[2]);
  const height = level < 1e-6 ? Infinity : pose.position[1] + (forward[1] / level) * away;
  const y =
    height >= subject.min[1] && height <= subject.max[1] ? height : (subject.min[1] + subject.max[1]) / 2;
  return [x, y, z];
}

/** The shot with the move's keys at its start and its end; keys of the same properties in between give way. */
export function withMove(context: MoveContext, move: CameraMove): ShotRecord {
  const moved = moveKeys(context, move);
  return { ...moved, move: moveWord(context.shot.move, wordOf(move)) };
}

function moveKeys(context: MoveContext, move: CameraMove): ShotRecord {
  const start = startOf(context);
  const { camera, easing } = context;
  const { world } = start;
  switch (move.verb) {
    case 'dolly':
    case 'truck':
    case 'pedestal':
      return travel(context, start, { dolly, truck, pedestal }[move.verb](world, metres(move.distanceM)));
    case 'pan':
    case 'tilt':
      return turn(context, start, move.verb, move.angleDeg);
    case 'crane': {
      const risen = travel(context, start, pedestal(world, metres(move.riseM)));
      const aimed = withoutTracks(risen, [{ targetId: camera.id, property: 'rotation' }]);
      return span(context, aimed, 'aimM', transformPoint(start.parentFromWorld, move.aimM), null, easing);
    }
    case 'orbit':
      return orbitKeys(context, start, move.centreM, move.angleDeg);
    case 'zoom': {
      const from = start.focalLengthMm;
      const even = (u: number): number => zoom(metres(from), metres(move.focalLengthMm), u);
      return span(
        context,
        context.shot,
        'focalLengthMm',
        from,
        move.focalLengthMm,
        evenEasing(easing, from, move.focalLengthMm, even),
      );
    }
    case 'rackFocus': {
      const from =
        move.fromM === null ? start.focusDistanceM : focusDistanceTo(world, start.focalLengthMm, move.fromM);
      const to = focusDistanceTo(world, start.focalLengthMm, move.toM);
      const even = (u: number): number => rackFocus(metres(from), metres(to), u);
      return span(context, context.shot, 'focusDistanceM', from, to, evenEasing(easing, from, to, even));
    }
    case 'dollyZoom': {
      const before = Math.max(
        NEAREST_SUBJECT_M,
        dot(sub(move.subjectM, world.position), viewDirection(world)),
      );
      // along the lens axis, so that the subject's size follows from the distance alone
      const distanceM = Math.min(move.distanceM, before - NEAREST_SUBJECT_M);
      const end = { ...world, position: add(world.position, scale(viewDirection(world), distanceM)) };
      const focal = dollyZoomFocalLength(
        metres(start.focalLengthMm),
        metres(before),
        metres(before - distanceM),
      );
      const travelled = travel(context, start, end);
      // distance and focal length go in proportion: the same easing keeps them so all the way
      const zoomed = span(context, travelled, 'focalLengthMm', start.focalLengthMm, focal, easing);
      return span(context, zoomed, 'focusDistanceM', before, before - distanceM, easing);
    }
  }
}

/** Keys at both ends of the move, none of that track in between; `to` null holds the first value. */
function span<P extends TrackProperty>(
  { camera, startFrame, endFrame }: MoveContext,
  shot: ShotRecord,
  property: P,
  from: TrackValue<P>,
  to: TrackValue<P> | null,
  easing: Easing,
): ShotRecord {
  const cleared = withoutKeysBetween(shot, camera.id, property, startFrame, endFrame);
  const first = withKey(cleared, camera.id, property, startFrame, from, easing);
  return to === null ? first : withKey(first, camera.id, property, endFrame, to, 'linear');
}

const withoutKeysBetween = (
  shot: ShotRecord,
  targetId: string,
  property: TrackProperty,
  startFrame: number,
  endFrame: number,
): ShotRecord => ({
  ...shot,
  tracks: shot.tracks.flatMap((track) => {
    if (track.targetId !== targetId || track.property !== property) return [track];
    const keys = (track.keys as readonly { readonly frame: number }[]).filter(
      (key) => key.frame < startFrame || key.frame > endFrame,
    );
    return keys.length === 0 ? [] : [{ ...track, keys } as unknown as typeof track];
  }),
});

/** An orbit places the camera by itself: what moves it another way takes its place. */
const withoutOrbit = (shot: ShotRecord, targetId: string): ShotRecord =>
  withoutTracks(shot, [{ targetId, property: 'orbit' }]);

function travel(context: MoveContext, start: Start, end: Pose): ShotRecord {
  const local = (p: Vec3): Vec3 => transformPoint(start.parentFromWorld, p);
  const base = keepingTurn(context, start);
  return span(
    context,
    base,
    'translationM',
    local(start.world.position),
    local(end.position),
    context.easing,
  );
}

/** Without its orbit the camera would turn back to where the record has it: a key holds what the orbit had made of it. */
function keepingTurn(context: MoveContext, start: Start): ShotRecord {
  const { shot, camera, startFrame } = context;
  const without = withoutOrbit(shot, camera.id);
  if (without.tracks.length === shot.tracks.length) return shot;
  return withKey(without, camera.id, 'rotation', startFrame, localRotation(start, start.world), 'linear');
}

const localRotation = ({ parentFromWorld }: Start, pose: Pose): TrackValue<'rotation'> =>
  trsOf(multiply(parentFromWorld, fromTrs(pose.position, pose.orientation, [1, 1, 1]))).rotation;

function turn(context: MoveContext, start: Start, verb: 'pan' | 'tilt', angleDeg: number): ShotRecord {
  const { camera, startFrame, endFrame, easing } = context;
  const act = verb === 'pan' ? pan : tilt;
  let shot = context.shot;
  if (shot.tracks.some((track) => track.targetId === camera.id && track.property === 'orbit')) {
    // stays where the orbit had put it
    const at = transformPoint(start.parentFromWorld, start.world.position);
    shot = withKey(withoutOrbit(shot, camera.id), camera.id, 'translationM', startFrame, at, 'linear');
  }
  shot = withoutTracks(shot, [{ targetId: camera.id, property: 'aimM' }]);
  const at = (u: number): TrackValue<'rotation'> =>
    localRotation(start, act(start.world, radians((angleDeg * u * Math.PI) / 180)));
  const parts = Math.min(Math.ceil(Math.abs(angleDeg) / LONGEST_TURN_DEG), endFrame - startFrame);
  if (parts <= 1) return span(context, shot, 'rotation', at(0), at(1), easing);
  // as many keys as keep every piece short, and no fewer than follow the easing
  const pieces = Math.min(Math.max(parts, 12), endFrame - startFrame);
  shot = withoutKeysBetween(shot, camera.id, 'rotation', startFrame, endFrame);
  for (let i = 0; i <= pieces; i++) {
    const frame = Math.round(startFrame + ((endFrame - startFrame) * i) / pieces);
    const u = easedFraction(easing, (frame - startFrame) / (endFrame - startFrame));
    shot = withKey(shot, camera.id, 'rotation', frame, at(i === pieces ? 1 : u), 'linear');
  }
  return shot;
}

function orbitKeys(context: MoveContext, start: Start, centreM: Vec3, angleDeg: number): ShotRecord {
  const { camera, startFrame, endFrame, easing } = context;
  const centre = transformPoint(start.parentFromWorld, centreM);
  const eye = transformPoint(start.parentFromWorld, start.world.position);
  const [x, y, z] = sub(eye, centre);
  const distanceM = Math.hypot(x, y, z);
  if (distanceM < 1e-3) return context.shot;
  const azimuthDeg = (Math.atan2(x, z) * 180) / Math.PI;
  const elevationDeg = Math.min(89.9, Math.max(-89.9, (Math.asin(y / distanceM) * 180) / Math.PI));
  const shot = withoutTracks(
    context.shot,
    (['translationM', 'rotation', 'aimM', 'orbit'] as const).map((property) => ({
      targetId: camera.id,
      property,
    })),
  );
  return {
    ...shot,
    tracks: [
      ...shot.tracks,
      {
        property: 'orbit',
        targetId: camera.id,
        centreM: centre,
        keys: [
          { frame: startFrame, value: { azimuthDeg, elevationDeg, distanceM }, easing },
          {
            frame: endFrame,
            value: { azimuthDeg: azimuthDeg + angleDeg, elevationDeg, distanceM },
            easing: 'linear',
          },
        ],
      },
    ],
  };
}

/** The easing that makes a straight line of keys run as `even` does under `easing`. */
function evenEasing(easing: Easing, from: number, to: number, even: (u: number) => number): Easing {
  if (easing === 'hold' || Math.abs(to - from) < 1e-9) return easing;
  return fittedEasing((u) => (even(easedFraction(easing, u)) - from) / (to - from));
}

/** The word for the shot list, of those that crews use. */
export function wordOf(move: CameraMove): string {
  switch (move.verb) {
    case 'dolly':
      return move.distanceM >= 0 ? 'dolly in' : 'dolly out';
    case 'truck':
      return 'track';
    case 'pedestal':
    case 'crane':
      return 'crane';
    case 'dollyZoom':
      return 'dolly zoom';
    case 'rackFocus':
      return 'rack focus';
    case 'orbit':
    case 'pan':
    case 'tilt':
    case 'zoom':
      return move.verb;
  }
}

/** "static" and nothing give way; a second move joins the first. */
export function moveWord(before: string, word: string): string {
  const known = before
    .split(/\s*[+,]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'static');
  return known.includes(word) ? before : [...known, word].join(' + ');
}
