/**
 * Keeps an engine running: starts it as a plain Node process, starts it again when it dies, ends and restarts it when it answers no more.
 * Address and token stay the same, so that a desk only has to connect again. Three deaths in a minute are too many: then it says so.
 * Pure Node: the command line and the desktop app both use it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { END_MESSAGE, fromEngineSchema, type EngineConfiguration } from './configuration.ts';
import { newToken } from './credentials.ts';

export interface SupervisorOptions {
  /** The Node that runs it. */
  readonly node: string;
  /** dist/engine/host/main.js */
  readonly program: string;
  /** Default 127.0.0.1. */
  readonly address?: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly extraOrigins?: readonly string[];
  readonly project?: string | null;
  readonly environment?: NodeJS.ProcessEnv;
  /** Silence after which an engine counts as frozen. Default 10 s. */
  readonly frozenAfterMs?: number;
  /** A start that takes longer has frozen as well. Default 60 s. */
  readonly longestStartMs?: number;
  /** Deaths in a minute that are too many. Default 3. */
  readonly mostDeaths?: number;
}

export type EngineState =
  | { readonly state: 'starting' }
  | { readonly state: 'running'; readonly pid: number }
  /** It will be started again. */
  | { readonly state: 'restarting'; readonly reason: string }
  /** It will not. */
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'stopped' };

/** A start reads the project and its journal: longer than an answer may take. */
const LONGEST_START_MS = 60_000;
const MOST_DEATHS = 3;
const DEATHS_WINDOW_MS = 60_000;
const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 2000;
const LONGEST_END_MS = 6000;

export class Supervisor {
  readonly token = newToken();
  readonly #options: SupervisorOptions;
  readonly #listeners = new Set<(state: EngineState) => void>();
  readonly #deaths: number[] = [];
  #state: EngineState = { state: 'stopped' };
  #child: ChildProcess | null = null;
  #port: number;
  #project: string | null;
  #restart: ReturnType<typeof setTimeout> | null = null;
  #heardAt = 0;
  #watch: ReturnType<typeof setInterval> | null = null;
  #isWanted = false;
  #lastWords = '';

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#port = options.port ?? 0;
    this.#project = options.project ?? null;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Of the engine that runs or starts; null between two. */
  get processId(): number | null {
    return this.#child?.pid ?? null;
  }

  /** "http://127.0.0.1:43210"; null before the engine was there for the first time. */
  get origin(): string | null {
    const address = this.#options.address ?? '127.0.0.1';
    return this.#port === 0
      ? null
      : `http://${address.includes(':') ? `[${address}]` : address}:${this.#port}`;
  }

  /** Address that opens the desk. */
  get url(): string | null {
    return this.origin === null ? null : `${this.origin}/?token=${this.token}`;
  }

  onState(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the engine answers. @throws Error when it cannot be started. */
  start(): Promise<void> {
    this.#isWanted = true;
    this.#watch ??= setInterval(() => this.#checkAlive(), 500);
    return new Promise((resolve, reject) => {
      const off = this.onState((state) => {
        if (state.state === 'running') resolve();
        else if (state.state === 'failed' || state.state === 'stopped')
          reject(new Error(state.state === 'failed' ? state.reason : 'the engine was stopped'));
        else return;
        off();
      });
      this.#spawn();
    });
  }

  /** Ends the engine in order; after a while, by force. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    if (this.#restart !== null) clearTimeout(this.#restart);
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    const child = this.#child;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => child.kill('SIGKILL'), LONGEST_END_MS);
        child.once('exit', () => {
          clearTimeout(force);
          resolve();
        });
        if (child.connected) child.send(END_MESSAGE);
        else child.kill('SIGTERM');
      });
    }
    this.#setState({ state: 'stopped' });
  }

  #spawn(): void {
    const { node, program, address, extraOrigins, environment } = this.#options;
    this.#setState({ state: 'starting' });
    this.#lastWords = '';
    const child = spawn(node, [program], {
      stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
      ...(environment === undefined ? {} : { env: environment }),
    });
    this.#child = child;
    this.#heardAt = Date.now();
    const configuration: EngineConfiguration = {
      token: this.token,
      address: address ?? '127.0.0.1',
      port: this.#port,
      extraOrigins: [...(extraOrigins ?? [])],
      project: this.#project,
    };
    // an engine that dies before it reads is told of by its exit
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(JSON.stringify(configuration));
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#lastWords = `${this.#lastWords}${chunk.toString('utf8')}`.slice(-4000);
    });
    child.on('message', (message) => this.#hear(message));
    child.once('error', (error) => this.#died(child, error.message));
    child.once('exit', (code, signal) => {
      const words = this.#lastWords.trim().split('\n').at(-1) ?? '';
      const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
      this.#died(child, words === '' ? `the engine ${how}` : `the engine ${how}: ${words}`);
    });
  }

  #hear(message: unknown): void {
    const parsed = fromEngineSchema.safeParse(message);
    if (!parsed.success) return;
    this.#heardAt = Date.now();
    const heard = parsed.data;
    if (heard.type === 'ready') {
      this.#port = heard.port;
      this.#setState({ state: 'running', pid: heard.pid });
    } else if (heard.type === 'project') this.#project = heard.directory;
    else if (heard.type === 'failed') this.#lastWords = heard.message;
  }

  /** The clock of this process may itself have stood still: only silence that it watched counts. */
  #checkAlive(): void {
    const now = Date.now();
    const sinceCheck = now - this.#checkedAt;
    this.#checkedAt = now;
    if (sinceCheck > 2500) this.#heardAt = now;
    if (this.#child === null) return;
    const { frozenAfterMs = 10_000, longestStartMs = LONGEST_START_MS } = this.#options;
    if (now - this.#heardAt < (this.#state.state === 'running' ? frozenAfterMs : longestStartMs)) return;
    this.#lastWords = 'it did not answer any more';
    this.#child.kill('SIGKILL');
    this.#heardAt = now;
  }
  #checkedAt = Date.now();

  #died(child: ChildProcess, reason: string): void {
    if (this.#child !== child) return;
    this.#child = null;
    if (!this.#isWanted) return;
    const now = Date.now();
    const recent = [...this.#deaths.filter((at) => now - at < DEATHS_WINDOW_MS), now];
    this.#deaths.splice(0, this.#deaths.length, ...recent);
    if (recent.length >= (this.#options.mostDeaths ?? MOST_DEATHS)) {
      this.#isWanted = false;
      this.#setState({ state: 'failed', reason });
      return;
    }
    this.#setState({ state: 'restarting', reason });
    this.#restart = setTimeout(
      () => this.#spawn(),
      Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 4 ** (recent.length - 1)),
    );
  }

  #setState(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
