/** What `app://desk/` gives away: files of the desk's folder, and nothing by any trick. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('../testing/electron-stand-in.ts'));
const { fileOf } = await import('./scheme.ts');

const outside = mkdtempSync(path.join(tmpdir(), 'penumbra-scheme-'));
const folder = path.join(outside, 'desk');
mkdirSync(path.join(folder, 'fonts'), { recursive: true });
writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
writeFileSync(path.join(folder, 'fonts/a b.woff2'), 'font');
writeFileSync(path.join(outside, 'secret.txt'), 'secret');
mkdirSync(path.join(outside, 'desk-other'));
writeFileSync(path.join(outside, 'desk-other/secret.txt'), 'secret');
symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'link.txt'));

describe('app://desk/', () => {
  it('gives the files of the folder', async () => {
    expect(await fileOf('app://desk/', folder)).toBe(path.join(folder, 'index.html'));
    expect(await fileOf('app://desk/index.html', folder)).toBe(path.join(folder, 'index.html'));
    expect(await fileOf('app://desk/fonts/a%20b.woff2?v=1#x', folder)).toBe(
      path.join(folder, 'fonts/a b.woff2'),
    );
  });

  it.each([
    'app://desk/../secret.txt',
    'app://desk/%2e%2e/secret.txt',
    'app://desk/fonts/%2e%2e%2f%2e%2e%2fsecret.txt',
    'app://desk/..%5csecret.txt',
    'app://desk/%2fetc%2fpasswd',
    'app://desk//etc/passwd',
    'app://desk/index.html%00.txt',
    'app://desk/%E0%A4%A',
    'app://desk/../desk-other/secret.txt',
    'app://desk/link.txt',
    'app://desk/missing.js',
    'app://other/index.html',
    'app://desk.example.org/index.html',
    'not a url',
  ])('gives nothing for %s', async (url) => {
    expect(await fileOf(url, folder)).toBeNull();
  });
});
