/**
 * How someone looks at a rendered picture: exposure offset, picture formation, false colour, zebra, pins of the spot meter, the wipe.
 * Nothing here changes the picture itself, nor the document.
 */
import { createStore, useStore } from 'zustand';
import type { AgxLook } from '../../../core/color/agx.ts';
import type { ViewTransformName } from '../../../core/color/view-transform.ts';
import type { WhiteBalance } from '../../../core/color/white-balance.ts';
import type { LinearPicture } from './linear-picture.ts';

export interface SpotPin {
  readonly id: number;
  /** Fractions of the whole picture from the top left. */
  readonly u: number;
  readonly v: number;
}

export type WipeAgainst = 'proxy' | 'held' | 'take';
export interface Wipe {
  readonly isOn: boolean;
  readonly against: WipeAgainst;
  /** `vertical`: a vertical line, the render on its left. `horizontal`: the render above. */
  readonly axis: 'vertical' | 'horizontal';
  /** Where the line is, as a fraction of the picture. */
  readonly at: number;
  /** For `take`. */
  readonly takeId: string | null;
}

/** A picture with the exposure it had: it stays as it was when the camera changes. */
export interface HeldPicture {
  readonly picture: LinearPicture;
  /** The whole picture under a region. */
  readonly base: LinearPicture | null;
  readonly cameraNitsAtOne: number;
  readonly whiteBalance: WhiteBalance | null;
  readonly label: string;
}

export interface ViewingState {
  readonly transform: Exclude<ViewTransformName, 'false-colour'>;
  readonly look: AgxLook;
  readonly offsetStops: number;
  readonly isFalseColour: boolean;
  readonly zebra: { readonly isOn: boolean; readonly percent: number; readonly isMoving: boolean };
  /** Paints what is beyond the range: clipped light and black. */
  readonly isClippingShown: boolean;
  readonly isSpotMeterOn: boolean;
  readonly pins: readonly SpotPin[];
  readonly wipe: Wipe;
  /** The picture that was held as B. */
  readonly held: HeldPicture | null;
  /** A rectangle is being drawn for the region render. */
  readonly isRegionTool: boolean;
}

export const viewingStore = createStore<ViewingState>(() => ({
  transform: 'agx',
  look: 'base',
  offsetStops: 0,
  isFalseColour: false,
  zebra: { isOn: false, percent: 90, isMoving: false },
  isClippingShown: false,
  isSpotMeterOn: false,
  pins: [],
  wipe: { isOn: false, against: 'proxy', axis: 'vertical', at: 0.5, takeId: null },
  held: null,
  isRegionTool: false,
}));

export const useViewing = <T>(selector: (state: ViewingState) => T): T => useStore(viewingStore, selector);
export const setViewing = (changes: Partial<ViewingState>): void => viewingStore.setState(changes);
export const setWipe = (changes: Partial<Wipe>): void =>
  viewingStore.setState(({ wipe }) => ({ wipe: { ...wipe, ...changes } }));
export const setZebra = (changes: Partial<ViewingState['zebra']>): void =>
  viewingStore.setState(({ zebra }) => ({ zebra: { ...zebra, ...changes } }));

export const FARTHEST_OFFSET = 8;
const limit = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
const clamp01 = (x: number): number => limit(x, 0, 1);

/** Thirds of a stop are not exact in binary: the sum is rounded to them. */
export const moveOffset = (byStops: number): void =>
  viewingStore.setState(({ offsetStops }) => ({
    offsetStops: limit(Math.round((offsetStops + byStops) * 12) / 12, -FARTHEST_OFFSET, FARTHEST_OFFSET),
  }));

const MOST_PINS = 12;

/** @returns the pin's id. */
export function addPin(u: number, v: number): number {
  const { pins } = viewingStore.getState();
  const id = pins.reduce((most, pin) => Math.max(most, pin.id), 0) + 1;
  viewingStore.setState({ pins: [...pins, { id, u: clamp01(u), v: clamp01(v) }].slice(-MOST_PINS) });
  return id;
}
export const movePin = (id: number, u: number, v: number): void =>
  viewingStore.setState(({ pins }) => ({
    pins: pins.map((pin) => (pin.id === id ? { id, u: clamp01(u), v: clamp01(v) } : pin)),
  }));
export const removePin = (id: number): void =>
  viewingStore.setState(({ pins }) => ({ pins: pins.filter((pin) => pin.id !== id) }));
export const clearPins = (): void => viewingStore.setState({ pins: [] });
