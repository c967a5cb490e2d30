/** Takes the pointer and the keys in a pane: navigation, picking, the tool in hand. */
import type { RefObject } from 'react';
import type { Pane } from '../picture/pane.ts';

export function useNavigation(_pane: Pane, _element: RefObject<HTMLElement | null>): void {
  // nothing is in hand yet
}
