/** The configuration of the installers: valid by electron-builder's own schema, and with all of the app in it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = () => getConfig(root, 'electron/packaging/electron-builder.yml', null);

describe('packaging', () => {
  it("is valid by electron-builder's schema, which refuses what it does not know", async () => {
    const config = await read();
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    const wrong = { ...config, asarr: true };
    await expect(validateConfiguration(wrong as typeof config, new DebugLogger(false))).rejects.toThrow(
      'asarr',
    );
  });

  it('makes deb, AppImage, nsis and dmg', async () => {
    const { linux, win, mac } = await read();
    expect([linux?.target, win?.target, mac?.target].flat()).toEqual(['deb', 'AppImage', 'nsis', 'dmg']);
  });

  it('carries the engine with its modules, and a Node, outside the archive', async () => {
    const { extraResources, files, asar } = await read();
    expect(asar).toBe(true);
    expect(extraResources).toEqual([
      { from: 'dist/package/engine', to: 'engine' },
      { from: 'dist/package/node', to: 'node' },
    ]);
    expect(JSON.stringify(files)).toContain('"!node_modules"');
  });

  it('names one Node of a pinned version for every system', () => {
    const packages = JSON.parse(
      readFileSync(path.join(root, 'electron/packaging/node-packages.json'), 'utf8'),
    ) as Readonly<Record<string, { readonly package: string; readonly version: string }>>;
    expect(Object.keys(packages).sort()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-x64', 'win32-x64']);
    for (const { version } of Object.values(packages)) expect(version).toMatch(/^2[4-9]\.\d+\.\d+$/);
  });

  it('starts at the bundled main process', () => {
    const { main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { main?: string };
    expect(main).toBe('dist/electron/main/main.cjs');
    expect(existsSync(path.join(root, main ?? ''))).toBe(true);
  });
});
