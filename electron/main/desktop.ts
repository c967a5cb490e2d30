/**
 * The desktop app: one engine, windows on it, menus, dialogs, projects from outside. Thin on purpose: what can be done in the page or
 * in the engine is done there.
 */
import { app, BrowserWindow, dialog, session, shell } from 'electron';
import path from 'node:path';
import { z } from 'zod';
import { documentStateSchema } from '../../core/protocol/desktop-bridge.ts';
import { DESKTOP_CHANNELS, DESKTOP_ORIGIN } from '../../core/protocol/desktop-channels.ts';
import { CloseGuard } from './close-guard.ts';
import { openDeskWindow } from './desk-window.ts';
import { EngineService } from './engine-service.ts';
import { answerOn, listenOn } from './ipc.ts';
import { lockContents, lockSession } from './locks.ts';
import { setMenus } from './menus.ts';
import { projectInArguments } from './outside-projects.ts';
import type { Places } from './places.ts';
import { registerDeskScheme, serveDesk } from './scheme.ts';

export function startDesktop(places: Places): void {
  const engine = new EngineService(places);
  const guards = new WeakMap<BrowserWindow, CloseGuard>();
  let waitingProject = projectInArguments(process.argv.slice(1), process.cwd());

  const openWindow = (): BrowserWindow => {
    const window = openDeskWindow(places);
    guards.set(window, new CloseGuard(window));
    return window;
  };
  const focusedWindow = (): BrowserWindow | null =>
    BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;
  const openProject = (directory: string): void => {
    const window = focusedWindow();
    if (window === null) {
      waitingProject = directory;
      if (app.isReady()) openWindow();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
    window.webContents.send(DESKTOP_CHANNELS.openProject, directory);
  };

  registerDeskScheme();
  lockContents(app);
  app.enableSandbox();

  app.on('second-instance', (_event, args, workingDirectory) => {
    const project = projectInArguments(args.slice(1), workingDirectory);
    if (project === null) openWindow();
    else openProject(project);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openProject(file);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('will-quit', (event) => {
    if (engine.isStopped) return;
    event.preventDefault();
    void engine.stop().finally(() => app.quit());
  });

  answerOn(DESKTOP_CHANNELS.engine, z.strictObject({}), () => engine.door());
  answerOn(DESKTOP_CHANNELS.pickProject, z.strictObject({}), async (_params, event) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    const options = { title: 'Open Project', properties: ['openDirectory' as const] };
    const { canceled, filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return canceled ? null : (filePaths[0] ?? null);
  });
  answerOn(DESKTOP_CHANNELS.reveal, z.strictObject({ path: z.string().min(1).max(4000) }), (params) => {
    // shown, never opened: a path from the page starts no program
    if (path.isAbsolute(params.path)) shell.showItemInFolder(path.normalize(params.path));
  });
  listenOn(DESKTOP_CHANNELS.documentState, documentStateSchema, (state, event) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null) return;
    guards.get(window)?.set(state);
    if (state.directory !== null) app.addRecentDocument(state.directory);
    if (waitingProject !== null) {
      const project = waitingProject;
      waitingProject = null;
      window.webContents.send(DESKTOP_CHANNELS.openProject, project);
    }
  });

  void app.whenReady().then(async () => {
    lockSession(session.defaultSession);
    serveDesk(session.defaultSession, places.deskFolder, () => engine.origin);
    setMenus(process.platform, focusedWindow);
    try {
      await engine.start(DESKTOP_ORIGIN, (reason) =>
        dialog.showErrorBox(
          'The engine died three times in a minute',
          `Your edits are in the journal of the project. Start Penumbra again to go on. The last reason: ${reason}`,
        ),
      );
    } catch (error) {
      dialog.showErrorBox(
        'Penumbra cannot start its engine',
        error instanceof Error ? error.message : String(error),
      );
      app.quit();
      return;
    }
    openWindow();
  });
}
