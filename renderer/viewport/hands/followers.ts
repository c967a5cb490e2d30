/** Elements that stay at a point of the set: placed before each drawing of their pane, without a render of React. */
import type { Vector3 } from 'three';
import { useEffect, type RefObject } from 'react';
import type { Pane } from '../picture/pane.ts';
import { beforeOverlaysOfPane, invalidateStage } from '../picture/stage-scene.ts';
import { paneFromWorld } from './pane-space.ts';

const OUTSIDE_PX = 40;

/** @param pointOf the point now; null hides the element. */
export function useFollow(
  pane: Pane,
  element: RefObject<HTMLElement | null>,
  pointOf: () => Vector3 | null,
): void {
  useEffect(() => {
    const end = beforeOverlaysOfPane((drawn) => {
      const follower = element.current;
      if (follower === null || drawn.paneIndex !== pane.paneIndex) return;
      const point = pointOf();
      const place = point === null ? null : paneFromWorld(drawn, point);
      const isSeen =
        place !== null &&
        !place.isBehind &&
        place.x > -OUTSIDE_PX &&
        place.y > -OUTSIDE_PX &&
        place.x < drawn.rect.width + OUTSIDE_PX &&
        place.y < drawn.rect.height + OUTSIDE_PX;
      follower.style.visibility = isSeen ? 'visible' : 'hidden';
      if (isSeen) follower.style.transform = `translate(${place.x.toFixed(1)}px, ${place.y.toFixed(1)}px)`;
    });
    invalidateStage();
    return end;
  });
}
