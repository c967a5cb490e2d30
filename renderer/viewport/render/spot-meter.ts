/** What a spot meter reads off the scene-linear picture: luminance, its place in the exposure, and the colour of the light. */
import { chromaticityOf } from '../../../core/color/cie-observer.ts';
import { colourTemperatureOf } from '../../../core/color/colour-temperature.ts';
import { luminanceOf, stopsOfNits } from '../../../core/color/false-colour.ts';
import { transform3 } from '../../../core/color/matrix3.ts';
import { RGB_SPACES, xyzFromRgb } from '../../../core/color/rgb-spaces.ts';
import { viewTransform, type ViewTransformName } from '../../../core/color/view-transform.ts';
import type { Exposure } from './exposure.ts';
import type { LinearPicture, RgbNits } from './linear-picture.ts';

export interface SpotReading {
  readonly nits: number;
  /** Over middle grey as the camera is set; the viewing offset is left out. */
  readonly stops: number;
  /** Luma of the displayed picture, percent. */
  readonly displayPercent: number;
  /** Null for black and for colours that are no white light. */
  readonly cctK: number | null;
  readonly duv: number | null;
  /** Linear Rec.709, 1.0 as the camera is set. */
  readonly rgb: RgbNits;
}

/** Radius of the measured spot, as a fraction of the picture's width. */
export const SPOT_RADIUS = 0.004;
/** Farther from the Planckian locus a colour temperature says nothing (Ohno 2013: .05 at the very most). */
const FARTHEST_DUV = 0.05;
const LOWEST_K = 1000;
const HIGHEST_K = 50_000;

const XYZ_OF_RGB = xyzFromRgb(RGB_SPACES.rec709);

/** CCT and Duv of light; nulls where they mean nothing. */
export function temperatureOf(rgb: RgbNits): { cctK: number | null; duv: number | null } {
  const xyz = transform3(XYZ_OF_RGB, rgb);
  if (!(xyz[1] > 1e-6) || xyz[0] < 0 || xyz[2] < 0) return { cctK: null, duv: null };
  const { kelvin, duv } = colourTemperatureOf(chromaticityOf(xyz));
  const isLight = Math.abs(duv) <= FARTHEST_DUV && kelvin > LOWEST_K * 1.01 && kelvin < HIGHEST_K;
  return isLight ? { cctK: kelvin, duv } : { cctK: null, duv: null };
}

/** @returns null outside the picture. */
export function readSpot(
  picture: LinearPicture,
  u: number,
  v: number,
  exposure: Exposure,
  transform: ViewTransformName,
  radius = SPOT_RADIUS,
): SpotReading | null {
  const mean = picture.meanAt(u, v, radius);
  if (mean === null) return null;
  const nits = luminanceOf(mean);
  const [r, g, b] = viewTransform(Float32Array.from(mean), { ...exposure, transform });
  const gain = 1 / exposure.cameraNitsAtOne;
  return {
    nits,
    stops: stopsOfNits(nits, exposure.cameraNitsAtOne),
    displayPercent: (luminanceOf([r!, g!, b!]) / 255) * 100,
    ...temperatureOf(mean),
    rgb: [mean[0] * gain, mean[1] * gain, mean[2] * gain],
  };
}
