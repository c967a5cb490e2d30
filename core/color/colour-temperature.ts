/**
 * Correlated colour temperature and distance from the Planckian locus (Duv), both ways.
 *
 * Definition as in Ohno 2013 [1]: the nearest point of the Planckian locus in CIE 1960 (u, v); Duv is the distance,
 * positive above the locus (green), negative below (magenta). Ohno's tables with a triangular and a parabolic fit are an
 * approximation of that minimum; here the minimum itself is found by golden-section search over reciprocal
 * temperature, so no table error is left. Valid 1000…100000 K, the range where |Duv| < .05 is meaningful.
 *
 * [1] Y. Ohno, Practical use and calculation of CCT and Duv, LEUKOS 10(1), 47–55, 2014 (online 2013).
 */
import { chromaticityOf, xyzOfSpectrum, type Chromaticity } from './cie-observer.ts';
import { planckianSpectrum } from './illuminants.ts';

/** CIE 1960 UCS (u, v). */
export type Uv1960 = readonly [number, number];

export const uv1960Of = ([x, y]: Chromaticity): Uv1960 => {
  const d = -2 * x + 12 * y + 3;
  return [(4 * x) / d, (6 * y) / d];
};
export const chromaticityOfUv1960 = ([u, v]: Uv1960): Chromaticity => {
  const d = 2 * u - 8 * v + 4;
  return [(3 * u) / d, (2 * v) / d];
};
/** CIE 1976 (u′, v′). */
export const uvPrimeOf = (xy: Chromaticity): readonly [number, number] => {
  const [u, v] = uv1960Of(xy);
  return [u, 1.5 * v];
};

/** Micro reciprocal degrees. Equal shifts look equal; gels are named by them. */
export const miredsOfKelvin = (kelvin: number): number => 1e6 / kelvin;
export const kelvinOfMireds = (mireds: number): number => 1e6 / mireds;

const locus = (kelvin: number): Uv1960 => uv1960Of(chromaticityOf(xyzOfSpectrum(planckianSpectrum(kelvin))));

export interface ColourTemperature {
  readonly kelvin: number;
  readonly duv: number;
}

const MIN_MIRED = 10;
const MAX_MIRED = 1000;

/** CCT and Duv of a chromaticity. */
export const colourTemperatureOf = (xy: Chromaticity): ColourTemperature => {
  const target = uv1960Of(xy);
  const distance = (mired: number): number => {
    const [u, v] = locus(kelvinOfMireds(mired));
    return Math.hypot(u - target[0], v - target[1]);
  };
  // The distance has one minimum only near the locus: bracket it on a coarse scan before narrowing.
  let best = MIN_MIRED;
  for (let mired = MIN_MIRED; mired <= MAX_MIRED; mired += 15)
    if (distance(mired) < distance(best)) best = mired;
  let low = Math.max(best - 15, MIN_MIRED);
  let high = Math.min(best + 15, MAX_MIRED);
  const golden = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-7) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (distance(a) < distance(b)) high = b;
    else low = a;
  }
  const kelvin = kelvinOfMireds((low + high) / 2);
  const [u, v] = locus(kelvin);
  const [nu, nv] = locusNormal(kelvin);
  return { kelvin, duv: (target[0] - u) * nu + (target[1] - v) * nv };
};

/** Unit normal of the locus, on the green side (v rising). */
const locusNormal = (kelvin: number): Uv1960 => {
  const mired = miredsOfKelvin(kelvin);
  const a = locus(kelvinOfMireds(mired - 0.5));
  const b = locus(kelvinOfMireds(mired + 0.5));
  const du = b[0] - a[0];
  const dv = b[1] - a[1];
  const length = Math.hypot(du, dv);
  return [-dv / length, du / length];
};

/** Chromaticity at a colour temperature and a distance from the Planckian locus: what a camera's K and tint mean. */
export const chromaticityOfTemperature = ({ kelvin, duv }: ColourTemperature): Chromaticity => {
  const [u, v] = locus(kelvin);
  const [nu, nv] = locusNormal(kelvin);
  return chromaticityOfUv1960([u + duv * nu, v + duv * nv]);
};
