/** A sphere of nearly equal triangles: an icosahedron divided again and again. */
import { normalize, type Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';
import { requirePositive } from './mesh-builder.ts';

const G = (1 + Math.sqrt(5)) / 2;
const CORNERS: readonly Vec3[] = [
  [-1, G, 0], [1, G, 0], [-1, -G, 0], [1, -G, 0], [0, -1, G], [0, 1, G],
  [0, -1, -G], [0, 1, -G], [G, 0, -1], [G, 0, 1], [-G, 0, -1], [-G, 0, 1],
]; // prettier-ignore
const FACES = [
  0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4, 3, 4,
  2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1,
]; // prettier-ignore

/** 20·4^`divisions` triangles, 0 ≤ divisions ≤ 8; without uvs. */
export function icosphere(name: string, radius: number, divisions = 4): RenderMesh {
  requirePositive({ radius });
  if (!(Number.isInteger(divisions) && divisions >= 0 && divisions <= 8))
    throw new RangeError(`divisions: expected 0…8, got ${divisions}`);
  const vertices = CORNERS.map(normalize);
  let faces = FACES;
  for (let d = 0; d < divisions; d++) {
    const middles = new Map<number, number>();
    const middle = (a: number, b: number): number => {
      const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
      let m = middles.get(key);
      if (m === undefined) {
        const [p, q] = [vertices[a]!, vertices[b]!];
        m = vertices.push(normalize([p[0] + q[0], p[1] + q[1], p[2] + q[2]])) - 1;
        middles.set(key, m);
      }
      return m;
    };
    const finer: number[] = [];
    for (let f = 0; f < faces.length; f += 3) {
      const [a, b, c] = [faces[f]!, faces[f + 1]!, faces[f + 2]!];
      const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
      finer.push(a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca);
    }
    faces = finer;
  }
  const normals = Float32Array.from(vertices.flat());
  return {
    name,
    positions: normals.map((x) => x * radius),
    normals,
    tangents: null,
    uvs: null,
    uvs1: null,
    colors: null,
    indices: Uint32Array.from(faces),
  };
}
