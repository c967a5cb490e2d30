/**
 * What the build made of a kernel: plain WGSL for WebGPU, a WebAssembly module for CPUs, and the reflection that
 * names its bindings. Artifacts lie in dist/kernels beside the built engine.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { KernelReflection } from '../../core/compiler/reflection.ts';
import { packageRoot } from '../package-root.ts';

export interface KernelArtifact {
  readonly name: string;
  readonly wgsl: string;
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly reflection: KernelReflection;
}

/** @throws Error when no such kernel was built. */
export async function loadKernelArtifact(name: string): Promise<KernelArtifact> {
  const base = path.join(packageRoot(), 'dist/kernels', name);
  const [wgsl, wasm, reflection] = await Promise.all([
    readFile(`${base}.wgsl`, 'utf8'),
    readFile(`${base}.wasm`),
    readFile(`${base}.json`, 'utf8'),
  ]);
  return { name, wgsl, wasm: new Uint8Array(wasm), reflection: JSON.parse(reflection) as KernelReflection };
}
