/**
 * Who goes first on the device: while a view brings its first pictures after a change, background work waits. A background
 * run that is under way stops at its next tile and goes on later with the same result.
 */
import type { KernelDevice, KernelInstance, RunOptions } from '../../../core/ports/kernel-device.ts';

export class InteractiveGate {
  readonly #holders = new Set<object>();
  #opened: Promise<void> | null = null;
  #open: () => void = () => undefined;

  /** `holder` keeps background work waiting until it lets go. */
  hold(holder: object): void {
    this.#holders.add(holder);
    this.#opened ??= new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  release(holder: object): void {
    if (!this.#holders.delete(holder) || this.#holders.size > 0) return;
    this.#opened = null;
    this.#open();
  }

  /** Null when nobody holds it. */
  wait(): Promise<void> | null {
    return this.#opened;
  }
}

/** The device as background work sees it. */
export function backgroundDevice(device: KernelDevice, gate: InteractiveGate): KernelDevice {
  const hold = (): Promise<void> | null => gate.wait();
  return {
    kind: device.kind,
    label: device.label,
    load: async (name, byteLengths) => yielding(await device.load(name, byteLengths), hold),
    // it is not its to end
    dispose: () => Promise.resolve(),
  };
}

const yielding = (kernel: KernelInstance, hold: () => Promise<void> | null): KernelInstance => ({
  write: (binding, byteOffset, data) => kernel.write(binding, byteOffset, data),
  read: (binding, byteOffset, byteLength) => kernel.read(binding, byteOffset, byteLength),
  run: (entry, invocations, options: RunOptions = {}) => kernel.run(entry, invocations, { ...options, hold }),
  dispose: () => kernel.dispose(),
});
