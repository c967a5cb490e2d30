/** The part of the WebAssembly API that the wasm device uses: TypeScript declares it only with the browser's DOM. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number; shared?: boolean });
    readonly buffer: SharedArrayBuffer;
  }
  class Global {
    constructor(descriptor: { value: 'i32' | 'f32'; mutable: boolean }, value: number);
    value: number;
  }
  type ImportValue = Memory | Global;
  type Exports = Readonly<Record<string, unknown>>;
  interface Instance {
    readonly exports: Exports;
  }
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
  function instantiate(
    module: Module,
    imports: Record<string, Record<string, ImportValue>>,
  ): Promise<Instance>;
}
