/**
 * The same desk in its desktop app: Playwright drives the real Electron binary where one is installed. Every journey runs on it when
 * `PENUMBRA_SHELL=electron` is set (`npm run journeys:desktop`).
 */
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { findElectron } from '../../../scripts/start.mjs';

/** Journeys and benches are run from the checkout. */
const ROOT = process.cwd();
const FLAGS = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

export interface DesktopShell {
  /** The process that the engine is a child of. */
  readonly pid: () => number;
  /** Another window on the same engine, as a second start of the app opens it; the app is started again where its last one was closed. */
  readonly openWindow: () => Promise<Page>;
  readonly stop: () => Promise<void>;
}

export interface DesktopOptions {
  /** Where settings and projects are kept. */
  readonly home: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Runs in every page before its own scripts. */
  readonly initScript: (() => void) | null;
}

/** @throws Error that says why there is no binary. */
export async function startDesktopShell({
  home,
  viewport,
  initScript,
}: DesktopOptions): Promise<DesktopShell> {
  const { binary, why } = findElectron();
  if (binary === null) throw new Error(`journeys in the desktop app need Electron: ${why}`);
  const launch = async (): Promise<ElectronApplication> => {
    const app = await _electron.launch({
      executablePath: binary,
      args: [...FLAGS, ROOT],
      env: { ...process.env, PENUMBRA_HOME: home },
      cwd: ROOT,
    });
    if (initScript !== null) await app.context().addInitScript(initScript);
    return app;
  };
  let app = await launch();
  let isFirst = true;
  return {
    pid: () => app.process().pid ?? 0,
    openWindow: async () => {
      let page: Page;
      if (isFirst || app.windows().length === 0) {
        if (!isFirst) app = await launch();
        page = await app.firstWindow();
        // it may have begun before the script was there
        await page.reload();
      } else {
        [page] = await Promise.all([
          app.waitForEvent('window'),
          app.evaluate(({ app: electron }) => {
            electron.emit('second-instance', {}, ['penumbra'], '/');
          }),
        ]);
      }
      isFirst = false;
      await page.setViewportSize(viewport);
      return page;
    },
    stop: () => app.close(),
  };
}
