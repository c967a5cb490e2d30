/** A real engine under its supervisor for a test: its own data folder, a free port, gone at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import {
  PROTOCOL_VERSION,
  ROUTES,
  SUBPROTOCOL,
  TICKET_PREFIX,
  type EventName,
  type EventOf,
  type MethodName,
  type ParamsOf,
  type ResultOf,
} from '../../../core/protocol/index.ts';
import { packageRoot } from '../../package-root.ts';
import { Supervisor, type SupervisorOptions } from '../supervisor.ts';

export interface RealEngine {
  readonly supervisor: Supervisor;
  readonly home: string;
  readonly port: number;
  readonly origin: string;
  stop(): Promise<void>;
}

export async function startEngine(options: Partial<SupervisorOptions> = {}): Promise<RealEngine> {
  const home = mkdtempSync(path.join(tmpdir(), 'penumbra-engine-'));
  const supervisor = new Supervisor({
    node: process.execPath,
    program: path.join(packageRoot(), 'dist/engine/host/main.js'),
    environment: { ...process.env, PENUMBRA_HOME: home },
    ...options,
  });
  await supervisor.start();
  const origin = supervisor.origin ?? '';
  return {
    supervisor,
    home,
    origin,
    port: Number(new URL(origin).port),
    stop: async () => {
      await supervisor.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request exactly as it is given: path and headers are sent as they are, `Host` included. */
export function rawRequest(
  port: number,
  target: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Uint8Array;
  } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: target,
        method: options.method ?? 'GET',
        headers: { Host: `127.0.0.1:${port}`, ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(options.body);
  });
}

export async function newTicket({ port, supervisor }: RealEngine): Promise<string> {
  const answer = await rawRequest(port, ROUTES.ticket, {
    method: 'POST',
    headers: { Authorization: `Bearer ${supervisor.token}` },
  });
  return (JSON.parse(answer.text) as { ticket: string }).ticket;
}

/** A desk without a page. */
export class TestDesk {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  readonly events: { readonly event: string; readonly data: unknown }[] = [];
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data, isBinary) => {
      if (isBinary) return;
      const message = JSON.parse((data as Buffer).toString('utf8')) as {
        id?: number;
        result?: unknown;
        error?: { message: string };
        event?: string;
        data?: unknown;
      };
      if (message.event !== undefined) this.events.push({ event: message.event, data: message.data });
      const pending = this.#pending.get(message.id ?? -1);
      if (pending === undefined) return;
      this.#pending.delete(message.id ?? -1);
      if (message.error === undefined) pending.resolve(message.result as never);
      else pending.reject(Object.assign(new Error(message.error.message), message.error));
    });
    socket.on('close', () => {
      for (const { reject } of this.#pending.values()) reject(new Error('the socket closed'));
      this.#pending.clear();
    });
    socket.on('error', () => undefined);
  }

  static async connect(engine: RealEngine): Promise<TestDesk> {
    const ticket = await newTicket(engine);
    const socket = new WebSocket(
      `ws://127.0.0.1:${engine.port}${ROUTES.socket}`,
      [SUBPROTOCOL, TICKET_PREFIX + ticket],
      { origin: engine.origin },
    );
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new TestDesk(socket);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  hello(): Promise<ResultOf<'hello'>> {
    return this.ask('hello', { protocol: PROTOCOL_VERSION, clientId: 'test-desk' });
  }

  ask<M extends MethodName>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> {
    return this.askRaw(method, params) as Promise<ResultOf<M>>;
  }

  askRaw(method: string, params: unknown): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as (value: never) => void, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  eventsNamed<E extends EventName>(name: E): readonly EventOf<E>[] {
    return this.events.filter(({ event }) => event === name).map(({ data }) => data as EventOf<E>);
  }

  close(): void {
    this.#socket.terminate();
  }
}
