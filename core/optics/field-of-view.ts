/**
 * Field of view from focal length and film; never stored, always derived.
 *
 * Anamorphic lenses are named by the focal length of their vertical meridian; the horizontal one is f/squeeze, so the
 * horizontal field is that of a film `squeeze` times as wide [1]. Angles are full angles.
 *
 * Focused nearer than infinity a unit-focusing lens sits farther from the film (v = f·s/(s−f)) and sees less: breathing.
 * Cinema lenses are designed against it, so it is left out unless a focus distance is given.
 *
 * [1] ASC, American Cinematographer Manual, 11th ed., "Anamorphic cinematography".
 */
import { metres, radians, type Metres, type Radians } from '../units/units.ts';
import { imageDistance } from './focus.ts';
import { requireBetween, requirePositive } from './require.ts';

export interface FilmAndLens {
  readonly filmWidth: Metres;
  readonly filmHeight: Metres;
  readonly focalLength: Metres;
  /** 1 = spherical. */
  readonly squeeze: number;
}

export interface FieldOfView {
  readonly horizontal: Radians;
  readonly vertical: Radians;
  readonly diagonal: Radians;
}

const fullAngle = (extent: number, distance: number): Radians =>
  radians(2 * Math.atan(extent / 2 / distance));

/** @param breathingFocus distance from the principal plane; when given, the thin lens breathes. */
export function fieldOfView(camera: FilmAndLens, breathingFocus?: Metres): FieldOfView {
  const { filmWidth, filmHeight, focalLength, squeeze } = camera;
  requirePositive('film width', filmWidth);
  requirePositive('film height', filmHeight);
  requirePositive('focal length', focalLength);
  requirePositive('squeeze', squeeze);
  const distance = breathingFocus === undefined ? focalLength : imageDistance(focalLength, breathingFocus);
  const width = filmWidth * squeeze;
  return {
    horizontal: fullAngle(width, distance),
    vertical: fullAngle(filmHeight, distance),
    diagonal: fullAngle(Math.hypot(width, filmHeight), distance),
  };
}

/** Focal length whose field across `extent` (film width × squeeze, or film height) is the full angle `field`. */
export function focalLengthForField(extent: Metres, field: Radians): Metres {
  requirePositive('film extent', extent);
  requirePositive('field of view', field);
  requireBetween('field of view', field, 0, Math.PI - 1e-6);
  return metres(extent / 2 / Math.tan(field / 2));
}

/** Width and height of what the frame holds at `distance` from the lens: the size of a set wall that fills it. */
export function frameSizeAt(camera: FilmAndLens, distance: Metres): { width: Metres; height: Metres } {
  requirePositive('distance', distance);
  const { horizontal, vertical } = fieldOfView(camera);
  return {
    width: metres(2 * distance * Math.tan(horizontal / 2)),
    height: metres(2 * distance * Math.tan(vertical / 2)),
  };
}

/** Distance at which a subject of `height` fills `fraction` of the frame's height. */
export function distanceToFill(camera: FilmAndLens, height: Metres, fraction: number): Metres {
  requirePositive('subject height', height);
  requirePositive('fraction of the frame', fraction);
  return metres((height / fraction) * (camera.focalLength / camera.filmHeight));
}
