/**
 * The twenty points of Electron's security checklist, one test each, on the app as it starts (with the stand-in for the binary)
 * and on the files that go into a package.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getConfig } from 'app-builder-lib/out/util/config/config.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as standIn from '../testing/electron-stand-in.ts';
import { openStandInDesktop, quitStandInDesktop, standInEvent } from '../testing/stand-in-desktop.ts';

vi.mock('electron', () => import('../testing/electron-stand-in.ts'));

const root = path.resolve(import.meta.dirname, '../..');
const source = (file: string): string => readFileSync(path.join(root, file), 'utf8');
let window: standIn.BrowserWindow;
let preferences: Readonly<Record<string, unknown>>;
let fuses: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  window = await openStandInDesktop();
  preferences = window.options['webPreferences'] as Readonly<Record<string, unknown>>;
  const config = await getConfig(root, 'electron/packaging/electron-builder.yml', null);
  fuses = config.electronFuses as unknown as Readonly<Record<string, unknown>>;
});

afterAll(quitStandInDesktop);

/** What the desk's page gets from `app://desk/…`. */
const fetchFromScheme = async (url: string): Promise<Response> => {
  const handler = standIn.session.defaultSession.handlers.get('app');
  if (handler === undefined) throw new Error('no handler for app://');
  return handler(new Request(url));
};
/** True when a web contents' event of this name is prevented. */
function isPrevented(name: string, url: string): boolean {
  let prevented = false;
  window.webContents.emit(name, { url, preventDefault: () => (prevented = true) });
  return prevented;
}

describe("Electron's security checklist", () => {
  it('1. loads only content of its own, over its own secure scheme', () => {
    expect(window.loaded).toEqual(['app://desk/index.html']);
    expect(standIn.protocol.schemes).toContainEqual(
      expect.objectContaining({
        scheme: 'app',
        privileges: expect.objectContaining({ standard: true, secure: true }) as unknown,
      }),
    );
    const page = source('renderer/app/index.html');
    expect(page).not.toMatch(/(href|src)=["']?(https?:)?\/\//);
  });

  it('2. has no Node integration in pages, workers or frames', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3. isolates the context of the preload script', () => {
    expect(preferences['contextIsolation']).toBe(true);
  });

  it('4. sandboxes every process', () => {
    expect(preferences['sandbox']).toBe(true);
    expect(standIn.app.isSandboxed).toBe(true);
  });

  it('5. refuses every permission but the three harmless ones, and those to the desk alone', () => {
    const { permissionRequest, permissionCheck, devicePermission } = standIn.session.defaultSession;
    const ask = (url: string, permission: string): boolean => {
      let answer: boolean | null = null;
      const request = permissionRequest as unknown as (
        contents: { getURL: () => string },
        permission: string,
        callback: (granted: boolean) => void,
      ) => void;
      request({ getURL: () => url }, permission, (granted) => (answer = granted));
      if (answer === null) throw new Error('not answered');
      return answer;
    };
    const check = permissionCheck as unknown as (c: null, permission: string, origin: string) => boolean;
    const desk = 'app://desk/index.html';
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'usb',
      'openExternal',
      'clipboard-read',
    ]) {
      expect(ask(desk, permission), permission).toBe(false);
      expect(check(null, permission, 'app://desk/'), permission).toBe(false);
    }
    for (const permission of ['pointerLock', 'fullscreen', 'clipboard-sanitized-write']) {
      expect(ask(desk, permission), permission).toBe(true);
      expect(ask('https://example.org/', permission), permission).toBe(false);
      expect(check(null, permission, 'https://example.org/'), permission).toBe(false);
    }
    expect((devicePermission as unknown as () => boolean)()).toBe(false);
  });

  it('6. keeps web security on', () => {
    expect(preferences['webSecurity']).toBe(true);
  });

  it('7. sends a content security policy that allows no foreign and no inline script', async () => {
    const response = await fetchFromScheme('app://desk/index.html');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    const directive = (name: string): string =>
      policy.split('; ').find((part) => part.startsWith(`${name} `)) ?? '';
    expect(directive('default-src')).toBe("default-src 'none'");
    expect(directive('script-src')).toBe("script-src 'self'");
    expect(directive('object-src')).toBe("object-src 'none'");
    expect(directive('base-uri')).toBe("base-uri 'none'");
    expect(directive('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(directive('connect-src')).toMatch(
      /^connect-src 'self' blob: http:\/\/127\.0\.0\.1:\d+ ws:\/\/127\.0\.0\.1:\d+$/,
    );
    expect(policy).not.toMatch(/unsafe-eval|unsafe-inline|\*/);
  });

  it('8. allows no insecure content', () => {
    expect(preferences['allowRunningInsecureContent']).toBe(false);
  });

  it('9. enables no experimental features', () => {
    expect(preferences['experimentalFeatures']).toBe(false);
  });

  it('10. enables no Blink features by name', () => {
    expect(preferences).not.toHaveProperty('enableBlinkFeatures');
  });

  it('11. has no webview tag, so that none can ask for popups', () => {
    expect(preferences['webviewTag']).toBe(false);
  });

  it('12. lets no webview attach, whatever its options', () => {
    expect(isPrevented('will-attach-webview', 'app://desk/index.html')).toBe(true);
  });

  it('13. stays on the desk: no navigation, no redirect, in no frame', () => {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.org/',
        'file:///etc/passwd',
        'app://other/',
        'app://desk.example.org/',
      ])
        expect(isPrevented(event, url), `${event} ${url}`).toBe(true);
      expect(isPrevented(event, 'app://desk/index.html'), event).toBe(false);
    }
  });

  it('14. opens no windows for pages', () => {
    expect(window.webContents.windowOpenHandler?.({ url: 'https://example.org/' })).toEqual({
      action: 'deny',
    });
    expect(window.webContents.windowOpenHandler?.({ url: 'app://desk/index.html' })).toEqual({
      action: 'deny',
    });
  });

  it('15. hands nothing to the system to open', () => {
    for (const file of ['desktop', 'locks', 'ipc', 'desk-window', 'menus', 'close-guard', 'engine-service'])
      expect(source(`electron/main/${file}.ts`), file).not.toMatch(/openExternal|openPath/);
  });

  it('16. is built with an Electron that is pinned to one version', () => {
    const { devDependencies } = JSON.parse(source('package.json')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  it('17. answers no message that is not from the top frame of the desk', async () => {
    for (const channel of standIn.ipcMain.handlers.keys()) {
      const handler = standIn.ipcMain.handlers.get(channel);
      const call = async (event: unknown): Promise<unknown> => handler?.(event, {});
      await expect(call(standInEvent(window, 'https://example.org/')), channel).rejects.toThrow(
        'not from the desk',
      );
      await expect(call(standInEvent(window, 'app://desk/index.html', true)), channel).rejects.toThrow(
        'not from the desk',
      );
      await expect(call({ senderFrame: null }), channel).rejects.toThrow('not from the desk');
    }
    expect([...standIn.ipcMain.handlers.keys()].length).toBeGreaterThanOrEqual(3);
    const sent = standInEvent(window, 'https://example.org/');
    standIn.ipcMain.emit('penumbra:document-state', sent, { edited: true, title: 'evil', directory: null });
    expect(window.title).not.toBe('evil');
  });

  it('18. does not use file://', async () => {
    for (const file of ['desktop', 'desk-window', 'scheme', 'locks'])
      expect(source(`electron/main/${file}.ts`), file).not.toMatch(/loadFile\(|['"]file:/);
    expect((await fetchFromScheme('app://desk/../../package.json')).status).toBe(404);
  });

  it('19. sets the fuses', () => {
    expect(fuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it("20. shows the page functions, and never Electron's own objects", async () => {
    await import('../preload/preload.ts');
    const bridge = standIn.contextBridge.exposed.get('penumbra') as Readonly<Record<string, unknown>>;
    expect([...standIn.contextBridge.exposed.keys()]).toEqual(['penumbra']);
    expect(Object.keys(bridge).sort()).toEqual([
      'engine',
      'onMenu',
      'onOpenProject',
      'pickProject',
      'reveal',
      'setDocumentState',
    ]);
    for (const [name, member] of Object.entries(bridge)) expect(typeof member, name).toBe('function');
    // a listener gets the text alone, never the event that carries the sender
    const heard: unknown[][] = [];
    (bridge['onMenu'] as (listener: (...args: unknown[]) => void) => void)((...args) => heard.push(args));
    standIn.ipcRenderer.emit('penumbra:menu', { sender: 'secret' }, 'edit.undo');
    standIn.ipcRenderer.emit('penumbra:menu', { sender: 'secret' }, { not: 'text' });
    expect(heard).toEqual([['edit.undo']]);
  });
});
