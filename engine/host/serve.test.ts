/**
 * `penumbra serve` as it is run: its first line, and that nothing it started outlives it, whether it is asked to end or killed. Which
 * processes are below it is read from /proc.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';

let home: string;
let serve: ChildProcess;
let below: readonly number[] = [];
/** What it said on stderr. */
let words = '';

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'penumbra-serve-'));
});
afterEach(() => {
  for (const pid of [serve.pid, ...below, ...engineProcesses(home)])
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

function isAlive(pid: number): boolean {
  try {
    // one that has ended and was not waited for is a zombie
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Children, and theirs. */
function descendants(parent: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return new RegExp(`^PPid:\\s+${parent}$`, 'm').test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      } catch {
        return false;
      }
    });
  return [...children, ...children.flatMap(descendants)];
}

/** Engines and workshops that run with a data folder. */
const engineProcesses = (folder: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`PENUMBRA_HOME=${folder}`);
      } catch {
        return false;
      }
    })
    .filter(isAlive);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** @returns the first line. */
function start(): Promise<string> {
  const program = path.join(packageRoot(), 'dist/engine/cli/main.js');
  serve = spawn(process.execPath, [program, 'serve', '--json'], {
    env: { ...process.env, PENUMBRA_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  words = '';
  serve.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    let text = '';
    serve.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text.split('\n', 1)[0] ?? '');
    });
    serve.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
}

describe.skipIf(!existsSync('/proc/self/status'))('serve', () => {
  it.each([['SIGTERM'], ['SIGINT'], ['SIGKILL']] as const)(
    'prints its address, and leaves no process behind after %s',
    async (signal) => {
      const { url } = JSON.parse(await start()) as { url: string };
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
      const token = new URL(url).searchParams.get('token') ?? '';
      // the engine, and its workshop
      const pid = serve.pid ?? 0;
      await until(() => descendants(pid).length >= 2);
      below = descendants(pid);
      const commandLines = [pid, ...below].map((each) => readFileSync(`/proc/${each}/cmdline`, 'utf8'));
      expect(commandLines.join('\n')).not.toContain(token);
      expect(below.every(isAlive)).toBe(true);

      const exit = new Promise<number | null>((resolve) => serve.once('exit', (code) => resolve(code)));
      // what stops a service tells all its processes at once
      if (signal !== 'SIGKILL') for (const each of below) process.kill(each, signal);
      serve.kill(signal);
      const code = await exit;
      if (signal !== 'SIGKILL') expect(code).toBe(0);
      expect(words).toBe('');
      await until(() => !below.some(isAlive));
    },
  );

  it.each([0, 100, 250, 500])('leaves none behind when it is killed %i ms into a start', async (ms) => {
    start().catch(() => undefined);
    const pid = serve.pid ?? 0;
    await until(() => descendants(pid).length >= 1);
    await new Promise((resolve) => setTimeout(resolve, ms));
    below = descendants(pid);
    const exit = new Promise((resolve) => serve.once('exit', resolve));
    serve.kill('SIGKILL');
    await exit;
    // an engine that goes on starting finds out; what it has started by then ends with it
    await until(() => engineProcesses(home).length === 0);
    expect(below.some(isAlive)).toBe(false);
  });
});
