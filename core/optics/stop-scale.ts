/**
 * Iris scales: full stops, thirds, and how a camera assistant writes them ("T2.8⅓").
 *
 * Full stops are powers of √2; what is engraved is rounded (5.6 stands for 5.657, 11 for 11.31, 22 for 22.63) [1].
 * Numbers are kept exact here and rounded only in print, so that a stop is a factor of two at any place of the scale.
 *
 * [1] ISO 517:2008, Photography: apertures and related properties pertaining to photographic lenses.
 */
import { requirePositive } from './require.ts';

/** Engraved full stops, index n standing for √2ⁿ, from 1 (n = 0). */
const ENGRAVED = [1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16, 22, 32, 45, 64, 90, 128];
/** Engravings wider than 1, index n standing for √2^−(n+1). */
const ENGRAVED_BELOW_ONE = [0.7, 0.5];
const THIRDS = ['', '⅓', '⅔'];

/** Aperture value: full stops from f/1, AV = 2·log₂N. */
export function apertureValue(stop: number): number {
  requirePositive('stop number', stop);
  return 2 * Math.log2(stop);
}
/** Inverse of `apertureValue`. */
export const stopFromApertureValue = (av: number): number => 2 ** (av / 2);

/** Exact stop numbers from `widest` to `narrowest` every 1/`perStop` stop, on the grid through f/1. */
export function stopScale(widest: number, narrowest: number, perStop: 1 | 2 | 3): number[] {
  const first = Math.ceil(apertureValue(widest) * perStop - 1e-9);
  const last = Math.floor(apertureValue(narrowest) * perStop + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    stopFromApertureValue((first + i) / perStop),
  );
}

/** The nearest third of a stop, exact. */
export const nearestThird = (stop: number): number =>
  stopFromApertureValue(Math.round(apertureValue(stop) * 3) / 3);

/** What a barrel shows for full stop number `index` from f/1. */
function engraved(index: number): string {
  const known = index >= 0 ? ENGRAVED[index] : ENGRAVED_BELOW_ONE[-index - 1];
  return String(known ?? Number(stopFromApertureValue(index).toPrecision(2)));
}

/** A stop to the nearest third as full stop and fraction: 3.17 → "2.8⅓", 2 → "2". Without letter. */
export function formatStop(stop: number): string {
  const thirds = Math.round(apertureValue(stop) * 3);
  const full = Math.floor(thirds / 3);
  return engraved(full) + THIRDS[thirds - 3 * full]!;
}
/** "T2.8⅓" */
export const formatTStop = (stop: number): string => `T${formatStop(stop)}`;
/** "f/2.8⅓" */
export const formatFStop = (stop: number): string => `f/${formatStop(stop)}`;
/** A lens' widest stop as its maker engraves it, without rounding to thirds: 1.3 → "T1.3". */
export const formatMarkedTStop = (stop: number): string => `T${Number(stop.toFixed(2))}`;

const FRACTIONS: Readonly<Record<string, number>> = {
  '⅓': 1 / 3, '1/3': 1 / 3, '½': 1 / 2, '1/2': 1 / 2, '⅔': 2 / 3, '2/3': 2 / 3, '¼': 1 / 4, '1/4': 1 / 4, '¾': 3 / 4, '3/4': 3 / 4,
}; // prettier-ignore

/**
 * Reads "T2.8⅓", "2.8 1/3", "f/4", "T1.9". An engraved full stop is taken for its exact value (5.6 → 5.657); any other
 * number as it stands.
 * @throws RangeError on anything else.
 */
export function parseStop(text: string): number {
  const match = /^\s*(?:[tT]\s*|[fF]\s*\/?\s*)?(\d+(?:\.\d+)?)\s*(⅓|½|⅔|¼|¾|[123]\/[234])?\s*$/u.exec(text);
  const fraction = match?.[2] === undefined ? 0 : FRACTIONS[match[2]];
  const base = Number(match?.[1]);
  if (match === null || fraction === undefined || !(base > 0))
    throw new RangeError(`"${text}" is not a stop: expected a number like T2.8, T2.8⅓ or f/4 1/2`);
  const index = ENGRAVED.indexOf(base);
  const exact = index >= 0 ? stopFromApertureValue(index) : base;
  return exact * stopFromApertureValue(fraction);
}
