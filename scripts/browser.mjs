// The browser that the desk's tests run in: one that is there, else one that is brought: Debian's package, or Playwright's own build.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium that is here; null when there is none. `PENUMBRA_CHROMIUM` goes before all. */
export function findBrowser() {
  const asked = process.env.PENUMBRA_CHROMIUM;
  if (asked !== undefined) {
    if (existsSync(asked)) return asked;
    throw new Error(`PENUMBRA_CHROMIUM: expected the path of a Chromium, got '${asked}'`);
  }
  return [...PLACES, chromium.executablePath()].find((place) => place !== '' && existsSync(place)) ?? null;
}

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

/** @returns the path of a Chromium, brought here first where there was none. @throws Error that says what to do. */
export function bringBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  console.error('no Chromium is on this machine: bringing one');
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot && run('apt-get', ['update', '-qq']))
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  if (findBrowser() === null)
    run(process.execPath, [path.join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  const brought = findBrowser();
  if (brought === null)
    throw new Error('no Chromium could be brought: install one and set PENUMBRA_CHROMIUM to its path');
  return brought;
}
