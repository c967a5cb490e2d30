// `npm run journeys:desktop`: the journeys of the desk inside the desktop app, with the Electron binary that is installed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { findElectron } from './start.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { binary, why } = findElectron();
if (binary === null) {
  console.error(`journeys in the desktop app need Electron: ${why}`);
  process.exit(1);
}
await buildAll({ ifStale: true });
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--config', 'vitest.journeys.config.ts', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [vitest, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PENUMBRA_SHELL: 'electron' },
});
process.exit(status ?? 1);
