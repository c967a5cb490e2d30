/**
 * The wire to the engine: requests that are answered once, events, binary frames. When the wire breaks it is mended: it
 * comes back by itself, and whoever listens is told both.
 */
import {
  decodeBinaryFrame,
  EVENTS,
  isEventName,
  METHODS,
  ROUTES,
  serverMessageSchema,
  SUBPROTOCOL,
  TICKET_PREFIX,
  type BinaryFrame,
  type EventName,
  type EventOf,
  type MethodName,
  type ParamsOf,
  type ProtocolErrorData,
  type ResultOf,
} from '../../core/protocol/index.ts';
import type { EngineAddress } from './engine-address.ts';

/** A request that the engine refused. `message` is one line for people. */
export class EngineError extends Error {
  readonly data: ProtocolErrorData;
  constructor(data: ProtocolErrorData) {
    super(data.message);
    this.name = 'EngineError';
    this.data = data;
  }
}

/** A request whose answer never came: the engine may or may not have carried it out. */
export class ConnectionLostError extends Error {
  constructor() {
    super('the connection to the engine broke before the answer came');
    this.name = 'ConnectionLostError';
  }
}

export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

interface Pending {
  readonly method: MethodName;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const FIRST_RETRY_MS = 150;
const LONGEST_RETRY_MS = 3000;

export class Connection {
  readonly #address: EngineAddress;
  readonly #events = new Map<EventName, Set<(data: never) => void>>();
  readonly #binary = new Set<(frame: BinaryFrame) => void>();
  readonly #states = new Set<(state: ConnectionState) => void>();
  readonly #pending = new Map<number, Pending>();
  #socket: WebSocket | null = null;
  #nextId = 1;
  #retryMs = FIRST_RETRY_MS;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #state: ConnectionState = 'connecting';
  #isClosed = false;

  constructor(address: EngineAddress) {
    this.#address = address;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    void this.#connect();
  }

  /** Ends the wire for good. */
  close(): void {
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#socket?.close();
  }

  onState(listener: (state: ConnectionState) => void): () => void {
    this.#states.add(listener);
    return () => this.#states.delete(listener);
  }

  onEvent<E extends EventName>(name: E, listener: (data: EventOf<E>) => void): () => void {
    const listeners = this.#events.get(name) ?? new Set();
    this.#events.set(name, listeners);
    listeners.add(listener as (data: never) => void);
    return () => listeners.delete(listener as (data: never) => void);
  }

  onBinary(listener: (frame: BinaryFrame) => void): () => void {
    this.#binary.add(listener);
    return () => this.#binary.delete(listener);
  }

  /** @throws EngineError when it was refused, ConnectionLostError when no answer can come any more. */
  request<M extends MethodName>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new ConnectionLostError());
    const id = this.#nextId++;
    return new Promise<ResultOf<M>>((resolve, reject) => {
      this.#pending.set(id, { method, resolve: resolve as (value: unknown) => void, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async #connect(): Promise<void> {
    this.#setState(this.#state === 'open' ? 'lost' : this.#state);
    const ticket = await this.#fetchTicket();
    if (this.#isClosed) return;
    if (ticket === 'refused') {
      this.#setState('refused');
      return;
    }
    if (ticket === 'unreachable') {
      this.#setState('lost');
      this.#retryLater();
      return;
    }
    const url = new URL(ROUTES.socket, this.#address.origin);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url, [SUBPROTOCOL, TICKET_PREFIX + ticket]);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.onopen = () => {
      this.#retryMs = FIRST_RETRY_MS;
      this.#setState('open');
    };
    socket.onmessage = (message: MessageEvent<string | ArrayBuffer>) => this.#receive(message.data);
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      for (const pending of this.#pending.values()) pending.reject(new ConnectionLostError());
      this.#pending.clear();
      if (this.#isClosed) return;
      this.#setState('lost');
      this.#retryLater();
    };
  }

  async #fetchTicket(): Promise<string> {
    try {
      const response = await fetch(new URL(ROUTES.ticket, this.#address.origin), {
        ...this.#address.requestInit,
        method: 'POST',
      });
      if (response.status === 401 || response.status === 403) return 'refused';
      if (!response.ok) return 'unreachable';
      const body: unknown = await response.json();
      return typeof body === 'object' && body !== null && 'ticket' in body && typeof body.ticket === 'string'
        ? body.ticket
        : 'unreachable';
    } catch {
      return 'unreachable';
    }
  }

  #retryLater(): void {
    this.#retry = setTimeout(() => void this.#connect(), this.#retryMs);
    this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 1.6);
  }

  #setState(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#states) listener(state);
  }

  #receive(data: string | ArrayBuffer): void {
    if (data instanceof ArrayBuffer) {
      const frame = decodeBinaryFrame(data);
      for (const listener of this.#binary) listener(frame);
      return;
    }
    const message = serverMessageSchema.parse(JSON.parse(data));
    if ('event' in message) {
      if (!isEventName(message.event)) return;
      const event = EVENTS[message.event].parse(message.data);
      for (const listener of this.#events.get(message.event) ?? []) listener(event as never);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    this.#pending.delete(message.id);
    if ('error' in message) {
      const { issues, ...rest } = message.error;
      pending.reject(new EngineError(issues === undefined ? rest : { ...rest, issues }));
      return;
    }
    const result = METHODS[pending.method].result.safeParse(message.result);
    if (result.success) pending.resolve(result.data);
    else
      pending.reject(
        new EngineError({
          code: 'failed',
          message: `the engine's answer to ${pending.method} is not understood`,
        }),
      );
  }
}
