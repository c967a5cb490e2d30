/** The first camera's view on the floor plan: what is left and right in it, near and far. */
import type { ComposedCamera } from '../../composition/scene-composition.ts';

/** Width of the sensor that focal lengths are for, millimetres. */
export const SENSOR_WIDTH_MM = 36;

export interface ViewSpot {
  /** Degrees right of the view's axis, −180…180. */
  readonly bearingDeg: number;
  /** On the plan, metres. */
  readonly distanceM: number;
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** Yaw, degrees, that a camera at −Z would have to turn counter-clockwise to look along the axis. */
const axisRad = ({ positionM, targetM }: ComposedCamera): number =>
  Math.atan2(targetM[0] - positionM[0], -(targetM[2] - positionM[2]));

export const halfAngleDeg = ({ focalLengthMm }: ComposedCamera): number =>
  degrees(Math.atan(SENSOR_WIDTH_MM / 2 / focalLengthMm));

export function viewSpot(camera: ComposedCamera, x: number, z: number): ViewSpot {
  const dx = x - camera.positionM[0];
  const dz = z - camera.positionM[2];
  let bearing = degrees(Math.atan2(dx, -dz) - axisRad(camera));
  if (bearing > 180) bearing -= 360;
  if (bearing < -180) bearing += 360;
  return { bearingDeg: bearing, distanceM: Math.hypot(dx, dz) };
}

/** The point of the plan that is seen there. */
export function spotPoint(
  camera: ComposedCamera,
  bearingDeg: number,
  distanceM: number,
): readonly [number, number] {
  const angle = axisRad(camera) + (bearingDeg * Math.PI) / 180;
  return [
    camera.positionM[0] + Math.sin(angle) * distanceM,
    camera.positionM[2] - Math.cos(angle) * distanceM,
  ];
}

/** Yaw of a thing at (x, z) that faces the point. */
export const yawTowards = (x: number, z: number, toX: number, toZ: number): number =>
  degrees(Math.atan2(toX - x, toZ - z));

/** Distance of a point from the way between camera and target, on the plan, metres. */
export function sightLineDistanceM({ positionM, targetM }: ComposedCamera, x: number, z: number): number {
  const [ax, az] = [positionM[0], positionM[2]];
  const [dx, dz] = [targetM[0] - ax, targetM[2] - az];
  const length = dx * dx + dz * dz;
  const t = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (z - az) * dz) / length)) : 0;
  return Math.hypot(x - ax - t * dx, z - az - t * dz);
}
