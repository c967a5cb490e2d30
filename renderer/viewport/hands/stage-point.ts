/** The point of the set under a point of the page. */
import type { Vec3 } from '../../../core/math/vec3.ts';
import { currentPanes } from '../picture/panes.ts';
import { floorAt, hitAt } from './pane-space.ts';
import { lookedThrough } from './stage-tools.ts';

/** On the surface there, else on the floor; null beside the stage and where no floor is in sight. @param x, y CSS pixels of the page. */
export function stagePointAt(x: number, y: number): Vec3 | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const area = element.closest('[data-pane]');
    const index = Number(area?.getAttribute('data-pane') ?? NaN);
    const pane = currentPanes().find((candidate) => candidate.paneIndex === index);
    if (area === null || pane === undefined) continue;
    const box = area.getBoundingClientRect();
    const [px, py] = [x - box.left, y - box.top];
    const point = hitAt(pane, px, py, lookedThrough(pane))?.pointM ?? floorAt(pane, px, py);
    return point === null ? null : [point.x, point.y, point.z];
  }
  return null;
}
