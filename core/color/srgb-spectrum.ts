/**
 * RGB reflectance and emission as spectra, exactly.
 *
 * A linear sRGB / Rec.709 triple becomes r·ρr + g·ρg + b·ρb [1]: smooth, within [0, 1] for every colour of the sRGB gamut,
 * and energy-conserving because the three functions sum to 1. On this product's grid the round trip
 * RGB → spectrum → XYZ under D65 → RGB is exact (below 10⁻⁶); how, and by how little the published tables moved for
 * it, is in scripts/spectra/fit-srgb-basis.mjs and in the data's `provenance`.
 *
 * [1] Mallett & Yuksel, Spectral Primary Decomposition for Rendering with sRGB Reflectance, EGSR 2019.
 */
import table from './data/srgb-basis.json';
import { normalizeSpectrum } from './cie-observer.ts';
import { SPECTRUM_SAMPLES, type Spectrum } from './spectrum.ts';

/** ρ of red, green and blue on the grid; their sum is 1 at every sample. */
export const SRGB_BASIS: { readonly red: Spectrum; readonly green: Spectrum; readonly blue: Spectrum } = {
  red: Float32Array.from(table.red),
  green: Float32Array.from(table.green),
  blue: Float32Array.from(table.red, (red, i) => 1 - red - table.green[i]!),
};

/**
 * D65 as rendering uses it, one nit per unit (683·Σ S·ȳ·Δλ = 1): the white of the sRGB basis, and the spectrum of any
 * light that has none of its own. Within 0.032 % of CIE illuminant D65, and exactly (.3127, .3290) on the grid.
 */
export const D65_WHITE: Spectrum = normalizeSpectrum(table.white);

/** Spectral reflectance of a linear Rec.709 colour; values outside [0, 1] go outside [0, 1]. */
export const reflectanceSpectrum = (r: number, g: number, b: number): Spectrum =>
  Float32Array.from(
    { length: SPECTRUM_SAMPLES },
    (_, i) => r * table.red[i]! + g * table.green[i]! + b * (1 - table.red[i]! - table.green[i]!),
  );

/** Spectral emission of a linear Rec.709 colour in nits: its reflectance lit by D65. */
export const emissionSpectrum = (r: number, g: number, b: number): Spectrum =>
  reflectanceSpectrum(r, g, b).map((v, i) => v * D65_WHITE[i]!);
