/** What follows from a camera's settings, by core/optics: sensor, field of view, depth of field, exposure, and what the lens cannot do. */
import type { CameraRecord } from '../../../../core/document/index.ts';
import {
  coverage,
  filmSize,
  findCamera,
  findMode,
  focalRange,
  lensSqueeze,
  lensTransmittance,
  widestTStop,
  type OpticsCatalog,
} from '../../../../core/optics/catalog.ts';
import type { CameraBody, RecordingMode } from '../../../../core/optics/catalog-types.ts';
import { confusionLimit, depthOfField, type DepthOfField } from '../../../../core/optics/depth-of-field.ts';
import {
  fStopFromTStop,
  greyLuminance,
  illuminanceForCard,
  shutterTime,
  type ExposureSettings,
} from '../../../../core/optics/exposure.ts';
import { fieldOfView, frameSizeAt, type FilmAndLens } from '../../../../core/optics/field-of-view.ts';
import { principalPlaneDistance } from '../../../../core/optics/focus.ts';
import { DEFAULT_TRANSMITTANCE } from '../../../../core/optics/render-camera.ts';
import { formatMarkedTStop } from '../../../../core/optics/stop-scale.ts';
import { metres, type Metres } from '../../../../core/units/units.ts';
import { formatQuantity, type WritingHabits } from '../../../../core/units/quantity-text.ts';
import { exposureSettingsOf } from './exposure-of.ts';
import { glassOf, type Glass } from './lens-steps.ts';

export interface Body {
  readonly body: CameraBody;
  readonly mode: RecordingMode;
}

/** Null for a camera that is not in the catalogue. */
export function bodyOf(camera: CameraRecord, catalog: OpticsCatalog): Body | null {
  if (camera.bodyId === null || camera.recordingModeId === null) return null;
  try {
    const body = findCamera(catalog, camera.bodyId);
    return { body, mode: findMode(body, camera.recordingModeId) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export interface CameraFacts {
  readonly body: Body | null;
  readonly glass: Glass | null;
  readonly film: FilmAndLens;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly squeeze: number;
  /** Of the desqueezed picture. */
  readonly aspect: number;
  readonly horizontalDeg: number;
  readonly verticalDeg: number;
  /** Null while the focus lies inside the lens. */
  readonly depth: (DepthOfField & { readonly total: Metres }) | null;
  /** What the frame holds at the focus distance; null at infinity. */
  readonly frameAtFocus: { readonly width: Metres; readonly height: Metres } | null;
  readonly exposure: ExposureSettings;
  readonly shutterS: number;
  /** Luminance that becomes middle grey. */
  readonly greyNits: number;
  /** Illuminance that brings an 18 % card to middle grey. */
  readonly greyLux: number;
}

/** Null while the catalogue does not know the body. */
export function cameraFacts(camera: CameraRecord, catalog: OpticsCatalog): CameraFacts | null {
  const body = bodyOf(camera, catalog);
  const sensor =
    camera.customSensor !== null
      ? {
          filmWidth: metres(camera.customSensor.widthMm / 1000),
          filmHeight: metres(camera.customSensor.heightMm / 1000),
        }
      : body === null
        ? null
        : filmSize(body.mode);
  if (sensor === null) return null;
  const glass = glassOf(camera, catalog);
  const squeeze = glass === null ? camera.genericLens.squeeze : lensSqueeze(glass.set, glass.lens);
  const focalLength = metres(camera.focalLengthMm / 1000);
  const film: FilmAndLens = { ...sensor, focalLength, squeeze };
  const { horizontal, vertical } = fieldOfView(film);
  const exposure = exposureSettingsOf(camera);
  const focus = camera.focusDistanceM === 'infinity' ? Infinity : camera.focusDistanceM;
  const transmittance = glass === null ? null : lensTransmittance(glass.lens);
  return {
    body,
    glass,
    film,
    widthMm: sensor.filmWidth * 1000,
    heightMm: sensor.filmHeight * 1000,
    squeeze,
    aspect: (sensor.filmWidth * squeeze) / sensor.filmHeight,
    horizontalDeg: (horizontal * 180) / Math.PI,
    verticalDeg: (vertical * 180) / Math.PI,
    depth: depthAt(film, fStopFromTStop(camera.tStop, transmittance ?? DEFAULT_TRANSMITTANCE), focus),
    frameAtFocus: focus === Infinity ? null : frameSizeAt(film, metres(focus)),
    exposure,
    shutterS: shutterTime(exposure.shutterAngle, exposure.frameRate),
    greyNits: greyLuminance(exposure),
    greyLux: illuminanceForCard(exposure),
  };
}

/** Limits as distances from the film plane, as the focus ring reads. */
function depthAt(film: FilmAndLens, fStop: number, focusM: number): CameraFacts['depth'] {
  const confusion = confusionLimit(film.filmWidth, film.filmHeight);
  try {
    const fromLens = principalPlaneDistance(film.focalLength, metres(focusM));
    const offset = focusM === Infinity ? 0 : focusM - fromLens;
    const { near, far, hyperfocal } = depthOfField(
      { focalLength: film.focalLength, fStop },
      fromLens,
      confusion,
    );
    return {
      near: metres(near + offset),
      far: metres(far + offset),
      hyperfocal,
      total: metres(far - near),
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** "4608 × 3164, 27.99 × 19.22 mm, 1.46:1" */
export function sensorText(facts: CameraFacts): string {
  const { body, widthMm, heightMm, squeeze, aspect } = facts;
  const mm = (value: number): string => String(Number(value.toFixed(2)));
  const pixels =
    body?.mode.photositesWide !== undefined && body.mode.photositesHigh !== undefined
      ? `${body.mode.photositesWide} × ${body.mode.photositesHigh}, `
      : '';
  const squeezed = squeeze === 1 ? '' : ` after ${mm(squeeze)}× desqueeze`;
  return `${pixels}${mm(widthMm)} × ${mm(heightMm)} mm, ${aspect.toFixed(2)}:1${squeezed}`;
}

/** "Middle grey at 24 nits: an 18 % card under 430 lx (40 fc)." */
export function exposureSentence(facts: CameraFacts): string {
  const both = (lux: number): string => {
    const lx = formatQuantity(lux, 'illuminance', { lengthUnit: 'm', illuminanceUnit: 'lx' });
    const fc = formatQuantity(lux, 'illuminance', { lengthUnit: 'm', illuminanceUnit: 'fc' });
    return `${lx} (${fc})`;
  };
  const nits = formatQuantity(facts.greyNits, 'luminance', { lengthUnit: 'm', illuminanceUnit: 'lx' });
  return `Middle grey at ${nits}: an 18 % card under ${both(facts.greyLux)}.`;
}

const ROUNDING = 1e-3;

/** What the lens or the body cannot do as asked; the picture is made all the same. */
export function cameraWarnings(
  camera: CameraRecord,
  facts: CameraFacts,
  habits: WritingHabits,
): {
  readonly focalLength: string | null;
  readonly tStop: string | null;
  readonly focus: string | null;
  readonly coverage: string | null;
  readonly fps: string | null;
  readonly ei: string | null;
} {
  const { glass, body, film } = facts;
  const none = { focalLength: null, tStop: null, focus: null, coverage: null };
  const maxFps = body?.mode.maxFps;
  const eiRange = body?.body.eiRange;
  const ofBody = {
    fps: maxFps !== undefined && camera.fps > maxFps ? `This mode records up to ${maxFps} fps` : null,
    ei:
      eiRange !== undefined && (camera.exposureIndex < eiRange[0] || camera.exposureIndex > eiRange[1])
        ? `This body goes from EI ${eiRange[0]} to ${eiRange[1]}`
        : null,
  };
  if (glass === null) return { ...none, ...ofBody };
  const { set, lens } = glass;
  const { wide, long } = focalRange(lens);
  const widest = widestTStop(lens, film.focalLength);
  const covered = coverage(set, lens, film);
  const mm = (value: number): string => String(Number(value.toFixed(1)));
  const focus = camera.focusDistanceM === 'infinity' ? Infinity : camera.focusDistanceM;
  return {
    ...ofBody,
    focalLength:
      film.focalLength < wide * (1 - ROUNDING) || film.focalLength > long * (1 + ROUNDING)
        ? `The lens goes from ${mm(wide * 1000)} to ${mm(long * 1000)} mm`
        : null,
    tStop:
      camera.tStop < widest * (1 - ROUNDING * 10)
        ? `Wider than the lens opens: ${formatMarkedTStop(widest)}`
        : null,
    focus:
      lens.closeFocusM !== undefined && focus < lens.closeFocusM * (1 - ROUNDING)
        ? `Closer than the lens focuses: ${formatQuantity(lens.closeFocusM, 'length', habits)}`
        : null,
    coverage: covered.covers
      ? null
      : `${covered.estimated ? 'Probably vignettes' : 'Vignettes'}: the lens covers ${mm(covered.imageCircleMm)} mm, the frame needs ${mm(covered.neededMm)} mm`,
  };
}
