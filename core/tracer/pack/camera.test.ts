/** What the kernel's camera sees, worked out by hand. */
import { describe, expect, it } from 'vitest';
import { IDENTITY } from '../../math/mat4.ts';
import type { RenderCamera } from '../../scene/render-scene.ts';
import { metres, radians } from '../../units/units.ts';
import { INFINITE_DISTANCE, packCamera } from './camera.ts';

const camera: RenderCamera = {
  name: 'camera',
  motion: [{ time: 0, worldFromLocal: IDENTITY }],
  projection: 'perspective',
  filmWidth: metres(0.036),
  filmHeight: metres(0.024),
  focalLength: metres(0.05),
  squeeze: 1,
  shift: [0, 0],
  focusDistance: metres(2),
  apertureRadius: metres(0.0125),
  irisBlades: 9,
  irisRotation: radians(0),
  pupilAspect: 1,
  shutterOpen: 0,
  shutterClose: 0,
  nitsAtOne: null,
  whiteBalanceKelvin: null,
  near: metres(0),
  far: metres(Infinity),
};

describe('packCamera', () => {
  it('sees half the film over the focal length', () => {
    const [x, y] = packCamera(camera, 1800, 1200).halfExtent;
    expect(x).toBeCloseTo(0.36, 12);
    expect(y).toBeCloseTo(0.24, 12);
  });

  it('never shows more than the film in an image of another shape', () => {
    const wide = packCamera(camera, 2000, 1000).halfExtent;
    expect(wide[0]).toBeCloseTo(0.36, 12);
    expect(wide[1]).toBeCloseTo(0.18, 12);
    const square = packCamera(camera, 1000, 1000).halfExtent;
    expect(square[0]).toBeCloseTo(0.24, 12);
    expect(square[1]).toBeCloseTo(0.24, 12);
  });

  it('widens the view by the squeeze', () => {
    expect(packCamera({ ...camera, squeeze: 2 }, 3000, 1000).halfExtent[0]).toBeCloseTo(0.72, 12);
  });

  // caught: without S/(S − f) a 50 mm at 2 m has circles of confusion 2.5 % too small
  it('gives thin-lens circles of confusion in a view that does not breathe', () => {
    const { pupilRadius, halfExtent } = packCamera(camera, 1920, 1280);
    const [s1, s2] = [2, 1];
    // blur of a point at s2, as an angle at unit distance, over the view's half width, in pixels of 1920
    const blur = (2 * pupilRadius[0] * Math.abs(1 / s2 - 1 / s1)) / (2 * halfExtent[0]) * 1920; // prettier-ignore
    const confusion = (0.025 * 0.05 * Math.abs(s2 - s1)) / (s2 * (s1 - 0.05));
    expect(blur).toBeCloseTo((confusion / 0.036) * 1920, 9);
  });

  it('focuses at infinity without a plane, and cannot focus inside its focal length', () => {
    expect(packCamera({ ...camera, focusDistance: metres(Infinity) }, 3, 2).focusDistance).toBe(0);
    expect(packCamera({ ...camera, focusDistance: metres(0.04) }, 3, 2).focusDistance).toBe(0);
    expect(packCamera(camera, 3, 2).far).toBe(INFINITE_DISTANCE);
  });

  it('shifts by film widths, whatever is cropped', () => {
    const { shift, halfExtent } = packCamera({ ...camera, shift: [0.25, 0] }, 1000, 1000);
    expect(shift[0] * halfExtent[0]).toBeCloseTo(0.25 * 2 * 0.36, 12);
  });
});
