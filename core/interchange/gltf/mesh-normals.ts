/**
 * Vertex normals as renderers need them: unit length, none without a direction.
 */

/** Below this length a stored normal is noise. */
const SHORTEST = 1e-6;

/**
 * Normals of unit length. A normal that is zero or not finite is replaced by the area-weighted mean of its
 * triangles' normals (or +Y where those cancel too), and the count of those is reported.
 */
export function repairNormals(
  normals: Float32Array,
  positions: Float32Array,
  indices: Uint32Array,
  report: (count: number) => void,
): Float32Array {
  const out = new Float32Array(normals.length);
  const broken = new Set<number>();
  for (let v = 0; v < normals.length / 3; v++) {
    const length = Math.hypot(normals[3 * v]!, normals[3 * v + 1]!, normals[3 * v + 2]!);
    if (length > SHORTEST && length < Infinity)
      for (let k = 0; k < 3; k++) out[3 * v + k] = normals[3 * v + k]! / length;
    else broken.add(v);
  }
  if (broken.size === 0) return out;

  for (let t = 0; t < indices.length; t += 3) {
    const corners = [indices[t]!, indices[t + 1]!, indices[t + 2]!] as const;
    if (!corners.some((v) => broken.has(v))) continue;
    const normal = areaNormal(positions, ...corners);
    for (const v of corners) if (broken.has(v)) for (let k = 0; k < 3; k++) out[3 * v + k]! += normal[k]!;
  }
  for (const v of broken) {
    const length = Math.hypot(out[3 * v]!, out[3 * v + 1]!, out[3 * v + 2]!);
    const usable = length > 0 && length < Infinity;
    for (let k = 0; k < 3; k++) out[3 * v + k] = usable ? out[3 * v + k]! / length : k === 1 ? 1 : 0;
  }
  report(broken.size);
  return out;
}

/** Normal of triangle abc, as long as twice its area. */
function areaNormal(
  positions: Float32Array,
  a: number,
  b: number,
  c: number,
): readonly [number, number, number] {
  const edge = (to: number, k: number): number => positions[3 * to + k]! - positions[3 * a + k]!;
  const [ux, uy, uz] = [edge(b, 0), edge(b, 1), edge(b, 2)];
  const [vx, vy, vz] = [edge(c, 0), edge(c, 1), edge(c, 2)];
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}
