// What is printed on slates and boards, word for word.
import { describe, expect, it } from 'vitest';
import { degrees, framesPerSecond, kelvin, metres, radians, seconds, stops } from '../units/units.ts';
import {
  formatDepthOfField,
  formatDistance,
  formatExposureIndex,
  formatFeetInches,
  formatFilmSize,
  formatFocalLength,
  formatFrameRate,
  formatMetres,
  formatNeutralDensity,
  formatShutterAngle,
  formatShutterTime,
  formatSqueeze,
  formatTilt,
  formatWhiteBalance,
  formatZoomRange,
} from './slate.ts';

describe('slate language', () => {
  it('writes lenses and film', () => {
    expect(formatFocalLength(metres(0.04))).toBe('40 mm');
    expect(formatFocalLength(metres(0.0275))).toBe('27.5 mm');
    expect(formatZoomRange(metres(0.0195), metres(0.094))).toBe('19.5–94 mm');
    expect(formatFilmSize(metres(0.02799), metres(0.01922))).toBe('27.99 × 19.22 mm');
    expect(formatSqueeze(1)).toBe('spherical');
    expect(formatSqueeze(1.8)).toBe('1.8x anamorphic');
  });
  it('writes exposure', () => {
    expect(formatShutterAngle(degrees(180))).toBe('180°');
    expect(formatShutterAngle(degrees(172.8))).toBe('172.8°');
    expect(formatShutterTime(seconds(1 / 48))).toBe('1/48 s');
    expect(formatShutterTime(seconds(0.4))).toBe('1/2.5 s');
    expect(formatShutterTime(seconds(2))).toBe('2 s');
    expect(formatFrameRate(framesPerSecond(24))).toBe('24 fps');
    expect(formatFrameRate(framesPerSecond(24000 / 1001))).toBe('23.976 fps');
    expect(formatExposureIndex(800)).toBe('EI 800');
    expect(formatNeutralDensity(stops(3))).toBe('ND 0.9 (3 stops)');
    expect(formatNeutralDensity(stops(1))).toBe('ND 0.3 (1 stop)');
    expect(formatNeutralDensity(stops(0))).toBe('no ND');
    expect(formatWhiteBalance(kelvin(5600))).toBe('5600 K');
  });
  // Feet: 1 ft = 0.3048 m exactly. Catches 12 inches printed instead of carried into the next foot.
  it.each([
    [2.4003, '7′ 10½″'],
    [0.3048, '1′ 0″'],
    [0.3047, '1′ 0″'],
    [0.2476, '9¾″'],
    [1.8288, '6′ 0″'],
    [0.00635, '¼″'],
    [0, '0″'],
    [-0.3048, '−1′ 0″'],
    [3.0543, '10′ ¼″'],
    [Infinity, '∞'],
  ])('writes %s m as %s', (m, text) => {
    expect(formatFeetInches(metres(m))).toBe(text);
  });
  it('writes distances and tilts', () => {
    expect(formatMetres(metres(2.4))).toBe('2.40 m');
    expect(formatMetres(metres(123.4))).toBe('123 m');
    expect(formatDistance(metres(1.8288))).toBe('1.83 m / 6′ 0″');
    expect(formatDistance(metres(Infinity))).toBe('∞');
    expect(formatDepthOfField(metres(1.92), metres(2.678))).toBe('1.92 – 2.68 m');
    expect(formatDepthOfField(metres(3.1), metres(Infinity))).toBe('3.10 m – ∞');
    expect(formatTilt(radians((-5 * Math.PI) / 180))).toBe('−5°');
    expect(formatTilt(radians(0.2182))).toBe('+12.5°');
    expect(formatTilt(radians(1e-9))).toBe('0°');
  });
});
