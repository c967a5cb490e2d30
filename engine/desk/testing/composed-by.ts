/** What became of a run of the composer, as a desk hears of it. */
import { vi } from 'vitest';
import type { EventOf } from '../../../core/protocol/index.ts';
import type { TestDesk } from '../../host/testing/real-engine.ts';

export const PATIENCE = { timeout: 90_000, interval: 50 };

export const endOf = (desk: TestDesk, composeId: string) => ({
  done: desk.eventsNamed('compose.done').find((event) => event.composeId === composeId),
  failed: desk.eventsNamed('compose.failed').find((event) => event.composeId === composeId),
});

/** Waits for its takes. @throws Error where it failed. */
export async function takesOf(desk: TestDesk, composeId: string): Promise<EventOf<'compose.done'>> {
  await vi.waitFor(() => {
    if (!Object.values(endOf(desk, composeId)).some(Boolean)) throw new Error(`${composeId} still runs`);
  }, PATIENCE);
  const { done, failed } = endOf(desk, composeId);
  if (done === undefined) throw new Error(failed?.message);
  return done;
}
