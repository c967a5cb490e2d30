/** At which distance the readings of lights are shown: one for the desk, as one meter is in the hand. */
import { createStore, useStore } from 'zustand';

const store = createStore<{ readonly distanceM: number }>(() => ({ distanceM: 3 }));
export const useReadingDistance = (): number => useStore(store, (state) => state.distanceM);
export const setReadingDistance = (distanceM: number): void => store.setState({ distanceM });
export const readingDistance = (): number => store.getState().distanceM;
