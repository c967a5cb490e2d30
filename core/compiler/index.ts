// The kernel compiler: WGSL to WebAssembly SIMD, with reflection for hosts. See docs/compiler.md.
export { compileKernel, type CompiledKernel, type CompileRequest } from './compile-kernel.ts';
export { KernelCompileError } from './kernel-compile-error.ts';
export type {
  KernelReflection,
  ReflectedBinding,
  ReflectedEntryPoint,
  ReflectedMember,
  ReflectedScalar,
  ReflectedStruct,
  ReflectedType,
} from './reflection.ts';
export { generateStructWriters } from './struct-writers.ts';
