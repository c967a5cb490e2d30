// Lays out dist/package/ for electron-builder: `engine/`, a program of its own with the modules that it really imports, and
// `node/`, the Node that runs it. `node electron/packaging/stage.mjs [PLATFORM-ARCH]`; default: this machine's.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll, buildEngine } from '../../scripts/build.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const out = path.join(root, 'dist/package');
const nodePackages = JSON.parse(readFileSync(path.join(here, 'node-packages.json'), 'utf8'));
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Folders that the engine reads while it runs. */
const RUNTIME_FOLDERS = ['dist/kernels', 'dist/renderer', 'assets'];

/** Names of the packages that the bundled engine imports. */
export function importedPackages(folder) {
  const found = new Set();
  const builtins = new Set(builtinModules);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const text = readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
    for (const [, specifier] of text.matchAll(
      /(?:from|import\(?|require\(|resolve\()\s*["']([^."'/][^"']*)["']/g,
    )) {
      if (specifier.startsWith('node:') || builtins.has(specifier)) continue;
      const parts = specifier.split('/');
      const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
      if (Object.hasOwn(manifest.dependencies, name)) found.add(name);
    }
  }
  return [...found].sort();
}

function npm(args, cwd) {
  // the npm that runs this script, through the Node that runs it: no shell, on any system
  const cli = process.env.npm_execpath;
  const [command, first] = cli === undefined ? ['npm', []] : [process.execPath, [cli]];
  const { status } = spawnSync(command, [...first, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed`);
}

function writeManifest(folder, dependencies) {
  mkdirSync(folder, { recursive: true });
  const { name, version } = manifest;
  writeFileSync(
    path.join(folder, 'package.json'),
    `${JSON.stringify({ name: `${name}-${path.basename(folder)}`, version, private: true, type: 'module', dependencies }, null, 2)}\n`,
  );
}

/** The inference runtime comes with the libraries of every system: those of others, 200 MB and more, stay out of the package. */
export function keepRuntimeOf(folder, platform, arch) {
  for (const version of readdirSync(folder))
    for (const system of readdirSync(path.join(folder, version))) {
      if (system !== platform) rmSync(path.join(folder, version, system), { recursive: true });
      else
        for (const cpu of readdirSync(path.join(folder, version, system)))
          if (cpu !== arch) rmSync(path.join(folder, version, system, cpu), { recursive: true });
    }
}

async function stage(target) {
  const node = nodePackages[target];
  if (node === undefined)
    throw new Error(`'${target}': expected one of ${Object.keys(nodePackages).join(', ')}`);
  await buildAll({ ifStale: true });
  rmSync(out, { recursive: true, force: true });

  const engine = path.join(out, 'engine');
  for (const folder of RUNTIME_FOLDERS)
    cpSync(path.join(root, folder), path.join(engine, folder), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    });
  await buildEngine(path.join(engine, 'dist'));
  const packages = importedPackages(path.join(engine, 'dist/engine'));
  writeManifest(engine, Object.fromEntries(packages.map((name) => [name, manifest.dependencies[name]])));
  const [platform, arch] = target.split('-');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // its install script would fetch GPU libraries: the packages come with what the CPU needs
  const own = ['--onnxruntime-node-install=skip'];
  npm(['install', '--omit=dev', `--os=${platform}`, `--cpu=${arch}`, ...own, ...quiet], engine);
  keepRuntimeOf(path.join(engine, 'node_modules/onnxruntime-node/bin'), platform, arch);

  const carrier = path.join(out, 'node-carrier');
  writeManifest(carrier, { [node.package]: node.version });
  npm(['install', '--force', '--ignore-scripts', `--os=${platform}`, `--cpu=${arch}`, ...quiet], carrier);
  const binary = path.join(out, 'node', path.basename(node.binary));
  mkdirSync(path.dirname(binary), { recursive: true });
  copyFileSync(path.join(carrier, 'node_modules', node.package, node.binary), binary);
  chmodSync(binary, 0o755);
  rmSync(carrier, { recursive: true, force: true });
  console.log(`dist/package: engine with ${packages.join(', ')}; node ${node.version} for ${target}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await stage(process.argv[2] ?? `${process.platform}-${process.arch}`);
}
