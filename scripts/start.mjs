// `npm start [PROJECT]`: the desktop app. Where no Electron binary can be had it says why, and opens the same desk in a browser;
// `npm start -- --browser` opens it there in any case.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Path of the Electron binary that belongs to an installed electron package; it may not exist. */
function electronPath(electronFolder) {
  const named = path.join(electronFolder, 'path.txt');
  const usual = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const name = existsSync(named)
    ? readFileSync(named, 'utf8').trim()
    : (usual[process.platform] ?? 'electron');
  return path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electronFolder, 'dist'), name);
}

/**
 * The Electron binary, or why there is none. Nothing is fetched: whether the network is used is for the person to say.
 * @param {string} electronFolder the installed package
 */
export function findElectron(electronFolder = path.join(root, 'node_modules/electron')) {
  if (!existsSync(path.join(electronFolder, 'package.json')))
    return { binary: null, why: 'the electron package is not installed' };
  const binary = electronPath(electronFolder);
  if (existsSync(binary)) return { binary, why: null };
  const installer = path.relative(root, path.join(electronFolder, 'install.js'));
  return { binary: null, why: `its Electron binary is not here ("node ${installer}" fetches it, once)` };
}

/** Opens an address in the person's browser; false when this system has nothing for that. */
function openInBrowser(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

async function startInBrowser(args) {
  const serve = spawn(
    process.execPath,
    [path.join(root, 'dist/engine/cli/main.js'), 'serve', '--json', ...args],
    {
      cwd: root,
      stdio: ['inherit', 'pipe', 'inherit'],
    },
  );
  let text = '';
  serve.stdout.on('data', (chunk) => {
    const isFirst = !text.includes('\n');
    text += chunk;
    if (!isFirst || !text.includes('\n')) return;
    const { url } = JSON.parse(text.split('\n', 1)[0]);
    console.log(`The desk is at ${url}\nCtrl+C ends it.`);
    void openInBrowser(url).then((isOpened) => {
      if (!isOpened) console.log('No browser could be opened from here: open the address in one.');
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => serve.kill(signal));
  serve.once('exit', (code) => process.exit(code ?? 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isBrowser = process.argv.includes('--browser');
  const args = process.argv.slice(2).filter((arg) => arg !== '--browser');
  await buildAll({ ifStale: true });
  const { binary, why } = isBrowser ? { binary: null, why: 'a browser was asked for' } : findElectron();
  if (binary === null) {
    console.log(`The desktop app does not start: ${why}.\nThe same desk opens in your browser.`);
    await startInBrowser(args);
  } else {
    const app = spawn(binary, [root, ...args], { cwd: root, stdio: 'inherit' });
    app.once('exit', (code) => process.exit(code ?? 0));
  }
}
