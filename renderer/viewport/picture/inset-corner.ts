/** The corner that the plan lies in: its place is the desk's, not the document's. */
import { createStore, useStore } from 'zustand';
import type { InsetCorner } from './pane.ts';

const store = createStore<{ readonly corner: InsetCorner }>(() => ({ corner: 'top-right' }));
export const useInsetCorner = (): InsetCorner => useStore(store, (state) => state.corner);
export const moveInset = (corner: InsetCorner): void => store.setState({ corner });
