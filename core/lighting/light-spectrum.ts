/**
 * What a light is called on set — kelvins and tint, a lamp type, an RGB colour, gels in front — as one spectrum.
 *
 * The result is normalised to one photometric unit, 683·Σ S·ȳ·Δλ = 1, so the light's nits, candela or lux multiply it
 * directly. What the gels cost in light is told apart as `transmission`, for whoever keeps the lamp's own output.
 */
import {
  chromaticityOf,
  normalizeSpectrum,
  photometricOfSpectrum,
  xyzOfSpectrum,
} from '../color/cie-observer.ts';
import { filterTransmission, fitChromaticity } from '../color/chromaticity-fit.ts';
import { chromaticityOfTemperature, colourTemperatureOf } from '../color/colour-temperature.ts';
import {
  daylightSpectrum,
  illuminantSpectrum,
  planckianSpectrum,
  type Illuminant,
} from '../color/illuminants.ts';
import { ledSpectrum } from '../color/led-model.ts';
import { multiplySpectra, type Spectrum } from '../color/spectrum.ts';
import { emissionSpectrum } from '../color/srgb-spectrum.ts';
import { gelTransmission, type GelName } from './gels.ts';

/** The light without gels. `duv` is tint: positive green, negative magenta, as distance from its untinted colour. */
export type LightColour =
  | { readonly kind: 'planckian'; readonly kelvin: number; readonly duv?: number }
  | { readonly kind: 'daylight'; readonly kelvin: number; readonly duv?: number }
  | { readonly kind: 'led'; readonly kelvin: number; readonly duv?: number }
  | { readonly kind: 'illuminant'; readonly name: Illuminant; readonly duv?: number }
  | { readonly kind: 'rgb'; readonly rgb: readonly [number, number, number] };

export interface LightSpectrum {
  /** 683·Σ S·ȳ·Δλ = 1. */
  readonly spectrum: Spectrum;
  /** Luminous transmission of all gels together for this lamp, 0…1. */
  readonly transmission: number;
}

/** Moves a spectrum across the Planckian locus by `duv`, at its own correlated colour temperature. */
const tinted = (spectrum: Spectrum, duv: number): Spectrum => {
  if (duv === 0) return spectrum;
  const own = colourTemperatureOf(chromaticityOf(xyzOfSpectrum(spectrum)));
  const target = chromaticityOfTemperature({ kelvin: own.kelvin, duv: own.duv + duv });
  return multiplySpectra(spectrum, filterTransmission(fitChromaticity(spectrum, target)));
};

const ungelled = (colour: LightColour): Spectrum => {
  switch (colour.kind) {
    case 'planckian':
      return tinted(planckianSpectrum(colour.kelvin), colour.duv ?? 0);
    case 'daylight':
      return tinted(daylightSpectrum(colour.kelvin), colour.duv ?? 0);
    case 'led':
      return ledSpectrum(colour.kelvin, colour.duv ?? 0);
    case 'illuminant':
      return tinted(illuminantSpectrum(colour.name), colour.duv ?? 0);
    case 'rgb':
      return emissionSpectrum(...colour.rgb).map((v) => Math.max(v, 0));
  }
};

/**
 * @throws RangeError when a temperature is outside its model, a tint cannot be reached, or no light is left.
 */
export const lightSpectrum = (colour: LightColour, gels: readonly GelName[] = []): LightSpectrum => {
  const lamp = normalizeSpectrum(ungelled(colour));
  const filtered = gels.reduce<Spectrum>((light, gel) => multiplySpectra(light, gelTransmission(gel)), lamp);
  return { spectrum: normalizeSpectrum(filtered), transmission: photometricOfSpectrum(filtered) };
};
