/**
 * The desk's own files, read once: a route is a name in a table, so that no path of a request ever reaches the disk.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy, text, type Answer } from './response.ts';

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
const INDEX = '/index.html';

export class DeskFiles {
  readonly #files: ReadonlyMap<string, { readonly type: string; readonly body: Uint8Array }>;

  private constructor(files: ReadonlyMap<string, { readonly type: string; readonly body: Uint8Array }>) {
    this.#files = files;
  }

  /** @throws Error when the desk has not been built. */
  static async read(folder: string): Promise<DeskFiles> {
    const files = new Map<string, { type: string; body: Uint8Array }>();
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
      throw new Error(`${folder}: expected the built desk (npm run build); it is not there`);
    });
    for (const entry of entries) {
      const type = MIME_TYPES[path.extname(entry.name).toLowerCase()];
      if (entry.isFile() && type !== undefined)
        files.set(`/${entry.name}`, { type, body: await readFile(path.join(folder, entry.name)) });
    }
    return new DeskFiles(files);
  }

  answer(pathname: string): Answer {
    const name = pathname === '/' ? INDEX : pathname;
    const file = this.#files.get(name);
    if (file === undefined) return text(404, 'there is no such page');
    if (name !== INDEX) return { status: 200, type: file.type, body: file.body };
    const nonce = randomBytes(16).toString('base64');
    const page = Buffer.from(file.body)
      .toString('utf8')
      .replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`);
    return {
      status: 200,
      type: file.type,
      body: page,
      headers: { 'Content-Security-Policy': contentSecurityPolicy(nonce) },
    };
  }
}
