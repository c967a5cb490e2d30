/**
 * Library items on their way to the stage. While something is dragged a browser shows only the types of the data and not the data: the type says
 * that it is ours, and the item itself is remembered here.
 */
import type { Vec3 } from '../../../core/math/vec3.ts';
import type { LibraryItem } from './library-items.ts';

export const LIBRARY_TYPE = 'application/x-penumbra-library';

let carried: LibraryItem | null = null;

export function startLibraryDrag(transfer: DataTransfer, item: LibraryItem): void {
  carried = item;
  transfer.effectAllowed = 'copy';
  transfer.setData(LIBRARY_TYPE, item.id);
  transfer.setData('text/plain', item.title);
}
export const endLibraryDrag = (): void => {
  carried = null;
};
export const isLibraryDrag = (transfer: DataTransfer): boolean => transfer.types.includes(LIBRARY_TYPE);
/** Null when what is dragged comes from another window. */
export const draggedItem = (): LibraryItem | null => carried;

/** Puts an item into the scene at a point of a surface; what stands on nothing (gels, lenses, skies) does what a click does. */
export const placeFromLibrary = (item: LibraryItem, pointM: Vec3 | null): void => item.take(pointM);
