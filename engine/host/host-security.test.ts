/**
 * Nothing gets into the loopback host without its token, its name and its origin: every route, and the WebSocket, on the real
 * process.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ROUTES, SUBPROTOCOL, TICKET_PREFIX } from '../../core/protocol/index.ts';
import { packageRoot } from '../package-root.ts';
import { newTicket, rawRequest, startEngine, TestDesk, type RealEngine } from './testing/real-engine.ts';

let engine: RealEngine;
let bearer: Record<string, string>;
beforeAll(async () => {
  engine = await startEngine();
  bearer = { Authorization: `Bearer ${engine.supervisor.token}` };
});
afterAll(() => engine.stop());

const HASH = 'a'.repeat(64);
/** Every route, as a desk asks for it. */
const EVERY_ROUTE: readonly (readonly [method: string, target: string])[] = [
  ['GET', '/'],
  ['GET', '/desk.js'],
  ['GET', '/desk.css'],
  ['POST', ROUTES.ticket],
  ['GET', ROUTES.socket],
  ['GET', `${ROUTES.proxyModel}/${HASH}`],
  ['GET', `${ROUTES.proxyMesh}/${HASH}`],
  ['POST', ROUTES.proxyField],
  ['GET', `${ROUTES.proxyImage}/${HASH}`],
  ['GET', `${ROUTES.proxyPanorama}/${HASH}`],
  ['GET', `${ROUTES.shotThumbnail}/sht_a`],
  ['GET', `${ROUTES.projectThumbnail}/${'b'.repeat(32)}-1`],
  ['GET', `${ROUTES.takeFile}/tak_a`],
  ['POST', `${ROUTES.import}?name=a.glb`],
  ['GET', `${ROUTES.output}/job_a/board.pdf`],
];

it('has a test for every route there is', () => {
  const tested = EVERY_ROUTE.map(([, target]) => target.split('?')[0] ?? '');
  for (const route of Object.values(ROUTES))
    expect(
      tested.some((target) => target === route || target.startsWith(`${route}/`)),
      route,
    ).toBe(true);
});

describe.each(EVERY_ROUTE)('%s %s', (method, target) => {
  const ask = (headers: Record<string, string>) => rawRequest(engine.port, target, { method, headers });

  it('refuses who shows no token', async () => {
    expect((await ask({})).status).toBe(401);
  });

  it('refuses a wrong token, in a header and in a cookie', async () => {
    const wrong = 'x'.repeat(43);
    expect((await ask({ Authorization: `Bearer ${wrong}` })).status).toBe(401);
    expect((await ask({ Cookie: `penumbra-${engine.port}=${wrong}` })).status).toBe(401);
    // the token itself is no session
    expect((await ask({ Cookie: `penumbra-${engine.port}=${engine.supervisor.token}` })).status).toBe(401);
  });

  it.each(['example.org', 'example.org:80', '127.0.0.1', 'localhost.example.org:1', '127.0.0.1.example.org'])(
    'refuses the name %s, whoever asks',
    async (host) => {
      expect((await ask({ ...bearer, Host: host })).status).toBe(421);
    },
  );

  it.each(['http://example.org', 'null', 'https://127.0.0.1:1', 'app://desk', 'http://localhost'])(
    'refuses pages of %s, whoever asks',
    async (origin) => {
      expect((await ask({ ...bearer, Origin: origin })).status).toBe(403);
    },
  );

  it('refuses what another site makes the browser load', async () => {
    const fromElsewhere = { ...bearer, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' };
    expect((await ask(fromElsewhere)).status).toBe(403);
  });

  it('is open to the token', async () => {
    const { status } = await ask(bearer);
    expect([401, 403, 421]).not.toContain(status);
  });
});

describe('the address that opens the desk', () => {
  it('becomes a session: a cookie that scripts cannot read, and an address without the token', async () => {
    const answer = await rawRequest(engine.port, `/?token=${engine.supervisor.token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(cookie).not.toContain(engine.supervisor.token);
    const [pair = ''] = cookie.split(';');
    const page = await rawRequest(engine.port, '/', { headers: { Cookie: pair } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<div id="desk">');
  });

  it('is refused with the token of another run', async () => {
    const other = await startEngine();
    try {
      const replayed = await rawRequest(other.port, `/?token=${engine.supervisor.token}`);
      expect(replayed.status).toBe(401);
      const opened = await rawRequest(engine.port, `/?token=${engine.supervisor.token}`);
      const session = (opened.headers['set-cookie']?.[0] ?? '').split(';')[0]?.split('=')[1] ?? '';
      const cookie = `penumbra-${other.port}=${session}`;
      expect((await rawRequest(other.port, '/', { headers: { Cookie: cookie } })).status).toBe(401);
    } finally {
      await other.stop();
    }
  });

  it('sends a policy without inline scripts, and names nobody else', async () => {
    const { headers } = await rawRequest(engine.port, '/', { headers: bearer });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|unsafe-inline|\*|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('paths that lead elsewhere', () => {
  const secret = readFileSync(path.join(packageRoot(), 'package.json'), 'utf8').slice(0, 60);
  const tricks = [
    '../package.json', '../../package.json', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json',
    '%252e%252e%252fpackage.json', '..\\..\\package.json', '..%5c..%5cpackage.json', '%2fetc%2fpasswd', '/etc/passwd',
    'a%00.png', '....//....//package.json', '.%2e/package.json',
  ]; // prettier-ignore
  const bases = ['', ...Object.values(ROUTES), `${ROUTES.output}/job_a`, `${ROUTES.takeFile}/tak_a?file=`];

  it.each(bases)('open nothing below %s/', async (base) => {
    for (const trick of tricks) {
      for (const method of ['GET', 'POST']) {
        const answer = await rawRequest(engine.port, `${base}/${trick}`, { method, headers: bearer });
        expect(answer.status, `${method} ${base}/${trick}`).toBeGreaterThanOrEqual(400);
        expect(answer.text).not.toContain(secret);
        expect(answer.text).not.toContain('root:');
      }
    }
  });

  it('make no file of an upload outside its folder', async () => {
    for (const name of ['..', '../a.glb', '..\\a.glb', '/etc/a.glb', 'a\0.glb', '', 'x'.repeat(300)]) {
      const target = `${ROUTES.import}?name=${encodeURIComponent(name)}`;
      const answer = await rawRequest(engine.port, target, { method: 'POST', headers: bearer, body: 'x' });
      expect(answer.status, name).toBeGreaterThanOrEqual(400);
    }
  });

  it('are refused as absolute targets as well', async () => {
    const answer = await rawRequest(engine.port, 'http://example.org/', { headers: bearer });
    expect(answer.status).toBe(400);
  });
});

describe('the WebSocket', () => {
  const open = (
    protocols: string[],
    options: { origin?: string; headers?: Record<string, string>; target?: string } = {},
  ) =>
    new Promise<number>((resolve) => {
      const { origin = engine.origin, headers = {}, target = ROUTES.socket } = options;
      const socket = new WebSocket(`ws://127.0.0.1:${engine.port}${target}`, protocols, {
        ...(origin === '' ? {} : { origin }),
        headers,
      });
      socket.once('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.once('unexpected-response', (_request, response) => {
        socket.terminate();
        resolve(response.statusCode ?? 0);
      });
      socket.on('error', () => undefined);
    });
  const withTicket = async (): Promise<string[]> => [SUBPROTOCOL, TICKET_PREFIX + (await newTicket(engine))];

  it('opens with a ticket, once', async () => {
    const protocols = await withTicket();
    expect(await open(protocols)).toBe(101);
    expect(await open(protocols)).toBe(401);
  });

  it('does not open without one, with a wrong one, or with the token', async () => {
    expect(await open([SUBPROTOCOL])).toBe(401);
    expect(await open([SUBPROTOCOL, TICKET_PREFIX + 'x'.repeat(43)])).toBe(401);
    expect(await open([SUBPROTOCOL, TICKET_PREFIX + engine.supervisor.token])).toBe(401);
    expect(await open([SUBPROTOCOL], { headers: bearer })).toBe(401);
  });

  it('does not open for other pages, for no page, or under another name', async () => {
    expect(await open(await withTicket(), { origin: 'http://example.org' })).toBe(403);
    expect(await open(await withTicket(), { origin: '' })).toBe(403);
    expect(await open(await withTicket(), { headers: { Host: 'example.org' } })).toBe(421);
  });

  it('does not open elsewhere, or for another protocol', async () => {
    expect(await open(await withTicket(), { target: '/' })).toBe(404);
    const [, ticket = ''] = await withTicket();
    expect(await open(['penumbra.99', ticket])).toBe(400);
  });

  it('answers what is no request with an error or the door', async () => {
    const desk = await TestDesk.connect(engine);
    await expect(desk.askRaw('no.such.method', {})).rejects.toThrow('no.such.method');
    await expect(desk.askRaw('constructor', {})).rejects.toThrow('there is no such method');
    await expect(desk.askRaw('project.open', { directory: 5, mode: 'normal' })).rejects.toThrow('directory');
    await expect(desk.askRaw('hello', { protocol: 1, clientId: 'a', more: 1 })).rejects.toThrow('hello');
    await expect(desk.askRaw('document.undo', { commandId: 'abcdefgh' })).rejects.toThrow(
      'no project is open',
    );
    expect(desk.isOpen).toBe(true);
    desk.sendRaw('not json');
    await expect.poll(() => desk.isOpen).toBe(false);
    const second = await TestDesk.connect(engine);
    second.sendRaw(Buffer.from([1, 2, 3]));
    await expect.poll(() => second.isOpen).toBe(false);
  });
});
