/** A first camera as what it sees: where points of the scene lie in its picture. */
import { add, cross, dot, normalize, scale, sub, type Vec3 } from '../../math/vec3.ts';
import type { ComposedCamera } from '../composition/scene-composition.ts';
import { SENSOR_WIDTH_MM } from '../grammar/layout/view.ts';

/** Width ÷ height of the picture that is composed for: between 16:9 and scope. */
const ASPECT = 2;
const UP: Vec3 = [0, 1, 0];

export interface Eye {
  readonly positionM: Vec3;
  /** Unit vectors. */
  readonly forward: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  /** Tangent of half the angle of view. */
  readonly halfWidth: number;
  readonly halfHeight: number;
}

export function eyeOf({ positionM, targetM, focalLengthMm }: ComposedCamera): Eye {
  const forward = normalize(sub(targetM, positionM));
  const right = normalize(cross(forward, UP));
  const up = cross(right, forward);
  const halfWidth = SENSOR_WIDTH_MM / 2 / focalLengthMm;
  return { positionM, forward, right, up, halfWidth, halfHeight: halfWidth / ASPECT };
}

/** Place in the picture: −1…1 from left to right and from bottom to top inside it; depth along the axis, metres. */
export function seenAt(
  eye: Eye,
  point: Vec3,
): { readonly x: number; readonly y: number; readonly depthM: number } {
  const { positionM, forward, right, up, halfWidth, halfHeight } = eye;
  const way = sub(point, positionM);
  const depthM = dot(way, forward);
  if (depthM <= 0) return { x: Infinity, y: Infinity, depthM };
  return { x: dot(way, right) / (depthM * halfWidth), y: dot(way, up) / (depthM * halfHeight), depthM };
}

/** Direction of the ray through a place in the picture; its component along the axis is 1. */
export const rayThrough = ({ forward, right, up, halfWidth, halfHeight }: Eye, x: number, y: number): Vec3 =>
  add(forward, add(scale(right, x * halfWidth), scale(up, y * halfHeight)));
