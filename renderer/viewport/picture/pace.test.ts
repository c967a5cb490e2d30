import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace, scaleFor } from './pace.ts';

/** A graphics card that takes as long as the pixels it is given. */
class Card {
  readonly SYNC_GPU_COMMANDS_COMPLETE = 1;
  readonly TIMEOUT_EXPIRED = 2;
  readonly CONDITION_SATISFIED = 3;
  doneAt = 0;
  flush = (): void => undefined;
  isContextLost = (): boolean => false;
  fenceSync = (): object => ({});
  deleteSync = (): void => undefined;
  clientWaitSync = (): number =>
    performance.now() >= this.doneAt ? this.CONDITION_SATISFIED : this.TIMEOUT_EXPIRED;
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

/** @param fullMs of a picture with all pixels. @returns scales of the pictures that were drawn, and how to ask for one. */
function stage(fullMs: number) {
  const card = new Card();
  const scales: number[] = [];
  const draw = (): void => {
    const scale = pace.begin();
    if (scale === null) return;
    scales.push(scale);
    const startedAt = performance.now();
    card.doneAt = startedAt + fullMs * scale ** 2;
    pace.end(startedAt);
  };
  const pace: Pace = new Pace(card as unknown as WebGL2RenderingContext, draw, 10);
  const move = (): void => {
    pace.touch();
    draw();
  };
  return { pace, scales, move, draw };
}

describe('the pace of the stage', () => {
  it('gives every pixel where a picture is quick, and draws it once', () => {
    const { scales, move } = stage(8);
    move();
    vi.advanceTimersByTime(5000);
    expect(scales).toEqual([1]);
  });

  it('coarsens a slow picture in motion, and draws one fine picture when all is still', () => {
    const { scales, move } = stage(300);
    for (let i = 0; i < 60; i++) {
      move();
      vi.advanceTimersByTime(60);
    }
    const inMotion = scales.at(-1)!;
    expect(inMotion).toBeLessThan(0.45);
    expect(300 * inMotion ** 2).toBeLessThan(60);
    const before = scales.length;
    vi.advanceTimersByTime(10_000);
    expect(scales.slice(before)).toEqual([1]);
  });

  it('begins none before the last is done, and then draws what was asked meanwhile, once', () => {
    const { scales, draw, move } = stage(1000);
    move();
    for (let i = 0; i < 5; i++) draw();
    expect(scales).toHaveLength(1);
    vi.advanceTimersByTime(1004);
    expect(scales).toHaveLength(2);
  });

  it('does not take the making of a shader for the cost of a picture', () => {
    const { pace, scales } = stage(8);
    const card = { at: 0 };
    pace.begin();
    card.at = performance.now();
    vi.advanceTimersByTime(7000);
    pace.end(card.at);
    vi.advanceTimersByTime(10);
    expect(scales).toEqual([]);
    pace.touch();
    expect(pace.begin()).toBe(1);
  });

  it('keeps within what still is a picture', () => {
    expect(scaleFor(1e9, 33, 0.3)).toBe(0.3);
    expect(scaleFor(0, 33, 0.3)).toBe(1);
    expect(scaleFor(132, 33, 0.3)).toBeCloseTo(0.5, 12);
  });
});
