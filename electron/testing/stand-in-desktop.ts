/** Starts the desktop app on the stand-in, with the real engine behind it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Places } from '../main/places.ts';
import { app, BrowserWindow, StandInFrame } from './electron-stand-in.ts';

const root = path.resolve(import.meta.dirname, '../..');

export const standInPlaces = (): Places => ({
  deskFolder: path.join(root, 'dist/renderer'),
  preload: path.join(root, 'dist/electron/preload/preload.cjs'),
  engineProgram: path.join(root, 'dist/engine/host/main.js'),
  node: process.execPath,
  dataFolder: mkdtempSync(path.join(tmpdir(), 'penumbra-desktop-')),
});

const LONGEST_START_MS = 30_000;

/** @returns the first window, opened when the engine was there. */
export async function openStandInDesktop(places = standInPlaces()): Promise<BrowserWindow> {
  const { startDesktop } = await import('../main/desktop.ts');
  startDesktop(places);
  app.becomeReady();
  const until = Date.now() + LONGEST_START_MS;
  for (;;) {
    const [window] = BrowserWindow.all;
    if (window !== undefined) return window;
    if (Date.now() > until) throw new Error('no window was opened');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The app's way out: waits until the engine is gone. */
export async function quitStandInDesktop(): Promise<void> {
  if (app.hasQuit) return;
  app.quit();
  const until = Date.now() + LONGEST_START_MS;
  while (!app.hasQuit) {
    if (Date.now() > until) throw new Error('the app did not quit');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** An event of ipcMain as a frame of this window sends it. */
export const standInEvent = (window: BrowserWindow, url: string, isSubFrame = false): object => ({
  sender: window.webContents,
  senderFrame: new StandInFrame(url, isSubFrame ? new StandInFrame('app://desk/index.html') : null),
});
