/**
 * The layout as it is kept in the settings: what the docking library serialises, in an envelope with a version. A layout that
 * cannot be used (from another version, damaged, without the stage) is not used at all; the default one is.
 */
import type { SerializedDockview } from 'dockview-react';
import { isPanelId } from './panel-ids.ts';

export const LAYOUT_VERSION = 1;

export interface StoredLayout {
  readonly version: number;
  readonly dock: SerializedDockview;
}

export const storedLayout = (dock: SerializedDockview): StoredLayout => ({ version: LAYOUT_VERSION, dock });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The ids of the panels that the groups of a layout show, in order; null when its tree is not understood. */
function panelsInTree(node: unknown, depth = 0): readonly string[] | null {
  if (!isObject(node) || depth > 20) return null;
  if (node['type'] === 'leaf') {
    const data = node['data'];
    if (!isObject(data) || !Array.isArray(data['views']) || typeof data['id'] !== 'string') return null;
    return data['views'].every((view) => typeof view === 'string') ? (data['views'] as string[]) : null;
  }
  if (node['type'] !== 'branch' || !Array.isArray(node['data'])) return null;
  const found: string[] = [];
  for (const child of node['data']) {
    const inner = panelsInTree(child, depth + 1);
    if (inner === null) return null;
    found.push(...inner);
  }
  return found;
}

/** @returns the layout to restore, or null when the default one is to be made. */
export function usableLayout(kept: unknown): SerializedDockview | null {
  if (!isObject(kept) || kept['version'] !== LAYOUT_VERSION || !isObject(kept['dock'])) return null;
  const { grid, panels, floatingGroups } = kept['dock'];
  if (!isObject(grid) || !isObject(panels)) return null;
  const shown = panelsInTree(grid['root']);
  if (shown === null) return null;
  const floating = Array.isArray(floatingGroups) ? floatingGroups : [];
  for (const group of floating) {
    const data = isObject(group) ? group['data'] : null;
    if (!isObject(data) || !Array.isArray(data['views'])) return null;
  }
  const ids = Object.keys(panels);
  const isKnown = ids.every((id) => {
    const panel = panels[id];
    return isPanelId(id) && isObject(panel) && panel['id'] === id && panel['contentComponent'] === id;
  });
  const isWhole = shown.every((id) => ids.includes(id)) && new Set(shown).size === shown.length;
  return isKnown && isWhole && shown.includes('stage')
    ? (kept['dock'] as unknown as SerializedDockview)
    : null;
}
