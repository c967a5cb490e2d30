// Builds what runs: kernels to WebAssembly, the engine's entry points and the desk, to dist/. Each part is built when its sources
// are newer than its last build; without `--if-stale` all of them are.
import { build } from 'esbuild';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

/** Newest modification time below `dir`, in milliseconds. */
function newest(dir) {
  let latest = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(file) : statSync(file).mtimeMs);
  }
  return latest;
}

const SHARED = { absWorkingDir: root, bundle: true, sourcemap: 'linked', logLevel: 'warning' };

/** Programs of the engine that run on a user's machine. */
const ENGINE_ENTRIES = [
  'engine/cli/main.ts',
  'engine/composing/main.ts',
  'engine/devices/wasm/worker.ts',
  'engine/hero/main.ts',
  'engine/hero/worker.ts',
  'engine/host/main.ts',
  'engine/workshop/fields/worker.ts',
  'engine/workshop/main.ts',
];

/** The engine's programs, and what they share, below `outdir`. */
export async function buildEngine(outdir, tools = []) {
  const entries = [...ENGINE_ENTRIES, ...tools];
  await build({
    ...SHARED,
    entryPoints: entries.filter((e) => existsSync(path.join(root, e))),
    outdir,
    outbase: '.',
    chunkNames: 'engine/chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
  });
}

async function buildKernels() {
  const { compileKernelsTo } = await import(path.join(dist, 'engine/build/compile-kernels.js'));
  await compileKernelsTo(path.join(root, 'core/kernels'), path.join(dist, 'kernels'));
}

async function buildDesk() {
  await build({
    ...SHARED,
    entryPoints: {
      desk: 'renderer/app/main.tsx',
      'plan-worker': 'renderer/panels/words/plan-worker.ts',
      'scopes-worker': 'renderer/panels/scopes/scopes-worker.ts',
    },
    outdir: 'dist/renderer',
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome120', 'safari17', 'firefox120'],
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file' },
    legalComments: 'linked',
  });
  copyFileSync(path.join(root, 'renderer/app/index.html'), path.join(dist, 'renderer/index.html'));
}

async function buildElectron() {
  const entries = ['electron/main/main.ts', 'electron/preload/preload.ts'];
  await build({
    ...SHARED,
    entryPoints: entries.filter((e) => existsSync(path.join(root, e))),
    outdir: 'dist/electron',
    outbase: 'electron',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node22',
    external: ['electron'],
  });
}

/** Parts in the order they are built, with the folders that they are made from. */
const PARTS = [
  ['engine', () => buildEngine(dist, ['engine/build/compile-kernels.ts']), ['core', 'engine', 'scripts']],
  ['kernels', buildKernels, ['core/kernels', 'core/compiler', 'engine/build', 'scripts']],
  ['desk', buildDesk, ['core', 'renderer', 'scripts']],
  ['electron', buildElectron, ['core/protocol', 'electron', 'scripts']],
];

export async function buildAll({ ifStale = false } = {}) {
  mkdirSync(dist, { recursive: true });
  for (const [name, make, folders] of PARTS) {
    const sources = folders.map((folder) => path.join(root, folder)).filter((folder) => existsSync(folder));
    const stamp = path.join(dist, `.built-${name}`);
    if (ifStale && existsSync(stamp)) {
      const builtAt = statSync(stamp).mtimeMs;
      if (sources.every((folder) => newest(folder) < builtAt)) continue;
    }
    const startedAt = Date.now();
    await make();
    // the stamp carries the time the build started, so an edit during the build makes it stale
    writeFileSync(stamp, '');
    utimesSync(stamp, startedAt / 1000, startedAt / 1000);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll({ ifStale: process.argv.includes('--if-stale') });
}
