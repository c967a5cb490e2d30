/**
 * Kernels on CPU threads through WebAssembly SIMD. All workers share one memory that holds every binding; they
 * take tiles of invocations from an atomic counter, so the split never shows in the result.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { CancelledError } from '../../../core/ports/cancel.ts';
import type { KernelDevice, KernelInstance, RunOptions } from '../../../core/ports/kernel-device.ts';
import { packageRoot } from '../../package-root.ts';
import { loadKernelArtifact } from '../kernel-artifact.ts';
import {
  CONTROL_CANCEL,
  CONTROL_DONE,
  CONTROL_WORDS,
  type FromWorker,
  type RunMessage,
  type ToWorker,
} from './messages.ts';

const PAGE_BYTES = 65536;
const MAX_PAGES = 65536;
/** Bindings start on cache lines. */
const ALIGNMENT = 64;
const PROGRESS_INTERVAL_MS = 25;

/** @param threads worker threads; default: all that the machine offers. */
export function openWasmDevice(threads: number = availableParallelism()): KernelDevice {
  return new WasmDevice(Math.max(1, Math.floor(threads)));
}

class WorkerThread {
  readonly #worker: Worker;
  #pending: { resolve: () => void; reject: (error: Error) => void } | null = null;
  #isEnding = false;

  constructor() {
    this.#worker = new Worker(path.join(packageRoot(), 'dist/engine/devices/wasm/worker.js'));
    this.#worker.on('message', ({ error }: FromWorker) => {
      const pending = this.#pending;
      this.#pending = null;
      // a late answer must not let the process end while the worker's end is waited for
      if (!this.#isEnding) this.#worker.unref();
      if (error === null) pending?.resolve();
      else pending?.reject(new Error(error));
    });
    this.#worker.on('error', (error) => {
      this.#pending?.reject(error instanceof Error ? error : new Error(String(error)));
      this.#pending = null;
    });
    this.#worker.unref();
  }

  /** Sends one message and resolves when it has been carried out; the worker keeps the process alive meanwhile. */
  call(message: ToWorker): Promise<void> {
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#worker.postMessage(message);
    });
  }

  async terminate(): Promise<void> {
    // an idle worker does not keep the process alive; its end is waited for all the same
    this.#isEnding = true;
    this.#worker.ref();
    await this.#worker.terminate();
  }
}

class WasmDevice implements KernelDevice {
  readonly kind = 'wasm';
  readonly label: string;
  readonly #workers: readonly WorkerThread[];
  #nextKernel = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(threads: number) {
    this.label = `wasm, ${threads} thread${threads === 1 ? '' : 's'}`;
    this.#workers = Array.from({ length: threads }, () => new WorkerThread());
  }

  /** Workers carry out one message at a time: whatever concerns all of them queues here. */
  exclusive<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async callAll(message: (worker: number) => ToWorker): Promise<void> {
    // all workers are waited for, also when one fails, so that none is left busy
    const results = await Promise.allSettled(
      this.#workers.map((worker, index) => worker.call(message(index))),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  get threads(): number {
    return this.#workers.length;
  }

  async load(name: string, byteLengths: Readonly<Record<string, number>>): Promise<KernelInstance> {
    const artifact = await loadKernelArtifact(name);
    const module = await WebAssembly.compile(artifact.wasm);
    const stackBytes = alignUp(artifact.reflection.stackBytes + ALIGNMENT);

    // address 0 stays unused; then a shadow stack per worker; then the bindings
    const stacksAt = ALIGNMENT;
    let end = stacksAt + stackBytes * this.threads;
    const regions = new Map<string, MemoryRegion>();
    for (const binding of artifact.reflection.bindings) {
      const bytes = Math.max(byteLengths[binding.name] ?? 0, binding.minByteLength, 16);
      regions.set(binding.name, { base: end, bytes });
      end = alignUp(end + bytes);
    }
    const pages = Math.ceil(end / PAGE_BYTES);
    if (pages > MAX_PAGES) {
      throw new RangeError(
        `the scene needs ${(end / 2 ** 30).toFixed(1)} GiB; the wasm device can address 4 GiB`,
      );
    }
    const memory = new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: true });

    const globals: Record<string, number> = {};
    for (const [binding, region] of regions) {
      globals[`${binding}_base`] = region.base | 0;
      globals[`${binding}_bytes`] = region.bytes | 0;
    }
    const kernel = this.#nextKernel++;
    await this.exclusive(() =>
      this.callAll((worker) => ({
        kind: 'load',
        kernel,
        module,
        memory,
        globals,
        stackBase: stacksAt + worker * stackBytes,
      })),
    );
    const loaded = new WasmKernel(this, kernel, memory, regions);
    // invocations arrive as absolute ids: the dispatch range is everything
    if (regions.has('dispatch')) loaded.write('dispatch', 0, new Uint32Array([0, 0xffffffff, 0, 0]));
    return loaded;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

interface MemoryRegion {
  readonly base: number;
  readonly bytes: number;
}

class WasmKernel implements KernelInstance {
  readonly #device: WasmDevice;
  readonly #kernel: number;
  readonly #memory: WebAssembly.Memory;
  readonly #regions: ReadonlyMap<string, MemoryRegion>;

  constructor(
    device: WasmDevice,
    kernel: number,
    memory: WebAssembly.Memory,
    regions: ReadonlyMap<string, MemoryRegion>,
  ) {
    this.#device = device;
    this.#kernel = kernel;
    this.#memory = memory;
    this.#regions = regions;
  }

  #bytes(binding: string, byteOffset: number, byteLength: number): Uint8Array {
    const region = this.#regions.get(binding);
    if (!region) throw new RangeError(`the kernel has no binding '${binding}'`);
    if (byteOffset < 0 || byteOffset + byteLength > region.bytes) {
      throw new RangeError(`access beyond the end of '${binding}'`);
    }
    return new Uint8Array(this.#memory.buffer, region.base + byteOffset, byteLength);
  }

  write(binding: string, byteOffset: number, data: ArrayBufferView): void {
    const target = this.#bytes(binding, byteOffset, data.byteLength);
    target.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }

  read(binding: string, byteOffset: number, byteLength: number): Promise<Uint8Array> {
    return this.#device.exclusive(() =>
      Promise.resolve(this.#bytes(binding, byteOffset, byteLength).slice()),
    );
  }

  async run(entry: string, invocations: number, options: RunOptions = {}): Promise<void> {
    const control = new SharedArrayBuffer(CONTROL_WORDS * 4);
    const words = new Int32Array(control);
    const tile = Math.max(8, Math.min(1024, Math.ceil(invocations / (this.#device.threads * 64))));
    const message = { kind: 'run', kernel: this.#kernel, entry, invocations, tile, control } as const;
    for (;;) {
      await options.hold?.();
      await this.#device.exclusive(() => this.#runTiles(message, options));
      const isDone = Atomics.load(words, CONTROL_DONE) >= invocations;
      if (isDone) break;
      if (options.signal?.aborted) throw new CancelledError(`kernel ${entry}`);
    }
    options.onProgress?.(invocations);
  }

  /** Until all tiles are done, the run is cancelled, or something more urgent holds it. */
  async #runTiles(message: RunMessage, { signal, onProgress, hold }: RunOptions): Promise<void> {
    const words = new Int32Array(message.control);
    if (signal?.aborted) throw new CancelledError(`kernel ${message.entry}`);
    Atomics.store(words, CONTROL_CANCEL, 0);
    const watch = setInterval(() => {
      if (signal?.aborted || hold?.()) Atomics.store(words, CONTROL_CANCEL, 1);
      onProgress?.(Atomics.load(words, CONTROL_DONE));
    }, PROGRESS_INTERVAL_MS);
    try {
      await this.#device.callAll(() => message);
    } finally {
      clearInterval(watch);
    }
  }

  dispose(): void {
    const kernel = this.#kernel;
    // the queue reports its own failures; a worker that is gone has nothing left to unload
    void this.#device
      .exclusive(() => this.#device.callAll(() => ({ kind: 'unload', kernel })))
      .catch(() => undefined);
  }
}

const alignUp = (n: number): number => Math.ceil(n / ALIGNMENT) * ALIGNMENT;
