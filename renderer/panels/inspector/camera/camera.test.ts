/** Lens steps and what follows from settings, on the shipped cupboard. */
import arri from '../../../../assets/cameras/arri.json';
import filters from '../../../../assets/filters/camera-filters.json';
import primes from '../../../../assets/lenses/spherical-primes.json';
import zooms from '../../../../assets/lenses/zooms.json';
import { describe, expect, it } from 'vitest';
import { createCameraRecord, type CameraRecord } from '../../../../core/document/index.ts';
import { createCatalog } from '../../../../core/optics/catalog.ts';
import { isZoom } from '../../../../core/optics/catalog-types.ts';
import { METRIC } from '../../../../core/units/quantity-text.ts';
import { cameraFacts, cameraWarnings, exposureSentence, sensorText } from './camera-facts.ts';
import { lensById, lensOfSet, nextFocalLength } from './lens-steps.ts';

const catalog = createCatalog({
  cameras: [{ name: 'arri', json: arri }],
  lenses: [
    { name: 'primes', json: primes },
    { name: 'zooms', json: zooms },
  ],
  filters: [{ name: 'filters', json: filters }],
});

const camera = (fields: Partial<CameraRecord> = {}): CameraRecord =>
  createCameraRecord({ id: 'cam_a', name: 'Camera A', sceneId: 'scn_a', ...fields });
const alexa = { bodyId: 'arri-alexa-35', recordingModeId: '4.6k-3x2-open-gate' };

describe('stepping through a set', () => {
  const set = catalog.lensSets.find(({ id }) => id === 'arri-signature-prime')!;
  it('takes each lens once, to the end and back', () => {
    const walk = (from: CameraRecord, direction: 1 | -1): number[] => {
      const seen: number[] = [];
      for (let here = from; ;) {
        const next = nextFocalLength(here, catalog, direction);
        if (next === null) return seen;
        seen.push(next.focalLengthMm);
        here = camera({ ...alexa, ...next });
      }
    };
    const focals = set.lenses.map((lens) => (isZoom(lens) ? 0 : lens.focalLengthMm));
    const first = camera({ ...alexa, lensId: set.lenses[0]!.id, focalLengthMm: focals[0]! });
    const last = camera({ ...alexa, lensId: set.lenses.at(-1)!.id, focalLengthMm: focals.at(-1)! });
    expect(walk(first, 1)).toEqual(focals.slice(1));
    expect(walk(last, -1)).toEqual(focals.slice(0, -1).reverse());
  });
  it('a generic lens has the usual focal lengths', () => {
    expect(nextFocalLength(camera({ focalLengthMm: 35 }), catalog, 1)?.focalLengthMm).toBe(40);
    expect(nextFocalLength(camera({ focalLengthMm: 36.5 }), catalog, -1)?.focalLengthMm).toBe(35);
    expect(nextFocalLength(camera({ focalLengthMm: 12 }), catalog, -1)).toBeNull();
  });
  it('a zoom goes through its marks and keeps to its range', () => {
    const zooms = catalog.lensSets.find(({ kind }) => kind === 'spherical-zoom')!;
    const zoom = zooms.lenses[0]!;
    if (!isZoom(zoom)) throw new Error('a zoom set holds zooms');
    const [wide, long] = zoom.focalRangeMm;
    expect(lensById(catalog, zoom.id, 1).focalLengthMm).toBe(wide);
    expect(lensById(catalog, zoom.id, 9999).focalLengthMm).toBe(long);
    const next = nextFocalLength(camera({ ...alexa, lensId: zoom.id, focalLengthMm: wide }), catalog, 1)!;
    expect(next.lensId).toBe(zoom.id);
    expect(next.focalLengthMm).toBeGreaterThan(wide);
    expect(next.focalLengthMm).toBeLessThanOrEqual(long);
  });
  it('another set takes the lens nearest to what is on', () =>
    expect(lensOfSet(catalog, 'arri-signature-prime', 36).focalLengthMm).toBe(35));
});

describe('facts', () => {
  it('T2.8, 180°, 24 fps, EI 800', () => {
    const facts = cameraFacts(camera({ ...alexa, tStop: 2 ** 1.5 }), catalog)!;
    expect(facts.shutterS).toBeCloseTo(1 / 48, 9);
    // K·T²/(t·EI) = 12.5·8·48/800
    expect(facts.greyNits).toBeCloseTo(6, 6);
    expect(exposureSentence(facts)).toBe('Middle grey at 6 nits: an 18 % card under 105 lx (9.73 fc).');
    expect(sensorText(facts)).toBe('4608 × 3164, 27.99 × 19.22 mm, 1.46:1');
  });
  it('the focus lies between near and far, all from the film plane', () => {
    const { depth } = cameraFacts(camera({ ...alexa, focusDistanceM: 3 }), catalog)!;
    expect(depth!.near).toBeLessThan(3);
    expect(depth!.far).toBeGreaterThan(3);
  });
  it('a body that is not in the cupboard has no facts', () =>
    expect(cameraFacts(camera({ bodyId: 'x', recordingModeId: 'y' }), catalog)).toBeNull());
});

describe('warnings', () => {
  it('say what the lens cannot do', () => {
    const lens = catalog.lensSets.find(({ id }) => id === 'arri-signature-prime')!.lenses[4]!;
    const asked = camera({ ...alexa, lensId: lens.id, focalLengthMm: 300, tStop: 1, focusDistanceM: 0.1 });
    const warnings = cameraWarnings(asked, cameraFacts(asked, catalog)!, METRIC);
    expect(warnings.focalLength).toMatch(/^The lens goes from/);
    expect(warnings.tStop).toMatch(/^Wider than the lens opens: T/);
    expect(warnings.coverage).toBeNull();
  });
  // caught: T2.8 as typed (2.8284 or 2.8) taken for wider than a lens that is engraved T2.8
  it('an engraved stop is not wider than itself', () => {
    const zoom = catalog.lensSets.flatMap(({ lenses }) => lenses).find((lens) => lens.tStop === 2.8)!;
    const focal = isZoom(zoom) ? zoom.focalRangeMm[0] : zoom.focalLengthMm;
    const asked = camera({ ...alexa, lensId: zoom.id, focalLengthMm: focal, tStop: 2.8 });
    expect(cameraWarnings(asked, cameraFacts(asked, catalog)!, METRIC).tStop).toBeNull();
  });
});
