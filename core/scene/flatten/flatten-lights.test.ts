/** Lamps: what is said in any quantity is what the renderer gets, by closed forms and by integration. */
import { describe, expect, it } from 'vitest';
import { createLightRecord } from '../../document/index.ts';
import { photometricOfSpectrum, chromaticityOf, xyzOfSpectrum } from '../../color/cie-observer.ts';
import { colourTemperatureOf } from '../../color/colour-temperature.ts';
import { gelTransmission } from '../../lighting/gels.ts';
import { multiplySpectra } from '../../color/spectrum.ts';
import { luxPerNit } from './flatten-lights.ts';
import { metres } from '../../units/units.ts';
import { sceneId, flatten, lightOf } from './testing/flatten-records.ts';

describe('lights', () => {
  it('a point of 1000 lm is 79.6 cd, and 1000 lux at 3 m is 9000 cd', () => {
    const flux = lightOf({
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'flux', fluxLm: 1000 },
    });
    expect(flux).toMatchObject({ kind: 'point' });
    if (flux.kind === 'point') expect(flux.intensity).toBeCloseTo(79.5775, 3);
    const reading = lightOf({
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'illuminance', illuminanceLx: 1000, distanceM: 3 },
    });
    if (reading.kind === 'point') expect(reading.intensity).toBeCloseTo(9000, 9);
  });

  it('a spot of equal angles spreads its lumens over its cap', () => {
    // A cap of half-angle 60° is half a hemisphere: π steradians.
    const spot = lightOf({
      emitter: { type: 'spot', innerAngleDeg: 60, outerAngleDeg: 60, radiusM: 0 },
      magnitude: { quantity: 'flux', fluxLm: 1000 },
    });
    expect(spot.kind).toBe('spot');
    if (spot.kind === 'spot') expect(spot.intensity).toBeCloseTo(1000 / Math.PI, 9);
  });

  it('a sphere of nits keeps them; of lumens gives Φ/(4π²r²)', () => {
    const emitter = { type: 'sphere', radiusM: 0.1 } as const;
    const said = lightOf({ emitter, magnitude: { quantity: 'luminance', luminanceNits: 5000 } });
    const flux = lightOf({ emitter, magnitude: { quantity: 'flux', fluxLm: 1000 } });
    if (said.kind === 'sphere') expect(said.luminance).toBe(5000);
    if (flux.kind === 'sphere') expect(flux.luminance).toBeCloseTo(1000 / (4 * Math.PI ** 2 * 0.01), 9);
    expect([said.kind, flux.kind]).toEqual(['sphere', 'sphere']);
  });

  it('a reading on the axis of an area is that of a numeric integral over it', () => {
    // Independent: E = Σ L cos² / d² ΔA by the midpoint rule. Caught: a quarter of the rectangle for the whole.
    const [width, height, distance, steps] = [1.2, 0.4, 0.8, 400];
    let sum = 0;
    for (let i = 0; i < steps; i++)
      for (let j = 0; j < steps; j++) {
        const x = ((i + 0.5) / steps - 0.5) * width;
        const y = ((j + 0.5) / steps - 0.5) * height;
        sum += distance ** 2 / (x * x + y * y + distance ** 2) ** 2;
      }
    const expected = (sum * width * height) / steps ** 2;
    expect(
      luxPerNit({ kind: 'rect', width: metres(width), height: metres(height), twoSided: false }, distance),
    ).toBeCloseTo(expected, 5);
    expect(luxPerNit({ kind: 'disc', radius: metres(0.5), twoSided: false }, 0.5)).toBeCloseTo(
      Math.PI / 2,
      12,
    );
    const rect = lightOf({
      emitter: { type: 'rectangle', widthM: width, heightM: height, twoSided: true },
      magnitude: { quantity: 'illuminance', illuminanceLx: 800, distanceM: distance },
    });
    expect(rect.kind).toBe('rect');
    if (rect.kind === 'rect') expect(rect.luminance * expected).toBeCloseTo(800, 2);
  });

  it('a profile said in lumens gives them', () => {
    // 100 cd everywhere is 400π lm.
    const uniform = {
      verticalAngles: Float32Array.from({ length: 19 }, (_, i) => (i * Math.PI) / 18),
      horizontalAngles: Float32Array.of(0, 2 * Math.PI),
      candela: new Float32Array(38).fill(100),
    };
    const light = lightOf(
      {
        emitter: { type: 'profile', profileAsset: 'b'.repeat(64), radiusM: 0 },
        magnitude: { quantity: 'flux', fluxLm: 800 * Math.PI },
      },
      { profile: () => uniform },
    );
    expect(light.kind).toBe('profile');
    if (light.kind === 'profile') light.candela.forEach((value) => expect(value).toBeCloseTo(200, 2));
  });

  it('gels and dimmer cost light, and the spectrum is lamp times gel', () => {
    const plain = {
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'intensity', intensityCd: 100 },
    } as const;
    const lamp = lightOf({ ...plain, color: { type: 'cct', cctK: 3200, duv: 0 } });
    const gelled = lightOf({
      ...plain,
      color: { type: 'cct', cctK: 3200, duv: 0 },
      gels: ['full-ctb'],
      dimmer: 0.5,
    });
    const filtered = multiplySpectra(lamp.spectrum!, gelTransmission('full-ctb'));
    const passed = photometricOfSpectrum(filtered) / photometricOfSpectrum(lamp.spectrum!);
    if (gelled.kind === 'point') expect(gelled.intensity).toBeCloseTo(50 * passed, 6);
    const peak = Math.max(...filtered);
    const own = Math.max(...gelled.spectrum!);
    gelled.spectrum!.forEach((value, i) => expect(value / own).toBeCloseTo(filtered[i]! / peak, 5));
  });

  it.each([2700, 3200, 4300, 5600, 6500])('a lamp of %i K measures as that', (cctK) => {
    const light = lightOf({
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'intensity', intensityCd: 1 },
      color: { type: 'cct', cctK, duv: 0 },
    });
    expect(
      Math.abs(colourTemperatureOf(chromaticityOf(xyzOfSpectrum(light.spectrum!))).kelvin - cctK) / cctK,
    ).toBeLessThan(0.005);
  });

  it('a disabled light gives nothing, and barn doors are leaves at their angle', () => {
    const fields = {
      id: 'lgt_a',
      name: 'A',
      sceneId,
      emitter: { type: 'rectangle', widthM: 1, heightM: 0.5, twoSided: false },
      magnitude: { quantity: 'luminance', luminanceNits: 1 },
    } as const;
    expect(flatten([createLightRecord({ ...fields, enabled: false })]).lights).toEqual([]);
    const scene = flatten([
      createLightRecord({ ...fields, barnDoors: { topDeg: 0, bottomDeg: 90, leftDeg: 0, rightDeg: 0 } }),
    ]);
    const { positions } = scene.meshes[0]!;
    // Top leaf straight along the beam: from y = 0.25 to y = 0.25, half a metre forward. Bottom leaf out to the side.
    expect([positions[7], positions[8]]).toEqual([0.25, expect.closeTo(-0.502, 6)]);
    expect([positions[19], positions[20]]).toEqual([expect.closeTo(-0.75, 6), expect.closeTo(-0.002, 6)]);
    expect(scene.instances[0]!.objectId).toBe(1);
  });
});
