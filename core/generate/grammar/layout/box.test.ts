import { describe, expect, it } from 'vitest';
import { box, heightOverlap, penetration, planContains, planOverlap } from './box.ts';

describe('boxes on the floor plan', () => {
  it('overlap as deep as they are pushed into each other', () => {
    const table = box(0, 0, 2, 1, 0, 0, 0.75);
    expect(planOverlap(table, box(1.4, 0, 1, 1, 0, 0, 1))).toBeCloseTo(0.1);
    expect(planOverlap(table, box(0, 1.3, 1, 1, 0, 0, 1))).toBeCloseTo(-0.3);
  });

  it('are turned counter-clockwise', () => {
    const long = box(0, 0, 4, 0.2, 45, 0, 1);
    // its x axis points to +x and −z
    expect(planContains(long, 1.3, -1.3)).toBe(true);
    expect(planContains(long, 1.3, 1.3)).toBe(false);
    expect(planOverlap(long, box(1.2, 1.2, 1, 1, 0, 0, 1))).toBeLessThan(0);
    expect(planOverlap(long, box(1.2, -1.2, 1, 1, 0, 0, 1))).toBeGreaterThan(0.3);
  });

  it('do not meet above each other', () => {
    const low = box(0, 0, 1, 1, 0, 0, 1);
    const high = box(0, 0, 1, 1, 30, 1.5, 2);
    expect(heightOverlap(low, high)).toBeCloseTo(-0.5);
    expect(penetration(low, high)).toBeLessThan(0);
  });
});
