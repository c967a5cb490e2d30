// Every built-in shortcut is one action's: with all actions of the desk registered, as at its start.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { actionStore } from '../state/actions.ts';
import { bindingsOf, conflictsIn } from './keymap.ts';
import { registerAllActions } from './register-all-actions.ts';

let end: () => void;
beforeAll(() => {
  // a timeline that never played has nothing to call off
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  end = registerAllActions();
});
afterAll(() => end());

describe.each([
  ['elsewhere', false],
  ['on a Mac', true],
])('built-in shortcuts %s', (_, isMac) => {
  it('are there, and no two actions share one', () => {
    const bindings = bindingsOf(actionStore.getState().actions.values(), {}, isMac);
    expect(bindings.size).toBeGreaterThan(80);
    expect(conflictsIn(bindings)).toEqual([]);
  });
});
