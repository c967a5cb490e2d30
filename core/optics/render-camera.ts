/**
 * From a crew's settings to what light transport needs: one pure function. The result has the shape of the flat render
 * scene's camera (this layer lies below it, so the fields are named here again); the caller adds name, motion and clip.
 *
 * What is decided here, and where it is argued:
 * - exposure is meter-calibrated through the **T-stop** (`exposure.ts`, eq. 4);
 * - blur comes from the geometric **f-number** N = T·√τ, with τ from the lens' published pair (`lensTransmittance`) or,
 *   where its maker states none, 0.86: the middle of published pairs (T1.3 f/1.2: 0.85; T2.1 f/2.0: 0.91; T3.1 f/2.8: 0.82);
 * - the focus ring counts from the film plane, the renderer from the principal plane (`focus.ts`);
 * - the shutter opens and closes symmetrically about time 0, so a frame's time is the middle of its exposure;
 * - a delivery crop renders the extraction only: smaller film, shifted to its centre.
 */
import {
  radians,
  type Degrees,
  type FramesPerSecond,
  type Kelvin,
  type Metres,
  type Nits,
  type Radians,
  type Stops,
} from '../units/units.ts';
import { entrancePupilRadius, pupilAspect, type Anamorphot } from './aperture.ts';
import { fStopFromTStop, nitsAtLinearOne, shutterTime } from './exposure.ts';
import { imageDistance, principalPlaneDistance } from './focus.ts';
import { extraction, FULL_FRAME_RECT, type Rect } from './framing.ts';
import { requireBetween, requirePositive } from './require.ts';

/** Transmittance assumed of a lens whose f-number is not published. */
export const DEFAULT_TRANSMITTANCE = 0.86;

export interface CameraSettings {
  /** Recorded area of the mode, before desqueezing. */
  readonly filmWidth: Metres;
  readonly filmHeight: Metres;
  /** Of the vertical meridian. */
  readonly focalLength: Metres;
  /** 1 = spherical. */
  readonly squeeze: number;
  readonly anamorphot?: Anamorphot;
  readonly tStop: number;
  /** Geometric f-number at this T-stop, where known; wins over `transmittance`. */
  readonly fStop?: number;
  readonly transmittance?: number;
  /** Blades of the iris; absent or < 3: round. */
  readonly irisBlades?: number;
  readonly irisRotation?: Radians;
  /** On the focus ring: from the film plane; Infinity allowed. */
  readonly focusDistance: Metres;
  /** True: the field narrows as the lens focuses near (thin lens). Default false, as cinema lenses are corrected. */
  readonly breathing?: boolean;
  readonly shutterAngle: Degrees;
  readonly frameRate: FramesPerSecond;
  readonly ei: number;
  /** All filters together. */
  readonly ndStops?: Stops;
  readonly whiteBalance?: Kelvin;
  /** Part of the recorded area to render (`frameline`); default all of it. */
  readonly crop?: Rect;
}

export interface DerivedRenderCamera {
  readonly projection: 'perspective';
  readonly filmWidth: Metres;
  readonly filmHeight: Metres;
  readonly focalLength: Metres;
  readonly squeeze: number;
  readonly shift: readonly [number, number];
  /** From the principal plane. */
  readonly focusDistance: Metres;
  readonly apertureRadius: Metres;
  readonly irisBlades: number;
  readonly irisRotation: Radians;
  readonly pupilAspect: number;
  readonly shutterOpen: number;
  readonly shutterClose: number;
  readonly nitsAtOne: Nits;
  readonly whiteBalanceKelvin: number | null;
}

/** @throws RangeError naming the setting that is out of range. */
export function deriveRenderCamera(settings: CameraSettings): DerivedRenderCamera {
  const { focalLength, squeeze } = settings;
  requirePositive('film width', settings.filmWidth);
  requirePositive('film height', settings.filmHeight);
  requirePositive('squeeze', squeeze);
  requireBetween('squeeze', squeeze, 1, 2.5);

  // Focus: ring to principal plane; a breathing lens projects from its image distance.
  const focusDistance = principalPlaneDistance(focalLength, settings.focusDistance);
  const projected = settings.breathing === true ? imageDistance(focalLength, focusDistance) : focalLength;

  // Iris: the geometric opening behind the T-stop.
  const fStop =
    settings.fStop ?? fStopFromTStop(settings.tStop, settings.transmittance ?? DEFAULT_TRANSMITTANCE);
  const apertureRadius = entrancePupilRadius(focalLength, fStop);

  // The renderer's shift is counted in widths and heights of the film it renders.
  const crop = settings.crop ?? FULL_FRAME_RECT;
  const part = extraction({ filmWidth: settings.filmWidth, filmHeight: settings.filmHeight, squeeze }, crop);

  const open = shutterTime(settings.shutterAngle, settings.frameRate);
  const nitsAtOne = nitsAtLinearOne(settings);
  return {
    projection: 'perspective',
    filmWidth: part.filmWidth,
    filmHeight: part.filmHeight,
    focalLength: projected,
    squeeze,
    shift: [part.centre[0] / crop.width, part.centre[1] / crop.height],
    focusDistance,
    apertureRadius,
    irisBlades: settings.irisBlades ?? 0,
    irisRotation: settings.irisRotation ?? radians(0),
    pupilAspect: pupilAspect(squeeze, settings.anamorphot ?? 'front'),
    shutterOpen: -open / 2,
    shutterClose: open / 2,
    nitsAtOne,
    whiteBalanceKelvin: settings.whiteBalance ?? null,
  };
}
