/** The child's side of the workshop: the open document, the device, the views, and who does what is asked. */
import { CancelledError } from '../../core/ports/cancel.ts';
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import type { IncidentReading } from '../../core/protocol/index.ts';
import { openDevice } from '../devices/open-device.ts';
import { runJob } from './jobs/run-job.ts';
import type { CallMessage, Calls, FromWorkshop, ToWorkshop, WorkshopSetup } from './messages.ts';
import { readIncident } from './meter/incident.ts';
import { FieldShaper } from './fields/field-shaper.ts';
import { ProxyShop } from './proxy/proxy-shop.ts';
import { DeskDocument } from './scene/desk-document.ts';
import { backgroundDevice, InteractiveGate } from './scene/interactive-gate.ts';
import { ThumbnailKeeper } from './jobs/thumbnail-keeper.ts';
import { RenderView } from './view/render-view.ts';
import type { IncidentRequest, JobProgress } from './workshop-api.ts';

export class WorkshopServer {
  readonly #setup: WorkshopSetup;
  readonly #tell: (message: FromWorkshop) => void;
  readonly #onFatal: (error: Error) => void;
  readonly #fields: FieldShaper;
  readonly #document: DeskDocument;
  readonly #gate = new InteractiveGate();
  readonly #urgent = new InteractiveGate();
  readonly #views = new Map<string, RenderView>();
  readonly #calls = new Map<number, { readonly abort: AbortController; readonly isOwn: boolean }>();
  readonly #proxies: ProxyShop;
  readonly #thumbnails: ThumbnailKeeper;
  #device: Promise<KernelDevice> | null = null;

  constructor(setup: WorkshopSetup, tell: (message: FromWorkshop) => void, onFatal: (error: Error) => void) {
    this.#setup = setup;
    this.#tell = tell;
    this.#onFatal = onFatal;
    this.#fields = new FieldShaper(setup.threads ?? undefined);
    this.#document = new DeskDocument(this.#fields);
    this.#proxies = new ProxyShop(this.#document, this.#fields, setup.cacheDirectory);
    this.#thumbnails = new ThumbnailKeeper({
      document: this.#document,
      device: this.#background,
      onThumbnail: (shotId, version) => tell({ kind: 'thumbnail', shotId, version }),
      onProgress: (progress) => tell({ kind: 'background', progress }),
    });
  }

  readonly #openDevice = (): Promise<KernelDevice> => {
    this.#device ??= openDevice(this.#setup.device, this.#setup.threads ?? undefined);
    return this.#device;
  };

  readonly #background = async (): Promise<KernelDevice> =>
    backgroundDevice(await this.#openDevice(), this.#gate);

  hear(message: Exclude<ToWorkshop, { kind: 'setup' }>): void {
    switch (message.kind) {
      case 'project':
        for (const view of this.#views.values()) view.end();
        this.#views.clear();
        // a new project that is being written is not part of the one that closes
        for (const { abort, isOwn } of this.#calls.values()) if (isOwn) abort.abort();
        return this.#document.set(message.project);
      case 'asset':
        return this.#document.open?.assetAdded(message.hash, message.fileName);
      case 'change':
        return this.#document.apply(message.command);
      case 'view':
        return this.#view(message);
      case 'endView':
        this.#views.get(message.key)?.end();
        this.#views.delete(message.key);
        return;
      case 'cancel':
        return this.#calls.get(message.id)?.abort.abort();
      case 'call':
        void this.#answer(message);
    }
  }

  #view({ key, viewId, spec }: Extract<ToWorkshop, { kind: 'view' }>): void {
    const known = this.#views.get(key);
    if (known) return known.setSpec(spec);
    const context = {
      device: this.#openDevice,
      document: this.#document,
      gate: this.#gate,
      urgent: this.#urgent,
      onFatal: this.#onFatal,
    };
    const view = new RenderView(viewId, spec, context, {
      frame: (header, pixels) => this.#tell({ kind: 'frame', key, header, pixels }),
      status: (status) => this.#tell({ kind: 'status', key, status }),
    });
    this.#views.set(key, view);
  }

  async #answer(message: CallMessage): Promise<void> {
    const { id } = message;
    const controller = new AbortController();
    const isOwn = !(message.name === 'job' && message.params.kind === 'demo');
    this.#calls.set(id, { abort: controller, isOwn });
    try {
      this.#tell({ kind: 'answer', id, result: await this.#carryOut(message, controller.signal) });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      const cancelled = failure instanceof CancelledError || controller.signal.aborted;
      this.#tell({ kind: 'failure', id, message: oneLine(failure.message), cancelled });
      if (/was lost/.test(failure.message)) this.#onFatal(failure);
    } finally {
      this.#calls.delete(id);
    }
  }

  async #incident(request: IncidentRequest, signal: AbortSignal): Promise<IncidentReading> {
    const device = await this.#openDevice();
    for (const gate of [this.#gate, this.#urgent]) gate.hold(request);
    try {
      return await readIncident(device, this.#document.need(), request, signal);
    } finally {
      for (const gate of [this.#gate, this.#urgent]) gate.release(request);
    }
  }

  async #carryOut(message: CallMessage, signal: AbortSignal): Promise<Calls[CallMessage['name']]['result']> {
    switch (message.name) {
      case 'device':
        return (await this.#openDevice()).label;
      case 'proxy':
        return this.#proxies.make(message.params, signal);
      case 'incident':
        return this.#incident(message.params, signal);
      case 'thumbnail':
        return this.#thumbnails.newest(message.params);
      case 'job': {
        const onProgress = (progress: JobProgress): void =>
          this.#tell({ kind: 'progress', id: message.id, progress });
        return runJob(message.params, {
          document: this.#document,
          device: this.#background,
          picture: (key) => this.#views.get(key)?.picture() ?? null,
          signal,
          onProgress,
        });
      }
    }
  }
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '; ');
