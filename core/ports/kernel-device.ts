/**
 * Where kernels run. A device loads a compiled kernel module, gives its bindings memory, and runs an entry
 * point over a one-dimensional range of invocations. Light transport is written once, in WGSL; a device is
 * either WebGPU, which takes the WGSL, or WebAssembly workers, which take what our compiler makes of it.
 */
import type { CancelSignal } from './cancel.ts';

export type KernelDeviceKind = 'wasm' | 'webgpu';

export interface KernelDevice {
  readonly kind: KernelDeviceKind;
  /** What a person would call it: "wasm, 2 threads" or the adapter's name. */
  readonly label: string;
  /**
   * Loads kernel module `name` (a root file of core/kernels without extension) and gives each binding its memory.
   * `byteLengths` names every buffer binding of the module, in bytes; contents start as zeros.
   */
  load(name: string, byteLengths: Readonly<Record<string, number>>): Promise<KernelInstance>;
  dispose(): Promise<void>;
}

export interface KernelInstance {
  /** Copies bytes into a binding. @throws RangeError beyond the binding's end. */
  write(binding: string, byteOffset: number, data: ArrayBufferView): void;
  /** Copies bytes out of a binding, after all runs so far. */
  read(binding: string, byteOffset: number, byteLength: number): Promise<Uint8Array>;
  /**
   * Runs `entry` once for every global invocation x in [0, invocations). Invocations are independent: the result is
   * the same bytes for any number of threads and any split. Resolves when all are done; rejects with
   * `CancelledError` when `signal` is aborted between tiles.
   */
  run(entry: string, invocations: number, options?: RunOptions): Promise<void>;
  dispose(): void;
}

export interface RunOptions {
  readonly signal?: CancelSignal;
  /** Called now and then with the count of finished invocations. */
  readonly onProgress?: (done: number) => void;
  /**
   * Asked now and then: something to wait for before the run goes on, or null. Background work lets urgent runs pass
   * this way; the result is the same.
   */
  readonly hold?: () => Promise<void> | null;
}
