/** The loopback host: the page, the API and the sockets of one engine, behind one gate. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { MAX_TEXT_MESSAGE_BYTES, ROUTES, SUBPROTOCOL, TICKET_PREFIX } from '../../core/protocol/index.ts';
import type { Desk } from '../desk/desk.ts';
import { DeskError, errorData } from '../desk/desk-error.ts';
import { answerApi } from './api-routes.ts';
import type { Credentials } from './credentials.ts';
import type { DeskFiles } from './desk-files.ts';
import { Gate } from './gate.ts';
import { send, text, type Answer } from './response.ts';
import type { Sockets } from './socket.ts';

export interface HostOptions {
  /** 127.0.0.1 unless another was asked for by name. */
  readonly address: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly extraOrigins: readonly string[];
  readonly credentials: Credentials;
  readonly files: DeskFiles;
  readonly desk: Desk;
  readonly sockets: Sockets;
}

export interface Host {
  readonly port: number;
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** @throws the system's error when the port is taken. */
export async function openHost(options: HostOptions): Promise<Host> {
  const server = createServer({ maxHeaderSize: 16 * 1024 });
  server.requestTimeout = 0; // uploads of large models take their time
  server.headersTimeout = 20_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const gate = new Gate({
    credentials: options.credentials,
    port,
    hostNames: [...new Set([...LOOPBACK, options.address])],
    extraOrigins: options.extraOrigins,
  });
  answerRequests(server, gate, options);
  const sockets = acceptSockets(server, gate, options);
  return {
    port,
    close: async () => {
      options.sockets.closeAll();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answerRequests(server: Server, gate: Gate, options: HostOptions): void {
  server.on('request', (request, response) => {
    const cors = gate.corsOrigin(request);
    const finish = (answer: Answer | 'sent'): void => {
      if (answer === 'sent') return;
      // what was not read of a refused upload must not keep the connection busy
      if (!request.complete && answer.status >= 400) response.setHeader('Connection', 'close');
      send(response, answer, cors);
    };
    const answerOrFail = async (): Promise<Answer | 'sent'> => {
      const refusal = gate.checkPlace(request);
      if (refusal !== null) return text(refusal.status, refusal.text);
      const url = urlOf(request);
      if (url === null) return text(400, 'expected a plain path');
      if (request.method === 'OPTIONS') return preflight(cors);

      // the address that the engine printed: it becomes a session, and the token leaves the address bar
      const token = url.searchParams.get('token');
      if (request.method === 'GET' && url.pathname === '/' && token !== null) {
        if (!gate.opensWith(token)) return text(401, 'this address is of an engine that has ended');
        return text(303, '', { Location: '/', 'Set-Cookie': gate.sessionCookie() });
      }
      const refused = gate.checkSession(request);
      if (refused !== null) return text(refused.status, refused.text);

      const fromApi = await answerApi(request, response, url, options);
      if (fromApi !== null) return fromApi;
      if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'expected GET');
      return options.files.answer(url.pathname);
    };
    answerOrFail().then(finish, (cause: unknown) => {
      if (response.headersSent) response.destroy();
      else finish(failure(cause));
    });
  });
}

/** Paths are compared as they come: an encoded slash, a dot segment or a backslash is no path of ours. */
function urlOf(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  const [pathname = ''] = target.split('?', 1);
  if (
    !pathname.startsWith('/') ||
    /\\|\/\/|%2f|%5c|%00|%2e/i.test(pathname) ||
    /\/\.\.?(\/|$)/.test(pathname)
  )
    return null;
  try {
    return new URL(target, 'http://engine');
  } catch {
    return null;
  }
}

const preflight = (cors: string | null): Answer =>
  cors === null
    ? text(403, 'this engine does not answer pages from elsewhere')
    : text(204, '', {
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Max-Age': '600',
      });

function failure(cause: unknown): Answer {
  const { code, message } = errorData(cause);
  const status = code === 'not-found' ? 404 : cause instanceof DeskError && code !== 'failed' ? 409 : 500;
  return text(status, message);
}

function acceptSockets(server: Server, gate: Gate, { credentials, sockets }: HostOptions): WebSocketServer {
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_TEXT_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const refuse = (status: number, reason: string): void => {
      stream.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    const refusal = gate.checkPlace(request);
    if (refusal !== null) return refuse(refusal.status, 'Refused');
    if (urlOf(request)?.pathname !== ROUTES.socket) return refuse(404, 'Not Found');
    // browsers always send an origin here: one that does not is no desk
    if (request.headers.origin === undefined) return refuse(403, 'Refused');
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    const ticket = offered.find((name) => name.startsWith(TICKET_PREFIX))?.slice(TICKET_PREFIX.length);
    if (!offered.includes(SUBPROTOCOL)) return refuse(400, 'Bad Request');
    if (ticket === undefined || !credentials.spend(ticket)) return refuse(401, 'Unauthorized');
    webSockets.handleUpgrade(request, stream, head, (socket) => sockets.add(socket));
    return undefined;
  });
  return webSockets;
}
