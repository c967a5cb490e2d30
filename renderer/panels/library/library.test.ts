import { describe, expect, it } from 'vitest';
import arri from '../../../assets/cameras/arri.json';
import primes from '../../../assets/lenses/spherical-primes.json';
import zooms from '../../../assets/lenses/zooms.json';
import led from '../../../assets/fixtures/led.json';
import { applyCommand, cameraSchema, createCameraRecord } from '../../../core/document/index.ts';
import { parseFixtureLibrary } from '../../../core/lighting/fixture.ts';
import { solarPosition } from '../../../core/lighting/solar-position.ts';
import { createCatalog, findLensSet } from '../../../core/optics/catalog.ts';
import { degrees } from '../../../core/units/units.ts';
import { problemsOf, sampleDocument } from '../../state/testing/sample-document.ts';
import { ENVIRONMENTS } from './environments.ts';
import { environmentEdits, usualLens, withLensOf } from './library-edits.ts';
import { found, libraryItems } from './library-items.ts';

const optics = createCatalog({
  cameras: [{ name: 'arri', json: arri }],
  lenses: [
    { name: 'primes', json: primes },
    { name: 'zooms', json: zooms },
  ],
  filters: [],
});

describe('the library', () => {
  it('finds things by words in any order', () => {
    const items = libraryItems(optics, [parseFixtureLibrary(led, 'led')]);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    expect(found(items, 'standing woman').map((item) => item.id)).toEqual(['figures/woman-standing']);
    expect(found(items, 'cooke s4')[0]?.category).toBe('lenses');
    expect(found(items, 'led panel').length).toBeGreaterThan(0);
    expect(found(items, 'no such thing')).toEqual([]);
    // every gel and material has a colour that a page can show
    for (const item of items.filter(({ category }) => category === 'gels' || category === 'materials'))
      expect(item.swatch, item.id).toMatch(/^(rgb\(\d+ \d+ \d+\)|linear-gradient)/);
  });
  it('has skies that are valid and stand as high as they say', () => {
    for (const preset of ENVIRONMENTS) {
      const document = sampleDocument();
      const edits = environmentEdits(document, 'scn_b', preset, () => 'env_new');
      const now = applyCommand(document, { label: preset.title, edits }).document;
      expect(problemsOf(now), preset.id).toEqual([]);
      // a second sky goes into the same record
      const again = environmentEdits(now, 'scn_b', ENVIRONMENTS[0]!, () => 'env_other');
      expect(again).toHaveLength(1);
      const said = /sun (\d+)° high/.exec(preset.detail);
      if (said === null || preset.source.type !== 'sunSky') continue;
      const [date, clock] = preset.source.localTime.split('T') as [string, string];
      const [year, month, day] = date.split('-').map(Number) as [number, number, number];
      const [hour, minute] = clock.split(':').map(Number) as [number, number];
      const { elevation } = solarPosition(
        { year, month, day, hours: hour + minute / 60, utcOffsetHours: 0 },
        { latitude: degrees(preset.source.latitudeDeg), longitude: degrees(preset.source.longitudeDeg) },
      );
      expect(Math.abs(elevation - Number(said[1])), preset.id).toBeLessThan(1.5);
    }
  });
  it('puts lenses on that the set has', () => {
    const camera = createCameraRecord({
      id: 'cam_x',
      name: 'X',
      sceneId: 'scn_b',
      focalLengthMm: 37,
      tStop: 1.4,
    });
    const prime = withLensOf(camera, findLensSet(optics, 'cooke-s4-i'));
    expect(prime.lensId).toBe('cooke-s4-i/35mm');
    expect(prime.focalLengthMm).toBe(35);
    expect(prime.tStop).toBe(2);
    const zoom = withLensOf(camera, findLensSet(optics, 'angenieux-optimo'));
    expect(zoom.focalLengthMm).toBe(37);
    expect(cameraSchema.safeParse(zoom).success).toBe(true);
  });
  it('knows a lens for every body', () => {
    for (const body of optics.cameras) expect(usualLens(body, optics), body.id).not.toBeNull();
  });
});
