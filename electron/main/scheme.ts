/**
 * `app://desk/`: the desk's own files, and nothing else, over a scheme of our own. `file://` would give the page the rights of
 * every file on the disk; this scheme is standard and secure, and each answer carries the content security policy.
 */
import { protocol, type Session } from 'electron';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from './content-security-policy.ts';

export const DESK_SCHEME = 'app';
const DESK_HOST = 'desk';
const INDEX = 'index.html';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/** Before the app is ready: privileges are fixed then. */
export function registerDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: DESK_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves `folder` to windows of this session. `engineOrigin` is where the page may connect to. */
export function serveDesk(session: Session, folder: string, engineOrigin: () => string | null): void {
  session.protocol.handle(DESK_SCHEME, (request) => answer(request, folder, engineOrigin()));
}

async function answer(request: Request, folder: string, engineOrigin: string | null): Promise<Response> {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(engineOrigin),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response('only GET is answered here', { status: 405, headers });
  const file = await fileOf(request.url, folder);
  if (file === null) return new Response('there is no such file', { status: 404, headers });
  const type = MIME_TYPES[path.extname(file).toLowerCase()];
  if (type === undefined) return new Response('there is no such file', { status: 404, headers });
  return new Response(new Uint8Array(await readFile(file)), {
    headers: { ...headers, 'Content-Type': type },
  });
}

/** The file that a URL means; null for another host, and for whatever is not inside the folder, links included. */
export async function fileOf(address: string, folder: string): Promise<string | null> {
  let name: string;
  try {
    const url = new URL(address);
    if (url.host !== DESK_HOST) return null;
    name = decodeURIComponent(url.pathname).replace(/^\/+/, '') || INDEX;
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\') || name.split('/').includes('..')) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, name));
    return file.startsWith(root + path.sep) ? file : null;
  } catch {
    return null;
  }
}
