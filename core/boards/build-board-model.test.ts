/** The page model against closed forms written out here: nothing below calls the functions that it checks. */
import { describe, expect, it } from 'vitest';
import type { AnyRecord, CameraRecord } from '../document/records/index.ts';
import { buildBoardModel, shotsInOrder } from './index.ts';
import { aimed, catalog, documentOf, sampleRecords, scenesOf } from './testing/sample-board.ts';

const sample = documentOf(sampleRecords());
const model = buildBoardModel(sample, { catalog, scenes: scenesOf(sample) });
const shotOf = (id: string) => model.shots.find((shot) => shot.id === id)!;
const withCamera = (id: string, change: Partial<CameraRecord>) =>
  documentOf(
    sampleRecords().map((r): AnyRecord => (r.id === id && r.kind === 'camera' ? { ...r, ...change } : r)),
  );

describe('camera data', () => {
  const { camera } = shotOf('sht_2'); // 50 mm at T2, focused 1.9 m from the film plane

  it('derives the field of view from the recorded area (caught: half angles)', () => {
    expect(camera.horizontalFieldDeg).toBeCloseTo(
      (2 * Math.atan(camera.sensorWidthMm / 2 / 50) * 180) / Math.PI,
      9,
    );
    expect(camera.verticalFieldDeg).toBeCloseTo(
      (2 * Math.atan(camera.sensorHeightMm / 2 / 50) * 180) / Math.PI,
      9,
    );
  });

  it('widens an anamorphic picture by its squeeze (caught: squeeze left out)', () => {
    const { camera: wide, picture } = shotOf('sht_3');
    expect(wide.squeeze).toBe(2);
    expect(wide.horizontalFieldDeg).toBeCloseTo(
      (2 * Math.atan((wide.sensorWidthMm * 2) / 2 / 75) * 180) / Math.PI,
      9,
    );
    expect(picture.aspectRatio).toBeCloseTo((2 * wide.sensorWidthMm) / wide.sensorHeightMm, 9);
  });

  it('gives limits of sharpness whose blur on film is the circle of confusion, from the film plane (caught: limits from the lens)', () => {
    const f = 0.05;
    const c = Math.hypot(camera.sensorWidthMm, camera.sensorHeightMm) / 1500 / 1000;
    const { nearM, farM } = camera.depthOfField!;
    // Conjugates of the thin lens: s + v = 1.9 m and 1/s + 1/v = 1/f, solved by bisection on the far side.
    let [low, high] = [2 * f, 1.9];
    for (let i = 0; i < 100; i++) {
      const s = (low + high) / 2;
      if (s + 1 / (1 / f - 1 / s) < 1.9) low = s;
      else high = s;
    }
    const v = 1.9 - low;
    for (const limit of [nearM, farM]) {
      const object = limit - v;
      const image = 1 / (1 / f - 1 / object);
      const blur = ((f / camera.fStop) * Math.abs(image - v)) / image;
      expect(blur / c).toBeCloseTo(1, 6);
    }
    expect(nearM).toBeLessThan(1.9);
    expect(farM).toBeGreaterThan(1.9);
  });

  it('has no depth of field where the lens cannot focus, and an infinite one at infinity', () => {
    const near = buildBoardModel(withCamera('cam_b', { focusDistanceM: 0.19 }), {
      catalog,
      shotIds: ['sht_2'],
    });
    expect(near.shots[0]!.camera.depthOfField).toBeNull();
    expect(shotOf('sht_5').camera.focusDistanceM).toBe(Infinity);
    expect(shotOf('sht_5').camera.depthOfField!.farM).toBe(Infinity);
  });

  it('reads tilt, roll and height (caught: sign of the tilt)', () => {
    expect(camera.tiltDeg).toBeCloseTo(0, 6);
    const up = shotOf('sht_5').camera; // from y 0.4 to 1.6, 3.6 m away and 0.1 m aside
    expect(up.tiltDeg).toBeCloseTo((Math.atan2(1.2, Math.hypot(0.1, 3.6)) * 180) / Math.PI, 6);
    expect(up.heightM).toBeCloseTo(0.4, 6);
    const pose = aimed([0, 1, 0], [0, 1, -1]);
    const rolled = withCamera('cam_b', {
      pose: { ...pose, rotation: [0, 0, -Math.sin(0.1), Math.cos(0.1)] },
    });
    const { rollDeg } = buildBoardModel(rolled, { catalog, shotIds: ['sht_2'] }).shots[0]!.camera;
    expect(rollDeg).toBeCloseTo((0.2 * 180) / Math.PI, 6);
  });

  it('measures the height from the floor under the camera, not from the table (caught: first face below)', () => {
    expect(shotOf('sht_4').camera.heightM).toBeCloseTo(2.6, 6);
  });

  it('takes what the tracks say at the board frame', () => {
    const [from, to] = [2.2, 0.9];
    const x = shotOf('sht_1').camera.positionM[0];
    expect(x).toBeLessThan(from);
    expect(x).toBeGreaterThan(to);
  });
});

describe('picture', () => {
  it('puts the delivery first, centred in the recorded picture', () => {
    const { framelines, aspectRatio, deliveryLabel } = shotOf('sht_1').picture;
    const [own] = framelines;
    expect(deliveryLabel).toBe('2.39:1');
    expect((own!.rect.width * aspectRatio) / own!.rect.height).toBeCloseTo(2.39, 9);
    expect(own!.rect.y + own!.rect.height / 2).toBeCloseTo(0.5, 9);
  });
  it('lets a shot have its own ratio, named as the trade names it', () => {
    expect(shotOf('sht_5').picture.deliveryLabel).toBe('1.85:1');
    expect(shotOf('sht_5').picture.framelines.map(({ label }) => label)).toEqual([
      '1.85:1',
      '2.39:1',
      '16:9',
    ]);
  });
  it('describes an extraction when frames are delivered cropped', () => {
    const cropped = buildBoardModel(sample, { catalog, framing: 'delivery', shotIds: ['sht_1'] }).shots[0]!
      .picture;
    expect(cropped.aspectRatio).toBe(2.39);
    expect(cropped.framelines).toHaveLength(1);
  });
});

it('lists lamps with their figures', () => {
  expect(
    shotOf('sht_1').lights.map(({ key, name, output, color, gels, enabled }) => [
      key,
      name,
      output,
      color,
      gels,
      enabled,
    ]),
  ).toEqual([
    [1, 'Hair light', '12\u2009500 cd', '3200 K', ['1/2 CTB'], true],
    [2, 'Pendant bulb', '806 lm', '2700 K', [], true],
    [3, 'Spare tube', '5000 cd/m²', 'LED 4300 K Duv +0.002', [], false],
    [4, 'Window key', '1600 lx at 3 m', 'HMI', ['1/4 CTO'], true],
  ]);
});

it('measures subjects from the lens to their middle', () => {
  const [anna] = shotOf('sht_2').subjects;
  expect(anna!.distanceM).toBeCloseTo(Math.hypot(0.7 + 0.4, 1.5 - 0.84, 0.3 + 1.2), 6);
});

it('prints every shot in the order of scenes and shots when none are named', () => {
  expect(model.shots.map(({ id }) => id)).toEqual(shotsInOrder(sample).map(({ id }) => id));
  expect(model.shots).toHaveLength(7);
});

it('names the shot and the lens that is not in the catalogue, and a shot that does not exist', () => {
  const wrong = withCamera('cam_b', { lensId: 'no-such/50mm' });
  expect(() => buildBoardModel(wrong, { catalog })).toThrow(/shot sht_2.*lens "no-such\/50mm"/);
  expect(() => buildBoardModel(sample, { catalog, shotIds: ['sht_99'] })).toThrow(/no shot sht_99/);
});
