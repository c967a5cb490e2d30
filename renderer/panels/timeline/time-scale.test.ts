import { describe, expect, it } from 'vitest';
import {
  frameAtPlace,
  labelledFrames,
  labelStep,
  placeOfFrame,
  timecode,
  viewOfRange,
  zoomed,
} from './time-scale.ts';

describe('the ruler', () => {
  it('goes from frames to places and back, also zoomed about a place', () => {
    const view = viewOfRange(1, 97);
    expect(frameAtPlace(view, placeOfFrame(view, 33))).toBeCloseTo(33, 9);
    const near = zoomed(view, 0.25, 0.5);
    expect(frameAtPlace(near, 0.25)).toBeCloseTo(frameAtPlace(view, 0.25), 9);
    expect(near.to - near.from).toBeCloseTo((view.to - view.from) / 2, 9);
    expect(zoomed({ from: 0, to: 4 }, 0.5, 0.01).to).toBe(4);
  });
  it('labels steps that read well at any zoom', () => {
    expect(labelStep(0.01, 24)).toBe(1);
    expect(labelStep(0.3, 24)).toBe(24);
    expect(labelStep(2, 25)).toBe(250);
    expect(labelStep(1000, 24)).toBeGreaterThan(60_000);
    expect(labelledFrames({ from: -3, to: 22 }, 10)).toEqual([0, 10, 20]);
  });
  it('writes timecode', () => {
    expect(timecode(0, 24)).toBe('00:00:00:00');
    expect(timecode(108, 24)).toBe('00:00:04:12');
    expect(timecode(24 * 3600, 23.976)).toBe('01:00:00:00');
    expect(timecode(-25, 24)).toBe('-00:00:01:01');
  });
});
