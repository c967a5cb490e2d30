/**
 * Rotations as people set them: pan, tilt and roll of a head; heading, pitch and bank of a thing on the floor. Both are turns about the
 * vertical, then about the right, then about the long axis. Near straight up and down the turn about the vertical takes it all.
 *
 * Signs are those of core/optics/camera-moves: pan left, tilt up and roll counter-clockwise (seen from behind) are positive.
 */
import { rotate } from '../../../../core/optics/camera-moves.ts';
import { fromAxisAngle, multiplyQuat, type Quat } from '../../../../core/math/quat.ts';
import { dot } from '../../../../core/math/vec3.ts';
import { radiansFromDegrees } from '../../../../core/units/conversions.ts';
import { degrees } from '../../../../core/units/units.ts';

export interface HeadAngles {
  readonly panDeg: number;
  readonly tiltDeg: number;
  readonly rollDeg: number;
}

const turn = (axis: readonly [number, number, number], angleDeg: number): Quat =>
  fromAxisAngle(axis, radiansFromDegrees(degrees(angleDeg)));

export const rotationOf = ({ panDeg, tiltDeg, rollDeg }: HeadAngles): Quat =>
  multiplyQuat(turn([0, 1, 0], panDeg), multiplyQuat(turn([1, 0, 0], tiltDeg), turn([0, 0, 1], rollDeg)));

const DEGREES = 180 / Math.PI;
/** Closer to the vertical than this, pan and roll are the same turn. */
const VERTICAL = 1 - 1e-9;
/** Twelve figures, no minus zero. */
const clean = (value: number): number => Number(value.toFixed(9)) + 0;

export function anglesOf(rotation: Quat): HeadAngles {
  const forward = rotate(rotation, [0, 0, -1]);
  const right = rotate(rotation, [1, 0, 0]);
  const tilt = Math.asin(Math.min(1, Math.max(-1, forward[1])));
  if (Math.abs(forward[1]) > VERTICAL)
    return {
      panDeg: clean(Math.atan2(-right[2], right[0]) * DEGREES),
      tiltDeg: clean(tilt * DEGREES),
      rollDeg: 0,
    };
  const pan = Math.atan2(-forward[0], -forward[2]);
  const level = rotationOf({ panDeg: pan * DEGREES, tiltDeg: tilt * DEGREES, rollDeg: 0 });
  const roll = Math.atan2(dot(right, rotate(level, [0, 1, 0])), dot(right, rotate(level, [1, 0, 0])));
  return { panDeg: clean(pan * DEGREES), tiltDeg: clean(tilt * DEGREES), rollDeg: clean(roll * DEGREES) };
}

const SAME = 1e-6;
export const isSameRotation = (a: Quat, b: Quat): boolean =>
  1 - Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]) < SAME;

/** As they were typed last, when they still say the same: 100° of pitch stay 100° and do not become 80° the other way round. */
export const anglesNear = (rotation: Quat, typed: HeadAngles | undefined): HeadAngles =>
  typed !== undefined && isSameRotation(rotation, rotationOf(typed)) ? typed : anglesOf(rotation);
