/** Half precision against its definition: every bit pattern, and rounding against the exact neighbours. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/mutate.ts';
import { FLOAT_FROM_HALF, halfFromFloat, halvesFromFloats } from './half.ts';

/** Value of a finite half by the definition in IEEE 754, 3.4. */
function definition(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

describe('FLOAT_FROM_HALF', () => {
  it('is the definition for all finite halves, infinity and NaN', () => {
    // Catches a wrong bias (112 → 111) and a lost sign of zero.
    for (let half = 0; half < 0x10000; half++) {
      const value = FLOAT_FROM_HALF[half]!;
      let right = Object.is(value, definition(half));
      if ((half & 0x7fff) === 0x7c00) right = value === (half & 0x8000 ? -Infinity : Infinity);
      else if ((half & 0x7c00) === 0x7c00) right = Number.isNaN(value);
      if (!right) expect.fail(`half ${half.toString(16)} reads as ${value}`);
    }
  });
});

describe('halfFromFloat', () => {
  it('gives back every half that is not NaN', () => {
    for (let half = 0; half < 0x10000; half++) {
      if ((half & 0x7c00) === 0x7c00 && (half & 0x3ff) !== 0) continue;
      if (halfFromFloat(FLOAT_FROM_HALF[half]!) !== half) expect.fail(`half ${half.toString(16)}`);
    }
  });

  it('rounds midpoints to even and everything else to the nearer neighbour', () => {
    // Catches round-half-up (drop the `& 1` term) and truncation, for normals and denormals.
    for (let half = 0; half < 0x7bff; half++) {
      const low = definition(half);
      const high = definition(half + 1);
      const middle = (low + high) / 2;
      const width = high - low;
      const even = half % 2 === 0 ? half : half + 1;
      if (halfFromFloat(middle) !== even) expect.fail(`midpoint above half ${half.toString(16)}`);
      if (halfFromFloat(middle - width / 64) !== half)
        expect.fail(`below the midpoint above ${half.toString(16)}`);
      if (halfFromFloat(middle + width / 64) !== half + 1)
        expect.fail(`above the midpoint above ${half.toString(16)}`);
      if (halfFromFloat(-middle) !== (even | 0x8000)) expect.fail(`negative midpoint ${half.toString(16)}`);
    }
  });

  it('overflows at 65520, underflows below 2⁻²⁵, keeps NaN', () => {
    expect(halfFromFloat(65519.996)).toBe(0x7bff);
    expect(halfFromFloat(65520)).toBe(0x7c00);
    expect(halfFromFloat(1e30)).toBe(0x7c00);
    expect(halfFromFloat(-Infinity)).toBe(0xfc00);
    expect(halfFromFloat(2 ** -25)).toBe(0);
    expect(halfFromFloat(2 ** -25 * 1.0001)).toBe(1);
    expect(halfFromFloat(-1e-30)).toBe(0x8000);
    expect(FLOAT_FROM_HALF[halfFromFloat(NaN)]).toBeNaN();
  });

  it('does the same in bulk from any offset', () => {
    const random = seededRandom(5);
    const floats = Float32Array.from(
      { length: 500 },
      () => (random.unit() - 0.5) * 2 ** (random.below(40) - 24),
    );
    const out = new Uint16Array(300);
    halvesFromFloats(floats.subarray(7), 50, out);
    expect([...out]).toEqual([...floats.subarray(57, 357)].map(halfFromFloat));
  });
});
