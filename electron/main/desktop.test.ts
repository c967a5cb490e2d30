/** The desktop app from start to quit on the stand-in, with the real engine process behind it. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineDoor } from '../../core/protocol/desktop-bridge.ts';
import * as standIn from '../testing/electron-stand-in.ts';
import {
  openStandInDesktop,
  quitStandInDesktop,
  standInEvent,
  standInPlaces,
} from '../testing/stand-in-desktop.ts';
import { MENU_ACTION_IDS } from './menus.ts';

vi.mock('electron', () => import('../testing/electron-stand-in.ts'));

const places = standInPlaces();
let window: standIn.BrowserWindow;
const fromDesk = (): object => standInEvent(window, 'app://desk/index.html');
const invoke = (channel: string, params: unknown = {}): unknown =>
  standIn.ipcMain.handlers.get(channel)?.(fromDesk(), params);

beforeAll(async () => {
  window = await openStandInDesktop(places);
});
afterAll(quitStandInDesktop);

describe('the desktop app', () => {
  it('hands the page the address and the token of an engine that answers it, and it alone', async () => {
    const { origin, token } = (await invoke('penumbra:engine')) as EngineDoor;
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${origin}/api/ticket`, { method: 'POST', headers });
    const answer = await ask({ Origin: 'app://desk', Authorization: `Bearer ${token}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('app://desk');
    expect((await ask({ Origin: 'app://other', Authorization: `Bearer ${token}` })).status).toBe(403);
    expect((await ask({ Origin: 'app://desk' })).status).toBe(401);
  });

  it('serves the built desk over its scheme', async () => {
    const handler = standIn.session.defaultSession.handlers.get('app');
    for (const name of ['index.html', 'desk.js', 'desk.css']) {
      const response = await handler?.(new Request(`app://desk/${name}`));
      expect(response?.status, name).toBe(200);
    }
  });

  it('sends what a menu item means to the focused window', () => {
    const items = (
      standIn.Menu.current as { label: string; submenu: { label?: string; click?: () => void }[] }[]
    )
      .flatMap(({ submenu }) => submenu)
      .filter(({ click }) => click !== undefined);
    expect(items.length).toBe(MENU_ACTION_IDS.length);
    items.find(({ label }) => label === 'Undo')?.click?.();
    expect(window.webContents.sent.at(-1)).toEqual({ channel: 'penumbra:menu', args: ['edit.undo'] });
  });

  it('gives the folder that was picked, or null', async () => {
    standIn.dialog.nextPick = [];
    expect(await invoke('penumbra:pick-project')).toBeNull();
    standIn.dialog.nextPick = ['/projects/Alley.penumbra'];
    expect(await invoke('penumbra:pick-project')).toBe('/projects/Alley.penumbra');
  });

  it('opens projects from outside in the window that is there', () => {
    standIn.app.emit('second-instance', {}, ['penumbra', '--flag', 'Alley.penumbra'], '/projects');
    expect(window.webContents.sent.at(-1)).toEqual({
      channel: 'penumbra:open-project',
      args: [path.resolve('/projects/Alley.penumbra')],
    });
  });

  it('knows the recent files, and shows a file without opening it', () => {
    standIn.ipcMain.emit('penumbra:document-state', fromDesk(), {
      edited: false,
      title: 'Alley — Penumbra',
      directory: '/projects/Alley.penumbra',
    });
    expect(standIn.app.recent).toEqual(['/projects/Alley.penumbra']);
    expect(window.title).toBe('Alley — Penumbra');
    invoke('penumbra:reveal', { path: '/projects/board.pdf' });
    invoke('penumbra:reveal', { path: 'relative.sh' });
    expect(standIn.shell.shown).toEqual(['/projects/board.pdf']);
  });

  it.each([
    {},
    { edited: 'yes', title: '', directory: null },
    { edited: true, title: 'x', directory: null, more: 1 },
  ])('drops a message that is not in order: %j', (message) => {
    const before = window.title;
    standIn.ipcMain.emit('penumbra:document-state', fromDesk(), message);
    expect(window.title).toBe(before);
  });

  it('keeps the place of the window, and ends its engine when it quits', async () => {
    mkdirSync(places.dataFolder, { recursive: true });
    const { origin } = (await invoke('penumbra:engine')) as EngineDoor;
    window.close();
    await quitStandInDesktop();
    await expect(fetch(origin)).rejects.toThrow();
    await vi.waitFor(() => expect(existsSync(path.join(places.dataFolder, 'window.json'))).toBe(true));
  });
});
