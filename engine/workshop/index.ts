/**
 * The parent's side of the workshop: starts the child process, carries calls to it, and when it crashes starts another one
 * with the same project and views.
 */
import type { ChildProcess } from 'node:child_process';
import { applyCommand, type Command, type Document } from '../../core/document/index.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import type { RenderSpec, RenderStatus } from '../../core/protocol/index.ts';
import { endChild, startChild } from '../child/child-process.ts';
import type { CallMessage, CallName, Calls, FromWorkshop, ToWorkshop } from './messages.ts';
import type {
  IncidentRequest,
  JobHooks,
  JobProgress,
  JobRequest,
  ProxyRequest,
  RenderViewListener,
  Workshop,
  WorkshopOptions,
  WorkshopProject,
} from './workshop-api.ts';

export * from './workshop-api.ts';

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: JobProgress) => void) | undefined;
}

interface View {
  readonly viewId: string;
  readonly spec: RenderSpec;
  readonly listener: RenderViewListener;
}

/** A child that ends more often than this has something that no restart mends. */
const MOST_CRASHES = 3;
const CRASH_WINDOW_MS = 60_000;
const GOODBYE_MS = 3000;

export const createWorkshop = (options: WorkshopOptions): Workshop => new WorkshopClient(options);

class WorkshopClient implements Workshop {
  readonly #options: WorkshopOptions;
  readonly #pending = new Map<number, Pending>();
  readonly #views = new Map<string, View>();
  readonly #crashes: number[] = [];
  #nextId = 0;
  #child: ChildProcess | null = null;
  #isDisposed = false;
  /** What a new child has to be told. */
  #project: { readonly directory: string; readonly assets: Map<string, string>; document: Document } | null =
    null;

  constructor(options: WorkshopOptions) {
    this.#options = options;
    this.#start();
  }

  /** Of the child, for whoever watches processes. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  #start(): void {
    const child = startChild('workshop/main.js', {
      message: (message) => this.#hear(message as FromWorkshop),
      exit: (how) => {
        if (this.#child === child) this.#gone(how);
      },
    });
    this.#child = child;
    const { cacheDirectory, device = 'auto', threads = null } = this.#options;
    this.#tell({ kind: 'setup', setup: { cacheDirectory, device, threads } });
  }

  #tell(message: ToWorkshop): void {
    const child = this.#child;
    if (!child?.connected) return;
    child.send(message, (error) => {
      // a child that is gone is noticed by its end
      if (error && message.kind === 'call') this.#settle(message.id)?.reject(error);
    });
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #hear(message: FromWorkshop): void {
    switch (message.kind) {
      case 'answer':
        return this.#settle(message.id)?.resolve(message.result);
      case 'failure':
        return this.#settle(message.id)?.reject(
          message.cancelled ? new CancelledError('the work') : new Error(message.message),
        );
      case 'progress':
        return this.#pending.get(message.id)?.onProgress?.(message.progress);
      case 'frame':
        return this.#views.get(message.key)?.listener.frame(message.header, aligned(message.pixels));
      case 'status':
        return this.#views.get(message.key)?.listener.status(message.status);
      case 'thumbnail':
        return this.#options.onThumbnail?.(message.shotId, message.version);
      case 'background':
        return this.#options.onBackground?.(message.progress);
    }
  }

  /** The child ended without being asked to. */
  #gone(how: string): void {
    this.#child = null;
    if (this.#isDisposed) return;
    const reason = `the process that renders ended unexpectedly (${how})`;
    for (const { reject } of this.#pending.values()) reject(new Error(reason));
    this.#pending.clear();
    const now = Date.now();
    this.#crashes.push(now);
    const recent = this.#crashes.filter((at) => now - at < CRASH_WINDOW_MS);
    this.#options.onRestart?.(reason);
    if (recent.length > MOST_CRASHES) {
      for (const view of this.#views.values()) view.listener.status(failedStatus(view, reason));
      return;
    }
    this.#start();
    this.#tellProject();
    for (const [key, { viewId, spec }] of this.#views) this.#tell({ kind: 'view', key, viewId, spec });
  }

  #call<N extends CallName>(
    name: N,
    params: Calls[N]['params'],
    { signal, onProgress }: JobHooks = {},
  ): Promise<Calls[N]['result']> {
    if (signal?.aborted) return Promise.reject(new CancelledError('the work'));
    if (!this.#child?.connected && !this.#isDisposed && !this.#child) this.#start();
    const id = this.#nextId++;
    const cancel = (): void => this.#tell({ kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    return new Promise<Calls[N]['result']>((resolve, reject) => {
      if (this.#isDisposed) {
        reject(new Error('the workshop is closed'));
        return;
      }
      this.#pending.set(id, { resolve: resolve as (result: unknown) => void, reject, onProgress });
      this.#tell({ kind: 'call', id, name, params } as CallMessage);
    }).finally(() => signal?.removeEventListener('abort', cancel));
  }

  device(): Promise<string> {
    return this.#call('device', null);
  }

  setProject(project: WorkshopProject | null): void {
    this.#project = project && {
      directory: project.directory,
      assets: new Map(project.assets),
      document: { records: new Map(project.records.map((record) => [record.id, record])) },
    };
    this.#views.clear();
    this.#tellProject();
  }

  #tellProject(): void {
    const open = this.#project;
    this.#tell({
      kind: 'project',
      project: open && {
        directory: open.directory,
        assets: [...open.assets],
        records: [...open.document.records.values()],
      },
    });
  }

  assetAdded(hash: string, fileName: string): void {
    this.#project?.assets.set(hash, fileName);
    this.#tell({ kind: 'asset', hash, fileName });
  }

  documentChanged(command: Command): void {
    if (!this.#project) return;
    this.#project.document = applyCommand(this.#project.document, command).document;
    this.#tell({ kind: 'change', command });
  }

  proxy(request: ProxyRequest, signal?: AbortSignal) {
    return this.#call('proxy', request, signal ? { signal } : {});
  }

  view(key: string, viewId: string, spec: RenderSpec, listener: RenderViewListener): void {
    this.#views.set(key, { viewId, spec, listener });
    this.#tell({ kind: 'view', key, viewId, spec });
  }

  endView(key: string): void {
    if (this.#views.delete(key)) this.#tell({ kind: 'endView', key });
  }

  incident(request: IncidentRequest, signal?: AbortSignal) {
    return this.#call('incident', request, signal ? { signal } : {});
  }

  runJob(request: JobRequest, hooks: JobHooks = {}) {
    return this.#call('job', request, hooks);
  }

  thumbnail(shotId: string) {
    return this.#call('thumbnail', shotId);
  }

  async dispose(): Promise<void> {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    for (const { reject } of this.#pending.values()) reject(new CancelledError('the work'));
    this.#pending.clear();
    this.#views.clear();
    await endChild(this.#child, GOODBYE_MS);
  }
}

/** Bytes off the channel lie anywhere; halfs want even places. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());

const failedStatus = ({ viewId, spec }: View, error: string): RenderStatus => ({
  viewId,
  generation: 0,
  phase: 'failed',
  label: '',
  samplesDone: 0,
  goalSamples: spec.goalSamples,
  noise: null,
  elapsedSeconds: 0,
  secondsLeft: null,
  raysPerSecond: null,
  device: '',
  warnings: [],
  error,
});
