/** One thread of the wasm device: instantiates kernels over the shared memory and takes tiles until none are left. */
import { parentPort } from 'node:worker_threads';
import {
  CONTROL_CANCEL,
  CONTROL_DONE,
  CONTROL_NEXT,
  type FromWorker,
  type RunMessage,
  type ToWorker,
} from './messages.ts';

type KernelEntry = (begin: number, end: number, stackBase: number) => void;
interface LoadedKernel {
  readonly exports: WebAssembly.Exports;
  readonly stackBase: number;
}

const kernels = new Map<number, LoadedKernel>();
const port = parentPort;
if (!port) throw new Error('the wasm worker runs as a worker thread only');

async function carryOut(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'load': {
      const env: Record<string, WebAssembly.ImportValue> = { memory: message.memory };
      for (const [name, value] of Object.entries(message.globals)) {
        env[name] = new WebAssembly.Global({ value: 'i32', mutable: false }, value);
      }
      const { exports } = await WebAssembly.instantiate(message.module, { env });
      kernels.set(message.kernel, { exports, stackBase: message.stackBase });
      return;
    }
    case 'run':
      runTiles(message);
      return;
    case 'unload':
      kernels.delete(message.kernel);
  }
}

function runTiles({ kernel, entry, invocations, tile, control }: RunMessage): void {
  const loaded = kernels.get(kernel);
  const run = loaded?.exports[entry] as KernelEntry | undefined;
  if (!loaded || !run) throw new Error(`the kernel has no entry point '${entry}'`);
  const words = new Int32Array(control);
  for (;;) {
    // a tile that was taken is carried out, so that a run which was held goes on where the counter stands
    if (Atomics.load(words, CONTROL_CANCEL) !== 0) return;
    const begin = Atomics.add(words, CONTROL_NEXT, tile);
    if (begin >= invocations) return;
    const end = Math.min(begin + tile, invocations);
    run(begin, end, loaded.stackBase);
    Atomics.add(words, CONTROL_DONE, end - begin);
  }
}

port.on('message', (message: ToWorker) => {
  carryOut(message).then(
    () => port.postMessage({ error: null } satisfies FromWorker),
    (cause: unknown) =>
      port.postMessage({
        error: cause instanceof Error ? cause.message : String(cause),
      } satisfies FromWorker),
  );
});
