/**
 * Moves a spectrum's chromaticity to a target with the smoothest possible filter.
 *
 * The filter is exp(a·warm(λ) + b·green(λ)): `warm` rises linearly with wavelength, `green` is a broad hump at 545 nm.
 * Two unknowns, two equations (CIE 1960 u, v), solved by Newton's method with a numeric Jacobian. It is how tints,
 * model lamps and gels here are made to hit a published chromaticity without inventing spectral structure.
 */
import { chromaticityOf, xyzOfSpectrum, type Chromaticity } from './cie-observer.ts';
import { uv1960Of } from './colour-temperature.ts';
import { spectrumOf, type Spectrum } from './spectrum.ts';

const warm = (nm: number): number => (nm - 560) / 100;
const green = (nm: number): number => Math.exp(-(((nm - 545) / 60) ** 2));

export interface ColourFilter {
  readonly warm: number;
  readonly green: number;
}

/** Transmission of a filter on the grid; 1 at its own neutral. Not limited to 1: scale it where energy must not grow. */
export const filterTransmission = (filter: ColourFilter): Spectrum =>
  spectrumOf((nm) => Math.exp(filter.warm * warm(nm) + filter.green * green(nm)));

/**
 * The filter that gives `spectrum` the chromaticity `target`.
 * @throws RangeError when no smooth filter reaches it (a line spectrum, or a target outside what the light holds).
 */
export const fitChromaticity = (spectrum: Spectrum, target: Chromaticity): ColourFilter => {
  const goal = uv1960Of(target);
  const error = (filter: ColourFilter): readonly [number, number] => {
    const transmission = filterTransmission(filter);
    const [u, v] = uv1960Of(chromaticityOf(xyzOfSpectrum(spectrum.map((s, i) => s * transmission[i]!))));
    return [u - goal[0], v - goal[1]];
  };
  let at: ColourFilter = { warm: 0, green: 0 };
  const STEP = 1e-3;
  for (let iteration = 0; iteration < 60; iteration++) {
    const [eu, ev] = error(at);
    if (Math.hypot(eu, ev) < 1e-7) return at;
    const w = error({ ...at, warm: at.warm + STEP });
    const g = error({ ...at, green: at.green + STEP });
    const [a, b, c, d] = [(w[0] - eu) / STEP, (g[0] - eu) / STEP, (w[1] - ev) / STEP, (g[1] - ev) / STEP];
    const det = a * d - b * c;
    if (!(Math.abs(det) > 1e-12)) break;
    // Damped: a far target must not throw the exponent past what a float holds.
    const limit = (v: number): number => Math.min(Math.max(v, -0.7), 0.7);
    at = {
      warm: at.warm - limit((d * eu - b * ev) / det),
      green: at.green - limit((a * ev - c * eu) / det),
    };
  }
  throw new RangeError(
    `spectrum: no smooth filter turns it to chromaticity (${target[0].toFixed(4)}, ${target[1].toFixed(4)})`,
  );
};
