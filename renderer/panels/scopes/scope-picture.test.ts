import { describe, expect, it } from 'vitest';
import { MIDDLE_GREY } from '../../../core/color/false-colour.ts';
import { rowOfLevel } from './scope-maths.ts';
import { measureScopes, rangeOf, type ScopeRequest } from './scope-picture.ts';
import { summaryText } from './scopes-words.ts';
import { areaPath } from './HistogramPlot.tsx';
import { marksOf } from './Graticule.tsx';

const grey = (...nits: number[]): Float32Array<ArrayBuffer> =>
  Float32Array.from(nits.flatMap((n) => [n, n, n]));
const request = (rgb: Float32Array<ArrayBuffer>, changes: Partial<ScopeRequest> = {}): ScopeRequest => ({
  serial: 1,
  rgb,
  widthPx: rgb.length / 3,
  nitsAtOne: 100,
  whiteBalance: null,
  transform: 'linear',
  look: 'base',
  scale: 'stops',
  columns: 8,
  rows: 90,
  vectorSize: 64,
  ...changes,
});
const rowsWithLight = (density: { counts: Uint32Array; columns: number; rows: number }): number[] =>
  Array.from({ length: density.rows }, (_, row) => row).filter((row) =>
    density.counts.slice(row * density.columns, (row + 1) * density.columns).some((n) => n > 0),
  );

describe('measured scopes', () => {
  it('places light by stops over grey, whatever the picture formation', () => {
    const nits = [-4, 0, 3].map((stops) => MIDDLE_GREY * 100 * 2 ** (stops + 0.01));
    for (const transform of ['agx', 'linear'] as const) {
      const { luma } = measureScopes(request(grey(...nits), { transform }));
      expect(rowsWithLight(luma)).toEqual(
        [3.01, 0.01, -3.99].map((stops) => rowOfLevel(stops, rangeOf('stops'), 90)),
      );
    }
  });
  it('moves by a stop when the exposure does', () => {
    const at = (nitsAtOne: number): number =>
      rowsWithLight(measureScopes(request(grey(20), { nitsAtOne })).luma)[0]!;
    // 90 rows over 18 stops
    expect(at(200) - at(100)).toBe(5);
  });
  it('reads display percent off the formed picture', () => {
    const { luma } = measureScopes(request(grey(0, 100), { scale: 'display' }));
    expect(rowsWithLight(luma)).toEqual(
      [100, 0].map((percent) => rowOfLevel(percent, rangeOf('display'), 90)),
    );
  });
  it('tells a pure channel from the others', () => {
    const { red, green } = measureScopes(request(Float32Array.from([18, 0, 0])));
    expect(rowsWithLight(red)).toEqual([rowOfLevel(0, rangeOf('stops'), 90)]);
    expect(rowsWithLight(green)).toEqual([89]);
  });
  it('says what is in the picture in true units', () => {
    const { summary } = measureScopes(request(grey(0.001, 18, 18, 5000)));
    expect(summary).toMatchObject({ pixels: 4, clipped: 0.25, black: 0.25 });
    expect(summary.maxNits).toBeCloseTo(5000, 0);
    expect(summary.minNits).toBeCloseTo(0.001, 6);
    expect(summary.meanNits).toBeCloseTo((0.001 + 36 + 5000) / 4, 1);
    expect(summaryText(summary)).toBe(
      'Darkest 0.001, mean 1,259 (+6.1 stops over grey), brightest 5,000 nits. 25 % clipped, 25 % black.',
    );
  });
  it('does not fail on no pixels', () => {
    const { summary } = measureScopes(request(grey(), { widthPx: 1 }));
    expect(summaryText(summary)).toContain('no pixels');
  });
});

describe('drawn scopes', () => {
  it('closes the area of a histogram', () => {
    expect(areaPath([0, 4, 1], 4)).toBe('M0 100 L0 100.00 H1 L1 0.00 H2 L2 50.00 H3 V100 Z');
  });
  it('names middle grey and marks clipping', () => {
    expect(marksOf('stops').find((mark) => mark.level === 0)?.name).toBe('grey');
    expect(
      marksOf('stops')
        .filter((mark) => mark.isStrong)
        .map((mark) => mark.level),
    ).toEqual([-6, 0, 6]);
  });
});
