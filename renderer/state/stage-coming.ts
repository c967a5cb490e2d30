/** How much of the stage's shapes is still to come: what shows only an outline, and what is shown coarse. Shapes, not things: copies share one. */
import { createStore, useStore } from 'zustand';

export interface StageComing {
  readonly shapes: number;
  /** Of them, those that have nothing to be shown by yet. */
  readonly unseen: number;
  /** Of them, those that a finer level will take the place of. */
  readonly coarse: number;
}

export const stageComingStore = createStore<StageComing>(() => ({ shapes: 0, unseen: 0, coarse: 0 }));
export const useStageComing = (): StageComing => useStore(stageComingStore);

export function tellStageComing(now: StageComing): void {
  const { shapes, unseen, coarse } = stageComingStore.getState();
  if (shapes !== now.shapes || unseen !== now.unseen || coarse !== now.coarse) stageComingStore.setState(now);
}
