/** What was chosen in the palette lately: kept in this browser, because it is a habit and no setting. */
import { withRecent } from './palette-items.ts';

const KEY = 'penumbra.palette.recent';

export function recentItems(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberItem(id: string): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(withRecent(recentItems(), id)));
  } catch {
    // a browser that keeps nothing: then the order is the plain one
  }
}
