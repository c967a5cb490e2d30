/** Quantities as people write them, read and written. */
import { describe, expect, it } from 'vitest';
import {
  formatQuantity,
  parseQuantity,
  QuantityTextError,
  type Quantity,
  type WritingHabits,
} from './quantity-text.ts';

const METRES: WritingHabits = { lengthUnit: 'm', illuminanceUnit: 'lx', fps: 24 };
const FEET: WritingHabits = { lengthUnit: 'ft-in', illuminanceUnit: 'fc', fps: 24 };
const inch = 0.0254;

describe('lengths', () => {
  it.each([
    [`6'2"`, 74 * inch],
    [`6' 2"`, 74 * inch],
    [`6' 2 1/2"`, 74.5 * inch],
    [`6′ 2½″`, 74.5 * inch],
    [`6'-2"`, 74 * inch],
    [`6' - 2"`, 70 * inch],
    ['6ft 2in', 74 * inch],
    ['6 ft 2 1/2 in', 74.5 * inch],
    [`6'2`, 74 * inch],
    [`6.5'`, 78 * inch],
    [`74"`, 74 * inch],
    [`1/2"`, inch / 2],
    [`6' 1/2"`, 72.5 * inch],
    ['1.2m', 1.2],
    ['120 cm', 1.2],
    ['1200mm', 1.2],
    ['1,5', 1.5],
    ['-0.3', -0.3],
    ['1.2+0.3', 1.5],
    ['2*3', 6],
    ['2*3m', 6],
    ['(1m+50cm)/3', 0.5],
    ['1.2 + 30cm', 1.5],
    ['1/4', 0.25],
    ['1,250', 1250],
    ['0,250', 0.25],
  ])('%s', (text, metres) => expect(parseQuantity(text, 'length', METRES)).toBeCloseTo(metres, 9));

  // caught: feet users' bare numbers read as metres
  it('a bare number is in the unit of the person', () => {
    expect(parseQuantity('6', 'length', FEET)).toBeCloseTo(6 * 0.3048, 9);
    expect(parseQuantity('120', 'length', { ...METRES, lengthUnit: 'cm' })).toBeCloseTo(1.2, 9);
    expect(parseQuantity('2m', 'length', FEET)).toBe(2);
  });

  it.each([
    [2.4, METRES, '2.40 m'],
    [2.405, METRES, '2.405 m'],
    [-0.5, METRES, '−0.50 m'],
    [1.2, { ...METRES, lengthUnit: 'cm' }, '120.0 cm'],
    [74.5 * inch, FEET, '6′ 2½″'],
    [0.3048 * 6, FEET, '6′ 0″'],
    [-9.75 * inch, FEET, '−9¾″'],
    [Infinity, METRES, '∞'],
  ] as const)('writes %d', (metres, habits, text) =>
    expect(formatQuantity(metres, 'length', habits)).toBe(text),
  );

  it('what is written is read again', () => {
    for (const habits of [METRES, FEET, { ...METRES, lengthUnit: 'mm' as const }])
      for (const metres of [0.3, 1.788, 12.5, -3.05])
        expect(
          Math.abs(parseQuantity(formatQuantity(metres, 'length', habits), 'length', habits) - metres),
        ).toBeLessThan(0.0016);
  });
});

describe('light and camera', () => {
  it.each<[string, Quantity, number]>([
    ['5600', 'kelvin', 5600],
    ['5600K', 'kelvin', 5600],
    ['5.6k', 'kelvin', 5600],
    ['1 fc', 'illuminance', 10.763910416709722],
    ['500', 'illuminance', 500],
    ['1.2klx', 'illuminance', 1200],
    ['8kcd', 'intensity', 8000],
    ['12k', 'flux', 12000],
    ['100 cd/m²', 'luminance', 100],
    ['100 cd/m2', 'luminance', 100],
    ['1 fL', 'luminance', 3.4262590996353905],
    ['75', 'fraction', 0.75],
    ['75%', 'fraction', 0.75],
    ['35mm', 'focal-length', 35],
    ['180°', 'shutter', 180],
    ['172.8', 'shutter', 172.8],
    ['1/48', 'shutter', 180],
    ['1/50 s', 'shutter', 172.8],
    ['23.976 fps', 'fps', 23.976],
    ['1/3', 'stops', 1 / 3],
    ['⅔', 'stops', 2 / 3],
    ['-1 1/3', 'stops', -4 / 3],
    ['−1⅓', 'stops', -4 / 3],
    ['2 stops', 'stops', 2],
    ['00:00:02:12', 'frames', 60],
    ['1:00:00', 'frames', 1440],
    ['2s', 'frames', 48],
    ['48', 'frames', 48],
    ['ND 0.9', 'density', 3],
    ['0.9', 'density', 3],
    ['ND8', 'density', 3],
    ['3', 'density', 3],
    ['1 1/3 stops', 'density', 4 / 3],
    ['14:30', 'time-of-day', 14.5],
    ['6pm', 'time-of-day', 18],
    ['12:15 am', 'time-of-day', 0.25],
    ['9.5', 'time-of-day', 9.5],
    ['EI 800', 'exposure-index', 800],
    ['16:9', 'aspect', 16 / 9],
    ['2.39:1', 'aspect', 2.39],
    ['30°', 'angle', 30],
  ])('%s as %s', (text, quantity, value) =>
    expect(parseQuantity(text, quantity, METRES)).toBeCloseTo(value, 6),
  );

  it.each<[number, Quantity, string]>([
    [5600, 'kelvin', '5600 K'],
    [1250, 'illuminance', '1,250 lx'],
    [1234567, 'flux', '1,234,567 lm'],
    [0.035, 'luminance', '0.035 nits'],
    [0.75, 'fraction', '75 %'],
    [-4 / 3, 'stops', '−1⅓ stops'],
    [1 / 3, 'stops', '⅓ stop'],
    [3, 'density', 'ND 0.9'],
    [0, 'density', 'none'],
    [14.5, 'time-of-day', '14:30'],
    [172.8, 'shutter', '172.8°'],
    [2.39, 'aspect', '2.39:1'],
  ])('%d as %s is written', (value, quantity, text) =>
    expect(formatQuantity(value, quantity, METRES)).toBe(text),
  );

  it('foot-candles for who reads them', () =>
    expect(formatQuantity(1076.391, 'illuminance', FEET)).toBe('100 fc'));
});

describe('relative entry', () => {
  it.each<[string, Quantity, number, number]>([
    ['+=0.5', 'length', 2, 2.5],
    ['-=2in', 'length', 1, 1 - 2 * inch],
    ['*2', 'length', 3, 6],
    ['/2', 'length', 3, 1.5],
    ['*=1.5', 'flux', 100, 150],
    ['+200', 'kelvin', 5600, 5800],
    ['-10%', 'fraction', 0.5, 0.4],
    ['-1', 'length', 5, -1],
    ['+=1/3', 'stops', 1, 4 / 3],
  ])('%s on %s %d', (text, quantity, current, value) =>
    expect(parseQuantity(text, quantity, METRES, { current })).toBeCloseTo(value, 9),
  );

  it('a size cannot be negative, so a sign moves it', () =>
    expect(parseQuantity('-0.2', 'length', METRES, { current: 1, isSigned: false })).toBeCloseTo(0.8, 9));
  it('needs a value to change', () =>
    expect(() => parseQuantity('+=1', 'length', METRES)).toThrow(QuantityTextError));
});

describe('what cannot be read is said', () => {
  it.each<[string, Quantity, RegExp]>([
    ['six', 'length', /is not a length such as/],
    ['', 'kelvin', /Type a colour temperature/],
    ['5 lx', 'length', /is not a length/],
    ['2m*3m', 'length', /is not a length/],
    ['1/0', 'length', /divided by zero/],
    ['00:61:00', 'frames', /frames go to 23/],
    ['25:00', 'time-of-day', /time of day/],
    ['∞', 'length', /Infinity/],
    ['2+', 'number', /is not a number/],
    ['(2', 'number', /is not a number/],
  ])('“%s” as %s', (text, quantity, message) => {
    expect(() => parseQuantity(text, quantity, METRES)).toThrow(message);
    expect(() => parseQuantity(text, quantity, METRES)).toThrow(QuantityTextError);
  });
  it('infinity where it is possible', () =>
    expect(parseQuantity('inf', 'length', METRES, { mayBeInfinite: true })).toBe(Infinity));
});
