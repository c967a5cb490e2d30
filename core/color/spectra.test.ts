import { describe, expect, it } from 'vitest';
import {
  chromaticityOf,
  CIE_1931,
  CIE_1964,
  normalizeSpectrum,
  photometricOfSpectrum,
  xyzOfSpectrum,
} from './cie-observer.ts';
import {
  daylightSpectrum,
  ILLUMINANT_NAMES,
  illuminantSpectrum,
  planckianSpectrum,
  type Illuminant,
} from './illuminants.ts';
import { metalOptics, METAL_NAMES, normalReflectance } from './metals.ts';
import { resampleSpectrum, sampleSpectrum, SPECTRUM_SAMPLES, wavelengthOf } from './spectrum.ts';
import { colourTemperatureOf } from './colour-temperature.ts';
import { ledSpectrum } from './led-model.ts';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

describe('observers', () => {
  // Catches a table that lost or doubled a row: equal energy is white by construction of the CMFs.
  it('give equal areas and the published peaks', () => {
    for (const observer of [CIE_1931, CIE_1964]) {
      expect(observer.y).toHaveLength(SPECTRUM_SAMPLES);
      expect(sum(observer.x) / sum(observer.y)).toBeCloseTo(1, 3);
      expect(sum(observer.z) / sum(observer.y)).toBeCloseTo(1, 3);
    }
    // ISO/CIE 11664-1: Σ ȳ at 5 nm is 21.371; ȳ(555) = 1, x̄(600) = 1.0622, z̄(445) = 1.7826.
    expect(sum(CIE_1931.y)).toBeCloseTo(21.3714, 3);
    expect(sampleSpectrum(CIE_1931.y, 555)).toBe(1);
    expect(sampleSpectrum(CIE_1931.x, 600)).toBe(1.0622);
    expect(sampleSpectrum(CIE_1931.z, 445)).toBe(1.7826);
  });
  // Catches a missing 683 or Δλ: one watt of 555 nm light is 683 lumens.
  it('turn one watt at 555 nm into 683 lumens', () => {
    const line = new Float32Array(SPECTRUM_SAMPLES);
    line[(555 - 360) / 5] = 1 / 5;
    expect(photometricOfSpectrum(line)).toBeCloseTo(683, 3);
    expect(photometricOfSpectrum(normalizeSpectrum(planckianSpectrum(3200)))).toBeCloseTo(1, 6);
    expect(() => normalizeSpectrum(new Float32Array(SPECTRUM_SAMPLES))).toThrow(/positive finite light/);
  });
});

describe('illuminants', () => {
  // CIE 15:2018 tables 5, 10.1, 11, 12: published chromaticities, an independent check of every transcribed table.
  const published: readonly (readonly [Illuminant, number, number])[] = [
    ['A', 0.44758, 0.40745],
    ['E', 1 / 3, 1 / 3],
    ['D50', 0.34567, 0.3585],
    ['D55', 0.33242, 0.34743],
    ['D65', 0.31272, 0.32903],
    ['D75', 0.29902, 0.31485],
    ['F2', 0.3721, 0.3751],
    ['F4', 0.4402, 0.4031],
    ['F5', 0.3138, 0.3452],
    ['F7', 0.3129, 0.3292],
    ['F8', 0.3458, 0.3586],
    ['F10', 0.3458, 0.3588],
    ['F11', 0.3805, 0.3769],
    ['LED-B1', 0.456, 0.4078],
    ['LED-B2', 0.4357, 0.4012],
    ['LED-B3', 0.3756, 0.3723],
    ['LED-B4', 0.3422, 0.3502],
    ['LED-B5', 0.3118, 0.3236],
    ['LED-RGB1', 0.4557, 0.4211],
    ['LED-V1', 0.4548, 0.4044],
    ['HP1', 0.533, 0.415],
    ['HP4', 0.3812, 0.3797],
  ];
  it.each(published)('%s has its published chromaticity', (name, x, y) => {
    const [gotX, gotY] = chromaticityOf(xyzOfSpectrum(illuminantSpectrum(name)));
    expect(Math.abs(gotX - x)).toBeLessThan(2e-4);
    expect(Math.abs(gotY - y)).toBeLessThan(2e-4);
  });
  // Catches a swapped M1/M2: the formula must reproduce the tabulated D65 point by point.
  it('D65 by formula is the table within M-rounding', () => {
    const formula = daylightSpectrum((6500 * 1.4388) / 1.438);
    const table = illuminantSpectrum('D65');
    const scale = formula[(560 - 360) / 5]!;
    for (let i = 0; i < SPECTRUM_SAMPLES; i++)
      expect(Math.abs((100 * formula[i]!) / scale - table[i]!)).toBeLessThan(0.12);
    expect(() => daylightSpectrum(3999)).toThrow(/4000 to 25000 K/);
  });
  // Catches a wrong exponent in Planck's law: Wien's displacement puts 5000 K at 579.6 nm, and 2856 K rises to the end.
  it('Planck peaks where Wien says', () => {
    const hot = planckianSpectrum(5000);
    expect(Math.abs(wavelengthOf(hot.indexOf(Math.max(...hot))) - 579.55)).toBeLessThanOrEqual(2.5);
    const warm = planckianSpectrum(2856);
    expect(Math.max(...warm)).toBe(warm[SPECTRUM_SAMPLES - 1]);
    expect(planckianSpectrum(500)[0]).toBeGreaterThan(0);
    expect(() => planckianSpectrum(0)).toThrow(/positive number of kelvins/);
  });
  it('every name gives non-negative light', () => {
    for (const name of ILLUMINANT_NAMES) {
      const spectrum = illuminantSpectrum(name);
      expect(Math.min(...spectrum), name).toBeGreaterThanOrEqual(0);
      expect(photometricOfSpectrum(spectrum), name).toBeGreaterThan(0);
    }
  });
  // The model's promise is its colour; catches a fit that stops at the wrong root.
  it.each([2700, 3200, 4300, 5600, 6500, 10000])('the LED model at %d K has that colour', (kelvin) => {
    const found = colourTemperatureOf(chromaticityOf(xyzOfSpectrum(ledSpectrum(kelvin, 0.004))));
    expect(found.kelvin / kelvin).toBeCloseTo(1, 3);
    expect(found.duv).toBeCloseTo(0.004, 5);
    expect(Math.min(...ledSpectrum(kelvin))).toBeGreaterThanOrEqual(0);
  });
});

describe('metals', () => {
  // Acceptance 8. Catches n and k swapped, and a table that belongs to another metal.
  const reflectance: readonly (readonly ['Au' | 'Cu' | 'Al', number, number, number])[] = [
    ['Au', 0.386, 0.848, 0.94],
    ['Cu', 0.553, 0.634, 0.941],
    ['Al', 0.924, 0.921, 0.912],
  ];
  it.each(reflectance)('%s reflects as published at 450, 550 and 650 nm', (name, ...expected) => {
    const R = normalReflectance(metalOptics(name));
    [450, 550, 650].forEach((nm, i) =>
      expect(Math.abs(sampleSpectrum(R, nm) - expected[i]!)).toBeLessThan(0.01),
    );
  });
  it('all are metals: k > 0 and reflectance in (0.4, 1) at 650 nm', () => {
    for (const name of METAL_NAMES) {
      const optics = metalOptics(name);
      expect(Math.min(...optics.k), name).toBeGreaterThan(0.5);
      const R = sampleSpectrum(normalReflectance(optics), 650);
      expect(R, name).toBeGreaterThan(0.4);
      expect(R, name).toBeLessThan(1);
    }
  });
});

describe('resampling', () => {
  // Catches an off-by-one in the interval search.
  it('is exact for straight lines and honours the ends', () => {
    const line = resampleSpectrum([400, 411, 700], [400, 411, 700], 'zero');
    expect(line[(405 - 360) / 5]).toBeCloseTo(405, 4);
    expect(line[(395 - 360) / 5]).toBe(0);
    expect(resampleSpectrum([400, 700], [2, 3], 'hold')[0]).toBe(2);
    expect(() => resampleSpectrum([400, 400], [1, 1], 'hold')).toThrow(/ascend/);
    expect(() => resampleSpectrum([400], [], 'hold')).toThrow(/1 wavelengths for 0 values/);
  });
});
