/**
 * The entrance pupil: its size from the f-number, its outline from the blades, its shape behind an anamorphot.
 *
 * Pupil radius r = f/(2N), f and N of the vertical meridian. A front anamorphot of squeeze s has the focal length f/s in
 * the horizontal meridian at the same N, so its pupil is 1/s as wide as it is high, and so is the desqueezed blur: the
 * upright oval. A rear anamorphot leaves the pupil round. (An afocal attachment of angular magnification 1/s has beam
 * magnification s: the Lagrange invariant, [1].)
 *
 * [1] M. Born, E. Wolf, Principles of Optics, 7th ed., §4.4.5.
 */
import { metres, type Metres, type Radians } from '../units/units.ts';
import { requirePositive } from './require.ts';

/** r = f/(2N). */
export function entrancePupilRadius(focalLength: Metres, fStop: number): Metres {
  requirePositive('focal length', focalLength);
  requirePositive('f-number', fStop);
  return metres(focalLength / (2 * fStop));
}

export type Anamorphot = 'front' | 'rear' | 'mixed';

/** Width ÷ height of the pupil. `mixed` designs (front and rear cylinders) are taken half-way, as 1/√squeeze. */
export function pupilAspect(squeeze: number, anamorphot: Anamorphot = 'front'): number {
  requirePositive('squeeze', squeeze);
  switch (anamorphot) {
    case 'front':
      return 1 / squeeze;
    case 'mixed':
      return 1 / Math.sqrt(squeeze);
    case 'rear':
      return 1;
  }
}

export type Point2 = readonly [number, number];

/**
 * Corners of a straight-bladed iris, counter-clockwise, inscribed in the ellipse of half-height `radius` and half-width
 * radius × aspect; the first corner points up at rotation 0. Blades < 3: none, the opening is round.
 */
export function irisPolygon(blades: number, radius: Metres, rotation: Radians, aspect: number): Point2[] {
  if (!Number.isInteger(blades) || blades < 3) return [];
  return Array.from({ length: blades }, (_, k) => {
    const angle = Math.PI / 2 + rotation + (2 * Math.PI * k) / blades;
    return [radius * aspect * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}

/** Area of a regular polygon ÷ area of its circumscribed circle: what an inscribed iris loses in light. 1 when round. */
export const irisAreaRatio = (blades: number): number =>
  blades < 3 ? 1 : (blades / (2 * Math.PI)) * Math.sin((2 * Math.PI) / blades);
