/** Normals and tangents through an affine transform. */
import { determinant3, type Mat4 } from '../../math/mat4.ts';

/** Nine numbers by column: the cofactor matrix of the upper 3×3 block, which takes normals where the block takes points. */
export function cofactor3(m: Mat4): readonly number[] {
  return [
    m[5] * m[10] - m[6] * m[9], m[6] * m[8] - m[4] * m[10], m[4] * m[9] - m[5] * m[8],
    m[2] * m[9] - m[1] * m[10], m[0] * m[10] - m[2] * m[8], m[1] * m[8] - m[0] * m[9],
    m[1] * m[6] - m[2] * m[5], m[2] * m[4] - m[0] * m[6], m[0] * m[5] - m[1] * m[4],
  ]; // prettier-ignore
}

/** Writes unit normals `from`…`to` (exclusive); one that the transform destroys keeps its direction. */
export function transformNormals(
  cofactor: readonly number[],
  normals: Float32Array,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let v = from; v < to; v++) writeDirection(cofactor, 3, normals, out, 3 * v);
}

/** Writes unit tangents; handedness flips where the transform mirrors. */
export function transformTangents(
  m: Mat4,
  tangents: Float32Array,
  out: Float32Array,
  from: number,
  to: number,
): void {
  const handedness = determinant3(m) < 0 ? -1 : 1;
  for (let v = from; v < to; v++) {
    writeDirection(m, 4, tangents, out, 4 * v);
    out[4 * v + 3] = tangents[4 * v + 3]! * handedness;
  }
}

function writeDirection(
  m: readonly number[],
  columnStride: number,
  source: Float32Array,
  out: Float32Array,
  at: number,
): void {
  const [x, y, z] = [source[at]!, source[at + 1]!, source[at + 2]!];
  const r = [0, 1, 2].map((row) => m[row]! * x + m[columnStride + row]! * y + m[2 * columnStride + row]! * z);
  const length = Math.hypot(r[0]!, r[1]!, r[2]!);
  const usable = length > 0 && length < Infinity;
  for (let k = 0; k < 3; k++) out[at + k] = usable ? r[k]! / length : source[at + k]!;
}
