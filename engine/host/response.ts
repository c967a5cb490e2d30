/** Answers over HTTP, each with the headers that keep a page from doing more than the desk needs. */
import type { ServerResponse } from 'node:http';

/** Connections go to the page's own origin alone. React Aria injects a style element, which carries the nonce. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self' blob:",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
  ].join('; ');

const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
} as const;

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const text = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
  headers,
});
export const json = (body: unknown): Answer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});
/** Bytes that never change under their address. */
export const immutable = (type: string, body: Uint8Array): Answer => ({
  status: 200,
  type,
  body,
  headers: { 'Cache-Control': 'private, max-age=31536000, immutable' },
});

export function send(response: ServerResponse, answer: Answer, corsOrigin: string | null): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'",
    'Cross-Origin-Resource-Policy': corsOrigin === null ? 'same-origin' : 'cross-origin',
    ...COMMON_HEADERS,
    ...(corsOrigin === null ? {} : { 'Access-Control-Allow-Origin': corsOrigin, Vary: 'Origin' }),
    ...answer.headers,
    'Content-Type': answer.type,
    'Content-Length': String(body.byteLength),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
