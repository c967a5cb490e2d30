/**
 * What no page may do, whatever it says: leave the desk, open windows, embed others, or ask for the microphone. Set once for
 * the app, so that a window made later is locked as well.
 */
import type { App, Session } from 'electron';
import { DESKTOP_ORIGIN } from '../../core/protocol/desktop-channels.ts';

/** Pointer lock is fly mode; full screen and writing text to the clipboard are plain. */
const ALLOWED_PERMISSIONS: readonly string[] = ['pointerLock', 'fullscreen', 'clipboard-sanitized-write'];

export const isDeskUrl = (address: string): boolean =>
  address === DESKTOP_ORIGIN || address.startsWith(`${DESKTOP_ORIGIN}/`);

export function lockContents(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isDeskUrl(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isDeskUrl(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isDeskUrl(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

type LockableSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

export function lockSession(session: LockableSession): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isDeskUrl(contents.getURL()) && ALLOWED_PERMISSIONS.includes(permission)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      isDeskUrl(requestingOrigin.replace(/\/$/, '')) && ALLOWED_PERMISSIONS.includes(permission),
  );
  session.setDevicePermissionHandler(() => false);
}
