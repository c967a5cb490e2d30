import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { photometricOfSpectrum } from '../color/cie-observer.ts';
import { radians } from '../units/units.ts';
import {
  fixtureColour,
  fixtureEmission,
  parseFixtureLibrary,
  spotAnglesOfBeam,
  type FixtureLibrary,
} from './fixture.ts';
import { lightSpectrum } from './light-spectrum.ts';
import { areaLumens, spotFalloff, spotLumens } from './photometry.ts';

const folder = new URL('../../assets/fixtures/', import.meta.url);
const libraries: readonly FixtureLibrary[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => parseFixtureLibrary(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), name));
const fixtures = libraries.flatMap((library) => library.fixtures);
const byId = (id: string): (typeof fixtures)[number] => fixtures.find((item) => item.id === id)!;

describe('fixture library', () => {
  it('holds tens of fixtures, all usable, each with its own id and provenance', () => {
    expect(fixtures.length).toBeGreaterThan(50);
    expect(new Set(fixtures.map(({ id }) => id)).size).toBe(fixtures.length);
    for (const item of fixtures) {
      const beams = item.shape.kind === 'spot' ? item.shape.beams.map(({ name }) => name) : [undefined];
      for (const beam of beams) {
        const emission = fixtureEmission(item, beam);
        expect(emission.kind === 'spot' ? emission.intensity : emission.luminance, item.id).toBeGreaterThan(
          0,
        );
      }
      expect(photometricOfSpectrum(lightSpectrum(fixtureColour(item)).spectrum), item.id).toBeCloseTo(1, 4);
    }
  });
  // A published beam angle is between half-peak points. Catches radius taken for diameter, degrees for half angles.
  it('a spot falls to half at half its beam angle', () => {
    for (const beam of [10, 26, 55, 85, 120]) {
      const { inner, outer } = spotAnglesOfBeam(beam);
      expect(spotFalloff(radians((beam * Math.PI) / 360), inner, outer)).toBeCloseTo(0.5, 9);
    }
  });
  // Every conversion must give back the flux that went in.
  it('keeps the published output', () => {
    const bulb = fixtureEmission(byId('bulb-60'));
    if (bulb.kind !== 'sphere') throw new Error('a bulb is a sphere');
    expect(areaLumens(bulb.luminance, { kind: 'sphere', radius: bulb.radius })).toBeCloseTo(806, 6);
    const tube = fixtureEmission(byId('t8-36'));
    if (tube.kind !== 'rect') throw new Error('a tube is a rectangle');
    expect(areaLumens(tube.luminance, { ...tube, kind: 'rect', twoSided: false })).toBeCloseTo(3350, 6);
    const fresnel = fixtureEmission(byId('tungsten-fresnel-650'), 'flood');
    if (fresnel.kind !== 'spot') throw new Error('a Fresnel is a spot');
    expect(spotLumens(fresnel.intensity, fresnel.innerAngle, fresnel.outerAngle)).toBeCloseTo(16900 * 0.3, 6);
    const par = fixtureEmission(byId('par64-nsp'));
    expect(par.kind === 'spot' ? par.intensity : 0).toBe(270000);
    const candle = fixtureEmission(byId('candle'));
    expect(candle.kind === 'sphere' ? candle.luminance * Math.PI * candle.radius ** 2 : 0).toBeCloseTo(1, 12);
  });
  it('says what is wrong with a broken file', () => {
    const good = { family: 'x', note: 'made for a test', fixtures: [structuredClone(byId('candle'))] };
    expect(() => parseFixtureLibrary({ ...good, fixtures: [] }, 'f.json')).toThrow(/^f\.json: fixtures: /);
    expect(() =>
      parseFixtureLibrary(
        { ...good, fixtures: [{ ...good.fixtures[0], output: { unit: 'nits', value: -1 } }] },
        'f.json',
      ),
    ).toThrow(/f\.json: fixtures\.0\.output\.value/);
    expect(() =>
      parseFixtureLibrary({ ...good, fixtures: [good.fixtures[0], good.fixtures[0]] }, 'f.json'),
    ).toThrow(/"candle" comes twice/);
    expect(() => parseFixtureLibrary(null, 'f.json')).toThrow(/f\.json: the file/);
    expect(() => fixtureEmission(byId('hmi-par-575'), 'huge')).toThrow(
      /expected one of wide, medium, narrow, got "huge"/,
    );
    expect(() => fixtureEmission({ ...byId('hmi-par-575'), output: { unit: 'nits', value: 5 } })).toThrow(
      /does not describe a spot/,
    );
  });
});
