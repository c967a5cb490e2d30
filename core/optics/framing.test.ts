// Framelines, safe areas and guides.
import { describe, expect, it } from 'vitest';
import { metres } from '../units/units.ts';
import {
  DELIVERY_ASPECTS,
  deliveryAspect,
  desqueezedAspect,
  extraction,
  frameline,
  FULL_FRAME_RECT,
  guideLines,
  safeArea,
  type Rect,
} from './framing.ts';
import type { Format } from './format-equivalents.ts';

const openGate: Format = { filmWidth: metres(0.02799), filmHeight: metres(0.01922), squeeze: 1 };
const scope: Format = { filmWidth: metres(0.02195), filmHeight: metres(0.01859), squeeze: 2 };
/** Aspect of what a frameline shows once desqueezed. */
const shown = (format: Format, rect: Rect): number => (rect.width / rect.height) * desqueezedAspect(format);

describe('framelines', () => {
  // Catches the squeeze forgotten: on 2x film a 2.39 line would come out 1.2 wide.
  it.each(DELIVERY_ASPECTS.map((a) => [a.id, a.ratio] as const))(
    '%s has its aspect, fits and touches an edge',
    (_, ratio) => {
      for (const format of [openGate, scope]) {
        const rect = frameline(format, ratio);
        expect(shown(format, rect)).toBeCloseTo(ratio, 12);
        expect(Math.max(rect.width, rect.height)).toBeCloseTo(1, 12);
        expect(rect.x + rect.width / 2).toBeCloseTo(0.5, 12);
        expect(rect.y + rect.height / 2).toBeCloseTo(0.5, 12);
      }
    },
  );
  it('2.39 fills the classic scope gate within 2 %', () => {
    const { width, height } = frameline(scope, 2.39);
    expect(width).toBe(1);
    expect(height).toBeGreaterThan(0.98);
  });
  it('shrinks for look-around and keeps a common top', () => {
    const small = frameline(openGate, 1.85, { scale: 0.9 });
    expect(small.width).toBeCloseTo(0.9, 12);
    expect(shown(openGate, small)).toBeCloseTo(1.85, 12);
    const wide = frameline(openGate, 2.39, { scale: 0.9, vertical: 'common-top' });
    const tall = frameline(openGate, 1.456, { scale: 0.9, vertical: 'common-top' });
    expect(wide.y).toBeCloseTo(tall.y, 12);
    expect(wide.y).toBeCloseTo(0.05, 12);
  });
  it('refuses nonsense', () => {
    expect(() => frameline(openGate, 0)).toThrow(/aspect ratio must be/);
    expect(() => frameline(openGate, 2, { scale: 1.2 })).toThrow(/frameline scale must lie/);
    expect(() => deliveryAspect('2.40')).toThrow(/"2.40" is unknown: expected one of 9x16/);
    expect(deliveryAspect('1.85').label).toBe('1.85:1');
  });
});

describe('extraction', () => {
  it('is the film under the frameline, shifted to its centre with y up', () => {
    const rect = { x: 0.1, y: 0, width: 0.8, height: 0.5 };
    const part = extraction(openGate, rect);
    expect(part.filmWidth).toBeCloseTo(0.02799 * 0.8, 12);
    expect(part.filmHeight).toBeCloseTo(0.01922 * 0.5, 12);
    expect(part.centre[0]).toBeCloseTo(0, 12);
    // The upper half of the frame lies above the axis: catches y down.
    expect(part.centre[1]).toBeCloseTo(0.25, 12);
  });
});

describe('safe areas and guides', () => {
  // SMPTE ST 2046-1 for 1920 × 1080: safe action 1786 × 1004, safe title 1728 × 972.
  it('are 1786 × 1004 and 1728 × 972 of 1920 × 1080', () => {
    const action = safeArea(FULL_FRAME_RECT, 'action');
    const title = safeArea(FULL_FRAME_RECT, 'title');
    expect(Math.round(action.width * 1920)).toBe(1786);
    expect(Math.round(action.height * 1080)).toBe(1004);
    expect(Math.round(title.width * 1920)).toBe(1728);
    expect(Math.round(title.height * 1080)).toBe(972);
    expect(action.x + action.width / 2).toBeCloseTo(0.5, 12);
  });
  it('divide any frameline, not only the whole frame', () => {
    const rect = { x: 0.2, y: 0.1, width: 0.6, height: 0.3 };
    expect(guideLines(rect, 'thirds')[0]).toEqual([
      expect.closeTo(0.4, 12),
      0.1,
      expect.closeTo(0.4, 12),
      expect.closeTo(0.4, 12),
    ]);
    const golden = guideLines(rect, 'golden-sections');
    // a : b = (a + b) : a
    const a = golden[1]![0] - rect.x;
    const b = rect.width - a;
    expect(a / b).toBeCloseTo((a + b) / a, 10);
    expect(guideLines(rect, 'diagonals')).toHaveLength(2);
    const [across, down] = guideLines(rect, 'centre-cross');
    expect((across![0] + across![2]) / 2).toBeCloseTo(0.5, 12);
    expect((down![1] + down![3]) / 2).toBeCloseTo(0.25, 12);
  });
});
