/** Cameras: catalogue and dials are what the renderer gets; what cannot be is said. */
import { describe, expect, it } from 'vitest';
import { createCameraRecord } from '../../document/index.ts';
import { CATALOG } from './testing/sample-resources.ts';
import { sceneId, flatten, cameraOf } from './testing/flatten-records.ts';

describe('cameras', () => {
  it('takes film and glass from the catalogue and exposure from the settings', () => {
    const body = CATALOG.cameras[0]!;
    const mode = body.modes[0]!;
    const camera = cameraOf({
      bodyId: body.id,
      recordingModeId: mode.id,
      focalLengthMm: 50,
      tStop: 2,
      exposureIndex: 800,
      ndStops: 0,
    });
    expect(camera.filmWidth * 1000).toBeCloseTo(mode.widthMm, 9);
    expect(camera.filmHeight * 1000).toBeCloseTo(mode.heightMm, 9);
    expect(camera.focalLength).toBeCloseTo(0.05, 12);
    // ISO 2720: L = K·N²/(t·S) at 18 % grey, K = 12.5, t = 1/48 s.
    expect(camera.nitsAtOne! * 0.18).toBeCloseTo((12.5 * 4 * 48) / 800, 6);
    const filtered = cameraOf({
      bodyId: body.id,
      recordingModeId: mode.id,
      focalLengthMm: 50,
      tStop: 2,
      ndStops: 2,
      filters: [{ name: 'Diffusion', stops: 1 }],
    });
    expect(filtered.nitsAtOne! / camera.nitsAtOne!).toBeCloseTo(8, 9);
  });

  it('keeps infinity, squeeze and shift, and cuts out the delivery', () => {
    const camera = cameraOf({
      focusDistanceM: 'infinity',
      genericLens: { squeeze: 2, irisBlades: 0 },
      lensShift: [0.1, 0],
    });
    expect(camera).toMatchObject({ focusDistance: Infinity, squeeze: 2, irisBlades: 0 });
    expect(camera.shift[0]).toBeCloseTo(0.1, 12);
    const cut = cameraOf({ lensShift: [0, 0.1] }, { framing: 'delivery' });
    expect(cut.filmWidth / cut.filmHeight).toBeCloseTo(2.39, 9);
    expect(cut.shift[1] * cut.filmHeight).toBeCloseTo(0.1 * 0.01866, 9);
  });

  // caught: the tint left in thousandths
  it('carries the tint of its white balance as Duv', () => {
    expect(cameraOf({ tint: -7 }).whiteBalanceDuv).toBeCloseTo(-0.007, 12);
  });

  it('says what lens and sensor cannot do, and refuses what is not in the catalogue', () => {
    const set = CATALOG.lensSets.find((candidate) => candidate.kind === 'spherical-prime')!;
    const lens = set.lenses[0]!;
    const records = [
      createCameraRecord({
        id: 'cam_a',
        name: 'A',
        sceneId,
        lensId: lens.id,
        focalLengthMm: 499,
        tStop: 0.7,
      }),
    ];
    const { warnings } = flatten(records);
    expect(warnings.some((text) => text.includes('is not a focal length of'))).toBe(true);
    expect(warnings.some((text) => text.includes(`opens to T${lens.tStop}`))).toBe(true);
    expect(() => cameraOf({ lensId: 'no-such-lens' })).toThrow(
      'cam_a: expected a record that can be rendered, got lens "no-such-lens" is not in the catalogue',
    );
  });
});
