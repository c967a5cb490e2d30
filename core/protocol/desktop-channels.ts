/** Names that the preload script and the main process of the desktop app share. No imports: the preload is bundled with it. */
export const DESKTOP_CHANNELS = {
  engine: 'penumbra:engine',
  pickProject: 'penumbra:pick-project',
  openProject: 'penumbra:open-project',
  menu: 'penumbra:menu',
  documentState: 'penumbra:document-state',
  reveal: 'penumbra:reveal',
} as const;

/** Origin of the page in the desktop app. */
export const DESKTOP_ORIGIN = 'app://desk';
