/**
 * "What is a 40 on Super 35 in large format?": lenses that see the same, and stops that blur the same, between formats.
 *
 * Same field across the compared dimension: f₂ = f₁·e₂/e₁. Same depth of field from the same place then needs the same
 * entrance pupil, f₁/N₁ = f₂/N₂ (equal pupils give equal blur in the plane of focus), whatever the format.
 */
import { metres, type Metres } from '../units/units.ts';
import { requirePositive } from './require.ts';

export interface Format {
  readonly filmWidth: Metres;
  readonly filmHeight: Metres;
  readonly squeeze: number;
}
export type MatchedDimension = 'horizontal' | 'vertical' | 'diagonal';

/** Full-frame still format, the usual reference. */
export const FULL_FRAME: Format = { filmWidth: metres(0.036), filmHeight: metres(0.024), squeeze: 1 };

/** Desqueezed extent of a format in the matched dimension. */
export function extent(format: Format, dimension: MatchedDimension): Metres {
  const width = format.filmWidth * format.squeeze;
  switch (dimension) {
    case 'horizontal':
      return metres(width);
    case 'vertical':
      return format.filmHeight;
    case 'diagonal':
      return metres(Math.hypot(width, format.filmHeight));
  }
}

/** Crop factor of `format` against `reference` (> 1: smaller than the reference). */
export const cropFactor = (format: Format, dimension: MatchedDimension, reference = FULL_FRAME): number =>
  extent(reference, dimension) / extent(format, dimension);

/** Focal length on `to` that sees what `focalLength` sees on `from`. */
export function equivalentFocalLength(
  focalLength: Metres,
  from: Format,
  to: Format,
  dimension: MatchedDimension = 'horizontal',
): Metres {
  requirePositive('focal length', focalLength);
  return metres((focalLength * extent(to, dimension)) / extent(from, dimension));
}

/** f-number on `to` that keeps the entrance pupil, and with it the depth of field, of `fStop` on `from` at the same field. */
export function equivalentFStop(
  fStop: number,
  from: Format,
  to: Format,
  dimension: MatchedDimension = 'horizontal',
): number {
  requirePositive('f-number', fStop);
  return (fStop * extent(to, dimension)) / extent(from, dimension);
}
