/** What a button or a menu shows of an action: whether it can be run now, whether it is on, and by which keys. */
import { useCallback, useSyncExternalStore } from 'react';
import { actionStore, type Action } from '../state/actions.ts';
import { deskStore } from '../state/desk-store.ts';
import { selectionStore } from '../state/selection-store.ts';
import { stageStore } from '../state/stage-store.ts';
import type { Settings } from '../../core/protocol/index.ts';

const subscribe = (listener: () => void): (() => void) => {
  const ends = [actionStore, deskStore, selectionStore, stageStore].map((store) => store.subscribe(listener));
  return () => ends.forEach((end) => end());
};

/** The chord that runs an action: the person's own, else the built-in one; empty for none. */
export const chordOf = (action: Action, settings: Settings): string =>
  settings.shortcuts[action.id] ?? action.shortcut ?? '';

export interface ActionView {
  readonly title: string;
  /** Empty for none. */
  readonly chord: string;
  readonly isEnabled: boolean;
  /** Null when it is no toggle. */
  readonly isOn: boolean | null;
}

export const viewOfAction = (action: Action): ActionView => ({
  title: action.title,
  chord: chordOf(action, deskStore.getState().settings),
  isEnabled: action.isEnabled?.() ?? true,
  isOn: action.isOn?.() ?? null,
});

/** Null while the action is not registered. */
export function useActionView(id: string | undefined): ActionView | null {
  const snapshot = useCallback((): string | null => {
    if (id === undefined) return null;
    const action = actionStore.getState().actions.get(id);
    return action === undefined ? null : JSON.stringify(viewOfAction(action));
  }, [id]);
  const text = useSyncExternalStore(subscribe, snapshot);
  return text === null ? null : (JSON.parse(text) as ActionView);
}
