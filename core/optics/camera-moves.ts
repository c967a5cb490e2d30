/**
 * Camera moves as pure functions from a pose and an amount to a pose, named as a crew names them.
 *
 * Frame: metres, Y up, the camera looks along its −Z. "Level" means along the floor: a tilted camera still dollies along
 * its track. Pan turns about the world's vertical, as a fluid head on a levelled base does; tilt about the camera's own
 * right; roll about its axis. Positive: dolly in, truck right, pedestal up, pan left (counter-clockwise from above),
 * tilt up, roll counter-clockwise seen from behind the camera.
 */
import { fromAxisAngle, multiplyQuat, type Quat } from '../math/quat.ts';
import { add, cross, normalize, scale, sub, type Vec3 } from '../math/vec3.ts';
import { metres, radians, type Metres, type Radians } from '../units/units.ts';
import { requirePositive, requirePositiveOrInfinite } from './require.ts';

export interface Pose {
  readonly position: Vec3;
  /** Unit quaternion (x, y, z, w), world from camera. */
  readonly orientation: Quat;
}

const UP: Vec3 = [0, 1, 0];

/** Vector `v` turned by unit quaternion `q`. */
export function rotate(q: Quat, v: Vec3): Vec3 {
  const axis: Vec3 = [q[0], q[1], q[2]];
  const t = scale(cross(axis, v), 2);
  return add(add(v, scale(t, q[3])), cross(axis, t));
}

/** Where the camera looks. */
export const viewDirection = (pose: Pose): Vec3 => rotate(pose.orientation, [0, 0, -1]);
/** The camera's right; level unless it is rolled. */
export const rightDirection = (pose: Pose): Vec3 => rotate(pose.orientation, [1, 0, 0]);

/** Unit direction along the floor in which the camera faces; straight up or down, that of the frame's top or bottom. */
export function levelHeading(pose: Pose): Vec3 {
  const [x, y, z] = viewDirection(pose);
  if (Math.hypot(x, z) > 1e-6) return normalize([x, 0, z]);
  const top = rotate(pose.orientation, [0, -Math.sign(y), 0]);
  return normalize([top[0], 0, top[2]]);
}

const moved = (pose: Pose, by: Vec3): Pose => ({ ...pose, position: add(pose.position, by) });
const turned = (pose: Pose, by: Quat): Pose => ({ ...pose, orientation: multiplyQuat(by, pose.orientation) });

/** Along a level track in the direction the camera faces; + is in. */
export const dolly = (pose: Pose, distance: Metres): Pose => moved(pose, scale(levelHeading(pose), distance));
/** Along the lens axis, up or down with the tilt; + is in. */
export const push = (pose: Pose, distance: Metres): Pose => moved(pose, scale(viewDirection(pose), distance));
/** Sideways on a level track; + is right. */
export const truck = (pose: Pose, distance: Metres): Pose =>
  moved(pose, scale(cross(levelHeading(pose), UP), distance));
/** Straight up (+) or down. */
export const pedestal = (pose: Pose, distance: Metres): Pose => moved(pose, scale(UP, distance));
/** About the world's vertical through the camera; + is left. */
export const pan = (pose: Pose, angle: Radians): Pose => turned(pose, fromAxisAngle(UP, angle));
/** About the camera's right; + is up. */
export const tilt = (pose: Pose, angle: Radians): Pose =>
  turned(pose, fromAxisAngle(rightDirection(pose), angle));
/** About the lens axis; + is counter-clockwise seen from behind, so the horizon turns clockwise. */
export const roll = (pose: Pose, angle: Radians): Pose =>
  turned(pose, fromAxisAngle(scale(viewDirection(pose), -1), angle));

/** Around the vertical through `centre`, facing the same way relative to it: distance and height never change. + is counter-clockwise from above. */
export function orbit(pose: Pose, centre: Vec3, angle: Radians): Pose {
  const turn = fromAxisAngle(UP, angle);
  return {
    position: add(centre, rotate(turn, sub(pose.position, centre))),
    orientation: multiplyQuat(turn, pose.orientation),
  };
}

/**
 * A jib arm: the camera swings about `pivot`, by `boom` up (+) and by `swing` about the vertical (+ counter-clockwise
 * from above), on a levelled head that keeps tilt; the swing turns the camera with the arm. Arm length never changes.
 * @throws RangeError when the camera stands on the pivot's vertical, where the arm has no direction.
 */
export function crane(pose: Pose, pivot: Vec3, boom: Radians, swing: Radians): Pose {
  const arm = sub(pose.position, pivot);
  const reach = Math.hypot(arm[0], arm[2]);
  if (reach < 1e-9)
    throw new RangeError('crane arm must reach sideways: the camera stands above or below its pivot');
  const boomAxis: Vec3 = [-arm[2] / reach, 0, arm[0] / reach];
  const lifted = rotate(fromAxisAngle(boomAxis, boom), arm);
  return orbit({ ...pose, position: add(pivot, lifted) }, pivot, swing);
}

/** Focal length at done fraction `u` of a zoom: equal ratios in equal times, which looks even on screen. */
export function zoom(from: Metres, to: Metres, u: number): Metres {
  requirePositive('focal length', from);
  requirePositive('focal length', to);
  return metres(from * (to / from) ** u);
}

/** Focus distance at done fraction `u` of a rack: even in dioptres (1/m), as focus scales are spaced; Infinity is 0 dioptres. */
export function rackFocus(from: Metres, to: Metres, u: number): Metres {
  requirePositiveOrInfinite('focus distance', from);
  requirePositiveOrInfinite('focus distance', to);
  return metres(1 / (1 / from + (1 / to - 1 / from) * u));
}

/** Focal length that keeps a subject's size while its distance goes from `distanceBefore` to `distanceNow` (dolly zoom). */
export function dollyZoomFocalLength(
  focalLength: Metres,
  distanceBefore: Metres,
  distanceNow: Metres,
): Metres {
  requirePositive('distance before', distanceBefore);
  requirePositive('distance now', distanceNow);
  return metres((focalLength * distanceNow) / distanceBefore);
}

/** Tilt of the camera above (+) or below the horizon, and its height, for a board's "height and tilt". */
export const tiltAngle = (pose: Pose): Radians =>
  radians(Math.asin(Math.max(-1, Math.min(1, viewDirection(pose)[1]))));
