/**
 * Where distances are measured from, and the thin lens.
 *
 * Focus marks and close-focus figures are measured **from the film plane** (the ⊖ mark on the body). Thin-lens formulas,
 * depth of field and the renderer's `focusDistance` are measured **from the lens' principal plane**. Between them lies
 * the image distance v = f·s/(s−f). This desk has no data on the separation of the principal planes, so the lens is
 * taken as thin: film-plane distance D = s + v. For a 50 mm lens at 2 m the two differ by 51 mm (2.6 %).
 *
 * The camera's pose is that of the principal plane (entrance pupil); the film lies `imageDistance` behind it.
 *
 * Reference: E. Hecht, Optics, 5th ed., §5.2 (Gaussian lens formula).
 */
import { metres, type Metres } from '../units/units.ts';
import { requirePositive, requirePositiveOrInfinite } from './require.ts';

/** Image distance v = f·s/(s−f) for an object at `focusDistance` s from the principal plane; f at infinity. */
export function imageDistance(focalLength: Metres, focusDistance: Metres): Metres {
  requirePositive('focal length', focalLength);
  requirePositiveOrInfinite('focus distance', focusDistance);
  if (focusDistance === Infinity) return focalLength;
  if (focusDistance <= focalLength)
    throw new RangeError(
      `focus distance must exceed the focal length ${focalLength} m for a real image, got ${focusDistance} m`,
    );
  return metres((focalLength * focusDistance) / (focusDistance - focalLength));
}

/** Distance on the focus ring (from the film plane) for a principal-plane distance: D = s + f·s/(s−f). */
export const filmPlaneDistance = (focalLength: Metres, focusDistance: Metres): Metres =>
  metres(focusDistance + imageDistance(focalLength, focusDistance));

/** Nearer than this no lens of the desk focuses, metres from the principal plane. */
const NEAREST_M = 0.05;

/**
 * The reading of the focus ring that makes a point sharp which lies this far along the lens axis from the lens: never nearer than life
 * size. Null for what lies behind the lens or closer than any focus.
 */
export const focusRingAt = (focalLength: Metres, alongAxis: number): Metres | null =>
  alongAxis < Math.max(NEAREST_M, 2 * focalLength) ? null : filmPlaneDistance(focalLength, metres(alongAxis));

/**
 * Principal-plane distance for a distance on the focus ring: s = (D + √(D² − 4Df))/2, the far one of the two conjugates.
 * @throws RangeError where D < 4f: nearer than life size no thin lens of this focal length focuses.
 */
export function principalPlaneDistance(focalLength: Metres, filmPlane: Metres): Metres {
  requirePositive('focal length', focalLength);
  requirePositiveOrInfinite('focus distance from the film plane', filmPlane);
  if (filmPlane === Infinity) return metres(Infinity);
  const discriminant = filmPlane * filmPlane - 4 * filmPlane * focalLength;
  if (discriminant < 0)
    throw new RangeError(
      `focus distance from the film plane must be at least four focal lengths (${4 * focalLength} m), got ${filmPlane} m`,
    );
  return metres((filmPlane + Math.sqrt(discriminant)) / 2);
}

/** Magnification |image / object| at the plane of focus: v/s = f/(s−f); 0 at infinity. */
export const magnification = (focalLength: Metres, focusDistance: Metres): number =>
  focusDistance === Infinity ? 0 : imageDistance(focalLength, focusDistance) / focusDistance;
