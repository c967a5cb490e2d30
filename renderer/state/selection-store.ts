/** What is selected: records of any kind, the last one clicked is the primary one that the inspector leads with. */
import { createStore, useStore } from 'zustand';

export interface SelectionState {
  /** In the order of selection; the last one is primary. */
  readonly ids: readonly string[];
  readonly hoveredId: string | null;
}
export const selectionStore = createStore<SelectionState>(() => ({ ids: [], hoveredId: null }));
export const useSelection = (): readonly string[] => useStore(selectionStore, (state) => state.ids);
export const usePrimaryId = (): string | null =>
  useStore(selectionStore, (state) => state.ids.at(-1) ?? null);
export const useIsSelected = (id: string): boolean =>
  useStore(selectionStore, (state) => state.ids.includes(id));
export const useHoveredId = (): string | null => useStore(selectionStore, (state) => state.hoveredId);

/** `replace` is a plain click, `toggle` a click with Ctrl or ⌘, `add` one with Shift. */
export function select(ids: readonly string[], how: 'replace' | 'toggle' | 'add' = 'replace'): void {
  selectionStore.setState((state) => {
    if (how === 'replace') return { ids };
    const rest = state.ids.filter((id) => !ids.includes(id));
    if (how === 'add') return { ids: [...rest, ...ids] };
    return { ids: [...rest, ...ids.filter((id) => !state.ids.includes(id))] };
  });
}
export const clearSelection = (): void => selectionStore.setState({ ids: [] });
export const hover = (id: string | null): void => selectionStore.setState({ hoveredId: id });
