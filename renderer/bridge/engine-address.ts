/**
 * Where the engine is, and what makes its routes answer: in a browser the page's own origin and its session cookie, in the desktop
 * app what the preload hands over.
 */
import type { DesktopBridge } from '../../core/protocol/index.ts';
export interface EngineAddress {
  /** "http://127.0.0.1:43210" */
  readonly origin: string;
  /** Credentials for `fetch`. */
  readonly requestInit: RequestInit;
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
