import { describe, expect, it } from 'vitest';
import { chromaticityOf, photometricOfSpectrum, xyzOfSpectrum } from '../color/cie-observer.ts';
import { colourTemperatureOf, miredsOfKelvin } from '../color/colour-temperature.ts';
import { planckianSpectrum } from '../color/illuminants.ts';
import table from './data/gels.json';
import { gelInfo, GEL_NAMES, gelTransmission, type GelName } from './gels.ts';
import { lightSpectrum, type LightColour } from './light-spectrum.ts';

const temperatureOf = (spectrum: Float32Array): { kelvin: number; duv: number } =>
  colourTemperatureOf(chromaticityOf(xyzOfSpectrum(spectrum)));

describe('light spectra', () => {
  // Catches a missing normalisation and a tint of the wrong sign.
  it.each<readonly [LightColour, number, number]>([
    [{ kind: 'planckian', kelvin: 3200 }, 3200, 0],
    [{ kind: 'planckian', kelvin: 5600, duv: 0.006 }, 5600, 0.006],
    [{ kind: 'led', kelvin: 4300, duv: -0.004 }, 4300, -0.004],
    [{ kind: 'daylight', kelvin: 5600 }, 5600, 0.0032],
    [{ kind: 'illuminant', name: 'HMI', duv: 0 }, 6000, NaN],
  ])('%o is one unit of that colour', (colour, kelvin, duv) => {
    const { spectrum, transmission } = lightSpectrum(colour);
    expect(photometricOfSpectrum(spectrum)).toBeCloseTo(1, 5);
    expect(transmission).toBeCloseTo(1, 5);
    const found = temperatureOf(spectrum);
    if (Number.isNaN(duv)) {
      // The HMI model: near daylight, slightly green, as these lamps are.
      expect(Math.abs(found.kelvin - kelvin)).toBeLessThan(600);
      expect(Math.abs(found.duv)).toBeLessThan(0.012);
    } else {
      expect(Math.abs(found.kelvin / kelvin - 1)).toBeLessThan(0.003);
      expect(Math.abs(found.duv - duv)).toBeLessThan(5e-4);
    }
  });
  it('an RGB light has that chromaticity, and black is refused', () => {
    const { spectrum } = lightSpectrum({ kind: 'rgb', rgb: [1, 1, 1] });
    const [x, y] = chromaticityOf(xyzOfSpectrum(spectrum));
    expect(x).toBeCloseTo(0.3127, 5);
    expect(y).toBeCloseTo(0.329, 5);
    expect(() => lightSpectrum({ kind: 'rgb', rgb: [0, 0, 0] })).toThrow(/positive finite light/);
    expect(() => lightSpectrum({ kind: 'daylight', kelvin: 2000 })).toThrow(/4000 to 25000/);
  });
});

describe('gels', () => {
  const conversions = GEL_NAMES.filter((name) => /ct[ob]$/.test(name));
  // Acceptance: 3 mired. Fails if the exponent's sign or the 1/λ is lost.
  it.each(conversions)(
    '%s shifts its reference light by the published mireds and costs the published light',
    (name) => {
      const gel = table.gels[name] as {
        referenceKelvin?: number;
        miredShift: number | null;
        luminousTransmission: number;
      };
      const reference = gel.referenceKelvin!;
      const through = lightSpectrum({ kind: 'planckian', kelvin: reference }, [name]);
      const shift = miredsOfKelvin(temperatureOf(through.spectrum).kelvin) - miredsOfKelvin(reference);
      expect(Math.abs(shift - gelInfo(name).miredShift!)).toBeLessThan(0.5);
      expect(through.transmission).toBeCloseTo(gelInfo(name).luminousTransmission, 3);
    },
  );
  it('conversion gels shift other black bodies by nearly the same mireds', () => {
    for (const name of conversions)
      for (const kelvin of [3200, 4300, 5600]) {
        const shift =
          miredsOfKelvin(
            temperatureOf(lightSpectrum({ kind: 'planckian', kelvin }, [name]).spectrum).kelvin,
          ) - miredsOfKelvin(kelvin);
        const published = gelInfo(name).miredShift!;
        expect(Math.abs(shift - published), `${name} on ${kelvin} K`).toBeLessThan(
          Math.max(4, 0.15 * Math.abs(published)),
        );
      }
  });
  it('greens move along the green axis only', () => {
    const duv = (name: GelName): number =>
      temperatureOf(lightSpectrum({ kind: 'planckian', kelvin: 5600 }, [name]).spectrum).duv;
    expect(duv('plus-green')).toBeGreaterThan(duv('half-plus-green'));
    expect(duv('half-plus-green')).toBeGreaterThan(duv('quarter-plus-green'));
    expect(duv('quarter-plus-green')).toBeGreaterThan(0.003);
    expect(duv('minus-green')).toBeLessThan(duv('half-minus-green'));
    expect(duv('quarter-minus-green')).toBeLessThan(-0.003);
  });
  it('never amplify, and neutral density is its name in stops', () => {
    for (const name of GEL_NAMES) {
      const T = gelTransmission(name);
      expect(Math.max(...T), name).toBeLessThanOrEqual(0.9201);
      expect(Math.min(...T), name).toBeGreaterThan(0);
    }
    const { transmission, spectrum } = lightSpectrum({ kind: 'planckian', kelvin: 3200 }, ['nd-06', 'nd-03']);
    expect(Math.log10(1 / transmission)).toBeCloseTo(0.9, 3);
    expect(temperatureOf(spectrum).kelvin).toBeCloseTo(temperatureOf(planckianSpectrum(3200)).kelvin, 0);
  });
});
