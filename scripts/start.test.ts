/** Which program `npm start` runs, with an electron package as it is after installation, with and without its binary. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bringElectron } from './start.mjs';

function packageWith(installer: string | null): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'penumbra-electron-'));
  if (installer !== null) writeFileSync(path.join(folder, 'install.js'), installer);
  return folder;
}
const MAKES_BINARY = `
  const fs = require('fs'), path = require('path');
  fs.mkdirSync(path.join(__dirname, 'dist'));
  fs.writeFileSync(path.join(__dirname, 'dist/electron'), '');
  fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');
`;

describe('the Electron of npm start', () => {
  it('is the one that is there, without running the installer', () => {
    const folder = packageWith('throw new Error("ran")');
    mkdirSync(path.join(folder, 'dist'));
    writeFileSync(path.join(folder, 'dist/electron'), '');
    writeFileSync(path.join(folder, 'path.txt'), 'electron');
    expect(bringElectron(folder)).toEqual({ binary: path.join(folder, 'dist/electron'), why: null });
  });

  it('is fetched by the package itself where it is missing', () => {
    const folder = packageWith(MAKES_BINARY);
    expect(bringElectron(folder)).toEqual({ binary: path.join(folder, 'dist/electron'), why: null });
  });

  it('is missing for a reason that is said', () => {
    const { binary, why } = bringElectron(packageWith('throw new Error("getaddrinfo EAI_AGAIN")'));
    expect(binary).toBeNull();
    expect(why).toContain('getaddrinfo EAI_AGAIN');
    expect(bringElectron(packageWith(null)).why).toContain('not installed');
  });
});
