// The thin lens, circles of confusion and depth of field: against a two-ray trace that uses neither formula.
import { describe, expect, it } from 'vitest';
import { metres, type Metres } from '../units/units.ts';
import { blurDiameter, blurPixels, confusionLimit, depthOfField, hyperfocal } from './depth-of-field.ts';
import {
  filmPlaneDistance,
  focusRingAt,
  imageDistance,
  magnification,
  principalPlaneDistance,
} from './focus.ts';

const fifty = { focalLength: metres(0.05), fStop: 1.8 };

/** Image distance by tracing: a ray parallel to the axis at height h, and one through the lens centre, from a point off axis. */
function tracedImageDistance(f: number, s: number): number {
  const h = 0.01;
  // Parallel ray leaves at height h through the rear focus: y = h − x·h/f. Central ray: y = −x·h/s. They meet at:
  return h / (h / f - h / s);
}

describe('focus', () => {
  it('forms the image where two traced rays meet', () => {
    for (const s of [0.2, 0.7, 2, 15])
      expect(imageDistance(fifty.focalLength, metres(s))).toBeCloseTo(tracedImageDistance(0.05, s), 12);
    expect(imageDistance(fifty.focalLength, metres(Infinity))).toBe(0.05);
  });
  it('is life size at two focal lengths, four from the film', () => {
    expect(magnification(metres(0.1), metres(0.2))).toBeCloseTo(1, 12);
    expect(filmPlaneDistance(metres(0.1), metres(0.2))).toBeCloseTo(0.4, 12);
    expect(principalPlaneDistance(metres(0.1), metres(0.4))).toBeCloseTo(0.2, 7);
    expect(magnification(metres(0.1), metres(Infinity))).toBe(0);
  });
  // Catches the film-plane distance taken for the lens distance (2.6 % at 2 m).
  it('converts ring marks to lens distances and back', () => {
    for (const d of [0.3, 0.45, 1, 2, 10, 400]) {
      const s = principalPlaneDistance(metres(0.05), metres(d));
      expect(s).toBeLessThan(d);
      expect(filmPlaneDistance(metres(0.05), s)).toBeCloseTo(d, 10);
    }
    expect(principalPlaneDistance(metres(0.05), metres(2))).toBeCloseTo(1.948683, 6);
    expect(principalPlaneDistance(metres(0.05), metres(Infinity))).toBe(Infinity);
  });
  it('refuses what no thin lens can focus', () => {
    expect(() => principalPlaneDistance(metres(0.1), metres(0.39))).toThrow(/at least four focal lengths/);
    expect(() => imageDistance(metres(0.1), metres(0.09))).toThrow(/must exceed the focal length/);
    expect(() => imageDistance(metres(-0.1), metres(1))).toThrow(/focal length must be/);
    expect(() => imageDistance(metres(0.1), metres(NaN))).toThrow(/focus distance must be/);
  });
});

describe('circle of confusion', () => {
  // Acceptance test 22. Catches f in place of S1 − f (37.0 px), and S1 in place of S2 in the denominator (19 px).
  it('50 mm f/1.8 at 2 m, 36 mm wide, 1920 px: 38.0 px at 1 m, 12.7 px at 3 m', () => {
    const px = (d: number): number => blurPixels(fifty, metres(2), metres(d), metres(0.036), 1920);
    expect(px(1)).toBeCloseTo(37.99, 2);
    expect(px(3)).toBeCloseTo(12.66, 2);
  });
  it('equals the gap of the marginal rays on the film', () => {
    const f = 0.05;
    const film = tracedImageDistance(f, 2);
    for (const d of [0.5, 1, 1.9, 3, 50]) {
      // Rays from the pupil's edges to the point's own image, cut by the film.
      const own = tracedImageDistance(f, d);
      const gap = (f / 1.8) * Math.abs(1 - film / own);
      expect(blurDiameter(fifty, metres(2), metres(d))).toBeCloseTo(gap, 12);
    }
  });
  it('goes to its limits at infinity', () => {
    expect(blurDiameter(fifty, metres(2), metres(Infinity))).toBeCloseTo(
      blurDiameter(fifty, metres(2), metres(1e9)),
      9,
    );
    expect(blurDiameter(fifty, metres(Infinity), metres(3))).toBeCloseTo(
      blurDiameter(fifty, metres(1e9), metres(3)),
      9,
    );
    expect(blurDiameter(fifty, metres(Infinity), metres(Infinity))).toBe(0);
    expect(blurDiameter(fifty, metres(2), metres(2))).toBe(0);
  });
  it('grows with distance from focus, on either side', () => {
    let last = 0;
    for (let d = 2; d < 20; d += 0.1) {
      const c = blurDiameter(fifty, metres(2), metres(d));
      expect(c).toBeGreaterThanOrEqual(last);
      last = c;
    }
    expect(blurDiameter(fifty, metres(2), metres(1))).toBeGreaterThan(
      blurDiameter(fifty, metres(2), metres(1.5)),
    );
  });
});

describe('depth of field', () => {
  const c = confusionLimit(metres(0.036), metres(0.024));
  it('takes the diagonal over 1500 unless told otherwise', () => {
    expect(c).toBeCloseTo(0.043267 / 1500, 8);
    expect(confusionLimit(metres(0.036), metres(0.024), 3000)).toBeCloseTo(c / 2, 12);
  });
  // Definition of the limits: there the blur is exactly c. Independent of the closed forms.
  it('ends where the blur reaches the limit', () => {
    for (const s of [0.6, 2, 8] as Metres[]) {
      const { near, far } = depthOfField(fifty, s, c);
      expect(blurDiameter(fifty, s, near)).toBeCloseTo(c, 12);
      expect(blurDiameter(fifty, s, far)).toBeCloseTo(c, 12);
      expect(near).toBeLessThan(s);
      expect(far).toBeGreaterThan(s);
    }
  });
  // Published property: focused at the hyperfocal distance, sharp from half of it to infinity.
  it('reaches from half the hyperfocal distance to infinity', () => {
    const h = hyperfocal(fifty, c);
    const { near, far } = depthOfField(fifty, h, c);
    expect(near).toBeCloseTo(h / 2, 10);
    expect(far).toBe(Infinity);
  });
  // Worked example in common tables: 50 mm, f/8, c = 0.03 mm: H = 10.47 m.
  it('gives 10.47 m for 50 mm f/8 and 0.03 mm', () => {
    expect(hyperfocal({ focalLength: metres(0.05), fStop: 8 }, metres(0.00003))).toBeCloseTo(10.4667, 4);
  });
  it('focused at infinity is sharp from H − f on', () => {
    const { near, far, hyperfocal: h } = depthOfField(fifty, metres(Infinity), c);
    expect(blurDiameter(fifty, metres(Infinity), near)).toBeCloseTo(c, 12);
    expect(near).toBeCloseTo(h - 0.05, 12);
    expect(far).toBe(Infinity);
  });
  it('deepens when stopped down and shallows when longer', () => {
    const depth = (focalLength: number, fStop: number): number => {
      const { near, far } = depthOfField({ focalLength: metres(focalLength), fStop }, metres(3), c);
      return far - near;
    };
    expect(depth(0.05, 4)).toBeGreaterThan(depth(0.05, 2.8));
    expect(depth(0.1, 2.8)).toBeLessThan(depth(0.05, 2.8));
  });
  it('refuses focus inside the lens', () => {
    expect(() => depthOfField(fifty, metres(0.04), c)).toThrow(/must exceed the focal length/);
    expect(() => confusionLimit(metres(0), metres(0.02))).toThrow(/film width/);
  });
});

describe('focusRingAt', () => {
  it('reads from the film plane, behind the lens', () => {
    expect(focusRingAt(metres(0.05), 2)).toBeCloseTo(2 + (0.05 * 2) / 1.95, 12);
  });
  it('is nothing behind the lens, at the lens, and nearer than life size', () => {
    expect(focusRingAt(metres(0.05), -1)).toBeNull();
    expect(focusRingAt(metres(0.018), 0.04)).toBeNull();
    expect(focusRingAt(metres(0.2), 0.39)).toBeNull();
    expect(focusRingAt(metres(0.2), 0.4)).toBeCloseTo(0.8, 12);
  });
});
