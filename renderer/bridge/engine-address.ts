/**
 * Where the engine is, and what makes its routes answer: in a browser the page's own origin and its session cookie, in the desktop
 * app what the preload hands over.
 */
export interface EngineAddress {
  /** "http://127.0.0.1:43210" */
  readonly origin: string;
  /** Credentials for `fetch`. */
  readonly requestInit: RequestInit;
}

/** What the preload script of the desktop app puts on the page; absent in a browser. */
export interface DesktopBridge {
  readonly engine: () => Promise<{ readonly origin: string; readonly token: string }>;
  /** "Open project …": the folder that was picked, or null. */
  readonly pickProject: () => Promise<string | null>;
  /** Menu items that were chosen, by action id. @returns how to stop listening. */
  readonly onMenu: (listener: (actionId: string) => void) => () => void;
  /** Asks before a window with work that is only in the journal is closed. */
  readonly setDocumentState: (state: { readonly edited: boolean; readonly title: string }) => void;
  /** Shows a file that a job made in the file manager. */
  readonly reveal: (path: string) => Promise<void>;
}

declare global {
  interface Window {
    readonly penumbra?: DesktopBridge;
  }
}

export const desktopBridge = (): DesktopBridge | null => window.penumbra ?? null;

export async function findEngine(): Promise<EngineAddress> {
  const desktop = desktopBridge();
  if (desktop === null)
    return { origin: window.location.origin, requestInit: { credentials: 'same-origin' } };
  const { origin, token } = await desktop.engine();
  return {
    origin,
    requestInit: { credentials: 'omit', headers: { Authorization: `Bearer ${token}` } },
  };
}
