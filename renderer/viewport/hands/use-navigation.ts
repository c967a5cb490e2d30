/** Gives a pane the hand that takes its pointer and its keys, for as long as it shows one view. */
import { useEffect, type RefObject } from 'react';
import type { Pane } from '../picture/pane.ts';
import { usePanesRevision } from '../picture/panes.ts';
import { PaneHand } from './pane-hand.ts';

export function useNavigation(pane: Pane, element: RefObject<HTMLElement | null>): void {
  usePanesRevision();
  const { view } = pane;
  useEffect(() => {
    const area = element.current;
    if (area === null) return undefined;
    const hand = new PaneHand(pane, area);
    return () => hand.dispose();
  }, [pane, view, element]);
}
