import fluorescent from '../../assets/fixtures/fluorescent.json';
import hmi from '../../assets/fixtures/hmi.json';
import led from '../../assets/fixtures/led.json';
import practicals from '../../assets/fixtures/practicals.json';
import screens from '../../assets/fixtures/screens.json';
import street from '../../assets/fixtures/street.json';
import tungstenFresnels from '../../assets/fixtures/tungsten-fresnels.json';
import tungstenOpenFaceAndPar from '../../assets/fixtures/tungsten-open-face-and-par.json';
import arri from '../../assets/cameras/arri.json';
import primes from '../../assets/lenses/spherical-primes.json';
import { describe, expect, it } from 'vitest';
import { applyCommand, type AnyRecord } from '../../core/document/index.ts';
import { parseFixtureLibrary } from '../../core/lighting/fixture.ts';
import { viewDirection } from '../../core/optics/camera-moves.ts';
import {
  createCatalog,
  coverage,
  filmSize,
  findCamera,
  findLens,
  findMode,
} from '../../core/optics/catalog.ts';
import {
  addEdits,
  aimed,
  DEFAULT_BODY,
  DEFAULT_LENS,
  LIGHT_KINDS,
  newCamera,
  newFixture,
  newHaze,
  newLight,
  newPrimitive,
  PRIMITIVE_NAMES,
} from './create-records.ts';
import { FIGURES, newFigure } from './create-figure.ts';
import { freeSpot } from './free-spot.ts';
import { focusPoint, worldBox } from './record-bounds.ts';
import { problemsOf, sampleDocument, seeded } from './testing/sample-document.ts';

const FIXTURE_FILES: readonly unknown[] = [
  fluorescent,
  hmi,
  led,
  practicals,
  screens,
  street,
  tungstenFresnels,
  tungstenOpenFaceAndPar,
];

const document = sampleDocument();
const birth = () => ({ document, sceneId: 'scn_b', random: seeded(7) });
const problemsWith = (...records: AnyRecord[]): readonly string[] =>
  problemsOf(applyCommand(document, { label: 'Add', edits: addEdits(records) }).document);

describe('new records', () => {
  it('are valid: lights of every kind, solids, haze, cameras', () => {
    for (const kind of LIGHT_KINDS)
      expect(problemsWith(newLight(birth(), kind, [0, 2, 0], [0, 0, -1]))).toEqual([]);
    for (const name of PRIMITIVE_NAMES)
      expect(problemsWith(newPrimitive(birth(), name, [0, 0, 0]))).toEqual([]);
    expect(problemsWith(newHaze(birth(), [0, 0, 0]))).toEqual([]);
    const place = { eyeM: [0, 1, 4], rotation: [0, 0, 0, 1], focusDistanceM: 4 } as const;
    expect(problemsWith(newCamera(birth(), place))).toEqual([]);
    expect(newCamera(birth(), place).name).toBe('Camera B');
  });
  it('stand on the floor', () => {
    for (const name of PRIMITIVE_NAMES) {
      const box = worldBox(document, newPrimitive(birth(), name, [1, 0.2, 2]))!;
      expect(box.min[1]).toBeCloseTo(0.2, 2);
    }
  });
  it('name a body and a lens of the catalogue that covers it', () => {
    const catalog = createCatalog({
      cameras: [{ name: 'arri', json: arri }],
      lenses: [{ name: 'primes', json: primes }],
      filters: [],
    });
    const mode = findMode(findCamera(catalog, DEFAULT_BODY.bodyId), DEFAULT_BODY.recordingModeId);
    const { set, lens } = findLens(catalog, DEFAULT_LENS.lensId);
    expect(coverage(set, lens, filmSize(mode)).covers).toBe(true);
  });
  it('see what the free view saw', () => {
    const place = { eyeM: [0, 1, 4], rotation: [0, 0, 0, 1], focusDistanceM: 4 } as const;
    const camera = newCamera(birth(), place, 30);
    expect(2 * Math.atan(19.22 / 2 / camera.focalLengthMm) * (180 / Math.PI)).toBeCloseTo(30, 0);
  });
  it('make a valid lamp of every fixture in the library', () => {
    const fixtures = FIXTURE_FILES.flatMap((file) => parseFixtureLibrary(file, 'file').fixtures);
    expect(fixtures.length).toBeGreaterThan(30);
    for (const fixture of fixtures)
      expect(problemsWith(newFixture(birth(), fixture, [1, 2, 1], [0, 1, 0])), fixture.id).toEqual([]);
  });
  it('aim where they are told, straight down too', () => {
    for (const target of [
      [3, 0, -2],
      [1, 0, 1],
      [1, 9, 1],
    ] as const) {
      const eye = [1, 2, 1] as const;
      const d = viewDirection({ position: eye, orientation: aimed(eye, target) });
      const wish = [target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]];
      const n = Math.hypot(...wish);
      wish.forEach((value, i) => expect(d[i]).toBeCloseTo(value / n, 6));
    }
  });
});

describe('figures', () => {
  it('are one group that stands on the floor, as tall as they say, and share materials', () => {
    const first = newFigure(birth(), FIGURES[0]!, [1, 0, 1]);
    const withOne = applyCommand(document, { label: 'Add', edits: addEdits(first.records) }).document;
    expect(problemsOf(withOne)).toEqual([]);
    const group = withOne.records.get(first.groupId);
    if (group?.kind !== 'object') throw new Error('no group');
    const box = worldBox(withOne, group)!;
    expect(box.max[1] - box.min[1]).toBeGreaterThan(1.7);
    expect(box.max[1] - box.min[1]).toBeLessThan(2.1);
    expect(Math.abs(box.min[1])).toBeLessThan(0.1);
    expect(focusPoint(withOne, group)[1]).toBeGreaterThan(1.5);
    const second = newFigure({ ...birth(), document: withOne, random: seeded(99) }, FIGURES[1]!, [3, 0, 1]);
    expect(second.records.some((record) => record.kind === 'material')).toBe(false);
  });
});

describe('a free spot', () => {
  it('is the wished one when nothing stands there, and beside what does', () => {
    const cube = { min: [-0.25, 0, -0.25], max: [0.25, 0.5, 0.25] } as const;
    expect(freeSpot(document, 'scn_b', [5, 0, 5], cube)).toEqual([5, 0, 5]);
    const spot = freeSpot(document, 'scn_b', [-3, 0, 0], cube);
    expect(Math.hypot(spot[0] + 3, spot[2])).toBeGreaterThan(0.4);
    expect(Math.hypot(spot[0] + 3, spot[2])).toBeLessThan(2);
  });
});
