/**
 * The three ways of naming a neutral-density filter: optical density (ND 0.9), stops (3), filter factor (ND8).
 * Density D transmits 10^−D; a stop is a factor of two, so D = stops · log₁₀2 exactly, and the engraved 0.3 a stop is
 * that number rounded (0.3 → 0.9966 stop). Conversions here are exact; `namedDensity` rounds as engravings do.
 */
import { stops, type Stops } from '../units/units.ts';
import { requirePositive } from './require.ts';

const DENSITY_PER_STOP = Math.log10(2);

export const stopsFromDensity = (density: number): Stops => stops(density / DENSITY_PER_STOP);
export const densityFromStops = (value: Stops): number => value * DENSITY_PER_STOP;

/** Filter factor 8 (ND8) is 3 stops. @throws RangeError unless factor > 0. */
export function stopsFromFactor(factor: number): Stops {
  requirePositive('filter factor', factor);
  return stops(Math.log2(factor));
}
export const factorFromStops = (value: Stops): number => 2 ** value;
export const transmittanceFromStops = (value: Stops): number => 2 ** -value;

/** Density as a filter is engraved: 0.3 a stop, to one tenth. */
export const namedDensity = (value: Stops): number => Math.round(value * 3) / 10;
