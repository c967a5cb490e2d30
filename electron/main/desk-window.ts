/** The window that shows the desk. */
import { BrowserWindow, screen, type WebPreferences } from 'electron';
import path from 'node:path';
import { DESKTOP_ORIGIN } from '../../core/protocol/desktop-channels.ts';
import { boundsOnScreens, keepWindowState, readWindowState, SMALLEST } from './window-state.ts';

/** The desk's own background, so that a window never flashes white. */
const BACKGROUND = '#161616';

/** Points 2, 3, 4, 6, 8, 9, 10 and 11 of Electron's security checklist. */
export const DESK_WEB_PREFERENCES = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

export interface DeskWindowOptions {
  /** The bundled preload script. */
  readonly preload: string;
  /** Folder for the window's place. */
  readonly dataFolder: string;
}

export function openDeskWindow({ preload, dataFolder }: DeskWindowOptions): BrowserWindow {
  const file = path.join(dataFolder, 'window.json');
  const kept = readWindowState(file);
  const bounds = boundsOnScreens(
    kept?.bounds ?? null,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: BACKGROUND,
    title: 'Penumbra',
    webPreferences: { ...DESK_WEB_PREFERENCES, preload },
  });
  if (kept?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    // a place that could not be kept is no reason to keep a window open
    void keepWindowState(file, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    }).catch(() => undefined);
  });
  void window.loadURL(`${DESKTOP_ORIGIN}/index.html`);
  return window;
}
