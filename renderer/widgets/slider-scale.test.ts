import { describe, expect, it } from 'vitest';
import { placeOfValue, stepped, valueOfPlace, type SliderScale } from './slider-scale.ts';

const EVEN: SliderScale = { min: 0, max: 10, step: 0.1, scale: 'linear' };
const RATIO: SliderScale = { min: 1, max: 10_000, step: 1, scale: 'log' };

describe('slider scales', () => {
  it('go from end to end', () => {
    for (const scale of [EVEN, RATIO]) {
      expect(valueOfPlace(scale, 0)).toBe(scale.min);
      expect(valueOfPlace(scale, 1)).toBe(scale.max);
      expect(valueOfPlace(scale, -3)).toBe(scale.min);
      expect(placeOfValue(scale, scale.max * 2)).toBe(1);
    }
  });

  it('keep to the steps without noise', () => {
    expect(valueOfPlace(EVEN, 0.031)).toBe(0.3);
    expect(stepped(EVEN, 0.2, 1)).toBe(0.3);
    expect(stepped(EVEN, 9.95, 1)).toBe(10);
  });

  it('put the geometric mean in the middle of a scale by ratios', () => {
    expect(valueOfPlace(RATIO, 0.5)).toBe(100);
    expect(placeOfValue(RATIO, 100)).toBeCloseTo(0.5, 12);
    expect(stepped(RATIO, 100, 25)).toBe(1000);
  });

  it('invert', () => {
    for (const scale of [EVEN, RATIO])
      for (let place = 0; place <= 1; place += 0.05)
        expect(placeOfValue(scale, valueOfPlace(scale, place))).toBeCloseTo(place, 2);
  });
});
