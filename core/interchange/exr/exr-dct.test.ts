/** The fast inverse DCT against the sum that defines it. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/mutate.ts';
import { ZIGZAG, inverseDct8x8 } from './exr-dct.ts';

describe('inverseDct8x8', () => {
  it('is the orthonormal DCT-III', () => {
    // Catches any swapped or mis-signed cosine: each has a weight of at least 0.097 here.
    const random = seededRandom(3);
    const weight = (k: number): number => (k === 0 ? Math.SQRT1_2 : 1) / 2;
    for (let n = 0; n < 20; n++) {
      const frequencies = Float32Array.from({ length: 64 }, () => random.unit() - 0.5);
      const block = frequencies.slice();
      inverseDct8x8(block);
      for (let y = 0; y < 8; y++) {
        for (let x = 0; x < 8; x++) {
          let sum = 0;
          for (let v = 0; v < 8; v++) {
            for (let u = 0; u < 8; u++) {
              const basis =
                Math.cos(((2 * x + 1) * u * Math.PI) / 16) * Math.cos(((2 * y + 1) * v * Math.PI) / 16);
              sum += weight(u) * weight(v) * frequencies[8 * v + u]! * basis;
            }
          }
          expect(block[8 * y + x]).toBeCloseTo(sum, 4);
        }
      }
    }
  });
});

describe('ZIGZAG', () => {
  it('begins and ends as in ITU-T T.81, figure 5, and visits every place once', () => {
    expect([...ZIGZAG.subarray(0, 10)]).toEqual([0, 1, 8, 16, 9, 2, 3, 10, 17, 24]);
    expect([...ZIGZAG.subarray(54)]).toEqual([39, 46, 53, 60, 61, 54, 47, 55, 62, 63]);
    expect(new Set(ZIGZAG).size).toBe(64);
  });
});
