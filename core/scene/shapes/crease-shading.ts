/**
 * Normals for a mesh that has none: smooth where its triangles turn little, split along creases. Corners in the same place count as one
 * vertex, and each triangle counts by its angle there [1].
 *
 * [1] G. Thürmer, C. A. Wüthrich, "Computing Vertex Normals from Polygonal Facets", Journal of Graphics Tools 3, 1998.
 */
import { normalize, type Vec3 } from '../../math/vec3.ts';
import { weldedVertices } from './welded-vertices.ts';

export interface ShadedVertices {
  /** Which vertex of the mesh each new one is. */
  readonly from: Uint32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
}

/** More triangles about one vertex than this are shaded as one: comparing each with each would take for ever. */
const MOST_COMPARED = 64;
const SAME = 1e-6;

/**
 * @param positions xyz per vertex. @param indices of triangles with an area.
 * @param creaseAngle triangles that turn by more than this have a crease between them, radians.
 */
export function creaseShading(
  positions: Float32Array,
  indices: Uint32Array,
  creaseAngle: number,
): ShadedVertices {
  const { start, about } = cornersAbout(weldedVertices(positions), indices);
  const { faceNormals, angles } = faces(positions, indices);
  const faceNormal = (corner: number): Vec3 => {
    const f = corner - (corner % 3);
    return [faceNormals[f]!, faceNormals[f + 1]!, faceNormals[f + 2]!];
  };
  const cosCrease = Math.cos(creaseAngle);
  /** Mean of the triangles about a place that `like` is smooth with; of all where it is null. */
  const mean = (group: Uint32Array, like: number | null): Vec3 => {
    const own = faceNormal(like ?? group[0]!);
    let [x, y, z] = [0, 0, 0];
    for (const corner of group) {
      const n = faceNormal(corner);
      if (like !== null && n[0] * own[0] + n[1] * own[1] + n[2] * own[2] < cosCrease) continue;
      const weight = angles[corner]!;
      x += weight * n[0];
      y += weight * n[1];
      z += weight * n[2];
    }
    return x * x + y * y + z * z > SAME * SAME ? normalize([x, y, z]) : own;
  };

  const from: number[] = [];
  const normals: number[] = [];
  const out = new Uint32Array(indices.length);
  const add = (vertex: number, normal: Vec3): number => {
    normals.push(...normal);
    return from.push(vertex) - 1;
  };
  const isSame = (made: number, vertex: number, [x, y, z]: Vec3): boolean =>
    from[made] === vertex &&
    Math.abs(normals[3 * made]! - x) < SAME &&
    Math.abs(normals[3 * made + 1]! - y) < SAME &&
    Math.abs(normals[3 * made + 2]! - z) < SAME;
  for (let place = 0; place + 1 < start.length; place++) {
    const group = about.subarray(start[place], start[place + 1]);
    if (group.length > MOST_COMPARED) {
      const normal = mean(group, null);
      const madeOf = new Map<number, number>();
      for (const corner of group) {
        const vertex = indices[corner]!;
        const made = madeOf.get(vertex) ?? add(vertex, normal);
        madeOf.set(vertex, made);
        out[corner] = made;
      }
      continue;
    }
    const first = from.length;
    for (const corner of group) {
      const vertex = indices[corner]!;
      const normal = mean(group, corner);
      let made = first;
      while (made < from.length && !isSame(made, vertex, normal)) made++;
      out[corner] = made < from.length ? made : add(vertex, normal);
    }
  }
  return { from: Uint32Array.from(from), normals: Float32Array.from(normals), indices: out };
}

/** Corners of triangles by the place they are in, packed: those of place p are about[start[p]] … about[start[p + 1]]. */
function cornersAbout(
  welded: Uint32Array,
  indices: Uint32Array,
): { readonly start: Uint32Array; readonly about: Uint32Array } {
  const start = new Uint32Array(welded.length + 1);
  for (const v of indices) start[welded[v]! + 1]!++;
  for (let p = 0; p < welded.length; p++) start[p + 1]! += start[p]!;
  const about = new Uint32Array(indices.length);
  const fill = start.slice(0, welded.length);
  for (let c = 0; c < indices.length; c++) about[fill[welded[indices[c]!]!]!++] = c;
  return { start, about };
}

/** Unit normal of each triangle, and the angle at each of its corners, radians. */
function faces(
  positions: Float32Array,
  indices: Uint32Array,
): { readonly faceNormals: Float32Array; readonly angles: Float32Array } {
  const faceNormals = new Float32Array(indices.length);
  const angles = new Float32Array(indices.length);
  const edge = (from: number, to: number, k: number): number =>
    positions[3 * to + k]! - positions[3 * from + k]!;
  for (let t = 0; t < indices.length; t += 3) {
    const corners = [indices[t]!, indices[t + 1]!, indices[t + 2]!] as const;
    const [a, b, c] = corners;
    const [ux, uy, uz] = [edge(a, b, 0), edge(a, b, 1), edge(a, b, 2)];
    const [vx, vy, vz] = [edge(a, c, 0), edge(a, c, 1), edge(a, c, 2)];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const twiceArea = Math.hypot(nx, ny, nz);
    faceNormals.set([nx / twiceArea, ny / twiceArea, nz / twiceArea], t);
    for (let k = 0; k < 3; k++) {
      const [here, next, last] = [corners[k]!, corners[(k + 1) % 3]!, corners[(k + 2) % 3]!];
      const dot =
        edge(here, next, 0) * edge(here, last, 0) +
        edge(here, next, 1) * edge(here, last, 1) +
        edge(here, next, 2) * edge(here, last, 2);
      angles[t + k] = Math.atan2(twiceArea, dot);
    }
  }
  return { faceNormals, angles };
}
