/**
 * The spectral grid that every quantity of light in the product is sampled on, and arithmetic on it.
 *
 * 360…830 nm every 5 nm: the range of the CIE 1931 observer [1, table 1], at the interval that CIE 15:2018 §7.2.1 [2]
 * accepts for colorimetry. Integrals are the rectangle sum Σ f(λᵢ)·Δλ over all 95 samples; the observer is below
 * 10⁻⁴ of its peak at both ends, so the trapezoid rule gives the same numbers.
 *
 * [1] ISO/CIE 11664-1:2019, CIE standard colorimetric observers.
 * [2] CIE 15:2018, Colorimetry, 4th edition.
 */

/** 95 samples of a spectral quantity, 360…830 nm every 5 nm. */
export type Spectrum = Float32Array;
export const SPECTRUM_FIRST_NM = 360;
export const SPECTRUM_LAST_NM = 830;
export const SPECTRUM_STEP_NM = 5;
export const SPECTRUM_SAMPLES = 95;

/** Wavelength of sample `index`, nanometres. */
export const wavelengthOf = (index: number): number => SPECTRUM_FIRST_NM + SPECTRUM_STEP_NM * index;

/** The spectrum whose sample at λ nanometres is `value(λ)`. */
export const spectrumOf = (value: (nanometres: number) => number): Spectrum =>
  Float32Array.from({ length: SPECTRUM_SAMPLES }, (_, i) => value(wavelengthOf(i)));

/** Product, sample by sample: light through a filter, light off a surface. */
export const multiplySpectra = (a: Spectrum, b: Spectrum): Spectrum => a.map((v, i) => v * b[i]!);

/** Σ weightᵢ·spectrumᵢ: light is additive. */
export const mixSpectra = (
  parts: readonly { readonly spectrum: Spectrum; readonly weight: number }[],
): Spectrum =>
  Float32Array.from({ length: SPECTRUM_SAMPLES }, (_, i) =>
    parts.reduce((sum, part) => sum + part.weight * part.spectrum[i]!, 0),
  );

export const scaleSpectrum = (a: Spectrum, factor: number): Spectrum => a.map((v) => v * factor);

/** Linear interpolation at any wavelength; constant beyond the ends of the grid. */
export const sampleSpectrum = (spectrum: ArrayLike<number>, nanometres: number): number => {
  const x = Math.min(Math.max((nanometres - SPECTRUM_FIRST_NM) / SPECTRUM_STEP_NM, 0), SPECTRUM_SAMPLES - 1);
  const i = Math.min(Math.floor(x), SPECTRUM_SAMPLES - 2);
  return spectrum[i]! + (spectrum[i + 1]! - spectrum[i]!) * (x - i);
};

/**
 * A table of (wavelength, value), wavelengths ascending in nanometres, on the grid by linear interpolation.
 * `outside`: what lies beyond the table: `'hold'` repeats the end values (reflectance, refractive index),
 * `'zero'` is dark (emission that was not measured there).
 * @throws RangeError when the two columns differ in length or the wavelengths do not ascend.
 */
export const resampleSpectrum = (
  nanometres: readonly number[],
  values: readonly number[],
  outside: 'hold' | 'zero',
): Spectrum => {
  if (nanometres.length !== values.length || nanometres.length === 0)
    throw new RangeError(`spectral table: ${nanometres.length} wavelengths for ${values.length} values`);
  nanometres.forEach((nm, i) => {
    if (i > 0 && !(nm > nanometres[i - 1]!))
      throw new RangeError(`spectral table: wavelengths must ascend, but ${nm} follows ${nanometres[i - 1]}`);
  });
  const first = nanometres[0]!;
  const last = nanometres[nanometres.length - 1]!;
  return spectrumOf((nm) => {
    if (nm < first) return outside === 'hold' ? values[0]! : 0;
    if (nm > last) return outside === 'hold' ? values[values.length - 1]! : 0;
    const above = nanometres.findIndex((candidate) => candidate >= nm);
    if (above === 0 || nanometres[above] === nm) return values[above]!;
    const t = (nm - nanometres[above - 1]!) / (nanometres[above]! - nanometres[above - 1]!);
    return values[above - 1]! + (values[above]! - values[above - 1]!) * t;
  });
};
