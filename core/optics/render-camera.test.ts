// From a crew's settings to the renderer's camera, with a real body and lens of the catalogue.
import { describe, expect, it } from 'vitest';
import { fromTrs } from '../math/mat4.ts';
import { degrees, framesPerSecond, kelvin, metres, stops } from '../units/units.ts';
import { filmSize, findCamera, findLens, findMode } from './catalog.ts';
import { blurDiameter } from './depth-of-field.ts';
import { filmPlaneDistance } from './focus.ts';
import { frameline } from './framing.ts';
import { pixelFromWorld, type PinholeView } from './projection.ts';
import { deriveRenderCamera, type CameraSettings, type DerivedRenderCamera } from './render-camera.ts';
import { shippedCatalog } from './testing/shipped-catalog.ts';
import type { RenderCamera } from '../scene/render-scene.ts';

const catalog = shippedCatalog();
const film = filmSize(findMode(findCamera(catalog, 'arri-alexa-35'), '4.6k-3x2-open-gate'));
const { lens } = findLens(catalog, 'arri-zeiss-master-prime/40mm');
const settings: CameraSettings = {
  ...film,
  focalLength: metres(0.04),
  squeeze: 1,
  tStop: lens.tStop,
  fStop: lens.fStop!,
  irisBlades: 9,
  focusDistance: metres(2),
  shutterAngle: degrees(180),
  frameRate: framesPerSecond(24),
  ei: 800,
  whiteBalance: kelvin(3200),
};

describe('deriveRenderCamera', () => {
  const camera = deriveRenderCamera(settings);
  it('fits the render scene’s camera as it stands', () => {
    const whole: RenderCamera = {
      ...camera,
      name: 'A',
      motion: [{ time: 0, worldFromLocal: fromTrs([0, 0, 0], [0, 0, 0, 1], [1, 1, 1]) }],
      near: metres(0.01),
      far: metres(1000),
    };
    expect(whole.filmWidth).toBeCloseTo(0.02799, 12);
    expect(camera).toMatchObject({
      squeeze: 1,
      shift: [0, 0],
      irisBlades: 9,
      irisRotation: 0,
      pupilAspect: 1,
      whiteBalanceKelvin: 3200,
      projection: 'perspective',
    });
    expect(whole.filmHeight).toBeCloseTo(0.01922, 12);
  });
  // Catches the pupil taken from the T-stop: 15.4 instead of 16.7 mm.
  it('opens to f/1.2 for a T1.3 lens', () => {
    expect(camera.apertureRadius * 2).toBeCloseTo(0.04 / 1.2, 12);
    const { fStop, ...unpublished } = settings;
    expect(fStop).toBe(1.2);
    expect(deriveRenderCamera(unpublished).apertureRadius * 2).toBeCloseTo(
      0.04 / (1.3 * Math.sqrt(0.86)),
      12,
    );
    expect(deriveRenderCamera({ ...unpublished, transmittance: 1 }).apertureRadius * 2).toBeCloseTo(
      0.04 / 1.3,
      12,
    );
  });
  it('exposes by the T-stop, whatever the f-number: K·T²/(0.18·t·EI)', () => {
    expect(camera.nitsAtOne).toBeCloseTo((12.5 * 1.69 * 48) / (0.18 * 800), 10);
    expect(deriveRenderCamera({ ...settings, ndStops: stops(2) }).nitsAtOne).toBeCloseTo(
      camera.nitsAtOne * 4,
      10,
    );
  });
  it('focuses from the lens while the ring counts from the film', () => {
    expect(camera.focusDistance).toBeLessThan(2);
    expect(filmPlaneDistance(metres(0.04), camera.focusDistance)).toBeCloseTo(2, 12);
    expect(deriveRenderCamera({ ...settings, focusDistance: metres(Infinity) }).focusDistance).toBe(Infinity);
  });
  it('opens the shutter about the frame’s time for 1/48 s', () => {
    expect(camera.shutterOpen).toBe(-camera.shutterClose);
    expect(camera.shutterClose - camera.shutterOpen).toBeCloseTo(1 / 48, 15);
  });
  it('breathes only when asked', () => {
    const breathing = deriveRenderCamera({ ...settings, breathing: true });
    expect(camera.focalLength).toBe(0.04);
    expect(breathing.focalLength).toBeCloseTo(2 - camera.focusDistance, 12);
    expect(breathing.apertureRadius).toBe(camera.apertureRadius);
  });
  // With breathing the geometry that a thin-lens renderer uses must reproduce eq. (1) of depth-of-field.ts: a point at
  // depth d spreads over 2r·|d − s|/d · v/s on a film at v. Catches a pupil scaled along with the breathing.
  it('lets a thin-lens renderer reproduce the circle of confusion', () => {
    const {
      focalLength: v,
      focusDistance: s,
      apertureRadius: r,
    } = deriveRenderCamera({ ...settings, breathing: true });
    for (const d of [1, 3, 8]) {
      const spread = ((2 * r * Math.abs(d - s)) / d) * (v / s);
      expect(spread).toBeCloseTo(blurDiameter({ focalLength: metres(0.04), fStop: 1.2 }, s, metres(d)), 12);
    }
  });
  it('stretches pupil and field of an anamorphic lens', () => {
    const scope = deriveRenderCamera({ ...settings, squeeze: 2 });
    expect(scope).toMatchObject({ squeeze: 2, pupilAspect: 0.5 });
    expect(deriveRenderCamera({ ...settings, squeeze: 2, anamorphot: 'rear' }).pupilAspect).toBe(1);
  });
  // A cropped render must show the same scene in the same place. Catches shift in the wrong unit or direction.
  it('crops to a delivery frame without moving the scene', () => {
    const rect = frameline({ ...film, squeeze: 1 }, 2.39, { scale: 0.9, vertical: 'common-top' });
    const cropped = deriveRenderCamera({ ...settings, crop: rect });
    const viewOf = (c: DerivedRenderCamera): PinholeView => ({
      worldFromCamera: fromTrs([0, 0, 0], [0, 0, 0, 1], [1, 1, 1]),
      filmWidth: c.filmWidth,
      filmHeight: c.filmHeight,
      focalLength: c.focalLength,
      squeeze: c.squeeze,
      shift: c.shift,
      pixelsWide: 1,
      pixelsHigh: 1,
    });
    for (const point of [
      [0.3, 0.2, -2],
      [-0.5, -0.1, -3],
    ] as const) {
      const whole = pixelFromWorld(viewOf(camera), point)!;
      const part = pixelFromWorld(viewOf(cropped), point)!;
      expect(rect.x + part.x * rect.width).toBeCloseTo(whole.x, 12);
      expect(rect.y + part.y * rect.height).toBeCloseTo(whole.y, 12);
    }
  });
  it.each([
    ['filmWidth', 0, /film width/],
    ['focalLength', -0.04, /focal length/],
    ['squeeze', 0.5, /squeeze must lie/],
    ['squeeze', 3, /squeeze must lie/],
    ['fStop', 0, /f-number/],
    ['focusDistance', 0.1, /at least four focal lengths/],
    ['shutterAngle', 400, /shutter angle/],
    ['frameRate', 0, /frame rate/],
    ['ei', 0, /exposure index/],
    ['tStop', NaN, /T-stop/],
  ] as const)('refuses %s = %s', (field, value, message) => {
    expect(() => deriveRenderCamera({ ...settings, [field]: value })).toThrow(message);
  });
});
