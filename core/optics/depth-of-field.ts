/**
 * Depth of field and circles of confusion of a thin lens. Every distance is from the principal plane (see `focus.ts`);
 * N is the geometric f-number, not the T-number.
 *
 *   blur on film    c = A · f · |S₂ − S₁| / (S₂ · (S₁ − f)),  A = f/N                     (1) [1]
 *   hyperfocal      H = f²/(N·c) + f                                                    (2) [2]
 *   near            s(H − f)/(H + s − 2f)                                               (3) [2]
 *   far             s(H − f)/(H − s), infinite from s = H on                            (4) [2]
 *
 * (3) and (4) are (1) solved for the distances whose blur equals the limit c; no approximation beyond the thin lens.
 *
 * The limit c follows the format: its diagonal / 1500 by default (0.029 mm for 36 × 24, 0.021 mm for Super 35 4-perf),
 * the old photographic rule; `divisor` sets another (a 4K finish is judged by 2000 to 3000). Squeezed formats use the film
 * diagonal before desqueezing.
 *
 * [1] E. Hecht, Optics, 5th ed., ch. 5. [2] S. F. Ray, Applied Photographic Optics, 3rd ed., ch. 22.
 */
import { metres, type Metres } from '../units/units.ts';
import { requirePositive, requirePositiveOrInfinite } from './require.ts';

export const DEFAULT_CONFUSION_DIVISOR = 1500;

/** Largest blur on film that passes as sharp: format diagonal / divisor. */
export function confusionLimit(
  filmWidth: Metres,
  filmHeight: Metres,
  divisor = DEFAULT_CONFUSION_DIVISOR,
): Metres {
  requirePositive('film width', filmWidth);
  requirePositive('film height', filmHeight);
  requirePositive('circle of confusion divisor', divisor);
  return metres(Math.hypot(filmWidth, filmHeight) / divisor);
}

export interface ThinLens {
  readonly focalLength: Metres;
  /** Geometric f-number. */
  readonly fStop: number;
}

/** Diameter of the blur on film, eq. (1), of a point at `objectDistance` when focused at `focusDistance`. Either may be Infinity. */
export function blurDiameter(lens: ThinLens, focusDistance: Metres, objectDistance: Metres): Metres {
  const { focalLength: f, fStop } = lens;
  requirePositive('focal length', f);
  requirePositive('f-number', fStop);
  requirePositiveOrInfinite('focus distance', focusDistance);
  requirePositiveOrInfinite('object distance', objectDistance);
  const pupil = f / fStop;
  if (focusDistance === objectDistance) return metres(0);
  if (focusDistance === Infinity) return metres((pupil * f) / objectDistance);
  if (focusDistance <= f)
    throw new RangeError(`focus distance must exceed the focal length ${f} m, got ${focusDistance} m`);
  const defocus = objectDistance === Infinity ? 1 : Math.abs(objectDistance - focusDistance) / objectDistance;
  return metres((pupil * f * defocus) / (focusDistance - f));
}

/** `blurDiameter` in pixels of a picture `pixelsWide` over `filmWidth`. Spherical; anamorphic: this is the vertical extent. */
export const blurPixels = (
  lens: ThinLens,
  focusDistance: Metres,
  objectDistance: Metres,
  filmWidth: Metres,
  pixelsWide: number,
): number => (blurDiameter(lens, focusDistance, objectDistance) / filmWidth) * pixelsWide;

/** Hyperfocal distance, eq. (2). */
export function hyperfocal(lens: ThinLens, confusion: Metres): Metres {
  requirePositive('focal length', lens.focalLength);
  requirePositive('f-number', lens.fStop);
  requirePositive('circle of confusion', confusion);
  return metres(lens.focalLength ** 2 / (lens.fStop * confusion) + lens.focalLength);
}

export interface DepthOfField {
  readonly near: Metres;
  /** Infinity when everything beyond `near` is sharp. */
  readonly far: Metres;
  readonly hyperfocal: Metres;
}

/** Near and far limits of acceptable sharpness, eq. (3) and (4). @throws RangeError when focus is inside the focal length. */
export function depthOfField(lens: ThinLens, focusDistance: Metres, confusion: Metres): DepthOfField {
  const f = lens.focalLength;
  const h = hyperfocal(lens, confusion);
  requirePositiveOrInfinite('focus distance', focusDistance);
  if (focusDistance <= f)
    throw new RangeError(`focus distance must exceed the focal length ${f} m, got ${focusDistance} m`);
  if (focusDistance === Infinity) return { near: metres(h - f), far: metres(Infinity), hyperfocal: h };
  const near = (focusDistance * (h - f)) / (h + focusDistance - 2 * f);
  const far = focusDistance < h ? (focusDistance * (h - f)) / (h - focusDistance) : Infinity;
  return { near: metres(near), far: metres(far), hyperfocal: h };
}
