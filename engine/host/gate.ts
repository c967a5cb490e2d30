/**
 * Who may ask at all: the exact `Host`, so that no foreign name can be bound to this address; the exact `Origin` where a browser sends
 * one; and the session, by cookie or bearer token. The same checks stand before every route and before every upgrade.
 */
import type { IncomingMessage } from 'node:http';
import type { Credentials } from './credentials.ts';

export interface GateOptions {
  readonly credentials: Credentials;
  readonly port: number;
  /** Names and addresses that this engine is reached by, without port. */
  readonly hostNames: readonly string[];
  /** Origins of pages that are not served from here: the desktop app's. */
  readonly extraOrigins: readonly string[];
}

/** Why a request is turned away, as an HTTP status. */
export type Refusal = { readonly status: 401 | 403 | 421; readonly text: string };

export class Gate {
  readonly #credentials: Credentials;
  readonly #hosts: ReadonlySet<string>;
  readonly #origins: ReadonlySet<string>;
  readonly #extraOrigins: ReadonlySet<string>;
  readonly cookieName: string;

  constructor({ credentials, port, hostNames, extraOrigins }: GateOptions) {
    this.#credentials = credentials;
    const bracketed = hostNames.map((name) => (name.includes(':') ? `[${name}]` : name));
    this.#hosts = new Set(bracketed.map((name) => `${name}:${port}`));
    this.#origins = new Set(bracketed.map((name) => `http://${name}:${port}`));
    this.#extraOrigins = new Set(extraOrigins);
    // cookies do not tell ports apart, so their name does
    this.cookieName = `penumbra-${port}`;
  }

  /** Host and Origin. */
  checkPlace(request: IncomingMessage): Refusal | null {
    const { host, origin } = request.headers;
    if (host === undefined || !this.#hosts.has(host))
      return { status: 421, text: 'this engine does not answer under that name' };
    if (origin !== undefined && !this.#origins.has(origin) && !this.#extraOrigins.has(origin))
      return { status: 403, text: 'this engine does not answer pages from elsewhere' };
    const site = request.headers['sec-fetch-site'];
    const isNavigation = request.headers['sec-fetch-mode'] === 'navigate';
    if (origin === undefined && site === 'cross-site' && !isNavigation)
      return { status: 403, text: 'this engine does not answer pages from elsewhere' };
    return null;
  }

  /** Cookie or bearer token. */
  checkSession(request: IncomingMessage): Refusal | null {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined && this.#credentials.isToken(bearer)) return null;
    const cookie = this.#cookie(request);
    // a page from elsewhere has to show the token itself: its cookie would be sent without its doing
    const isForeign = this.#extraOrigins.has(request.headers.origin ?? '');
    if (!isForeign && cookie !== null && this.#credentials.isSession(cookie)) return null;
    return { status: 401, text: 'open the desk with the address that its engine printed' };
  }

  #cookie(request: IncomingMessage): string | null {
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const [name, value] = part.trim().split('=');
      if (name === this.cookieName && value !== undefined) return value;
    }
    return null;
  }

  /** The header that lets an allowed page from elsewhere read the answer; null for all others. */
  corsOrigin(request: IncomingMessage): string | null {
    const { origin } = request.headers;
    return origin !== undefined && this.#extraOrigins.has(origin) ? origin : null;
  }

  /** True where the address shows the token: the desk is opened for the first time. */
  opensWith(token: string | null): boolean {
    return token !== null && this.#credentials.isToken(token);
  }

  /** Session cookie: for this host alone, out of scripts' reach, never sent along from other sites. */
  sessionCookie(): string {
    return `${this.cookieName}=${this.#credentials.session}; HttpOnly; SameSite=Strict; Path=/`;
  }
}
