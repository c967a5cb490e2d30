/**
 * A stand-in for the 'electron' module where its binary cannot be had: the part of it that the desktop app uses, kept in plain
 * objects that remember what was asked of them. `surface.ts` checks every member against Electron's own types, so that the
 * stand-in cannot drift from the real thing.
 */
import { EventEmitter } from 'node:events';

type Listener = (...args: never[]) => unknown;

export class StandInFrame {
  url: string;
  parent: StandInFrame | null;
  constructor(url: string, parent: StandInFrame | null = null) {
    this.url = url;
    this.parent = parent;
  }
}

export class StandInWebContents extends EventEmitter {
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = [];
  windowOpenHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null;
  mainFrame = new StandInFrame('app://desk/index.html');
  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args });
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { readonly action: string }): void {
    this.windowOpenHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.all;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.all.at(-1) ?? null;
  }
  static fromWebContents(contents: StandInWebContents): BrowserWindow | null {
    return BrowserWindow.all.find((window) => window.webContents === contents) ?? null;
  }

  readonly options: Readonly<Record<string, unknown>>;
  readonly webContents = new StandInWebContents();
  readonly loaded: string[] = [];
  title = '';
  isShown = false;
  #isMaximized = false;

  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  show(): void {
    this.isShown = true;
  }
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: 1400, height: 900 };
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setDocumentEdited(): void {}
  setRepresentedFilename(): void {}
  /** As the real one: the event can be prevented. */
  close(): void {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (isPrevented) return;
    BrowserWindow.all.splice(BrowserWindow.all.indexOf(this), 1);
    this.emit('closed');
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  }
}

class StandInApp extends EventEmitter {
  isPackaged = false;
  isSandboxed = false;
  hasQuit = false;
  readonly recent: string[] = [];
  readonly #ready: Promise<void>;
  #isReady = false;
  becomeReady: () => void = () => undefined;
  constructor() {
    super();
    this.#ready = new Promise((resolve) => {
      this.becomeReady = () => {
        this.#isReady = true;
        resolve();
      };
    });
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  isReady(): boolean {
    return this.#isReady;
  }
  enableSandbox(): void {
    this.isSandboxed = true;
  }
  quit(): void {
    let isPrevented = false;
    this.emit('will-quit', { preventDefault: () => (isPrevented = true) });
    this.hasQuit = !isPrevented;
  }
  addRecentDocument(path: string): void {
    this.recent.push(path);
  }
}
export const app = new StandInApp();

export const protocol = {
  schemes: [] as { readonly scheme: string; readonly privileges?: Readonly<Record<string, unknown>> }[],
  registerSchemesAsPrivileged(
    schemes: { readonly scheme: string; readonly privileges?: Readonly<Record<string, unknown>> }[],
  ): void {
    protocol.schemes.push(...schemes);
  },
};

type SchemeHandler = (request: Request) => Response | Promise<Response>;
export class StandInSession {
  permissionRequest: Listener | null = null;
  permissionCheck: Listener | null = null;
  devicePermission: Listener | null = null;
  readonly handlers = new Map<string, SchemeHandler>();
  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => void this.handlers.set(scheme, handler),
  };
  setPermissionRequestHandler(handler: Listener | null): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Listener | null): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Listener | null): void {
    this.devicePermission = handler;
  }
}
export const session = { defaultSession: new StandInSession() };

class StandInIpcMain extends EventEmitter {
  readonly handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  handle(channel: string, handler: (event: never, ...args: never[]) => unknown): void {
    this.handlers.set(channel, handler as (event: unknown, ...args: unknown[]) => unknown);
  }
}
export const ipcMain = new StandInIpcMain();

export const dialog = {
  /** Index of the button that the person presses next. */
  nextResponse: 0,
  asked: [] as unknown[],
  errors: [] as string[],
  nextPick: [] as string[],
  showMessageBox(
    _window: unknown,
    options: unknown,
  ): Promise<{ response: number; checkboxChecked: boolean }> {
    dialog.asked.push(options);
    return Promise.resolve({ response: dialog.nextResponse, checkboxChecked: false });
  },
  showOpenDialog(): Promise<{ canceled: boolean; filePaths: string[] }> {
    return Promise.resolve({ canceled: dialog.nextPick.length === 0, filePaths: dialog.nextPick });
  },
  showErrorBox(title: string, content: string): void {
    dialog.errors.push(`${title}: ${content}`);
  },
};

export const shell = {
  shown: [] as string[],
  showItemInFolder(path: string): void {
    shell.shown.push(path);
  },
};

export const screen = {
  getAllDisplays: (): { workArea: { x: number; y: number; width: number; height: number } }[] => [
    { workArea: { x: 0, y: 0, width: 1920, height: 1080 } },
  ],
};

export interface StandInMenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly submenu?: StandInMenuItem[] | unknown;
  readonly click?: unknown;
}
export const Menu = {
  current: null as unknown,
  buildFromTemplate: (template: readonly object[]): unknown => template,
  setApplicationMenu(menu: unknown): void {
    Menu.current = menu;
  },
};

export const contextBridge = {
  exposed: new Map<string, unknown>(),
  exposeInMainWorld(name: string, api: unknown): void {
    contextBridge.exposed.set(name, api);
  },
};

class StandInIpcRenderer extends EventEmitter {
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = [];
  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args });
  }
  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    this.sent.push({ channel, args });
    return Promise.resolve({ channel, args });
  }
}
export const ipcRenderer = new StandInIpcRenderer();
