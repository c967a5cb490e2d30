/** What the page of the desktop app may load and where it may connect to: its own files, and its own engine. */

/** @param engineOrigin "http://127.0.0.1:43210"; null while the engine is not there: the page may connect to nothing then. */
export function contentSecurityPolicy(engineOrigin: string | null): string {
  const engine = engineOrigin === null ? '' : ` ${engineOrigin} ${engineOrigin.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' blob:${engine}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
  ].join('; ');
}
