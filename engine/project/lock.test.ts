/** One writer a project, and no lock that outlives its holder. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../storage/testing/scratch-folder.ts';
import { openProject, readProject } from './open-project.ts';
import { makeSmallProject } from './testing/save-session.ts';

const root = scratchFolder('lock');
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const freshName = (): string => join(root, `P${++count}.penumbra`);

describe('the lock', () => {
  const lockFile = (directory: string): string => join(directory, '.lock');
  const holder = (fields: object): string =>
    JSON.stringify({
      pid: process.pid,
      host: hostname(),
      bootedAtMs: Date.now() - uptime() * 1000,
      nonce: 'x',
      ...fields,
    });
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

  it('keeps a second writer out and lets a reader in', async () => {
    const directory = freshName();
    const project = await makeSmallProject(directory);
    await expect(openProject(directory)).rejects.toThrow(
      `one in use by process ${process.pid} on ${hostname()}`,
    );
    await readProject(directory);
    await project.close();
    await (await openProject(directory)).close();
    expect(existsSync(lockFile(directory))).toBe(false);
  });

  it.each<[string, () => string]>([
    ['a process that has ended', () => holder({ pid: deadPid() })],
    ['a process of before the last start of the machine', () => holder({ bootedAtMs: 0 })],
    ['nobody, as its words are lost', () => ''],
  ])('is taken over from %s', async (_, text) => {
    const directory = freshName();
    await (await makeSmallProject(directory)).close();
    writeFileSync(lockFile(directory), text());
    await (await openProject(directory)).close();
  });

  it('is left to a process on another machine', async () => {
    const directory = freshName();
    await (await makeSmallProject(directory)).close();
    writeFileSync(lockFile(directory), holder({ host: 'elsewhere', pid: deadPid() }));
    await expect(openProject(directory)).rejects.toThrow(
      'on elsewhere (if that is not so, remove .lock in it)',
    );
  });

  it('goes to exactly one of many who want it', async () => {
    const directory = freshName();
    await (await makeSmallProject(directory)).close();
    writeFileSync(lockFile(directory), holder({ pid: deadPid() }));
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => openProject(directory)));
    const open = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(open).toHaveLength(1);
    await open[0]!.close();
  });
});
