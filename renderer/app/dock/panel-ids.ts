/** Ids of the dock's panels, apart from their components, so that what only needs names loads nothing else. */
export const PANEL_IDS = [
  'outliner',
  'library',
  'stage',
  'inspector',
  'scopes',
  'shots',
  'board',
  'takes',
  'timeline',
] as const;
export type PanelId = (typeof PANEL_IDS)[number];
export const isPanelId = (id: string): id is PanelId => (PANEL_IDS as readonly string[]).includes(id);
