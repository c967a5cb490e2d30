// Runs one TypeScript file of this checkout with Node: brings the build up to date, bundles the file, imports it.
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [script, ...rest] = process.argv.slice(2);
if (!script) throw new Error('usage: node scripts/run-ts.mjs FILE.ts [ARGUMENTS]');

await buildAll({ ifStale: true });
const outfile = path.join(root, '.cache/run', script.replace(/[\\/]/g, '-').replace(/\.ts$/, '.mjs'));
await build({
  entryPoints: [path.resolve(script)],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv = [process.argv[0], script, ...rest];
await import(pathToFileURL(outfile).href);
