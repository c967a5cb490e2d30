/** In lists, letters find rows; there they are no shortcuts of the desk. */
import type { KeyboardEvent } from 'react';

export function keepLetters(event: KeyboardEvent): void {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}
