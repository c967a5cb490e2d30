// The pipeline: link → elaborate (names, types, constants) → lower to WebAssembly → optimise with binaryen.
import binaryen from 'binaryen';
import { ModuleElaborator } from './elaborate/module.ts';
import { linkKernel } from './link.ts';
import { ModuleLowering } from './lower/module-lowering.ts';
import { libraryFunction } from './prelude/library.ts';
import { reflect, type KernelReflection } from './reflection.ts';

export interface CompileRequest {
  /** Module path (`package::bsdf::ggx`) or file path (`bsdf/ggx.wgsl`) → text. */
  readonly sources: Readonly<Record<string, string>>;
  /** The module that holds the entry points, for example `trace`. */
  readonly root: string;
  /** Values of the names in `@if(...)` attributes. */
  readonly conditions?: Readonly<Record<string, boolean>>;
  /** Default true. */
  readonly optimize?: boolean;
  /** Clamps array indices, as WebGPU's robustness rules allow. Default false. */
  readonly checked?: boolean;
}

export interface CompiledKernel {
  readonly wasm: Uint8Array;
  /** The linked kernel as plain WGSL, for WebGPU. */
  readonly wgsl: string;
  readonly reflection: KernelReflection;
}

/**
 * Compiles one kernel to WebAssembly and to plain WGSL.
 * @throws KernelCompileError with file, line and column for whatever is wrong with the sources
 */
export function compileKernel(request: CompileRequest): CompiledKernel {
  const linked = linkKernel(request.sources, request.root, request.conditions ?? {});
  const kernel = new ModuleElaborator(linked, libraryFunction).elaborate();
  const lowering = new ModuleLowering(kernel, request.checked ?? false);
  const module = lowering.lower();
  try {
    if (module.validate() === 0) throw new Error(`the compiler made an invalid module for ${request.root}`);
    if (request.optimize ?? true) optimize(module);
    const wasm = module.emitBinary().slice();
    return { wasm, wgsl: linked.wgsl, reflection: reflect(kernel, lowering.stackBytes) };
  } finally {
    module.dispose();
  }
}

/** binaryen's settings are global, so they are all set every time. */
function optimize(module: binaryen.Module): void {
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  // the first KiB of memory holds no binding: see docs/compiler.md
  binaryen.setLowMemoryUnused(true);
  binaryen.setTrapsNeverHappen(true);
  binaryen.setFastMath(false);
  binaryen.setOneCallerInlineMaxSize(200);
  module.optimize();
}
