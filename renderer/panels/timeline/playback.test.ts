import { describe, expect, it } from 'vitest';
import { frameAfter } from './playback.ts';

const RANGE = { startFrame: 10, endFrame: 19 };

describe('the clock of playback', () => {
  it('counts at the frame rate and leaves frames out rather than slow down', () => {
    expect(frameAfter(10, 0, 24, RANGE, false)).toBe(10);
    expect(frameAfter(10, 1 / 24, 24, RANGE, false)).toBe(11);
    expect(frameAfter(10, 0.25, 24, RANGE, false)).toBe(16);
    // a tenth of a second late is two frames on
    expect(frameAfter(10, 0.1, 24, RANGE, false)).toBe(12);
  });
  it('ends at the end, or goes round', () => {
    expect(frameAfter(10, 9.9 / 24, 24, RANGE, false)).toBe(19);
    expect(frameAfter(10, 10 / 24, 24, RANGE, false)).toBeNull();
    expect(frameAfter(10, 10 / 24, 24, RANGE, true)).toBe(10);
    expect(frameAfter(15, 27 / 24, 24, RANGE, true)).toBe(12);
    expect(frameAfter(40, 0, 24, RANGE, true)).toBe(10);
  });
});
