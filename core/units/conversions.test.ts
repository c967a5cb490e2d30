/** Conversions against the definitions of the units. */
import { expect, it } from 'vitest';
import {
  degreesFromRadians,
  feetFromMetres,
  footCandlesFromLux,
  luxFromFootCandles,
  metresFromFeet,
  radiansFromDegrees,
} from './conversions.ts';
import { degrees, feet, footCandles, lux, metres, radians } from './units.ts';

it('a foot is 0.3048 m', () => {
  expect(metresFromFeet(feet(10))).toBeCloseTo(3.048, 12);
  expect(feetFromMetres(metres(0.3048))).toBeCloseTo(1, 12);
});

// caught: dividing by 0.3048 once instead of twice
it('a foot-candle is 10.7639 lux', () => {
  expect(luxFromFootCandles(footCandles(1))).toBeCloseTo(10.763910416709722, 10);
  expect(footCandlesFromLux(lux(1076.3910416709722))).toBeCloseTo(100, 10);
});

it('half a turn is π', () => {
  expect(radiansFromDegrees(degrees(180))).toBeCloseTo(Math.PI, 14);
  expect(degreesFromRadians(radians(Math.PI / 6))).toBeCloseTo(30, 12);
});
