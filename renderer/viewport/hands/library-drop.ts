/** Things dragged from the library onto a pane: they stand where they are let go of. */
import {
  draggedItem,
  endLibraryDrag,
  isLibraryDrag,
  placeFromLibrary,
} from '../../panels/library/library-drag.ts';
import type { Pane } from '../picture/pane.ts';
import { floorAt, hitAt } from './pane-space.ts';
import { lookedThrough } from './stage-tools.ts';

/** @param isDropped false while it hovers. */
export function takeLibraryDrop(
  event: DragEvent,
  pane: Pane,
  [x, y]: readonly [number, number],
  isDropped: boolean,
): void {
  const { dataTransfer } = event;
  if (dataTransfer === null || !isLibraryDrag(dataTransfer)) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'copy';
  if (!isDropped) return;
  event.stopPropagation();
  const item = draggedItem();
  endLibraryDrag();
  if (item === null) return;
  const point = hitAt(pane, x, y, lookedThrough(pane))?.pointM ?? floorAt(pane, x, y);
  placeFromLibrary(item, point === null ? null : [point.x, point.y, point.z]);
}
