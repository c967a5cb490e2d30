/** A camera record as the renderer's camera: catalogue data and dialled settings through core/optics. */
import { type CameraRecord } from '../../document/index.ts';
import {
  coverage,
  filmSize,
  findCamera,
  findLens,
  findMode,
  focalRange,
  lensIrisBlades,
  lensSqueeze,
  lensTransmittance,
  widestTStop,
  type OpticsCatalog,
} from '../../optics/catalog.ts';
import type { Lens, LensSet } from '../../optics/catalog-types.ts';
import { frameline } from '../../optics/framing.ts';
import { deriveRenderCamera } from '../../optics/render-camera.ts';
import { radiansFromDegrees } from '../../units/conversions.ts';
import { degrees, framesPerSecond, kelvin, metres, stops, type Metres } from '../../units/units.ts';
import type { Motion, RenderCamera } from '../render-scene.ts';
import type { Animation } from './tracks.ts';

const NEAR = metres(0.01);
const FAR = metres(1e5);

export interface CameraContext {
  readonly catalog: OpticsCatalog;
  readonly animation: Animation;
  readonly frame: number;
  readonly motion: Motion;
  /** Aspect ratio that is cut out of the recorded area; null renders all of it. */
  readonly deliveryRatio: number | null;
  readonly warn: (text: string) => void;
}

/** @throws RangeError when the body, mode or lens is not in the catalogue. */
export function flattenCamera(camera: CameraRecord, context: CameraContext): RenderCamera {
  const { animation, frame, warn } = context;
  const film = filmOf(camera, context.catalog);
  const glass = camera.lensId === null ? null : findLens(context.catalog, camera.lensId);
  const squeeze = glass === null ? camera.genericLens.squeeze : lensSqueeze(glass.set, glass.lens);
  const focalLength = metres(
    animation.number(camera.id, 'focalLengthMm', camera.focalLengthMm, frame) / 1000,
  );
  const tStop = animation.number(camera.id, 'tStop', camera.tStop, frame);
  const stillFocus = camera.focusDistanceM === 'infinity' ? Infinity : camera.focusDistanceM;
  const focusDistance = metres(animation.number(camera.id, 'focusDistanceM', stillFocus, frame));
  const nd = animation.number(camera.id, 'ndStops', camera.ndStops, frame);

  if (glass !== null) checkLens(camera, glass, { focalLength, tStop, focusDistance, film }, warn);

  const transmittance = glass === null ? null : lensTransmittance(glass.lens);
  const blades =
    glass === null ? camera.genericLens.irisBlades : (lensIrisBlades(glass.set, glass.lens) ?? 0);
  const derived = deriveRenderCamera({
    ...film,
    focalLength,
    squeeze,
    ...(glass?.set.anamorphot === undefined ? {} : { anamorphot: glass.set.anamorphot }),
    tStop,
    ...(transmittance === null ? {} : { transmittance }),
    irisBlades: blades,
    irisRotation: radiansFromDegrees(degrees(camera.irisRotationDeg)),
    focusDistance,
    shutterAngle: degrees(camera.shutterAngleDeg),
    frameRate: framesPerSecond(camera.fps),
    ei: camera.exposureIndex,
    ndStops: stops(camera.filters.reduce((sum, filter) => sum + filter.stops, nd)),
    whiteBalance: kelvin(camera.whiteBalanceK),
    ...(context.deliveryRatio === null
      ? {}
      : { crop: frameline({ ...film, squeeze }, context.deliveryRatio) }),
  });
  // The record counts the shift in recorded widths and heights, the renderer in those of what it renders.
  const shift = [
    derived.shift[0] + (camera.lensShift[0] * film.filmWidth) / derived.filmWidth,
    derived.shift[1] + (camera.lensShift[1] * film.filmHeight) / derived.filmHeight,
  ] as const;
  return {
    ...derived,
    shift,
    name: camera.name,
    motion: context.motion,
    near: NEAR,
    far: FAR,
    whiteBalanceDuv: camera.tint / 1000,
  };
}

interface Film {
  readonly filmWidth: Metres;
  readonly filmHeight: Metres;
}

function filmOf(camera: CameraRecord, catalog: OpticsCatalog): Film {
  if (camera.customSensor !== null)
    return {
      filmWidth: metres(camera.customSensor.widthMm / 1000),
      filmHeight: metres(camera.customSensor.heightMm / 1000),
    };
  return filmSize(findMode(findCamera(catalog, camera.bodyId ?? ''), camera.recordingModeId ?? ''));
}

const ROUNDING = 1e-6;

/** What the lens on this camera cannot do is said, and rendered as asked: the crew may know better than the data sheet. */
function checkLens(
  camera: CameraRecord,
  { set, lens }: { readonly set: LensSet; readonly lens: Lens },
  asked: {
    readonly focalLength: Metres;
    readonly tStop: number;
    readonly focusDistance: Metres;
    readonly film: Film;
  },
  warn: (text: string) => void,
): void {
  const { wide, long } = focalRange(lens);
  const mm = (value: number): string => `${Math.round(value * 1e4) / 10} mm`;
  if (asked.focalLength < wide * (1 - ROUNDING) || asked.focalLength > long * (1 + ROUNDING))
    warn(
      `camera "${camera.name}": ${mm(asked.focalLength)} is not a focal length of ${lens.id} (${mm(wide)} to ${mm(long)})`,
    );
  const widest = widestTStop(lens, asked.focalLength);
  if (asked.tStop < widest * (1 - ROUNDING))
    warn(`camera "${camera.name}": ${lens.id} opens to T${widest}, not to T${asked.tStop}`);
  if (lens.closeFocusM !== undefined && asked.focusDistance < lens.closeFocusM * (1 - ROUNDING))
    warn(
      `camera "${camera.name}": ${lens.id} focuses from ${lens.closeFocusM} m, not at ${asked.focusDistance} m`,
    );
  const covered = coverage(set, lens, asked.film);
  if (!covered.covers)
    warn(
      `camera "${camera.name}": ${lens.id} covers ${covered.imageCircleMm} mm of the ${Math.round(covered.neededMm * 10) / 10} mm needed`,
    );
}
