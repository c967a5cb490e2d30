/**
 * 4×4 matrices, column-major as in glTF and WGSL: element (row r, column c) is `m[4c + r]`.
 * A name says which frames it joins: `worldFromObject` takes object coordinates to world coordinates.
 */
import { cross, normalize, sub, type Vec3 } from './vec3.ts';
import type { Quat } from './quat.ts';

export type Mat4 = readonly [
  number, number, number, number,
  number, number, number, number,
  number, number, number, number,
  number, number, number, number,
]; // prettier-ignore

export const IDENTITY: Mat4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Matrix product a·b: applies `b` first. */
export function multiply(a: Mat4, b: Mat4): Mat4 {
  const out = new Array<number>(16);
  for (let c = 0; c < 4; c++)
    for (let r = 0; r < 4; r++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += a[4 * k + r]! * b[4 * c + k]!;
      out[4 * c + r] = sum;
    }
  return out as unknown as Mat4;
}

export const translation = (t: Vec3): Mat4 => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, t[0], t[1], t[2], 1];

/** Translation · rotation · scale; the quaternion is (x, y, z, w) and must be unit length. */
export function fromTrs(t: Vec3, q: Quat, s: Vec3): Mat4 {
  const [x, y, z, w] = q;
  const [sx, sy, sz] = s;
  return [
    (1 - 2 * (y * y + z * z)) * sx, 2 * (x * y + z * w) * sx, 2 * (x * z - y * w) * sx, 0,
    2 * (x * y - z * w) * sy, (1 - 2 * (x * x + z * z)) * sy, 2 * (y * z + x * w) * sy, 0,
    2 * (x * z + y * w) * sz, 2 * (y * z - x * w) * sz, (1 - 2 * (x * x + y * y)) * sz, 0,
    t[0], t[1], t[2], 1,
  ]; // prettier-ignore
}

/** Frame at `eye` whose −Z axis looks at `target` (a camera's or a light's worldFromLocal). */
export function lookAt(eye: Vec3, target: Vec3, up: Vec3 = [0, 1, 0]): Mat4 {
  const z = normalize(sub(eye, target));
  const side = cross(up, z);
  const x = normalize(Math.hypot(...side) > 1e-9 ? side : cross([0, 0, 1], z));
  const y = cross(z, x);
  return [x[0], x[1], x[2], 0, y[0], y[1], y[2], 0, z[0], z[1], z[2], 0, eye[0], eye[1], eye[2], 1];
}

/** Point (w = 1) through an affine matrix. */
export const transformPoint = (m: Mat4, p: Vec3): Vec3 => [
  m[0] * p[0] + m[4] * p[1] + m[8] * p[2] + m[12],
  m[1] * p[0] + m[5] * p[1] + m[9] * p[2] + m[13],
  m[2] * p[0] + m[6] * p[1] + m[10] * p[2] + m[14],
];

/** Direction (w = 0) through an affine matrix; not renormalised. */
export const transformDirection = (m: Mat4, d: Vec3): Vec3 => [
  m[0] * d[0] + m[4] * d[1] + m[8] * d[2],
  m[1] * d[0] + m[5] * d[1] + m[9] * d[2],
  m[2] * d[0] + m[6] * d[1] + m[10] * d[2],
];

/** Determinant of the upper 3×3 block: negative where the matrix mirrors. */
export const determinant3 = (m: Mat4): number =>
  m[0] * (m[5] * m[10] - m[9] * m[6]) -
  m[4] * (m[1] * m[10] - m[9] * m[2]) +
  m[8] * (m[1] * m[6] - m[5] * m[2]);

/** Inverse of an affine matrix (last row 0 0 0 1). @throws RangeError when it is singular. */
export function invertAffine(m: Mat4): Mat4 {
  const det = determinant3(m);
  if (!Number.isFinite(1 / det))
    throw new RangeError('matrix is singular: a scale of zero cannot be inverted');
  const i = 1 / det;
  const a00 = (m[5] * m[10] - m[9] * m[6]) * i, a01 = (m[8] * m[6] - m[4] * m[10]) * i, a02 = (m[4] * m[9] - m[8] * m[5]) * i; // prettier-ignore
  const a10 = (m[9] * m[2] - m[1] * m[10]) * i, a11 = (m[0] * m[10] - m[8] * m[2]) * i, a12 = (m[8] * m[1] - m[0] * m[9]) * i; // prettier-ignore
  const a20 = (m[1] * m[6] - m[5] * m[2]) * i, a21 = (m[4] * m[2] - m[0] * m[6]) * i, a22 = (m[0] * m[5] - m[4] * m[1]) * i; // prettier-ignore
  return [
    a00, a10, a20, 0,
    a01, a11, a21, 0,
    a02, a12, a22, 0,
    -(a00 * m[12] + a01 * m[13] + a02 * m[14]), -(a10 * m[12] + a11 * m[13] + a12 * m[14]), -(a20 * m[12] + a21 * m[13] + a22 * m[14]), 1,
  ]; // prettier-ignore
}
