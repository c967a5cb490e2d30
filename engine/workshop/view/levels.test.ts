/** The way from coarse to fine. */
import { describe, expect, it } from 'vitest';
import { fitSize, planLevels } from './levels.ts';

describe('planLevels', () => {
  it('halves down to an eighth while nothing is known of the device', () => {
    const levels = planLevels(1280, 720, null, null);
    expect(levels.map(({ width, height }) => [width, height])).toEqual([
      [160, 90],
      [320, 180],
      [640, 360],
      [1280, 720],
    ]);
    expect(levels.map(({ samples, isPreview }) => [samples, isPreview])).toEqual([
      [2, true],
      [2, true],
      [1, false],
      [1, false],
    ]);
  });

  it('skips detours on a quick device, and gives coarse levels the samples there is time for', () => {
    expect(planLevels(1280, 720, null, 1e8)).toHaveLength(1);
    const slow = planLevels(1280, 720, null, 200_000);
    expect(slow[0]!.width).toBe(160);
    expect(slow[0]!.samples).toBeGreaterThan(1);
    expect(slow.at(-1)!.samples).toBe(1);
  });

  it('covers a region with whole pixels inside the picture', () => {
    for (const level of planLevels(1000, 500, { x: 0.7, y: 0.9, width: 0.6, height: 0.4 }, null)) {
      const { window, width, height } = level;
      expect(window.x + window.width).toBe(width);
      expect(window.y + window.height).toBe(height);
      expect(window.width).toBeGreaterThan(0);
    }
  });

  it('leaves out levels that are too small to tell anything', () => {
    expect(planLevels(100, 100, null, null).map(({ width }) => width)).toEqual([50, 100]);
  });
});

it('fits a shape into a box', () => {
  expect(fitSize(2.39, 1280, 720)).toEqual([1281 - 1, 536]);
  expect(fitSize(1, 1280, 720)).toEqual([720, 720]);
  expect(fitSize(100, 10, 10)).toEqual([10, 1]);
});
