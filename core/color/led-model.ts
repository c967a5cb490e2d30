/**
 * A generic white LED: a blue pump and a broad phosphor, proportioned to a colour temperature and tint.
 *
 * A model, not a measurement: where a lamp's own curve or one of CIE's LED-B series is known, use that. The pump is a
 * Gaussian at 452 nm of 22 nm full width. The phosphor's centre and width slide with reciprocal temperature between
 * 600 nm / 130 nm (2700 K) and 560 nm / 120 nm (6500 K), after the CIE LED-B illuminants [1]. The share of the pump is
 * bisected until the colour lies on the line through the target; a smooth filter moves the small rest.
 *
 * [1] CIE 15:2018 table 12.1, LED-B1…B5.
 */
import { chromaticityOf, xyzOfSpectrum } from './cie-observer.ts';
import { filterTransmission, fitChromaticity } from './chromaticity-fit.ts';
import { chromaticityOfTemperature, colourTemperatureOf, miredsOfKelvin } from './colour-temperature.ts';
import { multiplySpectra, spectrumOf, type Spectrum } from './spectrum.ts';

const gaussian = (nm: number, centre: number, fullWidth: number): number =>
  Math.exp(-4 * Math.LN2 * ((nm - centre) / fullWidth) ** 2);

export const LED_MIN_KELVIN = 1800;
export const LED_MAX_KELVIN = 20000;

/** Relative spectrum of a generic white LED. @throws RangeError outside 1800…20000 K. */
export const ledSpectrum = (kelvin: number, duv = 0): Spectrum => {
  if (!(kelvin >= LED_MIN_KELVIN && kelvin <= LED_MAX_KELVIN))
    throw new RangeError(`LED: expected ${LED_MIN_KELVIN} to ${LED_MAX_KELVIN} K, got ${kelvin}`);
  const warmth = Math.min(
    Math.max(
      (miredsOfKelvin(kelvin) - miredsOfKelvin(6500)) / (miredsOfKelvin(2700) - miredsOfKelvin(6500)),
      0,
    ),
    1,
  );
  const centre = 560 + 40 * warmth;
  const width = 120 + 10 * warmth;
  const mixed = (pump: number): Spectrum =>
    spectrumOf((nm) => pump * gaussian(nm, 452, 22) + gaussian(nm, centre, width));
  let low = 0;
  let high = 12;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    const { kelvin: found } = colourTemperatureOf(chromaticityOf(xyzOfSpectrum(mixed(middle))));
    if (found < kelvin) low = middle;
    else high = middle;
  }
  const base = mixed((low + high) / 2);
  return multiplySpectra(
    base,
    filterTransmission(fitChromaticity(base, chromaticityOfTemperature({ kelvin, duv }))),
  );
};
