// Compiles the kernels at build time: every root module becomes NAME.wasm for the wasm device, NAME.wgsl for WebGPU
// and NAME.json, its reflection. A root module is a .wgsl file in the kernel folder or its `testing` folder that
// declares a compute entry point; everything else is imported by roots.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKernel, type CompiledKernel, type KernelReflection } from '../../core/compiler/index.ts';

export interface CompileOptions {
  /** Default true. */
  readonly optimize?: boolean;
  /** Clamps array indices. Default false. */
  readonly checked?: boolean;
  readonly conditions?: Readonly<Record<string, boolean>>;
}

/** What NAME.json holds. */
export interface KernelManifest extends KernelReflection {
  /** Hash of everything the kernel was made from. */
  readonly key: string;
}

/** All kernel sources below a folder: path relative to it, with forward slashes → text. */
export function readKernelSources(kernelDir: string): Record<string, string> {
  const sources: Record<string, string> = {};
  for (const entry of readdirSync(kernelDir, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.wgsl')) continue;
    const file = path.join(entry.parentPath, entry.name);
    sources[path.relative(kernelDir, file).split(path.sep).join('/')] = readFileSync(file, 'utf8');
  }
  return sources;
}

/** Paths of the root modules among the sources. */
export function rootModules(sources: Readonly<Record<string, string>>): string[] {
  const isRoot = (file: string, text: string): boolean =>
    /^(testing\/)?[^/]+\.wgsl$/.test(file) && /^[^/\n]*@compute\b/m.test(text);
  return Object.entries(sources)
    .filter(([file, text]) => isRoot(file, text))
    .map(([file]) => file)
    .sort();
}

/**
 * Compiles one root module in this process.
 * @param name the root's file name without extension; roots in `testing` too
 * @throws KernelCompileError for bad sources, Error when there is no such root
 */
export function compileKernelFile(
  kernelDir: string,
  name: string,
  options: CompileOptions = {},
): CompiledKernel {
  const sources = readKernelSources(kernelDir);
  const root = rootModules(sources).find((file) => path.posix.basename(file, '.wgsl') === name);
  if (root === undefined)
    throw new Error(`${kernelDir} has no root module ${name}.wgsl with a compute entry point`);
  return compileKernel({ sources, root, ...options });
}

/** Brings NAME.wasm, NAME.wgsl and NAME.json of every root module in `outDir` up to date. Returns the names it compiled. */
export async function compileKernelsTo(kernelDir: string, outDir: string): Promise<string[]> {
  const sources = readKernelSources(kernelDir);
  mkdirSync(outDir, { recursive: true });
  const compiled: string[] = [];
  const seen = new Set<string>();
  for (const root of rootModules(sources)) {
    const name = path.posix.basename(root, '.wgsl');
    if (seen.has(name)) throw new Error(`two root modules are named ${name}.wgsl`);
    seen.add(name);
    const key = contentKey(sources, root);
    const base = path.join(outDir, name);
    if (readKey(`${base}.json`) === key) continue;
    const { wasm, wgsl, reflection } = compileKernel({ sources, root });
    const manifest: KernelManifest = { key, ...reflection };
    replaceFile(`${base}.wasm`, wasm);
    replaceFile(`${base}.wgsl`, wgsl);
    // last, because its key says that the other two are complete
    replaceFile(`${base}.json`, `${JSON.stringify(manifest, null, 1)}\n`);
    compiled.push(name);
  }
  return Promise.resolve(compiled);
}

/** Hash of the sources that `root` can reach and of this program, whose bundle names its chunks by their content. */
function contentKey(sources: Readonly<Record<string, string>>, root: string): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const file of reachable(sources, root)) hash.update(`${file}\0${sources[file] ?? ''}\0`);
  return hash.digest('hex');
}

/** The files a root may use: those whose module path occurs in an import, followed through. */
function reachable(sources: Readonly<Record<string, string>>, root: string): string[] {
  const found = new Set<string>([root]);
  for (const file of found) {
    const text = sources[file] ?? '';
    for (const other of Object.keys(sources)) {
      const last = path.posix.basename(other, '.wgsl');
      if (new RegExp(`\\b${last}\\b`).test(text)) found.add(other);
    }
  }
  return [...found].sort();
}

function readKey(file: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'key' in manifest
      ? String(manifest.key)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside and renames, so that no reader sees half a file. */
function replaceFile(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
