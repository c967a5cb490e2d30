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
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
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
export function chromiumPath(): string {
  const found = [process.env['PENUMBRA_CHROMIUM'] ?? '', ...PLACES, chromium.executablePath()].find(
    (place) => place !== '' && existsSync(place),
  );
  if (found === undefined) throw new Error('no Chromium found: set PENUMBRA_CHROMIUM to the path of one');
  return found;
}

export const launchChromium = (): Promise<Browser> =>
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

export interface Engine {
  /** With the token. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Where it keeps settings and projects. */
  readonly home: string;
  readonly stop: () => Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('close', () => resolve()));

/** Starts `penumbra serve` from the checkout. The home goes away with it unless one was given. */
export async function startEngine(options: { readonly home?: string } = {}): Promise<Engine> {
  const home = options.home ?? (await mkdtemp(path.join(tmpdir(), 'penumbra-desk-')));
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
    if (options.home === undefined) await rm(home, { recursive: true, force: true });
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
    return { url, process: child, home, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export interface Desk {
  readonly page: Page;
  readonly url: string;
  readonly engine: Engine;
  /** Errors on the console and exceptions in the page, so far. */
  readonly problems: readonly string[];
  /** Another window on the same engine. */
  readonly openWindow: () => Promise<Page>;
  readonly stop: () => Promise<void>;
}

export interface DeskOptions extends BrowserContextOptions {
  readonly home?: string;
  /** The stage lit from the start; default false: a machine without a GPU makes its shaders for a minute. */
  readonly isLit?: boolean;
}

/** A page that has been greeted by its engine: the start screen, the welcome or the workspace is there. */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const { home, isLit = false, ...context } = options;
  const engine = await startEngine(home === undefined ? {} : { home });
  let browser: Browser | null = null;
  try {
    browser = await launchChromium();
    const session = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      // what fades in is measured at its full contrast
      reducedMotion: 'reduce',
      ...context,
    });
    if (!isLit)
      await session.addInitScript(() => {
        window.localStorage.setItem('penumbra.stage', '{"shading":"solid"}');
      });
    const problems: string[] = [];
    const openWindow = async (): Promise<Page> => {
      const page = await session.newPage();
      page.setDefaultTimeout(SLOWEST_STEP_MS);
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(engine.url);
      await page.locator('.pn-start, .pn-workspace').first().waitFor();
      return page;
    };
    const page = await openWindow();
    const opened = browser;
    return {
      page,
      url: engine.url,
      engine,
      problems,
      openWindow,
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

/** From the welcome of a first start into the starter scene. */
export async function openStarterScene(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the starter scene' }).click();
  await page.locator('.pn-workspace').waitFor();
}
