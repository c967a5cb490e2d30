/** Which run of the composer this page shows, kept over a reload of it: the engine keeps the takes themselves. */
const KEY = 'penumbra.takes';

/** @param composeId null for none. */
export function rememberRun(composeId: string | null): void {
  try {
    if (composeId === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, composeId);
  } catch {
    // a browser that keeps nothing shows takes until it is loaded anew
  }
}

export function rememberedRun(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
