/** Domes, panoramas, and the sun against an almanac. */
import { describe, expect, it } from 'vitest';
import { createEnvironmentRecord, type AnyRecord } from '../../document/index.ts';
import { chromaticityOf, xyzOfSpectrum } from '../../color/cie-observer.ts';
import { colourTemperatureOf } from '../../color/colour-temperature.ts';
import { flattenDocument } from './flatten-document.ts';
import type { SceneResources } from './scene-resources.ts';
import { sampleResources } from './testing/sample-resources.ts';
import { documentOf } from './testing/flatten-records.ts';

describe('environments', () => {
  const sceneWith = (
    source: Extract<AnyRecord, { kind: 'environment' }>['source'],
    own: Partial<SceneResources> = {},
  ) =>
    flattenDocument(
      documentOf([createEnvironmentRecord({ id: 'env_a', name: 'E', source })], 'env_a'),
      sampleResources(own),
    );

  it('a uniform dome has its nits in every pixel', () => {
    const { environment } = sceneWith({
      type: 'uniform',
      luminanceNits: 250,
      color: { type: 'illuminant', illuminant: 'A', duv: 0 },
    });
    environment!.image.data.forEach((value) => expect(value * environment!.scale).toBe(250));
    expect(colourTemperatureOf(chromaticityOf(xyzOfSpectrum(environment!.spectrum!))).kelvin).toBeCloseTo(
      2856,
      -1,
    );
  });

  it('a panorama keeps its scale and turn', () => {
    const image = { width: 2, height: 1, data: new Float32Array(6) };
    const { environment } = sceneWith(
      { type: 'image', imageAsset: 'd'.repeat(64), nitsPerUnit: 1000, rotationDeg: 90 },
      { panorama: () => image },
    );
    expect(environment).toMatchObject({ scale: 1000, image });
    expect(environment!.rotationY).toBeCloseTo(Math.PI / 2, 12);
  });

  it('the sun stands where an almanac has it, turned with the scene', () => {
    // Vienna, summer solstice 2026, local apparent noon is about 12:57 CEST: due south at 90 − 48.2 + 23.44 = 65.2°.
    const sky = {
      type: 'sunSky',
      localTime: '2026-06-21T12:56:30+02:00',
      latitudeDeg: 48.2,
      longitudeDeg: 16.37,
      turbidity: 3,
      groundAlbedo: 0.2,
      sunEnabled: true,
    } as const;
    const towards = (headingDeg: number) => {
      const [sun] = sceneWith({ ...sky, headingDeg }).lights;
      const m = sun!.motion[0].worldFromLocal;
      return [m[8], m[9], m[10]];
    };
    const cosine = Math.cos((65.24 * Math.PI) / 180);
    // The scene looks south: the sun stands ahead, on −Z. It looks west: the sun stands to the left, on −X.
    expect(towards(180)[2]).toBeCloseTo(-cosine, 2);
    expect(towards(270)[0]).toBeCloseTo(-cosine, 2);
    expect(towards(180)[1]).toBeCloseTo(Math.sin((65.24 * Math.PI) / 180), 2);
    expect(sceneWith({ ...sky, headingDeg: 0, sunEnabled: false }).lights).toEqual([]);
  });
});
