// `npm test`: build, types, lint, format, every test, then the shorter journeys of the desk in a browser. Stops at the first that fails.
// With arguments, the tests that they name alone.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringBrowser } from './browser.mjs';
import { runJourneys } from './journeys.mjs';

const given = process.argv.slice(2);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules', name);

process.env.PENUMBRA_CHROMIUM = bringBrowser();

/** Steps as [what it is, Node script, arguments]. */
const steps = [
  ['build', path.join(root, 'scripts/build.mjs'), []],
  ['types', bin('typescript/bin/tsc'), ['-b']],
  ['lint', bin('eslint/bin/eslint.js'), ['.']],
  ['format', bin('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
  ['tests', bin('vitest/vitest.mjs'), ['run', ...given]],
];

for (const [name, script, args] of steps) {
  const startedAt = Date.now();
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  console.error(`${name}: ${status === 0 ? 'ok' : 'failed'} in ${seconds} s`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Those that take minutes on a machine that draws in software are run by `npm run journeys`: first-run, nothing-lost. */
const SHORT_JOURNEYS = ['shell', 'keyboard', 'hands', 'import-by-drop'].map(
  (name) => `e2e/desk/${name}.test.ts`,
);
if (given.length === 0) process.exit(runJourneys(SHORT_JOURNEYS));
