/** Seeded triangle sets for tests and benches. */
import type { Ray } from './traverse.ts';

export interface Triangles {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
}

/** Uniform numbers in [0, 1) from a 32-bit seed (mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Triangles around random centres of the cube [−1, 1]³; corners within ±`size` of the centre on each axis. */
export function randomSoup(triangles: number, size: number, seed: number): Triangles {
  const random = seeded(seed);
  const positions = new Float32Array(9 * triangles);
  for (let t = 0; t < triangles; t++) {
    const centre = [2 * random() - 1, 2 * random() - 1, 2 * random() - 1];
    for (let k = 0; k < 9; k++) positions[9 * t + k] = centre[k % 3]! + size * (2 * random() - 1);
  }
  return { positions, indices: Uint32Array.from({ length: 3 * triangles }, (_, i) => i) };
}

/** A bumpy sheet of 2·n² triangles over [−1, 1]². */
export function heightGrid(n: number): Triangles {
  const positions = new Float32Array(3 * (n + 1) ** 2);
  const indices = new Uint32Array(6 * n * n);
  for (let j = 0; j <= n; j++)
    for (let i = 0; i <= n; i++) {
      const x = (2 * i) / n - 1;
      const z = (2 * j) / n - 1;
      positions.set([x, 0.1 * Math.sin(9 * x) * Math.cos(7 * z), z], 3 * (j * (n + 1) + i));
    }
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const a = j * (n + 1) + i;
      indices.set([a, a + n + 1, a + 1, a + 1, a + n + 1, a + n + 2], 6 * (j * n + i));
    }
  return { positions, indices };
}

/** Rays between random points of a cube somewhat larger than [−1, 1]³. */
export function randomRays(count: number, seed: number): Ray[] {
  const random = seeded(seed);
  const point = (): [number, number, number] => [3 * random() - 1.5, 3 * random() - 1.5, 3 * random() - 1.5];
  return Array.from({ length: count }, () => {
    const origin = point();
    const target = point();
    return {
      origin,
      direction: [target[0] - origin[0], target[1] - origin[1], target[2] - origin[2]],
    };
  });
}
