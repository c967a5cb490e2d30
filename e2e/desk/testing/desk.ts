/**
 * The desk as a user has it: a real engine in a process of its own with a home of its own, and a page of a real browser. What the
 * page writes to its console as an error, and what breaks in it, is kept, so that a journey can end by asking for none.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startDesktopShell } from './desktop-shell.ts';

/** Journeys and benches are run from the checkout. */
const ROOT = process.cwd();
const STARTS_WITHIN_MS = 60_000;
/** A machine without a GPU draws the stage in software and is busy meanwhile. */
const SLOWEST_STEP_MS = 90_000;

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** `PENUMBRA_CHROMIUM`, else one that is found. @throws Error that says what to set. */
function chromiumPath(): string {
  const found = [process.env['PENUMBRA_CHROMIUM'] ?? '', ...PLACES, chromium.executablePath()].find(
    (place) => place !== '' && existsSync(place),
  );
  if (found === undefined) throw new Error('no Chromium found: set PENUMBRA_CHROMIUM to the path of one');
  return found;
}

const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
    ],
  });

interface Engine {
  /** With the token. */
  readonly url: string;
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('close', () => resolve()));

/** Starts `penumbra serve` from the checkout. @param home where it keeps settings and projects. */
async function startEngine({ home }: { readonly home: string }): Promise<Engine> {
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/penumbra.mjs'), 'serve', '--json'], {
    cwd: ROOT,
    env: { ...process.env, PENUMBRA_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended(child);
  };
  const lines = createInterface({ input: child.stdout });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the engine said nothing for a minute: ${stderr}`)),
        STARTS_WITHIN_MS,
      );
      child.once('close', (code) => reject(new Error(`the engine ended with ${code}: ${stderr}`)));
      lines.once('line', (line) => {
        clearTimeout(timer);
        const first = JSON.parse(line) as { readonly url?: unknown };
        if (typeof first.url === 'string') resolve(first.url);
        else reject(new Error(`the engine's first line has no url: ${line}`));
      });
    });
    return { url, process: child, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The shell that journeys run in: a browser, or the desktop app. */
export const IS_DESKTOP = process.env['PENUMBRA_SHELL'] === 'electron';

export interface Desk {
  readonly page: Page;
  /** Where settings and projects are kept. */
  readonly home: string;
  /** The process whose child the engine is. */
  readonly hostPid: () => number;
  /** Errors on the console and exceptions in the page, so far. */
  readonly problems: readonly string[];
  /** Another window on the same engine. */
  readonly openWindow: () => Promise<Page>;
  readonly stop: () => Promise<void>;
}

export interface DeskOptions extends BrowserContextOptions {
  /** The stage lit from the start; default false: a machine without a GPU makes its shaders for a minute. */
  readonly isLit?: boolean;
}

/** Runs in the page, before its own scripts. */
const looksAtSolids = (): void => window.localStorage.setItem('penumbra.stage', '{"shading":"solid"}');

/** What opens pages, and ends. */
interface Shell {
  readonly hostPid: () => number;
  readonly newPage: () => Promise<Page>;
  readonly stop: () => Promise<void>;
}

async function browserShell(
  home: string,
  initScript: (() => void) | null,
  context: BrowserContextOptions,
): Promise<Shell> {
  const engine = await startEngine({ home });
  let browser: Browser | null = null;
  try {
    browser = await launchChromium();
    // what fades in is measured at its full contrast
    const session = await browser.newContext({ reducedMotion: 'reduce', ...context });
    if (initScript !== null) await session.addInitScript(initScript);
    const opened = browser;
    return {
      hostPid: () => engine.process.pid ?? 0,
      newPage: async () => {
        const page = await session.newPage();
        await page.goto(engine.url);
        return page;
      },
      stop: async () => {
        await opened.close();
        await engine.stop();
      },
    };
  } catch (error) {
    await browser?.close();
    await engine.stop();
    throw error;
  }
}

async function desktopShell(
  home: string,
  initScript: (() => void) | null,
  { viewport }: BrowserContextOptions,
): Promise<Shell> {
  const shell = await startDesktopShell({ home, viewport: viewport ?? VIEWPORT, initScript });
  return { hostPid: shell.pid, newPage: shell.openWindow, stop: shell.stop };
}

const VIEWPORT = { width: 1280, height: 720 };

/** A page that has been greeted by its engine: the start screen, the welcome or the workspace is there. */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const { isLit = false, ...own } = options;
  const context = { viewport: VIEWPORT, ...own };
  const home = await mkdtemp(path.join(tmpdir(), 'penumbra-desk-'));
  const away = (): Promise<void> => rm(home, { recursive: true, force: true });
  let shell: Shell | null = null;
  try {
    shell = await (IS_DESKTOP ? desktopShell : browserShell)(home, isLit ? null : looksAtSolids, context);
    const { hostPid, newPage, stop } = shell;
    const problems: string[] = [];
    const openWindow = async (): Promise<Page> => {
      const page = await newPage();
      page.setDefaultTimeout(SLOWEST_STEP_MS);
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.locator('.pn-start, .pn-workspace').first().waitFor({ timeout: SLOWEST_STEP_MS });
      return page;
    };
    const page = await openWindow();
    return {
      page,
      home,
      hostPid,
      problems,
      openWindow,
      stop: async () => {
        await stop();
        await away();
      },
    };
  } catch (error) {
    await shell?.stop();
    await away();
    throw error;
  }
}

/** From the welcome of a first start into the starter scene. */
export async function openStarterScene(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the starter scene' }).click();
  await page.locator('.pn-workspace').waitFor();
}
