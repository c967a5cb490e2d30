import { describe, expect, it } from 'vitest';
import { buildBoxBvh } from './box-bvh.ts';
import { randomRays, seeded } from './testing/soups.ts';
import { itemsAlong, type Ray } from './testing/traverse.ts';

function randomBoxes(n: number, seed: number): Float32Array {
  const random = seeded(seed);
  const boxes = new Float32Array(6 * n);
  for (let b = 0; b < n; b++)
    for (let axis = 0; axis < 3; axis++) {
      boxes[6 * b + axis] = 2 * random() - 1;
      boxes[6 * b + 3 + axis] = boxes[6 * b + axis]! + 0.2 * random();
    }
  return boxes;
}

function bruteForce(boxes: Float32Array, { origin, direction }: Ray): number[] {
  const found: number[] = [];
  for (let b = 0; b < boxes.length / 6; b++) {
    let enter = 0;
    let leave = Infinity;
    for (let axis = 0; axis < 3; axis++) {
      const t0 = (boxes[6 * b + axis]! - origin[axis]!) / direction[axis]!;
      const t1 = (boxes[6 * b + 3 + axis]! - origin[axis]!) / direction[axis]!;
      enter = Math.max(enter, Math.min(t0, t1));
      leave = Math.min(leave, Math.max(t0, t1));
    }
    if (enter <= leave) found.push(b);
  }
  return found;
}

describe('buildBoxBvh', () => {
  // Fails when an item is lost, doubled, or filed under another item's box.
  it.each([1, 2, 3, 4, 5, 17, 200])('leads rays to the boxes that they cross: %i boxes', (n) => {
    const boxes = randomBoxes(n, n);
    const bvh = buildBoxBvh(boxes);
    for (const ray of randomRays(2000, 7)) expect(itemsAlong(bvh.nodes, ray)).toEqual(bruteForce(boxes, ray));
  });

  it('keeps identical boxes apart and leaves inverted ones out', () => {
    const boxes = new Float32Array(60);
    for (let b = 0; b < 10; b++) boxes.set(b === 4 ? [1, 1, 1, -1, -1, -1] : [-1, -1, -1, 1, 1, 1], 6 * b);
    const bvh = buildBoxBvh(boxes);
    expect(itemsAlong(bvh.nodes, { origin: [-2, 0.1, 0.2], direction: [1, 0, 0] })).toEqual([
      0, 1, 2, 3, 5, 6, 7, 8, 9,
    ]);
  });

  it('is an empty root without boxes, and names a NaN bound', () => {
    expect(buildBoxBvh(new Float32Array(0))).toMatchObject({ nodeCount: 1, bounds: null });
    expect(() => buildBoxBvh(Float32Array.of(0, 0, 0, 1, NaN, 1))).toThrow(/box 0 has a NaN bound/);
    expect(() => buildBoxBvh(Float32Array.of(0, 0, 0, 1, 1e19, 1))).toThrow(/box 0 reaches beyond/);
  });
});
