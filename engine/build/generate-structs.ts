/** Writes core/tracer/generated/kernel-structs.ts: typed writers for the structs that the tracer's kernels share with it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateStructWriters } from '../../core/compiler/struct-writers.ts';
import { packageRoot } from '../package-root.ts';
import { compileKernelFile } from './compile-kernels.ts';

export const generatedFile = (): string =>
  path.join(packageRoot(), 'core/tracer/generated/kernel-structs.ts');

/** What the file must hold for the kernels as they are. */
export const structWriters = (): string =>
  generateStructWriters(
    compileKernelFile(path.join(packageRoot(), 'core/kernels'), 'trace', { optimize: false }).reflection,
  );

/** Whether the file is up to date. */
export const isCurrent = (): boolean => readFileSync(generatedFile(), 'utf8') === structWriters();

if (process.argv[1]?.endsWith('generate-structs.ts') || process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(generatedFile(), structWriters());
}
