/**
 * Linear RGB colour spaces as their primaries and white points, and every conversion between them.
 *
 * Matrices are derived from chromaticities by SMPTE RP 177 [1], in double precision, instead of being copied rounded.
 * The scene's own white is D65: XYZ from the film has D65 as its neutral. Conversions into a space with another white
 * (the ACES spaces: x .32168, y .33767) adapt by Bradford [5] unless CAT02 is asked for; `xyzFromRgb` and `rgbFromXyz`
 * never adapt.
 *
 * [1] SMPTE RP 177:1993, Derivation of basic television color equations.
 * [2] ITU-R BT.709-6 / IEC 61966-2-1; SMPTE EG 432-1 (P3-D65); ITU-R BT.2020-2.
 * [3] SMPTE ST 2065-1 (AP0); AMPAS S-2014-004 (ACEScg, AP1).
 * [4] CIE 159:2004 (CAT02).
 * [5] Lam, Metamerism and colour constancy, University of Bradford, 1985.
 */
import { xyzOfChromaticity, type Chromaticity, type Xyz } from './cie-observer.ts';
import { diagonal3, invert3, multiply3, transform3, type Mat3, type Triple } from './matrix3.ts';

export interface RgbSpace {
  readonly red: Chromaticity;
  readonly green: Chromaticity;
  readonly blue: Chromaticity;
  readonly white: Chromaticity;
}
export type RgbSpaceName = 'rec709' | 'p3d65' | 'rec2020' | 'ap0' | 'ap1';

export const D65_CHROMATICITY: Chromaticity = [0.3127, 0.329];
export const ACES_WHITE: Chromaticity = [0.32168, 0.33767];

export const RGB_SPACES: Readonly<Record<RgbSpaceName, RgbSpace>> = {
  rec709: { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: D65_CHROMATICITY },
  p3d65: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: D65_CHROMATICITY },
  rec2020: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: D65_CHROMATICITY },
  ap0: { red: [0.7347, 0.2653], green: [0, 1], blue: [0.0001, -0.077], white: ACES_WHITE },
  ap1: { red: [0.713, 0.293], green: [0.165, 0.83], blue: [0.128, 0.044], white: ACES_WHITE },
};

/** XYZ of linear RGB, white at Y = 1, not adapted [1]. */
export const xyzFromRgb = (space: RgbSpace): Mat3 => {
  const [r, g, b] = [space.red, space.green, space.blue].map(([x, y]): Xyz => [x, y, 1 - x - y]) as [
    Xyz,
    Xyz,
    Xyz,
  ];
  const primaries: Mat3 = [r[0], g[0], b[0], r[1], g[1], b[1], r[2], g[2], b[2]];
  return multiply3(primaries, diagonal3(transform3(invert3(primaries), xyzOfChromaticity(space.white))));
};

export const rgbFromXyz = (space: RgbSpace): Mat3 => invert3(xyzFromRgb(space));

export type AdaptationTransform = 'bradford' | 'cat02';
const CONE_RESPONSE: Readonly<Record<AdaptationTransform, Mat3>> = {
  bradford: [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296],
  cat02: [0.7328, 0.4296, -0.1624, -0.7036, 1.6975, 0.0061, 0.003, 0.0136, 0.9834],
};

/** XYZ → XYZ that carries the white `from` to the white `to` (von Kries in the given cone space). */
export const adaptationMatrix = (
  from: Chromaticity,
  to: Chromaticity,
  transform: AdaptationTransform = 'bradford',
): Mat3 => {
  const cones = CONE_RESPONSE[transform];
  const a = transform3(cones, xyzOfChromaticity(from));
  const b = transform3(cones, xyzOfChromaticity(to));
  const gains: Triple = [b[0] / a[0], b[1] / a[1], b[2] / a[2]];
  return multiply3(invert3(cones), multiply3(diagonal3(gains), cones));
};

/** Linear RGB of one space → linear RGB of another; neutrals stay neutral. */
export const rgbFromRgb = (from: RgbSpace, to: RgbSpace, transform: AdaptationTransform = 'bradford'): Mat3 =>
  multiply3(rgbFromXyz(to), multiply3(adaptationMatrix(from.white, to.white, transform), xyzFromRgb(from)));

/** The film's XYZ (D65 is neutral) → linear RGB of a space, adapted to its white. What image writers use. */
export const rgbFromFilmXyz = (space: RgbSpace, transform: AdaptationTransform = 'bradford'): Mat3 =>
  multiply3(rgbFromXyz(space), adaptationMatrix(D65_CHROMATICITY, space.white, transform));
