/** Moving about over a plan: shifting it with the hand, and nearer or farther about a point that stays where it is. */
import { OrthographicCamera, Vector3 } from 'three';
import type { Pane } from '../picture/pane.ts';
import { eyeMoved, fitProjection } from '../picture/panes.ts';
import type { NavigationVerb } from './navigation-presets.ts';
import { rayAt } from './pane-space.ts';

const DOLLY_PER_PX = 0.006;
const SMALLEST_HALF_M = 0.2;
const LARGEST_HALF_M = 400;

/** @param dx, dy CSS pixels that the hand has gone. */
export function movePlan(pane: Pane, verb: NavigationVerb, dx: number, dy: number): void {
  const { camera, rect } = pane;
  if (!(camera instanceof OrthographicCamera)) return;
  if (verb === 'dolly') {
    zoomPlan(pane, Math.exp(dy * DOLLY_PER_PX), [rect.width / 2, rect.height / 2]);
    return;
  }
  const metresPerPx = (camera.top - camera.bottom) / camera.zoom / rect.height;
  const right = new Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
  const up = new Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
  camera.position.addScaledVector(right, -dx * metresPerPx).addScaledVector(up, dy * metresPerPx);
  eyeMoved(pane);
}

/** @param factor of the width that is seen. @param at CSS pixels in the pane: the point below it stays there. */
export function zoomPlan(pane: Pane, factor: number, [x, y]: readonly [number, number]): void {
  const { camera } = pane;
  if (!(camera instanceof OrthographicCamera)) return;
  const before = rayAt(pane, x, y).ray.origin.clone();
  const half = Math.min(
    LARGEST_HALF_M,
    Math.max(SMALLEST_HALF_M, ((camera.top - camera.bottom) / 2) * factor),
  );
  camera.top = half;
  camera.bottom = -half;
  fitProjection(pane);
  const after = rayAt(pane, x, y).ray.origin;
  camera.position.add(before.sub(after).setY(0));
  eyeMoved(pane);
}
