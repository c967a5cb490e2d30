/** Which kept take the render view is wiped against. */
import { createStore, useStore } from 'zustand';

export interface CompareState {
  /** Null: the live proxy. */
  readonly takeId: string | null;
}
export const compareStore = createStore<CompareState>(() => ({ takeId: null }));
export const useCompare = (): string | null => useStore(compareStore, (state) => state.takeId);
export const compareWith = (takeId: string | null): void => compareStore.setState({ takeId });
