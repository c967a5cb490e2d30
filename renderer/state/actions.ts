/**
 * Every action of the desk, by id: what menus, shortcuts, buttons and the command palette run. A button calls
 * `runAction(id)`, so that nothing can be done by mouse alone.
 */
import { createStore, useStore } from 'zustand';

export const ACTION_GROUPS = [
  'Project',
  'Edit',
  'View',
  'Stage',
  'Camera',
  'Light',
  'Object',
  'Shot',
  'Timeline',
  'Render',
  'Panels',
  'Help',
] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

export interface Action {
  /** "camera.next-focal-length" */
  readonly id: string;
  /** "Next focal length of the set" */
  readonly title: string;
  readonly group: ActionGroup;
  /** Built-in chord: "Mod+Shift+Z", "F", "Alt+ArrowUp". `Mod` is Ctrl, ⌘ on macOS. */
  readonly shortcut?: string;
  /** More words that find it in the palette. */
  readonly keywords?: readonly string[];
  /** Default: always. */
  readonly isEnabled?: () => boolean;
  /** For toggles: shown as a tick. */
  readonly isOn?: () => boolean;
  readonly run: () => void | Promise<void>;
}

export const actionStore = createStore<{ readonly actions: ReadonlyMap<string, Action> }>(() => ({
  actions: new Map(),
}));
export const useActions = (): ReadonlyMap<string, Action> => useStore(actionStore, (state) => state.actions);

/** @returns how to take them away again. @throws Error when an id is taken. */
export function registerActions(actions: readonly Action[]): () => void {
  const known = new Map(actionStore.getState().actions);
  for (const action of actions) {
    if (known.has(action.id)) throw new Error(`action ${action.id} is registered twice`);
    known.set(action.id, action);
  }
  actionStore.setState({ actions: known });
  return () =>
    actionStore.setState((state) => {
      const rest = new Map(state.actions);
      for (const action of actions) rest.delete(action.id);
      return { actions: rest };
    });
}

/** Runs an action when it is enabled. @returns false when there is none or it is not enabled. */
export function runAction(id: string): boolean {
  const action = actionStore.getState().actions.get(id);
  if (action === undefined || action.isEnabled?.() === false) return false;
  void action.run();
  return true;
}
