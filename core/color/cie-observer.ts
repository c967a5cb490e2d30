/**
 * The CIE standard colorimetric observers and what they make of a spectrum.
 *
 * Spectra are radiometric: power per nanometre. Multiplied with ȳ, summed over the grid and scaled by 683 lm/W they
 * become photometric: a spectral radiance in W·m⁻²·sr⁻¹·nm⁻¹ has a luminance in nits.
 *
 * [1] ISO/CIE 11664-1:2019, CIE standard colorimetric observers (1931 2°, 1964 10°).
 * [2] BIPM, SI brochure 9th edition: Kcd = 683 lm/W.
 */
import tables from './data/cie-observers.json';
import { SPECTRUM_STEP_NM } from './spectrum.ts';

/** CIE XYZ tristimulus values. */
export type Xyz = readonly [number, number, number];
/** CIE 1931 chromaticity. */
export type Chromaticity = readonly [number, number];

export interface Observer {
  /** x̄, ȳ, z̄ on the spectral grid: 95 values each. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
}

/** The CIE 1931 2° observer: the one that all photometry and colour here is defined by. */
export const CIE_1931: Observer = tables.cie1931;
/** The CIE 1964 10° observer, for matches over large fields. */
export const CIE_1964: Observer = tables.cie1964;

/** Maximum luminous efficacy, lumens per watt [2]. */
export const LUMENS_PER_WATT = 683;

/** Σ S·(x̄, ȳ, z̄)·Δλ: tristimulus values of a spectrum per nanometre, not scaled by 683. */
export const xyzOfSpectrum = (spectrum: ArrayLike<number>, observer: Observer = CIE_1931): Xyz => {
  let x = 0;
  let y = 0;
  let z = 0;
  for (let i = 0; i < observer.y.length; i++) {
    const value = spectrum[i]!;
    x += value * observer.x[i]!;
    y += value * observer.y[i]!;
    z += value * observer.z[i]!;
  }
  return [x * SPECTRUM_STEP_NM, y * SPECTRUM_STEP_NM, z * SPECTRUM_STEP_NM];
};

/** 683·Σ S·ȳ·Δλ: nits for a spectral radiance, lux for a spectral irradiance, lumens for a spectral flux. */
export const photometricOfSpectrum = (spectrum: ArrayLike<number>): number =>
  LUMENS_PER_WATT * xyzOfSpectrum(spectrum)[1];

/** The spectrum scaled to one photometric unit: 683·Σ S·ȳ·Δλ = 1. @throws RangeError for a spectrum without light. */
export const normalizeSpectrum = (spectrum: ArrayLike<number>): Float32Array => {
  const unit = photometricOfSpectrum(spectrum);
  if (!(unit > 0) || !Number.isFinite(unit))
    throw new RangeError('spectrum: expected positive finite light between 360 and 830 nm');
  return Float32Array.from(spectrum, (v) => v / unit);
};

/** Chromaticity of XYZ. Black has none: it answers that of equal energy, so that nothing downstream divides by zero. */
export const chromaticityOf = ([x, y, z]: Xyz): Chromaticity => {
  const sum = x + y + z;
  return sum > 0 ? [x / sum, y / sum] : [1 / 3, 1 / 3];
};

/** XYZ of a chromaticity at luminance `Y`. */
export const xyzOfChromaticity = ([x, y]: Chromaticity, Y = 1): Xyz => [
  (x / y) * Y,
  Y,
  ((1 - x - y) / y) * Y,
];
