/**
 * Poses over the shutter as the kernel reads them: affine matrices at evenly spaced times, blended linearly in
 * between. Rotation makes that blend a chord of the true arc, so turning poses get enough keys to keep the chord's
 * error below 1e-4 of the radius.
 */
import { fromTrs, type Mat4 } from '../../math/mat4.ts';
import { quatFromMat4, slerp, type Quat } from '../../math/quat.ts';
import { cross, dot, length, lerp, scale, type Vec3 } from '../../math/vec3.ts';
import type { Motion } from '../../scene/render-scene.ts';

/** A chord over θ stays within r·θ²/8 of its arc. */
const STEP_RADIANS = 0.028;
const MOST_KEYS = 256;

interface Decomposed {
  readonly translation: Vec3;
  readonly rotation: Quat;
  readonly scale: Vec3;
}

/** Translation, rotation and scale of a matrix without shear; null for one with shear. */
function decompose(m: Mat4): Decomposed | null {
  const x: Vec3 = [m[0], m[1], m[2]];
  const y: Vec3 = [m[4], m[5], m[6]];
  const z: Vec3 = [m[8], m[9], m[10]];
  const mirror = dot(cross(x, y), z) < 0 ? -1 : 1;
  const s: Vec3 = [length(x), length(y), length(z) * mirror];
  if (s.some((v) => v === 0)) return null;
  const tolerance = 1e-5;
  const isSheared =
    Math.abs(dot(x, y)) > tolerance * s[0] * s[1] ||
    Math.abs(dot(y, z)) > tolerance * Math.abs(s[1] * s[2]) ||
    Math.abs(dot(z, x)) > tolerance * Math.abs(s[0] * s[2]);
  if (isSheared) return null;
  const rotation = quatFromMat4([
    ...scale(x, 1 / s[0]), 0, ...scale(y, 1 / s[1]), 0, ...scale(z, 1 / s[2]), 0, 0, 0, 0, 1,
  ] as unknown as Mat4); // prettier-ignore
  return { translation: [m[12], m[13], m[14]], rotation, scale: s };
}

function interpolate(a: Mat4, b: Mat4, t: number): Mat4 {
  const from = decompose(a);
  const to = decompose(b);
  if (!from || !to) return a.map((v, i) => v + (b[i]! - v) * t) as unknown as Mat4;
  return fromTrs(
    lerp(from.translation, to.translation, t),
    slerp(from.rotation, to.rotation, t),
    lerp(from.scale, to.scale, t),
  );
}

/** The pose at a time; constant beyond the first and last key. */
export function poseAt(motion: Motion, time: number): Mat4 {
  const next = motion.findIndex((key) => key.time > time);
  if (next === -1) return motion[motion.length - 1]!.worldFromLocal;
  if (next === 0) return motion[0].worldFromLocal;
  const a = motion[next - 1]!;
  const b = motion[next]!;
  return interpolate(a.worldFromLocal, b.worldFromLocal, (time - a.time) / (b.time - a.time));
}

/** Angle between two poses' rotations in radians. */
function turn(a: Mat4, b: Mat4): number {
  const from = decompose(a)?.rotation;
  const to = decompose(b)?.rotation;
  if (!from || !to) return 0;
  const cos = Math.abs(from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3]);
  return 2 * Math.acos(Math.min(1, cos));
}

const isSame = (a: Mat4, b: Mat4): boolean => a.every((v, i) => v === b[i]);

/** Evenly spaced poses from shutter open to close; one when nothing moves. */
export function shutterPoses(motion: Motion, open: number, close: number): readonly [Mat4, ...Mat4[]] {
  const first = poseAt(motion, open);
  if (close <= open) return [first];
  const inside = motion.filter((key) => key.time > open && key.time < close).map((key) => key.worldFromLocal);
  const path = [first, ...inside, poseAt(motion, close)];
  if (path.every((pose) => isSame(pose, first))) return [first];
  let turned = 0;
  for (let i = 1; i < path.length; i++) turned += turn(path[i - 1]!, path[i]!);
  // keys inside the shutter make corners; eight steps between them follow those closely
  const steps = Math.min(
    MOST_KEYS - 1,
    Math.max(inside.length > 0 ? 8 * (inside.length + 1) : 1, Math.ceil(turned / STEP_RADIANS)),
  );
  const poses: [Mat4, ...Mat4[]] = [first];
  for (let i = 1; i <= steps; i++) poses.push(poseAt(motion, open + ((close - open) * i) / steps));
  return poses;
}

/** Rows of an affine matrix, 12 floats. */
export const affineRows = (m: Mat4): number[] => [
  m[0], m[4], m[8], m[12],
  m[1], m[5], m[9], m[13],
  m[2], m[6], m[10], m[14],
]; // prettier-ignore
