// `npm run journeys`: the desk in a real browser against the real engine, file by file. A file that fails is run once more and both
// outcomes are told: a machine that draws in software may have been too busy, and one that fails twice is broken.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringBrowser } from './browser.mjs';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const report = path.join(root, '.cache/journeys.json');

/** @returns the exit status, and the files that failed. */
function run(files) {
  rmSync(report, { force: true });
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--config', 'vitest.journeys.config.ts', '--reporter=default', '--reporter=json'];
  const { status } = spawnSync(process.execPath, [vitest, ...args, `--outputFile.json=${report}`, ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status === 0) return { status, failed: [] };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return {
    status: status ?? 1,
    failed: testResults
      .filter((file) => file.status === 'failed')
      .map((file) => path.relative(root, file.name)),
  };
}

/** @param {readonly string[]} files none: all. @returns the exit status. */
export function runJourneys(files = []) {
  const first = run(files);
  if (first.status === 0 || first.failed.length === 0) return first.status;
  console.error(`journeys that failed and are run once more: ${first.failed.join(', ')}`);
  return run(first.failed).status;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.env.PENUMBRA_CHROMIUM = bringBrowser();
  await buildAll({ ifStale: true });
  process.exit(runJourneys(process.argv.slice(2)));
}
