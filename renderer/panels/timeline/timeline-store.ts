/** What the timeline shows and what is selected in it. Nothing here belongs to the document. */
import { createStore, useStore } from 'zustand';
import { keyName, type CopiedKeys, type KeyReference } from '../../../core/document/shot-keys.ts';
import type { Easing } from '../../../core/document/index.ts';
import type { TimeView } from './time-scale.ts';

/** Amounts of the one-click moves, in the units that a crew says them in. */
export interface MoveAmounts {
  readonly dollyM: number;
  readonly truckM: number;
  readonly pedestalM: number;
  readonly craneM: number;
  readonly panDeg: number;
  readonly tiltDeg: number;
  readonly orbitDeg: number;
  readonly zoomFactor: number;
  readonly dollyZoomM: number;
}

export interface TimelineState {
  readonly view: TimeView;
  /** The shot that `view` was fitted to. */
  readonly viewShotId: string | null;
  readonly keys: ReadonlyMap<string, KeyReference>;
  readonly copied: CopiedKeys | null;
  readonly isLooping: boolean;
  readonly showsCurves: boolean;
  readonly closedIds: ReadonlySet<string>;
  readonly amounts: MoveAmounts;
  readonly moveSpan: 'shot' | 'from-playhead';
  readonly moveEasing: Easing;
}

export const timelineStore = createStore<TimelineState>(() => ({
  view: { from: 0, to: 100 },
  viewShotId: null,
  keys: new Map(),
  copied: null,
  isLooping: true,
  showsCurves: false,
  closedIds: new Set(),
  amounts: {
    dollyM: 1,
    truckM: 1,
    pedestalM: 0.5,
    craneM: 1.5,
    panDeg: 30,
    tiltDeg: 15,
    orbitDeg: 45,
    zoomFactor: 2,
    dollyZoomM: 1.5,
  },
  moveSpan: 'shot',
  moveEasing: 'easeInOut',
}));

export const useTimeline = <T>(selector: (state: TimelineState) => T): T => useStore(timelineStore, selector);
export const setTimeline = (changes: Partial<TimelineState>): void => timelineStore.setState(changes);

export const selectedKeys = (): readonly KeyReference[] => [...timelineStore.getState().keys.values()];

export function selectKeys(
  keys: readonly KeyReference[],
  how: 'replace' | 'toggle' | 'add' = 'replace',
): void {
  timelineStore.setState((state) => {
    const next = new Map(how === 'replace' ? [] : state.keys);
    for (const key of keys) {
      const name = keyName(key);
      if (how === 'toggle' && next.has(name)) next.delete(name);
      else next.set(name, key);
    }
    return { keys: next };
  });
}
