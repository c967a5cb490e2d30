/**
 * How the surface passes through a cell of a grid whose corners are inside or outside: which of its twelve edges
 * belong to one sheet. Each sheet gets a vertex of its own, so that two sheets in one cell do not touch. Where a
 * face has inside corners on one diagonal only, they are kept apart; both cells at the face decide alike, so
 * sheets meet without gaps.
 *
 * [1] G. Nielson, "Dual Marching Cubes", IEEE Visualization 2004: one vertex per sheet.
 *
 * Corner c of a cell lies at (c & 1, c >> 1 & 1, c >> 2 & 1). Edge 4a + s + 2t runs along axis a, at offset s on
 * axis a + 1 and t on axis a + 2 (axes counted modulo 3).
 */

/** Offsets on x, y, z of each edge's lower corner: 3 per edge. */
export const EDGE_ORIGIN = new Uint8Array(36);
/** Sheet of each edge by case: [12·case + edge], −1 where the edge does not cross the surface. Inside = bit set. */
export const EDGE_SHEET = new Int8Array(256 * 12).fill(-1);
/** Number of sheets by case. */
export const SHEET_COUNT = new Uint8Array(256);

for (let axis = 0; axis < 3; axis++)
  for (let offsets = 0; offsets < 4; offsets++) {
    const edge = 4 * axis + offsets;
    EDGE_ORIGIN[3 * edge + ((axis + 1) % 3)] = offsets & 1;
    EDGE_ORIGIN[3 * edge + ((axis + 2) % 3)] = offsets >> 1;
  }

const cornerAt = (p: readonly number[]): number => p[0]! + 2 * p[1]! + 4 * p[2]!;
const edgeAt = (axis: number, p: readonly number[]): number =>
  4 * axis + p[(axis + 1) % 3]! + 2 * p[(axis + 2) % 3]!;

for (let inside = 0; inside < 256; inside++) {
  const isIn = (corner: number): boolean => ((inside >> corner) & 1) === 1;
  const crosses = (edge: number): boolean => {
    const axis = edge >> 2;
    const low = [0, 1, 2].map((k) => EDGE_ORIGIN[3 * edge + k]!);
    const high = low.with(axis, 1);
    return isIn(cornerAt(low)) !== isIn(cornerAt(high));
  };
  const sheet = Array.from({ length: 12 }, (_, edge) => edge);
  const root = (edge: number): number => (sheet[edge] === edge ? edge : root(sheet[edge]!));
  const join = (a: number, b: number): void => {
    const [ra, rb] = [root(a), root(b)];
    sheet[Math.max(ra, rb)] = Math.min(ra, rb);
  };
  for (let f = 0; f < 3; f++)
    for (let side = 0; side < 2; side++) {
      const u = (f + 1) % 3;
      const v = (f + 2) % 3;
      const at = (s: number, t: number): number[] => [0, 0, 0].with(f, side).with(u, s).with(v, t);
      // Around the face: corner i lies between edges i − 1 and i.
      const corners = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)].map(cornerAt);
      const edges = [edgeAt(u, at(0, 0)), edgeAt(v, at(1, 0)), edgeAt(u, at(0, 1)), edgeAt(v, at(0, 0))];
      const crossing = edges.filter(crosses);
      if (crossing.length === 2) join(crossing[0]!, crossing[1]!);
      if (crossing.length === 4)
        for (let i = 0; i < 4; i++) if (isIn(corners[i]!)) join(edges[(i + 3) % 4]!, edges[i]!);
    }
  const roots: number[] = [];
  for (let edge = 0; edge < 12; edge++) {
    if (!crosses(edge)) continue;
    const r = root(edge);
    if (!roots.includes(r)) roots.push(r);
    EDGE_SHEET[12 * inside + edge] = roots.indexOf(r);
  }
  SHEET_COUNT[inside] = roots.length;
}
