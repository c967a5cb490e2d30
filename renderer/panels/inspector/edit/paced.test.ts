/** Pacing loses no last value and keeps the order of edits. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPacer } from './paced.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const setup = () => {
  const done: string[] = [];
  const pacer = createPacer(50, () => Date.now());
  const send = (text: string, gesture: string | undefined, key = 'a'): void =>
    pacer.send({ gesture, key, run: () => done.push(text) });
  return { done, send, pacer };
};

it('sends the first at once and of the rest the last', () => {
  const { done, send } = setup();
  for (const text of ['1', '2', '3', '4']) send(text, 'g');
  expect(done).toEqual(['1']);
  vi.advanceTimersByTime(60);
  expect(done).toEqual(['1', '4']);
});

// caught: a click right after a drag overtook the drag's last value
it('another gesture pushes out what waits', () => {
  const { done, send } = setup();
  send('1', 'g');
  send('2', 'g');
  send('other', undefined, 'b');
  expect(done).toEqual(['1', '2', 'other']);
  vi.advanceTimersByTime(100);
  expect(done).toEqual(['1', '2', 'other']);
});

it('single edits never wait', () => {
  const { done, send } = setup();
  send('1', undefined);
  send('2', undefined);
  expect(done).toEqual(['1', '2']);
});

it('flush sends what waits, once', () => {
  const { done, send, pacer } = setup();
  send('1', 'g');
  send('2', 'g');
  pacer.flush();
  vi.advanceTimersByTime(100);
  expect(done).toEqual(['1', '2']);
});
