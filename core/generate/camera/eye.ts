/** A first camera as what it sees: where points of the scene lie in its picture. */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedCamera } from '../composition/scene-composition.ts';
import { SENSOR_WIDTH_MM } from '../grammar/layout/view.ts';

/** Width ÷ height of the picture that is composed for: between 16:9 and scope. */
const ASPECT = 2;

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
  const [dx, dy, dz] = [0, 1, 2].map((i) => targetM[i]! - positionM[i]!) as [number, number, number];
  const length = Math.max(1e-6, Math.hypot(dx, dy, dz));
  const forward: Vec3 = [dx / length, dy / length, dz / length];
  const level = Math.max(1e-6, Math.hypot(forward[0], forward[2]));
  const right: Vec3 = [-forward[2] / level, 0, forward[0] / level];
  const up: Vec3 = [
    right[1] * forward[2] - right[2] * forward[1],
    right[2] * forward[0] - right[0] * forward[2],
    right[0] * forward[1] - right[1] * forward[0],
  ];
  const halfWidth = SENSOR_WIDTH_MM / 2 / focalLengthMm;
  return { positionM, forward, right, up, halfWidth, halfHeight: halfWidth / ASPECT };
}

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Place in the picture: −1…1 from left to right and from bottom to top inside it; depth along the axis, metres. */
export function seenAt(
  eye: Eye,
  point: Vec3,
): { readonly x: number; readonly y: number; readonly depthM: number } {
  const { positionM, forward, right, up, halfWidth, halfHeight } = eye;
  const way: Vec3 = [point[0] - positionM[0], point[1] - positionM[1], point[2] - positionM[2]];
  const depthM = dot(way, forward);
  if (depthM <= 0) return { x: Infinity, y: Infinity, depthM };
  return { x: dot(way, right) / (depthM * halfWidth), y: dot(way, up) / (depthM * halfHeight), depthM };
}

/** Direction of the ray through a place in the picture; its component along the axis is 1. */
export const rayThrough = ({ forward, right, up, halfWidth, halfHeight }: Eye, x: number, y: number): Vec3 =>
  [0, 1, 2].map((i) => forward[i]! + x * halfWidth * right[i]! + y * halfHeight * up[i]!) as unknown as Vec3;
