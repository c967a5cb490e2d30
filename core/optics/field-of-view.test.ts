// Fields of view, equivalents and the pupil against trigonometry and published tables.
import { describe, expect, it } from 'vitest';
import { degreesFromRadians } from '../units/conversions.ts';
import { metres, radians } from '../units/units.ts';
import { entrancePupilRadius, irisAreaRatio, irisPolygon, pupilAspect } from './aperture.ts';
import { blurDiameter } from './depth-of-field.ts';
import {
  distanceToFill,
  fieldOfView,
  focalLengthForField,
  frameSizeAt,
  type FilmAndLens,
} from './field-of-view.ts';
import { cropFactor, equivalentFocalLength, equivalentFStop, FULL_FRAME } from './format-equivalents.ts';

const fullFrame50: FilmAndLens = {
  filmWidth: metres(0.036),
  filmHeight: metres(0.024),
  focalLength: metres(0.05),
  squeeze: 1,
};

describe('field of view', () => {
  // Published for every 50 mm full-frame lens: 39.6° × 27.0°, diagonal 46.8°.
  it('of 50 mm on 36 × 24 is 39.6° × 27.0°, 46.8° across', () => {
    const { horizontal, vertical, diagonal } = fieldOfView(fullFrame50);
    expect(degreesFromRadians(horizontal)).toBeCloseTo(39.6, 1);
    expect(degreesFromRadians(vertical)).toBeCloseTo(27.0, 1);
    expect(degreesFromRadians(diagonal)).toBeCloseTo(46.8, 1);
  });
  // A 2x anamorphic 50 sees the width of a spherical 25 and the height of a 50. Catches squeezing the height, or the angle.
  it('of a 2x anamorphic is twice as wide in tangent, no higher', () => {
    const scope = fieldOfView({ ...fullFrame50, squeeze: 2 });
    expect(scope.horizontal).toBeCloseTo(
      fieldOfView({ ...fullFrame50, focalLength: metres(0.025) }).horizontal,
      12,
    );
    expect(scope.vertical).toBe(fieldOfView(fullFrame50).vertical);
  });
  it('inverts', () => {
    expect(focalLengthForField(metres(0.036), fieldOfView(fullFrame50).horizontal)).toBeCloseTo(0.05, 12);
    expect(() => focalLengthForField(metres(0.036), radians(3.2))).toThrow(/field of view must lie/);
  });
  it('breathes only when asked, to half at life size', () => {
    const near = fieldOfView(fullFrame50, metres(0.1));
    expect(Math.tan(near.horizontal / 2)).toBeCloseTo(
      Math.tan(fieldOfView(fullFrame50).horizontal / 2) / 2,
      12,
    );
    expect(fieldOfView(fullFrame50, metres(Infinity))).toEqual(fieldOfView(fullFrame50));
  });
  it('frames a wall by similar triangles', () => {
    const { width, height } = frameSizeAt(fullFrame50, metres(10));
    expect(width).toBeCloseTo((10 * 36) / 50, 12);
    expect(height).toBeCloseTo((10 * 24) / 50, 12);
    const d = distanceToFill(fullFrame50, metres(1.8), 0.9);
    expect(frameSizeAt(fullFrame50, d).height * 0.9).toBeCloseTo(1.8, 12);
  });
  it('narrows with every longer lens', () => {
    let last = Math.PI;
    for (let f = 8; f < 400; f += 4) {
      const { horizontal } = fieldOfView({ ...fullFrame50, focalLength: metres(f / 1000) });
      expect(horizontal).toBeLessThan(last);
      last = horizontal;
    }
  });
});

describe('format equivalents', () => {
  const super35 = { filmWidth: metres(0.02489), filmHeight: metres(0.01866), squeeze: 1 };
  it('sees the same on both formats', () => {
    const f = equivalentFocalLength(metres(0.035), super35, FULL_FRAME);
    expect(fieldOfView({ ...FULL_FRAME, focalLength: f }).horizontal).toBeCloseTo(
      fieldOfView({ ...super35, focalLength: metres(0.035) }).horizontal,
      12,
    );
    expect(equivalentFocalLength(f, FULL_FRAME, super35)).toBeCloseTo(0.035, 12);
    expect(cropFactor(super35, 'horizontal')).toBeCloseTo(36 / 24.89, 12);
    expect(cropFactor(super35, 'diagonal')).toBeCloseTo(Math.hypot(36, 24) / Math.hypot(24.89, 18.66), 12);
    expect(cropFactor(super35, 'vertical')).toBeCloseTo(24 / 18.66, 12);
  });
  // Equal field and equal pupil must blur by the same share of the frame. Catches the f-number scaled the wrong way.
  it('blurs the same share of the frame from the same place', () => {
    const small = { focalLength: metres(0.035), fStop: 2 };
    const large = {
      focalLength: equivalentFocalLength(metres(0.035), super35, FULL_FRAME),
      fStop: equivalentFStop(2, super35, FULL_FRAME),
    };
    const share = (lens: typeof small, width: number): number =>
      blurDiameter(lens, metres(1000), metres(500)) / width;
    expect(share(large, 0.036) / share(small, 0.02489)).toBeCloseTo(1, 4);
  });
});

describe('entrance pupil', () => {
  it('is f/2N in radius', () => {
    expect(entrancePupilRadius(metres(0.05), 2)).toBe(0.0125);
    expect(() => entrancePupilRadius(metres(0.05), 0)).toThrow(/f-number must be/);
  });
  it('is an upright oval behind a front anamorphot, round behind a rear one', () => {
    expect(pupilAspect(2)).toBe(0.5);
    expect(pupilAspect(2, 'rear')).toBe(1);
    expect(pupilAspect(1.8, 'mixed')).toBeCloseTo(1 / Math.sqrt(1.8), 12);
    expect(pupilAspect(1, 'front')).toBe(1);
  });
  it('has its blades as corners on the ellipse, counter-clockwise from the top', () => {
    const corners = irisPolygon(9, metres(0.01), radians(0), 0.5);
    expect(corners).toHaveLength(9);
    expect(corners[0]![0]).toBeCloseTo(0, 12);
    expect(corners[0]![1]).toBeCloseTo(0.01, 12);
    for (const [x, y] of corners) expect(Math.hypot(x / 0.5, y)).toBeCloseTo(0.01, 12);
    expect(shoelace(corners)).toBeGreaterThan(0);
    expect(irisPolygon(0, metres(0.01), radians(0), 1)).toEqual([]);
    expect(irisPolygon(2, metres(0.01), radians(0), 1)).toEqual([]);
  });
  it('knows how much of the circle straight blades leave open', () => {
    for (const n of [5, 8, 11, 16])
      expect(irisAreaRatio(n)).toBeCloseTo(
        shoelace(irisPolygon(n, metres(1), radians(0.3), 1)) / Math.PI,
        12,
      );
    expect(irisAreaRatio(0)).toBe(1);
  });
});

/** Signed polygon area. */
function shoelace(points: readonly (readonly [number, number])[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}
