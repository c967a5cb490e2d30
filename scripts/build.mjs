// Builds what runs: kernels to WebAssembly, then the engine's entry points to dist/.
// `--if-stale` returns at once when nothing newer than the last build exists.
import { build } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'dist/.built');

/** Newest modification time below `dir`, in milliseconds. */
function newest(dir) {
  let latest = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(file) : statSync(file).mtimeMs);
  }
  return latest;
}

export async function buildAll({ ifStale = false } = {}) {
  const sources = ['core', 'engine', 'scripts'].map((d) => path.join(root, d)).filter((d) => existsSync(d));
  if (ifStale && existsSync(stamp)) {
    const builtAt = statSync(stamp).mtimeMs;
    if (sources.every((dir) => newest(dir) < builtAt)) return;
  }
  const startedAt = Date.now();
  const entries = ['engine/cli/main.ts', 'engine/devices/wasm/worker.ts', 'engine/build/compile-kernels.ts'];
  await build({
    absWorkingDir: root,
    entryPoints: entries.filter((e) => existsSync(path.join(root, e))),
    outdir: 'dist',
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  const compileKernels = path.join(root, 'dist/engine/build/compile-kernels.js');
  if (existsSync(compileKernels)) {
    const { compileKernelsTo } = await import(compileKernels);
    await compileKernelsTo(path.join(root, 'core/kernels'), path.join(root, 'dist/kernels'));
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  // the stamp carries the time the build started, so an edit during the build makes it stale
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt / 1000, startedAt / 1000);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll({ ifStale: process.argv.includes('--if-stale') });
}
