import { describe, expect, it } from 'vitest';
import {
  chromaOf,
  columnsFor,
  histogram,
  LEVEL_ROWS,
  PERCENT_RANGE,
  rowOfLevel,
  SKIN_TONE_DEG,
  vectorPlace,
  vectorscope,
  vectorTargets,
  waveform,
} from './scope-maths.ts';

const RANGE = { min: 0, max: 100 };

describe('waveform', () => {
  it('shows a ramp as a diagonal', () => {
    const width = 100;
    const ramp = Array.from({ length: width * 3 }, (_, i) => (i % width) + 0.5);
    const { counts, columns, rows } = waveform(ramp, width, 50, 50, RANGE);
    for (let column = 0; column < columns; column++)
      for (let row = 0; row < rows; row++)
        expect(counts[row * columns + column]).toBe(row === rows - 1 - column ? 6 : 0);
  });
  it('counts every pixel once, also those out of range', () => {
    const { counts } = waveform([-20, 0, 50, 100, 250, -Infinity], 3, 7, 11, RANGE);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(6);
    // both of what is too dark or 0 lie at the bottom
    expect(counts.slice(-7).reduce((sum, n) => sum + n, 0)).toBe(3);
  });
  it('puts 100 % below the top and 0 % above the bottom of the display range', () => {
    expect(rowOfLevel(100, PERCENT_RANGE, LEVEL_ROWS)).toBe(10);
    expect(rowOfLevel(0, PERCENT_RANGE, LEVEL_ROWS)).toBe(265);
    // every 8-bit code has a row of its own
    const rows = Array.from({ length: 256 }, (_, code) =>
      rowOfLevel((code / 255) * 100, PERCENT_RANGE, LEVEL_ROWS),
    );
    expect(new Set(rows).size).toBe(256);
  });
  it('gives every column as many columns of the picture', () => {
    expect([520, 320, 321, 1000, 3].map((width) => columnsFor(width, 320))).toEqual([260, 320, 161, 250, 3]);
    const columns = columnsFor(520, 320);
    const { counts } = waveform(new Float32Array(520), 520, columns, 1, RANGE);
    expect(new Set(counts)).toEqual(new Set([2]));
  });
});

describe('histogram', () => {
  it('sums to the number of pixels and puts the darkest first', () => {
    const levels = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 101);
    const counts = histogram(levels, 16, RANGE);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(1000);
    expect([...histogram([1, 1, 99], 4, RANGE)]).toEqual([2, 0, 0, 1]);
  });
});

describe('vectorscope', () => {
  const SIZE = 201;
  it('has grey in the middle', () => {
    const { counts } = vectorscope([128, 128, 128, 0, 0, 0, 255, 255, 255], SIZE);
    expect(counts[100 * SIZE + 100]).toBe(3);
  });
  it('has the primaries and secondaries on their targets', () => {
    const bars: Readonly<Record<string, readonly [number, number, number]>> = {
      R: [191, 0, 0],
      Yl: [191, 191, 0],
      G: [0, 191, 0],
      Cy: [0, 191, 191],
      B: [0, 0, 191],
      Mg: [191, 0, 191],
    };
    for (const { name, cb, cr } of vectorTargets(0.75)) {
      const { counts } = vectorscope(bars[name]!, SIZE);
      const [column, row] = vectorPlace(cb, cr, SIZE);
      const at = counts.findIndex((n) => n > 0);
      expect(Math.abs((at % SIZE) - column)).toBeLessThanOrEqual(1);
      expect(Math.abs(Math.floor(at / SIZE) - row)).toBeLessThanOrEqual(1);
    }
  });
  it('has full chroma at the ends of the axes, as BT.709 defines them', () => {
    expect(chromaOf(0, 0, 1)[0]).toBeCloseTo(0.5, 12);
    expect(chromaOf(1, 0, 0)[1]).toBeCloseTo(0.5, 12);
    expect(chromaOf(0, 1, 1)[1]).toBeCloseTo(-0.5, 12);
  });
  it('has skin of several depths near the skin line', () => {
    // sRGB of X-Rite ColorChecker patches 1 (dark skin) and 2 (light skin)
    for (const [r, g, b] of [
      [115, 82, 68],
      [194, 150, 130],
    ] as const) {
      const [cb, cr] = chromaOf(r / 255, g / 255, b / 255);
      const degrees = (Math.atan2(cr, cb) * 180) / Math.PI;
      expect(Math.abs(degrees - SKIN_TONE_DEG)).toBeLessThan(6);
    }
  });
});
