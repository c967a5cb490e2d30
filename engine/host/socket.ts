/**
 * Desks on their sockets: requests in, answers, events and pictures out. A slow reader gets the newest picture of a view and not all of
 * them; one that stops reading altogether is let go of.
 */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import {
  encodeBinaryFrame,
  isMethodName,
  METHODS,
  requestSchema,
  type EventName,
  type EventOf,
  type MethodName,
  type RenderFrameHeader,
} from '../../core/protocol/index.ts';
import { formatPath } from '../../core/document/index.ts';
import { DeskError, errorData } from '../desk/desk-error.ts';
import type { Handlers, Peer } from '../desk/handlers.ts';

/** While more than this waits to be sent, pictures are held back. */
const BUSY_BYTES = 4 * 1024 * 1024;
/** A desk with more than this waiting does not read any more. */
const MOST_WAITING_BYTES = 512 * 1024 * 1024;
const HELD_BACK_CHECK_MS = 15;

export class Sockets {
  readonly #handlers: Handlers;
  readonly #onEnd: (peer: Peer) => void;
  readonly #peers = new Map<WebSocket, DeskPeer>();

  constructor(handlers: Handlers, onEnd: (peer: Peer) => void) {
    this.#handlers = handlers;
    this.#onEnd = onEnd;
  }

  get count(): number {
    return this.#peers.size;
  }

  tell<E extends EventName>(name: E, data: EventOf<E>): void {
    const message = JSON.stringify({ event: name, data });
    for (const peer of this.#peers.values()) peer.send(message);
  }

  add(socket: WebSocket): void {
    const peer = new DeskPeer(socket);
    this.#peers.set(socket, peer);
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003, 'requests are text');
      else void this.#receive(peer, (data as Buffer).toString('utf8'));
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#peers.delete(socket);
      peer.end();
      this.#onEnd(peer);
    });
  }

  closeAll(): void {
    for (const socket of this.#peers.keys()) socket.close(1001, 'the engine ends');
  }

  async #receive(peer: DeskPeer, message: string): Promise<void> {
    let id: number | null = null;
    try {
      const request = requestSchema.safeParse(parseJson(message));
      if (!request.success) throw new DeskError('bad-request', 'expected {id, method, params}');
      id = request.data.id;
      const { method, params } = request.data;
      if (!isMethodName(method))
        throw new DeskError('bad-request', `${method.slice(0, 60)}: there is no such method`);
      const result = await this.#handle(method, params, peer);
      peer.send(JSON.stringify({ id, result }));
    } catch (cause) {
      if (id === null) peer.close(1008, 'not a request');
      else peer.send(JSON.stringify({ id, error: errorData(cause) }));
    }
  }

  #handle(method: MethodName, params: unknown, peer: Peer): unknown {
    const parsed = METHODS[method].params.safeParse(params);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = formatPath(
        (issue?.path ?? []).map((part) => (typeof part === 'number' ? part : String(part))),
      );
      throw new DeskError(
        'bad-request',
        `${method}: ${field === '' ? 'parameters' : field}: ${issue?.message ?? ''}`,
      );
    }
    const handler = this.#handlers[method] as (params: unknown, peer: Peer) => unknown;
    return handler(parsed.data, peer);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

class DeskPeer implements Peer {
  readonly id = randomBytes(6).toString('hex');
  readonly views = new Set<string>();
  readonly #socket: WebSocket;
  /** The newest picture of each view that could not be sent yet. */
  readonly #held = new Map<string, Uint8Array>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  send(message: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MOST_WAITING_BYTES) this.#socket.terminate();
    else this.#socket.send(message);
  }

  sendStatus(status: Parameters<Peer['sendStatus']>[0]): void {
    this.send(JSON.stringify({ event: 'render.status', data: status }));
  }

  sendFrame(header: RenderFrameHeader, pixels: Uint8Array): void {
    this.#held.set(header.viewId, encodeBinaryFrame(header, pixels));
    this.#flush();
  }

  #flush(): void {
    if (this.#timer !== null || this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount < BUSY_BYTES) {
      for (const frame of this.#held.values()) this.#socket.send(frame);
      this.#held.clear();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, HELD_BACK_CHECK_MS);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#held.clear();
  }
}
