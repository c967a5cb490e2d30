/** What the wasm device and its workers say to each other. */

/** Control words at the start of the shared control buffer. */
export const CONTROL_NEXT = 0;
export const CONTROL_CANCEL = 1;
export const CONTROL_DONE = 2;
export const CONTROL_WORDS = 16;

export interface LoadMessage {
  readonly kind: 'load';
  readonly kernel: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Values of the module's imported i32 globals by name. */
  readonly globals: Readonly<Record<string, number>>;
  /** Start of this worker's shadow stack, in bytes. */
  readonly stackBase: number;
}
export interface RunMessage {
  readonly kind: 'run';
  readonly kernel: number;
  readonly entry: string;
  readonly invocations: number;
  readonly tile: number;
  readonly control: SharedArrayBuffer;
}
export interface UnloadMessage {
  readonly kind: 'unload';
  readonly kernel: number;
}
export type ToWorker = LoadMessage | RunMessage | UnloadMessage;

export interface FromWorker {
  /** Null when the message was carried out; else what went wrong. */
  readonly error: string | null;
}
