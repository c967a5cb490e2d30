import { expect, it } from 'vitest';
import { creaseShading } from './crease-shading.ts';
import { icosphere } from './icosphere.ts';

const CREASE = (40 * Math.PI) / 180;
const CUBE = Float32Array.from(
  [0, 1, 2, 3, 4, 5, 6, 7].flatMap((c) => [(c & 1) - 0.5, ((c >> 1) & 1) - 0.5, (c >> 2) - 0.5]),
);
const CUBE_TRIANGLES = Uint32Array.from([
  0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5,
]);

it('keeps the faces of a cube flat: three normals at each corner', () => {
  const { from, normals, indices } = creaseShading(CUBE, CUBE_TRIANGLES, CREASE);
  expect(from).toHaveLength(24);
  for (let t = 0; t < indices.length; t += 3)
    for (const k of [0, 1, 2]) {
      const n = normals.subarray(3 * indices[t + k]!, 3 * indices[t + k]! + 3);
      expect([...n].map(Math.abs).sort()).toEqual([0, 0, 1]);
      // the face that it belongs to lies on its side of the cube
      expect(
        CUBE[3 * from[indices[t + k]!]! + n.findIndex((value) => value !== 0)]! *
          n.find((value) => value !== 0)!,
      ).toBe(0.5);
    }
});

it('is smooth over a ball, also where every triangle has corners of its own', () => {
  const ball = icosphere('ball', 1, 3);
  const soup = Float32Array.from([...ball.indices].flatMap((v) => [...ball.positions.subarray(3 * v, 3 * v + 3)]));
  const own = Uint32Array.from(ball.indices.keys());
  for (const [positions, indices] of [[ball.positions, ball.indices], [soup, own]] as const) {
    const made = creaseShading(positions, indices, CREASE);
    made.from.forEach((v, i) => {
      const cosine = [0, 1, 2].reduce((sum, k) => sum + positions[3 * v + k]! * made.normals[3 * i + k]!, 0);
      expect(cosine).toBeGreaterThan(0.9995);
    });
    expect(made.from).toHaveLength(positions.length / 3);
  }
}); // prettier-ignore

it('shades a vertex as one where too many triangles meet to compare each with each', () => {
  const count = 20_000;
  const rim = Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
  // a steep cone: opposite sides of its tip would be a crease
  const positions = Float32Array.from([0, 3, 0, ...rim.flatMap((a) => [Math.cos(a), 0, -Math.sin(a)])]);
  const indices = Uint32Array.from(rim.flatMap((_, i) => [0, 1 + i, 1 + ((i + 1) % count)]));
  const { from, normals, indices: out } = creaseShading(positions, indices, CREASE);
  expect(from).toHaveLength(count + 1);
  expect(normals[3 * out[0]! + 1]).toBeCloseTo(1, 5);
});
