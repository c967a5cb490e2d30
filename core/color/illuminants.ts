/**
 * Spectra of standard illuminants: computed where the standard is a formula, tabulated where it is a measurement.
 *
 * All are relative: only the shape counts, `normalizeSpectrum` gives them a photometric size.
 *
 * [1] CIE 15:2018, Colorimetry: illuminant A (eq. 4.1), D series (§4.1.2), F and LED and HP series (tables 10–12).
 * [2] Planck's law with c₂ = 1.438776877·10⁻² m·K (SI 2019).
 * [3] Kramida et al., NIST Atomic Spectra Database: sodium D lines 588.995 and 589.592 nm.
 * [4] OSRAM, Metal halide lamps: instructions for the use and application (public technical guide): dense rare-earth
 *     line spectrum over a near-daylight continuum, mercury lines at 404.7, 435.8, 546.1 and 577–579 nm.
 */
import daylight from './data/cie-daylight.json';
import tables from './data/cie-illuminants.json';
import { resampleSpectrum, spectrumOf, type Spectrum } from './spectrum.ts';
import type { Chromaticity } from './cie-observer.ts';

const SECOND_RADIATION_NM_K = 1.438776877e7;

/** Spectral radiance of a black body at `kelvin`, relative to its value at 560 nm [2]. @throws RangeError unless kelvin > 0. */
export const planckianSpectrum = (kelvin: number): Spectrum => {
  if (!(kelvin > 0) || !Number.isFinite(kelvin))
    throw new RangeError(`colour temperature: expected a positive number of kelvins, got ${kelvin}`);
  return spectrumOf((nm) => planckianRelative(nm, kelvin));
};

/** Planck's law at `nm` over its value at 560 nm; written in exponents' differences so that 500 K does not underflow. */
export const planckianRelative = (nm: number, kelvin: number): number => {
  const x = SECOND_RADIATION_NM_K / (nm * kelvin);
  const x560 = SECOND_RADIATION_NM_K / (560 * kelvin);
  return (560 / nm) ** 5 * Math.exp(x560 - x) * ((1 - Math.exp(-x560)) / (1 - Math.exp(-x)));
};

/** CIE standard illuminant A, by its own historical constant [1, eq. 4.1]. */
const illuminantA = (): Spectrum =>
  spectrumOf(
    (nm) =>
      (100 * (560 / nm) ** 5 * (Math.exp(1.435e7 / (2848 * 560)) - 1)) /
      (Math.exp(1.435e7 / (2848 * nm)) - 1),
  );

export const DAYLIGHT_MIN_KELVIN = 4000;
export const DAYLIGHT_MAX_KELVIN = 25000;

/** Chromaticity of the CIE daylight locus, 4000…25000 K [1, eq. 4.7–4.9]. @throws RangeError outside. */
export const daylightChromaticity = (kelvin: number): Chromaticity => {
  if (!(kelvin >= DAYLIGHT_MIN_KELVIN && kelvin <= DAYLIGHT_MAX_KELVIN))
    throw new RangeError(`daylight: expected 4000 to 25000 K, got ${kelvin}`);
  const t = 1000 / kelvin;
  const x =
    kelvin <= 7000
      ? 0.244063 + t * (0.09911 + t * (2.9678 - t * 4.607))
      : 0.23704 + t * (0.24748 + t * (1.9018 - t * 2.0064));
  return [x, -3 * x * x + 2.87 * x - 0.275];
};

/**
 * CIE daylight at a correlated colour temperature, 4000…25000 K. Nominal names refer to the old radiation constant:
 * D65 is `daylightSpectrum(6504)`. M₁ and M₂ are not rounded to three decimals as the D65 table's were.
 */
export const daylightSpectrum = (kelvin: number): Spectrum => {
  const [x, y] = daylightChromaticity(kelvin);
  const m = 0.0241 + 0.2562 * x - 0.7341 * y;
  const m1 = (-1.3515 - 1.7703 * x + 5.9114 * y) / m;
  const m2 = (0.03 - 31.4424 * x + 30.0717 * y) / m;
  return Float32Array.from(daylight.s0, (s0, i) => s0 + m1 * daylight.s1[i]! + m2 * daylight.s2[i]!);
};

/** A spectral line spread over the grid by a Gaussian of 5 nm full width, which keeps its flux on a 5 nm grid. */
const line = (nm: number, centre: number, power: number): number =>
  power * Math.exp(-4 * Math.LN2 * ((nm - centre) / 5) ** 2);

/** Low-pressure sodium: the D doublet alone [3]. Synthesised from its wavelengths, not measured. */
const lowPressureSodium = (): Spectrum => spectrumOf((nm) => line(nm, 588.995, 2) + line(nm, 589.592, 1));

/**
 * A generic HMI (medium-arc rare-earth iodide) lamp. A model and not a measurement: a 6000 K continuum carrying three
 * quarters of the flux, with the mercury lines and the broad dysprosium, thulium and holmium groups of [4].
 */
const hmi = (): Spectrum => {
  const lines: readonly (readonly [number, number])[] = [
    [404.7, 0.45],
    [421, 0.3],
    [435.8, 0.55],
    [475, 0.2],
    [535.1, 0.35],
    [546.1, 0.75],
    [568, 0.25],
    [578, 0.55],
    [590, 0.25],
    [598, 0.2],
    [642, 0.2],
    [671, 0.25],
  ];
  return spectrumOf((nm) =>
    lines.reduce((sum, [at, power]) => sum + line(nm, at, power), planckianRelative(nm, 6000)),
  );
};

/** The tabulated CIE illuminants: fluorescent F, phosphor LED, high-pressure sodium (HP1) and metal halide (HP4). */
export type TabulatedIlluminant = keyof typeof tables.spectra;
export type Illuminant = 'A' | 'D50' | 'D55' | 'D65' | 'D75' | 'E' | 'HMI' | 'LPS' | TabulatedIlluminant;

const tabulated = (name: TabulatedIlluminant): Spectrum => {
  const values = tables.spectra[name];
  const nanometres = values.map((_, i) => tables.firstNanometres + tables.stepNanometres * i);
  return resampleSpectrum(nanometres, values, 'zero');
};

/** Nominal temperature on today's radiation constant: CIE's D names are 1.4388/1.4380 below it. */
const nominal = (kelvin: number): number => (kelvin * 1.4388) / 1.438;

const COMPUTED: Readonly<Record<Exclude<Illuminant, TabulatedIlluminant>, () => Spectrum>> = {
  A: illuminantA,
  D50: () => daylightSpectrum(nominal(5000)),
  D55: () => daylightSpectrum(nominal(5500)),
  D65: () => Float32Array.from(daylight.d65),
  D75: () => daylightSpectrum(nominal(7500)),
  E: () => spectrumOf(() => 1),
  HMI: hmi,
  LPS: lowPressureSodium,
};

const isTabulated = (name: Illuminant): name is TabulatedIlluminant => name in tables.spectra;

/** Every illuminant by name, for lists and validators. */
export const ILLUMINANT_NAMES: readonly Illuminant[] = [
  ...(Object.keys(COMPUTED) as (keyof typeof COMPUTED)[]),
  ...(Object.keys(tables.spectra) as TabulatedIlluminant[]),
];

/** Relative spectrum of a standard illuminant. */
export const illuminantSpectrum = (name: Illuminant): Spectrum =>
  isTabulated(name) ? tabulated(name) : COMPUTED[name]();
