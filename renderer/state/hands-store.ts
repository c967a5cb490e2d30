/** What hands on the stage have to say: the amounts of a drag that is under way, measurements, meter pins. */
import { createStore, useStore } from 'zustand';
import type { Vec3 } from '../../core/math/vec3.ts';
import type { IncidentReading } from '../../core/protocol/index.ts';

export interface MeterPin {
  readonly id: number;
  readonly sceneId: string;
  readonly pointM: Vec3;
  /** Of the receptor. */
  readonly normal: Vec3;
  readonly state: 'reading' | 'read' | 'failed';
  readonly reading: IncidentReading | null;
  readonly error: string | null;
}

export interface HandsState {
  /** Verb and amounts of the drag that is under way; null between drags. */
  readonly hud: string | null;
  /** Where it is read: beside the pointer, where the hand is, or at the foot of the pane. */
  readonly hudPlace: 'pointer' | 'pane';
  /** Points of the measure tool, in the order of clicks. */
  readonly measureM: readonly Vec3[];
  readonly pins: readonly MeterPin[];
  /** A rectangle that is being drawn to select what is in it, fractions of nothing: CSS pixels in the pane. */
  readonly marquee: {
    readonly pane: number;
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
  } | null;
}

export const handsStore = createStore<HandsState>(() => ({
  hud: null,
  hudPlace: 'pane',
  measureM: [],
  pins: [],
  marquee: null,
}));
export const useHands = <T>(selector: (state: HandsState) => T): T => useStore(handsStore, selector);
export const setHud = (hud: string | null, hudPlace: HandsState['hudPlace'] = 'pane'): void =>
  handsStore.setState({ hud, hudPlace });
