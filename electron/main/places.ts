/** Where the parts of the app lie: in a checkout beside each other, in a packaged app in and beside its archive. */
import type { App } from 'electron';
import path from 'node:path';
import { findNodeBinary } from './node-binary.ts';

export interface Places {
  /** The desk's files: index.html and what it loads. */
  readonly deskFolder: string;
  readonly preload: string;
  /** The engine's program for `node`. */
  readonly engineProgram: string;
  readonly node: string;
  /** Settings, recent projects, the window's place. */
  readonly dataFolder: string;
}

export function readPlaces(app: Pick<App, 'isPackaged' | 'getAppPath' | 'getPath'>): Places {
  const root = app.getAppPath();
  const resources = process.resourcesPath;
  const engineRoot = app.isPackaged ? path.join(resources, 'engine') : root;
  return {
    deskFolder: path.join(root, 'dist/renderer'),
    preload: path.join(root, 'dist/electron/preload/preload.cjs'),
    engineProgram: path.join(engineRoot, 'dist/engine/host/main.js'),
    node: findNodeBinary({
      isPackaged: app.isPackaged,
      resourcesPath: resources,
      platform: process.platform,
      environment: process.env,
    }),
    dataFolder: process.env['PENUMBRA_HOME'] ?? path.join(app.getPath('appData'), 'Penumbra'),
  };
}
