/**
 * Triangle lists out of triangle lists, strips and fans.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.7.2.1 "Overview" of meshes: topology types.
 */
export const MODE_TRIANGLES = 4;
export const MODE_TRIANGLE_STRIP = 5;
export const MODE_TRIANGLE_FAN = 6;

/** 0, 1, 2, … for a primitive without indices. */
export const consecutive = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

/** Three indices per triangle, winding kept as [1] defines it. `mode` is 4, 5 or 6. */
export function triangulate(indices: Uint32Array, mode: number): Uint32Array {
  if (mode === MODE_TRIANGLES) return indices;
  const triangles = Math.max(0, indices.length - 2);
  const out = new Uint32Array(3 * triangles);
  for (let i = 0; i < triangles; i++) {
    const [a, b, c] =
      mode === MODE_TRIANGLE_STRIP ? [i, i + 1 + (i % 2), i + 2 - (i % 2)] : [i + 1, i + 2, 0];
    out[3 * i] = indices[a]!;
    out[3 * i + 1] = indices[b]!;
    out[3 * i + 2] = indices[c]!;
  }
  return out;
}
