/**
 * Checks the stand-in against Electron's own types: every member of it that the app uses exists there under the same name, takes
 * what the app passes and gives what the app reads. A member that Electron renames or drops fails the type check.
 */
import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type * as StandIn from './electron-stand-in.ts';

/** Members that only the stand-in has: they say what was asked of it. */
type Remembered<Real, Fake> = Exclude<keyof Fake, keyof Real>;
/** Fails unless what is listed is exactly what the real object lacks. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** A method stands for a method whose answer has at least what the stand-in's has; anything else is a value. */
type Fits<Real, Fake> = Fake extends (...args: never[]) => infer Answer
  ? Real extends (...args: never[]) => infer RealAnswer
    ? HasAllOf<Awaited<RealAnswer>, Awaited<Answer>>
    : never
  : true;
type HasAllOf<Real, Fake> = Fake extends readonly (infer Item)[]
  ? Real extends readonly (infer RealItem)[]
    ? HasAllOf<RealItem, Item>
    : never
  : Fake extends object
    ? keyof Fake extends keyof Real | keyof typeof StandIn
      ? true
      : Fake extends Own
        ? true
        : never
    : true;
/** Answers that are stand-ins themselves are checked on their own line. */
type Own = StandIn.BrowserWindow | StandIn.StandInWebContents | StandIn.StandInFrame;
type MembersFit<Real, Fake, Own extends PropertyKey> = {
  [K in Exclude<keyof Fake, Own | keyof EventEmitter>]: K extends keyof Real ? Fits<Real[K], Fake[K]> : never;
};
type AllTrue<T> = T extends Readonly<Record<keyof T, true>> ? true : never;

type AppOwn = 'isSandboxed' | 'hasQuit' | 'recent' | 'becomeReady';
type WindowOwn = 'options' | 'loaded' | 'isShown';
type ContentsOwn = 'sent' | 'windowOpenHandler';
type SessionOwn = 'permissionRequest' | 'permissionCheck' | 'devicePermission' | 'handlers';
type DialogOwn = 'nextResponse' | 'asked' | 'errors' | 'nextPick';

/** One entry for each object of the module; each has to be `true`. */
export const SURFACE: {
  readonly moduleNames: Exclude<
    keyof typeof StandIn,
    'StandInFrame' | 'StandInWebContents' | 'StandInSession'
  > extends keyof typeof Electron
    ? true
    : never;
  readonly app: AllTrue<MembersFit<Electron.App, typeof StandIn.app, AppOwn>>;
  readonly appOwn: Same<Remembered<Electron.App, typeof StandIn.app>, AppOwn>;
  readonly window: AllTrue<MembersFit<Electron.BrowserWindow, StandIn.BrowserWindow, WindowOwn>>;
  readonly windowOwn: Same<Remembered<Electron.BrowserWindow, StandIn.BrowserWindow>, WindowOwn>;
  readonly contents: AllTrue<MembersFit<Electron.WebContents, StandIn.StandInWebContents, ContentsOwn>>;
  readonly contentsOwn: Same<Remembered<Electron.WebContents, StandIn.StandInWebContents>, ContentsOwn>;
  readonly session: AllTrue<MembersFit<Electron.Session, StandIn.StandInSession, SessionOwn>>;
  readonly sessionOwn: Same<Remembered<Electron.Session, StandIn.StandInSession>, SessionOwn>;
  readonly dialog: AllTrue<MembersFit<Electron.Dialog, typeof StandIn.dialog, DialogOwn>>;
  readonly dialogOwn: Same<Remembered<Electron.Dialog, typeof StandIn.dialog>, DialogOwn>;
  readonly shell: AllTrue<MembersFit<Electron.Shell, typeof StandIn.shell, 'shown'>>;
  readonly screen: AllTrue<MembersFit<Electron.Screen, typeof StandIn.screen, never>>;
  readonly menu: AllTrue<MembersFit<typeof Electron.Menu, typeof StandIn.Menu, 'current'>>;
  readonly protocol: AllTrue<MembersFit<Electron.Protocol, typeof StandIn.protocol, 'schemes'>>;
  readonly ipcMain: AllTrue<MembersFit<Electron.IpcMain, typeof StandIn.ipcMain, 'handlers'>>;
  readonly ipcRenderer: AllTrue<MembersFit<Electron.IpcRenderer, typeof StandIn.ipcRenderer, 'sent'>>;
  readonly contextBridge: AllTrue<
    MembersFit<Electron.ContextBridge, typeof StandIn.contextBridge, 'exposed'>
  >;
} = {
  moduleNames: true,
  app: true,
  appOwn: true,
  window: true,
  windowOwn: true,
  contents: true,
  contentsOwn: true,
  session: true,
  sessionOwn: true,
  dialog: true,
  dialogOwn: true,
  shell: true,
  screen: true,
  menu: true,
  protocol: true,
  ipcMain: true,
  ipcRenderer: true,
  contextBridge: true,
};
