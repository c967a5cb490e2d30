/** Specks go, certain glints and edges stay. */
import { describe, expect, it } from 'vitest';
import { despeckle } from './despeckle.ts';

const SIZE = 9;
const MIDDLE = 4 * SIZE + 4;

/** A picture of a left and a right half, with one pixel of its own in the middle of the left. */
function picture(left: number, right: number, speck: number, standardError: number) {
  const luminance = Float32Array.from({ length: SIZE * SIZE }, (_, i) => (i % SIZE < 6 ? left : right));
  luminance[MIDDLE] = speck;
  const threefold = (f: (v: number) => number): Float32Array =>
    Float32Array.from({ length: 3 * SIZE * SIZE }, (_, i) => f(luminance[Math.floor(i / 3)]!));
  return [
    threefold((v) => v),
    threefold((v) => v),
    threefold((v) => (standardError * v) ** 2),
    SIZE,
    SIZE,
  ] as const;
}

describe('despeckle', () => {
  // caught: taking the brightest neighbour instead of the second, which a pair of specks survives
  it('takes out an uncertain speck, bright or dark', () => {
    for (const speck of [50, 0.01]) {
      const out = despeckle(...picture(1, 3, speck, 0.5));
      expect(out[3 * MIDDLE]).toBe(1);
    }
  });

  it('leaves a glint that was rendered with certainty', () => {
    expect(despeckle(...picture(1, 3, 50, 0.01))[3 * MIDDLE]).toBe(50);
  });

  it('moves no edge', () => {
    const [rgb, ...rest] = picture(1, 3, 1, 0.5);
    expect(despeckle(rgb, ...rest)).toEqual(rgb);
  });

  it('takes out both of two specks that touch', () => {
    const [rgb, ...rest] = picture(1, 3, 50, 0.5);
    rgb.fill(50, 3 * (MIDDLE + SIZE), 3 * (MIDDLE + SIZE + 1));
    const out = despeckle(rgb, ...rest);
    expect(out[3 * MIDDLE]).toBe(1);
    expect(out[3 * (MIDDLE + SIZE)]).toBe(1);
  });
});
