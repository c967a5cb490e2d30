/** T-stops as they are said, and what a step is for each quantity. */
import { describe, expect, it } from 'vitest';
import { METRIC } from '../../core/units/quantity-text.ts';
import {
  exposureIndexAt,
  readQuantity,
  stepped,
  writeQuantity,
  type FieldQuantity,
  type StepSize,
} from './quantity-field-language.ts';

describe('T-stops', () => {
  it.each([
    ['T2.8', 2 ** 1.5],
    ['2.8', 2 ** 1.5],
    ['2.8 1/3', 2 ** (1.5 + 1 / 6)],
    ['T2.8⅓', 2 ** (1.5 + 1 / 6)],
    ['t 1.9', 1.9],
    ['5,6', 2 ** 2.5],
  ])('%s', (text, stop) => expect(readQuantity(text, 't-stop', METRIC)).toBeCloseTo(stop, 9));
  it('moves by stops', () => {
    expect(readQuantity('+1/3', 't-stop', METRIC, { current: 2 })).toBeCloseTo(2 ** (1 + 1 / 6), 9);
    expect(readQuantity('+1/3', 't-stop', METRIC, { current: 2.8 })).toBeCloseTo(2 ** (1.5 + 1 / 6), 9);
    expect(readQuantity('-1', 't-stop', METRIC, { current: 4 })).toBeCloseTo(2 ** 1.5, 9);
    expect(readQuantity('+=⅔', 't-stop', METRIC, { current: 4 })).toBeCloseTo(2 ** (2 + 1 / 3), 9);
  });
  it('is written in thirds, and as engraved between them', () => {
    expect(writeQuantity(2 ** (1.5 + 1 / 6), 't-stop', METRIC)).toBe('T2.8⅓');
    expect(writeQuantity(2.8, 't-stop', METRIC)).toBe('T2.8');
    expect(writeQuantity(1.9, 't-stop', METRIC)).toBe('T1.9');
    expect(writeQuantity(1.8, 't-stop', METRIC)).toBe('T1.8');
    expect(writeQuantity(3.16, 't-stop', METRIC)).toBe('T2.8⅓');
  });
  it('says what a stop is', () =>
    expect(() => readQuantity('wide', 't-stop', METRIC)).toThrow(/is not a stop such as T2.8/));
});

describe('steps', () => {
  const step = (value: number, steps: number, quantity: FieldQuantity, size: StepSize = 'normal'): number =>
    stepped(value, steps, size, { quantity, habits: METRIC });
  it.each<[FieldQuantity, number, number, StepSize, number]>([
    ['t-stop', 2, 1, 'normal', 2 ** (1 + 1 / 6)],
    ['t-stop', 1.9, 1, 'normal', 2],
    ['t-stop', 2, -1, 'coarse', Math.SQRT2],
    // caught: one step from an engraved 2.8 or 11 only made it exact
    ['t-stop', 2.8, 1, 'normal', 2 ** (1.5 + 1 / 6)],
    ['t-stop', 11, -1, 'normal', 2 ** (3.5 - 1 / 6)],
    ['kelvin', 5600, 1, 'normal', 5700],
    ['kelvin', 5600, -1, 'fine', 5590],
    ['intensity', 1000, 3, 'normal', 2000],
    ['exposure-index', 800, 1, 'normal', 1000],
    ['exposure-index', 800, -1, 'coarse', 400],
    ['length', 1.5, 1, 'normal', 1.6],
    ['length', 1.5, 1, 'coarse', 2.5],
    ['frames', 12, 1, 'fine', 13],
    ['fraction', 0.5, -1, 'normal', 0.45],
    ['density', 0, 1, 'normal', 1],
  ])('%s %d %+d %s', (quantity, value, steps, size, next) =>
    expect(step(value, steps, quantity, size)).toBeCloseTo(next, 6),
  );
  it('inches for who counts in feet', () =>
    expect(
      stepped(1, 1, 'normal', { quantity: 'length', habits: { ...METRIC, lengthUnit: 'ft-in' } }),
    ).toBeCloseTo(1.0254, 9));
  it('exposure indices are those of cameras', () =>
    expect([9, 10, 11, 12, 13].map(exposureIndexAt)).toEqual([800, 1000, 1280, 1600, 2000]));
});
