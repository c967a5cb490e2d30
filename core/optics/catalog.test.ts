// The shipped catalogue, entry by entry, and the validator that guards it.
import { describe, expect, it } from 'vitest';
import { metres } from '../units/units.ts';
import {
  createCatalog,
  coverage,
  filmSize,
  findCamera,
  findFilter,
  findLens,
  findLensSet,
  findMode,
  focalRange,
  lensName,
  lensTransmittance,
  nearestLens,
  widestTStop,
} from './catalog.ts';
import { isZoom } from './catalog-types.ts';
import { parseCameras, parseCustomMode, parseFilters, parseLensSets } from './catalog-schema.ts';
import { shippedCatalog, shippedFiles } from './testing/shipped-catalog.ts';

const catalog = shippedCatalog();

describe('shipped catalogue', () => {
  it('holds bodies, lens sets and filters in the tens', () => {
    expect(catalog.cameras.length).toBeGreaterThanOrEqual(40);
    expect(catalog.lensSets.length).toBeGreaterThanOrEqual(40);
    expect(catalog.filters.length).toBeGreaterThanOrEqual(30);
  });

  it.each(catalog.cameras.map((c) => [c.id, c] as const))('camera %s is physically plausible', (_, body) => {
    for (const mode of body.modes) {
      expect(mode.squeezes.length).toBeGreaterThan(0);
      if (mode.photositesWide === undefined || mode.photositesHigh === undefined) continue;
      // A digit lost in a width or a photosite count moves the pitch by more than this.
      const across = (mode.widthMm / mode.photositesWide) * 1000;
      const down = (mode.heightMm / mode.photositesHigh) * 1000;
      expect(across).toBeGreaterThanOrEqual(2);
      expect(across).toBeLessThanOrEqual(12);
      expect(Math.abs(across / down - 1)).toBeLessThan(0.03);
    }
    // One sensor, one pitch: a mode copied from another body stands out.
    const pitches = body.modes.flatMap((m) =>
      m.photositesWide === undefined ? [] : [m.widthMm / m.photositesWide],
    );
    if (pitches.length > 0) expect(Math.max(...pitches) / Math.min(...pitches)).toBeLessThan(1.03);
    if (body.medium === 'film') for (const mode of body.modes) expect(mode.perforations).toBeGreaterThan(0);
  });

  it.each(catalog.lensSets.map((s) => [s.id, s] as const))(
    'lens set %s is physically plausible',
    (_, set) => {
      for (const lens of set.lenses) {
        const { wide, long } = focalRange(lens);
        if (lens.fStop !== undefined) expect(lens.tStop).toBeGreaterThanOrEqual(lens.fStop);
        // Closer than 4f no thin lens focuses at all: every entry here is a normal lens, not a macro.
        if (lens.closeFocusM !== undefined) expect(lens.closeFocusM).toBeGreaterThan(4 * wide);
        expect(long).toBeLessThan(0.5);
        expect(lens.tStop).toBeLessThanOrEqual(5);
      }
    },
  );

  it('states where every entry comes from', () => {
    for (const entry of [...catalog.cameras, ...catalog.lensSets, ...catalog.filters]) {
      expect(entry.source.length).toBeGreaterThan(10);
      if (entry.confidence === 'checked')
        expect(entry.source).toMatch(
          /compared|Compared|Definition|CinemaTechnic|ARRI Rental|reviews|[Dd]efinition/,
        );
    }
  });

  it('knows bodies, modes, lenses and filters by id', () => {
    const alexa = findCamera(catalog, 'arri-alexa-35');
    expect(findMode(alexa, '4.6k-3x2-open-gate')).toMatchObject({ widthMm: 27.99, photositesWide: 4608 });
    expect(findLens(catalog, 'cooke-s4-i/40mm').lens).toMatchObject({ tStop: 2 });
    expect(findFilter(catalog, 'wratten-85').miredShift).toBe(112);
    expect(() => findCamera(catalog, 'arri-alexa-36')).toThrow(
      /camera "arri-alexa-36" is not in the catalogue/,
    );
    expect(() => findMode(alexa, 'x')).toThrow(/recording mode of ARRI ALEXA 35 "x"/);
    expect(() => findLens(catalog, 'x/1mm')).toThrow(/not in the catalogue/);
    expect(() => findLensSet(catalog, 'x')).toThrow(/not in the catalogue/);
  });

  it('conversion filters carry their published mired shifts: 85 turns 5500 K toward 3400 K', () => {
    const mired = (kelvin: number): number => 1e6 / kelvin;
    const after = (kelvin: number, id: string): number =>
      1e6 / (mired(kelvin) + findFilter(catalog, id).miredShift!);
    expect(after(5500, 'wratten-85')).toBeCloseTo(3400, -2);
    expect(after(5500, 'wratten-85b')).toBeCloseTo(3200, -2);
    expect(after(3200, 'wratten-80a')).toBeCloseTo(5500, -2);
  });
});

describe('questions asked of it', () => {
  it('interpolates a ramping zoom between its published ends, and holds a constant one', () => {
    const { lens } = findLens(catalog, 'fujinon-premista/80-250mm');
    expect(widestTStop(lens, metres(0.08))).toBeCloseTo(2.9, 12);
    expect(widestTStop(lens, metres(0.25))).toBeCloseTo(3.5, 12);
    const between = widestTStop(lens, metres(Math.sqrt(0.08 * 0.25)));
    expect(between).toBeCloseTo(Math.sqrt(2.9 * 3.5), 12);
    expect(widestTStop(findLens(catalog, 'fujinon-premista/28-100mm').lens, metres(0.1))).toBe(2.9);
  });

  it('says whether a lens covers a format, and whether it had to guess', () => {
    const signature = findLensSet(catalog, 'arri-signature-prime');
    const lf = filmSize(findMode(findCamera(catalog, 'arri-alexa-mini-lf'), '4.5k-lf-3x2-open-gate'));
    const answer = coverage(signature, signature.lenses[0]!, lf);
    expect(answer).toMatchObject({ imageCircleMm: 44.7, estimated: false });
    expect(answer.neededMm).toBeCloseTo(Math.hypot(36.7, 25.54), 9);
    const s4 = findLensSet(catalog, 'cooke-s4-i');
    expect(coverage(s4, s4.lenses[0]!, lf)).toMatchObject({ covers: false, estimated: true });
  });

  it('names lenses as a camera report does and finds the nearest', () => {
    const s4 = findLensSet(catalog, 'cooke-s4-i');
    expect(lensName(s4, nearestLens(s4, metres(0.041)))).toBe('Cooke S4/i 40 mm T2');
    const premista = findLensSet(catalog, 'fujinon-premista');
    const longest = nearestLens(premista, metres(0.2));
    expect(isZoom(longest)).toBe(true);
    expect(lensName(premista, longest)).toBe('Fujinon Premista 80–250 mm T2.9–3.5');
    expect(lensTransmittance(findLens(catalog, 'arri-zeiss-master-prime/50mm').lens)).toBeCloseTo(
      (1.2 / 1.3) ** 2,
      12,
    );
    expect(lensTransmittance(s4.lenses[0]!)).toBeNull();
  });
});

describe('validator', () => {
  const mode = {
    id: 'm',
    name: 'M',
    widthMm: 24,
    heightMm: 13.5,
    photositesWide: 3840,
    photositesHigh: 2160,
    squeezes: [1],
  };
  const body = {
    id: 'b',
    maker: 'B',
    model: 'B',
    medium: 'digital',
    modes: [mode],
    source: 'a published sheet',
    confidence: 'checked',
  };
  const camera = (change: object): unknown => ({ cameras: [{ ...body, ...change }] });
  const withMode = (change: object): unknown => camera({ modes: [{ ...mode, ...change }] });
  const lens = { id: 's/50mm', focalLengthMm: 50, tStop: 2, fStop: 1.9, closeFocusM: 0.5 };
  const set = {
    id: 's',
    maker: 'S',
    name: 'S',
    kind: 'spherical-prime',
    squeeze: 1,
    coverage: 'S35',
    lenses: [lens],
    source: 'a published sheet',
    confidence: 'checked',
  };
  const lenses = (change: object): unknown => ({ lensSets: [{ ...set, ...change }] });
  const withLens = (change: object): unknown => lenses({ lenses: [{ ...lens, ...change }] });
  const zoom = { id: 's/20-60mm', name: 'Z', focalRangeMm: [20, 60], tStop: 2.8 };

  it('accepts what is right', () => {
    expect(parseCameras(camera({}), 'f')).toHaveLength(1);
    expect(parseLensSets(lenses({}), 'f')).toHaveLength(1);
    expect(parseCustomMode(mode, 'f').widthMm).toBe(24);
  });

  // One line a rule: each rule was taken out once and its line seen to fail.
  it.each([
    [
      'a lost digit in the width',
      withMode({ widthMm: 2.4 }),
      /f: b: mode m: active area must lie between 3 and 75 mm, got 2.4/,
    ],
    [
      'a wrong photosite count',
      withMode({ photositesWide: 7680 }),
      /f: b: mode m: pixel pitch across .* and down .* must agree/,
    ],
    [
      'an impossible pitch',
      withMode({ photositesWide: 38400, photositesHigh: 21600 }),
      /pixel pitch must lie between 2 and 12 µm/,
    ],
    [
      'half of the photosites',
      withMode({ photositesHigh: undefined }),
      /f: cameras\.0\.modes\.0\.photositesHigh: /,
    ],
    ['photosites on film', camera({ medium: 'film' }), /film has no photosites/],
    ['two modes of one id', camera({ modes: [mode, mode] }), /mode ids must be unique, "m" is repeated/],
    ['descending base EI', camera({ baseEi: [2500, 500] }), /must ascend/],
    ['a misspelt field', camera({ modle: 'x' }), /f: cameras\.0: .*modle/],
    ['a string for a number', withMode({ widthMm: '24' }), /f: cameras\.0\.modes\.0\.widthMm: .*number/],
    ['no provenance', camera({ source: undefined }), /f: cameras\.0\.source/],
  ])('refuses cameras with %s', (_, json, message) => {
    expect(() => parseCameras(json, 'f')).toThrow(message);
  });

  it.each([
    ['T below f', withLens({ fStop: 2.1 }), /f: s: lens s\/50mm: T-stop must not be below the f-number/],
    [
      'close focus inside the lens',
      withLens({ closeFocusM: 0.04 }),
      /close focus must exceed the focal length/,
    ],
    ['close focus in feet', withLens({ closeFocusM: 18 }), /in metres/],
    ['a front narrower than the pupil', withLens({ frontDiameterMm: 10 }), /front diameter/],
    [
      'unsorted primes',
      lenses({ lenses: [lens, { id: 's/40mm', focalLengthMm: 40, tStop: 2 }] }),
      /sorted by focal length/,
    ],
    ['a repeated lens', lenses({ lenses: [lens, lens] }), /lens ids must be unique/],
    ['a foreign lens id', withLens({ id: 't/50mm' }), /must start with "s\/"/],
    ['a zoom among primes', lenses({ lenses: [zoom] }), /does not fit kind/],
    ['a squeeze on a spherical set', lenses({ squeeze: 2 }), /squeeze 2 does not fit/],
    [
      'an anamorphic set without its design',
      lenses({ kind: 'anamorphic-prime', squeeze: 2 }),
      /anamorphot must be given/,
    ],
    [
      'a reversed zoom',
      lenses({ kind: 'spherical-zoom', lenses: [{ ...zoom, focalRangeMm: [60, 20] }] }),
      /zoom range must ascend/,
    ],
    [
      'a zoom that opens up',
      lenses({ kind: 'spherical-zoom', lenses: [{ ...zoom, tStopLong: 2 }] }),
      /must not widen/,
    ],
    [
      'a negative focal length',
      withLens({ focalLengthMm: -50 }),
      /f: lensSets\.0\.lenses\.0\.focalLengthMm: /,
    ],
  ])('refuses lenses with %s', (_, json, message) => {
    expect(() => parseLensSets(json, 'f')).toThrow(message);
  });

  it('refuses filters without what their kind needs', () => {
    const filter = {
      id: 'x',
      name: 'X',
      kind: 'close-up',
      stops: 0,
      source: 'a published sheet',
      confidence: 'checked',
    };
    expect(() => parseFilters({ filters: [filter] }, 'f')).toThrow(/f: x: .*dioptres/);
    expect(() => parseFilters({ filters: [{ ...filter, kind: 'colour-conversion' }] }, 'f')).toThrow(/mired/);
  });

  it('refuses an id used in two files', () => {
    const files = shippedFiles();
    expect(() => createCatalog({ ...files, cameras: [...files.cameras, files.cameras[0]!] })).toThrow(
      /id must be unique/,
    );
  });

  it.each([null, 3, 'x', [], {}, { cameras: [] }, { cameras: [null] }])(
    'refuses %j with one line',
    (json) => {
      expect(() => parseCameras(json, 'cameras.json')).toThrow(/^cameras\.json: [^\n]+$/);
    },
  );
});
