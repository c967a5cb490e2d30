// Iris scales and neutral density against their definitions and engravings.
import { describe, expect, it } from 'vitest';
import { stops } from '../units/units.ts';
import {
  densityFromStops,
  factorFromStops,
  namedDensity,
  stopsFromDensity,
  stopsFromFactor,
  transmittanceFromStops,
} from './neutral-density.ts';
import {
  apertureValue,
  formatFStop,
  formatMarkedTStop,
  formatTStop,
  nearestThird,
  parseStop,
  stopFromApertureValue,
  stopScale,
} from './stop-scale.ts';

describe('iris scale', () => {
  it('prints the engraved full stops', () => {
    const engraved = stopScale(1, 64, 1).map(formatTStop);
    expect(engraved).toEqual([
      'T1',
      'T1.4',
      'T2',
      'T2.8',
      'T4',
      'T5.6',
      'T8',
      'T11',
      'T16',
      'T22',
      'T32',
      'T45',
      'T64',
    ]);
  });
  it('has three steps of 2^(1/6) to a stop, in order', () => {
    const thirds = stopScale(2, 4, 3);
    expect(thirds).toHaveLength(7);
    for (let i = 1; i < thirds.length; i++) expect(thirds[i]! / thirds[i - 1]!).toBeCloseTo(2 ** (1 / 6), 12);
    expect(thirds.map(formatTStop)).toEqual(['T2', 'T2⅓', 'T2⅔', 'T2.8', 'T2.8⅓', 'T2.8⅔', 'T4']);
  });
  // Common third-stop engravings: 2.2, 2.5, 3.2, 3.5, 4.5, 5.0, 6.3, 7.1 are 2⅓, 2⅔, 2.8⅓, 2.8⅔, 4⅓, 4⅔, 5.6⅓, 5.6⅔.
  // Catches rounding in the number instead of in stops.
  it.each([
    [2.2, 'T2⅓'],
    [2.5, 'T2⅔'],
    [3.2, 'T2.8⅓'],
    [3.5, 'T2.8⅔'],
    [4.5, 'T4⅓'],
    [5, 'T4⅔'],
    [6.3, 'T5.6⅓'],
    [7.1, 'T5.6⅔'],
    [1.3, 'T1⅔'],
    [0.95, 'T1'],
    [0.7, 'T0.7'],
    [22, 'T22'],
  ])('reads %s as %s', (value, text) => {
    expect(formatTStop(value)).toBe(text);
  });
  it('marks the widest stop as the maker does', () => {
    expect(formatMarkedTStop(1.3)).toBe('T1.3');
    expect(formatMarkedTStop(2)).toBe('T2');
    expect(formatFStop(2.8)).toBe('f/2.8');
  });
  it('rounds to thirds within a sixth of a stop', () => {
    for (let n = 1; n < 30; n *= 1.03)
      expect(Math.abs(apertureValue(nearestThird(n)) - apertureValue(n))).toBeLessThanOrEqual(1 / 6 + 1e-9);
  });
  it('reads what it prints, to within the third it printed', () => {
    for (const n of stopScale(1, 32, 3)) expect(parseStop(formatTStop(n))).toBeCloseTo(n, 10);
  });
  it.each([
    ['T2.8 1/3', stopFromApertureValue(3 + 1 / 3)],
    ['f/4 1/2', stopFromApertureValue(4.5)],
    ['5.6', Math.sqrt(32)],
    [' t1.9 ', 1.9],
    ['11', Math.sqrt(128)],
    ['f 2', 2],
  ])('parses "%s"', (text, expected) => {
    expect(parseStop(text)).toBeCloseTo(expected, 12);
  });
  it.each(['', 'T', 'T-2', '2.8 1/5', 'wide open', 'T0', '2,8'])('refuses "%s"', (text) => {
    expect(() => parseStop(text)).toThrow(/is not a stop: expected/);
  });
});

describe('neutral density', () => {
  it.each([
    [0.3, 1],
    [0.6, 2],
    [0.9, 3],
    [1.2, 4],
    [2.1, 7],
  ])('ND %s is %s stops to 0.4 %', (density, n) => {
    expect(stopsFromDensity(density) / n).toBeCloseTo(1, 2);
    expect(namedDensity(stops(n))).toBe(density);
  });
  // Definition of density: transmittance 10^−D. Catches log₁₀ and log₂ exchanged.
  it('transmits 10^−D', () => {
    expect(transmittanceFromStops(stopsFromDensity(0.9))).toBeCloseTo(10 ** -0.9, 14);
    expect(densityFromStops(stopsFromDensity(1.234))).toBeCloseTo(1.234, 14);
  });
  it('ND8 is three stops', () => {
    expect(stopsFromFactor(8)).toBe(3);
    expect(factorFromStops(stops(6))).toBe(64);
    expect(() => stopsFromFactor(0)).toThrow(/filter factor must be/);
  });
});
