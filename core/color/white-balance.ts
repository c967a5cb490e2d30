/**
 * White balance: the light that a camera is told to call white becomes neutral, by chromatic adaptation to D65.
 *
 * The white of `kelvin` and `duv` lies on the Planckian locus, offset by Duv (tint; positive is a greener light, so the
 * picture turns more magenta). CIE daylight sits at about Duv +.003: a camera set to 5600 K with no tint shows noon
 * daylight very slightly green, as real ones do.
 */
import { chromaticityOfTemperature } from './colour-temperature.ts';
import { IDENTITY3, multiply3, type Mat3 } from './matrix3.ts';
import {
  adaptationMatrix,
  D65_CHROMATICITY,
  RGB_SPACES,
  rgbFromXyz,
  xyzFromRgb,
  type AdaptationTransform,
} from './rgb-spaces.ts';

export interface WhiteBalance {
  readonly kelvin: number;
  /** Tint as Duv, −.05…+.05; 0 is on the Planckian locus. */
  readonly duv: number;
}

/** Linear Rec.709 → linear Rec.709 with the given light neutral; null (D65) changes nothing. */
export const whiteBalanceMatrix = (
  white: WhiteBalance | null,
  transform: AdaptationTransform = 'bradford',
): Mat3 => {
  if (white === null) return IDENTITY3;
  const adapt = adaptationMatrix(chromaticityOfTemperature(white), D65_CHROMATICITY, transform);
  return multiply3(rgbFromXyz(RGB_SPACES.rec709), multiply3(adapt, xyzFromRgb(RGB_SPACES.rec709)));
};
