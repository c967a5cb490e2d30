/** Which program `npm start` runs, with an electron package as it is after installation, with and without its binary. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from './start.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'penumbra-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An installed package, whose installer would leave a mark. */
function installPackage(): void {
  writeFileSync(path.join(folder, 'package.json'), '{"name":"electron"}');
  writeFileSync(path.join(folder, 'install.js'), "require('fs').writeFileSync(__dirname + '/ran', '')");
}

describe('the Electron of npm start', () => {
  it('is the one that is there', () => {
    installPackage();
    mkdirSync(path.join(folder, 'dist'));
    writeFileSync(path.join(folder, 'dist/electron'), '');
    writeFileSync(path.join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toEqual({ binary: path.join(folder, 'dist/electron'), why: null });
  });

  it('is not fetched where it is missing: it says how to', () => {
    installPackage();
    const { binary, why } = findElectron(folder);
    expect(binary).toBeNull();
    expect(why).toContain('install.js');
    expect(existsSync(path.join(folder, 'ran'))).toBe(false);
  });

  it('is missing with its package', () => {
    expect(findElectron(folder)).toEqual({ binary: null, why: 'the electron package is not installed' });
  });
});
