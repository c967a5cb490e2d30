/** The process that composes: lost, it fails what ran and is started anew; it ends when it is let go of. */
import { afterEach, expect, it } from 'vitest';
import { CancelledError } from '../../core/ports/cancel.ts';
import { ComposingProcess } from './composing-process.ts';
import type { ComposedTakes, ComposeOrder, NewSceneOrder } from './messages.ts';

const ORDER: NewSceneOrder = { kind: 'scene', prompt: 'a forest in fog', seed: 3, takes: 1, steps: 4 };

let composing: ComposingProcess;
afterEach(() => composing.dispose());

const compose = (order: ComposeOrder, signal = new AbortController().signal): Promise<ComposedTakes> =>
  composing.compose(order, () => undefined, signal);
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('is started by the first order, kept, and gone when it is let go of', async () => {
  composing = new ComposingProcess();
  expect(composing.pid).toBeNull();
  const { takes } = await compose(ORDER);
  expect(takes[0]?.plan.setting).toBe('forest');
  const { pid } = composing;
  await compose(ORDER);
  expect(composing.pid).toBe(pid);
  await composing.dispose();
  expect(isRunning(pid ?? 0)).toBe(false);
  await expect(compose(ORDER)).rejects.toBeInstanceOf(CancelledError);
});

it('fails what runs when it is lost, and composes again', async () => {
  composing = new ComposingProcess();
  const running = compose({ ...ORDER, steps: 50 });
  process.kill(composing.pid ?? 0, 'SIGKILL');
  await expect(running).rejects.toThrow(/ended unexpectedly \(SIGKILL\)/);
  expect((await compose(ORDER)).takes).toHaveLength(1);
});

it('lets go of an order at once when it is cancelled', async () => {
  composing = new ComposingProcess();
  const abort = new AbortController();
  const running = compose({ ...ORDER, steps: 50 }, abort.signal);
  abort.abort();
  await expect(running).rejects.toBeInstanceOf(CancelledError);
  expect((await compose(ORDER)).takes).toHaveLength(1);
});
