import { describe, expect, it } from 'vitest';
import { chromaticityOfTemperature } from '../../../core/color/colour-temperature.ts';
import { xyzOfChromaticity } from '../../../core/color/cie-observer.ts';
import { transform3 } from '../../../core/color/matrix3.ts';
import { RGB_SPACES, rgbFromXyz } from '../../../core/color/rgb-spaces.ts';
import { createCameraRecord } from '../../../core/document/index.ts';
import { exposureOf, nitsAtOneOfCamera } from './exposure.ts';
import { readSpot } from './spot-meter.ts';
import { readingText } from './SpotLayer.tsx';
import { frameHeader, pictureOf } from './testing/pictures.ts';

const EXPOSURE = { nitsAtOne: 100, cameraNitsAtOne: 100, whiteBalance: null };
const light = (kelvin: number, duv: number, nits: number) =>
  transform3(
    rgbFromXyz(RGB_SPACES.rec709),
    xyzOfChromaticity(chromaticityOfTemperature({ kelvin, duv }), nits),
  );

describe('the spot meter', () => {
  it('reads middle grey as no stops over grey', () => {
    const reading = readSpot(pictureOf([18, 18, 18], 1), 0.5, 0.5, EXPOSURE, 'linear')!;
    expect(reading.nits).toBeCloseTo(18, 2);
    expect(reading.stops).toBeCloseTo(0, 3);
    // 18 % in the sRGB curve
    expect(reading.displayPercent).toBeCloseTo(46.1, 0);
    expect(reading.rgb[0]).toBeCloseTo(0.18, 4);
  });
  it.each([
    [3200, 0],
    [5600, 0.003],
    [6500, -0.004],
    [2700, 0.006],
  ])('reads light of %d K and Duv %d', (kelvin, duv) => {
    const reading = readSpot(pictureOf(light(kelvin, duv, 250), 1), 0.5, 0.5, EXPOSURE, 'agx')!;
    expect(reading.nits).toBeCloseTo(250, 0);
    expect(Math.abs(reading.cctK! - kelvin)).toBeLessThan(kelvin * 0.003);
    expect(reading.duv).toBeCloseTo(duv, 3);
  });
  it('has no colour temperature for colours that are no white light, nor for black', () => {
    for (const rgb of [
      [0, 50, 0],
      [40, 0, 0],
      [0, 0, 0],
      [0, 0, 90],
    ])
      expect(readSpot(pictureOf(rgb, 1), 0.5, 0.5, EXPOSURE, 'agx')).toMatchObject({
        cctK: null,
        duv: null,
      });
  });
  it('reads stops as the camera is set, not as someone looks', () => {
    const looked = { ...EXPOSURE, nitsAtOne: 25 };
    expect(readSpot(pictureOf([36, 36, 36], 1), 0.5, 0.5, looked, 'agx')!.stops).toBeCloseTo(1, 2);
  });
  it('says it in words', () => {
    const reading = readSpot(pictureOf([36, 36, 36], 1), 0.5, 0.5, EXPOSURE, 'linear')!;
    expect(readingText(reading)).toMatch(/^36\.0 nits, \+1\.0 stops, 6\d %, 6,5\d0 K, Duv \+0\.003\d$/);
    expect(readSpot(pictureOf([1, 1, 1], 1), 1.5, 0.5, EXPOSURE, 'agx')).toBeNull();
  });
});

describe('exposure of a picture', () => {
  const camera = createCameraRecord({
    id: 'cam_a',
    name: 'A',
    sceneId: 'scn_a',
    tStop: 4,
    ndStops: 1,
    filters: [{ name: 'Pola', stops: 1.5 }],
    whiteBalanceK: 3200,
    tint: 4,
  });
  it('counts stop, shutter, EI and every filter', () => {
    // T4, 1/48 s, EI 800, 2.5 stops of filters: 12.5 · 16 · 2^2.5 · 48 / 800 / 0.18
    expect(nitsAtOneOfCamera(camera)).toBeCloseTo((12.5 * 16 * 2 ** 2.5 * 48) / 800 / 0.18, 6);
  });
  it("is the picture's own through a camera, the active camera's in a free view", () => {
    const header = frameHeader({ nitsAtOne: 640, whiteBalanceK: 5600, whiteBalanceDuv: 0.001 });
    expect(exposureOf(header, camera, false, 0)).toMatchObject({
      nitsAtOne: 640,
      whiteBalance: { kelvin: 5600, duv: 0.001 },
    });
    expect(exposureOf(header, camera, true, 0)).toMatchObject({
      nitsAtOne: nitsAtOneOfCamera(camera),
      whiteBalance: { kelvin: 3200, duv: 0.004 },
    });
    expect(exposureOf(frameHeader({ nitsAtOne: null }), null, true, 0).nitsAtOne).toBeGreaterThan(0);
  });
  it('gets brighter by looking a stop up', () => {
    const header = frameHeader({ nitsAtOne: 640 });
    expect(exposureOf(header, null, false, 1)).toMatchObject({ nitsAtOne: 320, cameraNitsAtOne: 640 });
  });
});
