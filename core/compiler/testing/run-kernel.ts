// Runs a compiled kernel in this thread, as the wasm device does in its workers: for tests of the compiler.
import { compileKernel, type CompiledKernel, type CompileRequest } from '../index.ts';

/** What is used of the WebAssembly interface, whose types belong to browsers' libraries. */
interface WebAssemblyApi {
  readonly Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => {
    readonly buffer: ArrayBuffer;
  };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { env: Record<string, unknown> },
  ) => { readonly exports: Record<string, unknown> };
}
const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;

const PAGE = 65536;
/** The ABI leaves the first KiB of memory unused. */
const FIRST_ADDRESS = 1024;

type Buffers = Readonly<Record<string, ArrayBufferView>>;

export class KernelRun {
  readonly kernel: CompiledKernel;
  private readonly memory: { readonly buffer: ArrayBuffer };
  private readonly bases: Record<string, number> = {};
  private readonly sizes: Record<string, number> = {};
  private readonly exports: Record<string, unknown>;
  private readonly stackBase: number;

  /** @param buffers initial contents of every binding; their sizes are the bindings' sizes */
  constructor(kernel: CompiledKernel, buffers: Buffers) {
    this.kernel = kernel;
    let end = FIRST_ADDRESS;
    const env: Record<string, unknown> = {};
    for (const { name, minByteLength } of kernel.reflection.bindings) {
      const size = buffers[name]?.byteLength ?? minByteLength;
      env[`${name}_base`] = end;
      env[`${name}_bytes`] = size;
      this.bases[name] = end;
      this.sizes[name] = size;
      end = Math.ceil((end + size) / 16) * 16;
    }
    this.stackBase = end;
    end += kernel.reflection.stackBytes;
    this.memory = new Memory({ initial: Math.ceil(end / PAGE), maximum: 65536, shared: true });
    env['memory'] = this.memory;
    for (const [name, view] of Object.entries(buffers)) {
      this.bytes(name).set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    }
    this.exports = new Instance(new Module(kernel.wasm), { env }).exports;
  }

  run(entry: string, begin: number, end: number): this {
    const run = this.exports[entry];
    if (typeof run !== 'function') throw new Error(`no entry point ${entry}`);
    (run as (begin: number, end: number, stackBase: number) => void)(begin, end, this.stackBase);
    return this;
  }

  bytes(name: string): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.bases[name] ?? 0, this.sizes[name] ?? 0);
  }

  f32(name: string): Float32Array {
    return new Float32Array(this.bytes(name).slice().buffer);
  }

  i32(name: string): Int32Array {
    return new Int32Array(this.bytes(name).slice().buffer);
  }

  u32(name: string): Uint32Array {
    return new Uint32Array(this.bytes(name).slice().buffer);
  }
}

export function compileSource(source: string, options: Partial<CompileRequest> = {}): CompiledKernel {
  return compileKernel({ sources: { 'main.wgsl': source }, root: 'main', ...options });
}

/** The compiler's error for a bad source. */
export function compileError(source: string): unknown {
  try {
    compileSource(source, { optimize: false });
  } catch (error) {
    return error;
  }
  throw new Error('this source compiles');
}

const WORDS = 64;

/**
 * Runs `body`, the statements of a kernel that may write `o` (array<f32>), `oi` (array<i32>) and `ou` (array<u32>) and
 * read `i` (the invocation), `inf` (array<f32>), `ini` (array<i32>) and `inu` (array<u32>).
 */
export function runBody(
  body: string,
  { declarations = '', inputs = {}, invocations = 1, optimize = true }: BodyOptions = {},
): { f: number[]; i: number[]; u: number[] } {
  const source = `
@group(0) @binding(0) var<storage, read_write> o: array<f32>;
@group(0) @binding(1) var<storage, read_write> oi: array<i32>;
@group(0) @binding(2) var<storage, read_write> ou: array<u32>;
@group(0) @binding(3) var<storage, read> inf: array<f32>;
@group(0) @binding(4) var<storage, read> ini: array<i32>;
@group(0) @binding(5) var<storage, read> inu: array<u32>;
${declarations}
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
${body}
}`;
  const run = new KernelRun(compileSource(source, { optimize }), {
    o: new Float32Array(WORDS),
    oi: new Int32Array(WORDS),
    ou: new Uint32Array(WORDS),
    inf: new Float32Array(inputs.f ?? [1]),
    ini: new Int32Array(inputs.i ?? [1]),
    inu: new Uint32Array(inputs.u ?? [1]),
  }).run('main', 0, invocations);
  return { f: [...run.f32('o')], i: [...run.i32('oi')], u: [...run.u32('ou')] };
}

export interface BodyOptions {
  readonly declarations?: string;
  readonly inputs?: {
    readonly f?: readonly number[];
    readonly i?: readonly number[];
    readonly u?: readonly number[];
  };
  readonly invocations?: number;
  readonly optimize?: boolean;
}
