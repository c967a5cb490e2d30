/**
 * The process ends anywhere, and the project is the old or the new one. Three ways to end: an exception that nothing gets past, at
 * every file operation of a whole session, in this process; SIGKILL at every file operation of a save, in a child; and, where
 * strace is installed, a kill injected by the kernel at system calls of the child.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand, documentsEqual, setProperty, type Document } from '../../core/document/index.ts';
import { nodeFileSystem } from '../storage/file-system.ts';
import { countingFileSystem } from '../storage/testing/counting-file-system.ts';
import { scratchFolder } from '../storage/testing/scratch-folder.ts';
import { openProject, readProject } from './open-project.ts';
import { loadProject } from './recover.ts';
import { findGenerations } from './saved-state.ts';
import { makeSmallProject, runSession, sessionCommands } from './testing/save-session.ts';

let root = '';
let template = '';
let child = '';
/** The document after 0, 1, 2, … commands of the session. */
let states: Document[] = [];
const COMMANDS_BEFORE_SAVE = 3;

beforeAll(async () => {
  root = scratchFolder('crash');
  template = join(root, 'Template.penumbra');
  const project = await makeSmallProject(template);
  states = [project.document];
  const commands = [...sessionCommands(project.document), setProperty('cam_a', ['tStop'], 4, 'Stop down')];
  for (const command of commands) states.push(applyCommand(states.at(-1)!, command).document);
  await project.close();

  child = join(root, 'save-child.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'testing/save-child.ts')],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

let copies = 0;
function freshCopy(): string {
  const directory = join(root, `Copy${++copies}.penumbra`);
  cpSync(template, directory, { recursive: true });
  return directory;
}

const stateNumber = (document: Document): number =>
  states.findIndex((state) => documentsEqual(state, document));

/** What a reader, the saved layer and a new writer find; all must be states that existed. */
async function examine(directory: string) {
  const reader = stateNumber((await readProject(directory)).document);
  const { saved } = await loadProject(
    directory,
    await findGenerations(directory, nodeFileSystem),
    nodeFileSystem,
  );
  const project = await openProject(directory);
  const reopened = stateNumber(project.document);
  expect(project.recovery.setAside).toEqual([]);
  // What was recovered can be worked on and saved.
  await project.apply(setProperty('cam_a', ['notes'], 'after the crash', 'Note'));
  await project.save();
  await project.close();
  const rubbish = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.partial'),
  );
  expect(rubbish).toEqual([]);
  rmSync(directory, { recursive: true });
  return { reader, saved: stateNumber(saved), reopened };
}

class Crash extends Error {}

/** Plays the session on a disk that is gone from operation `at` on. `operation` is the one that did not happen, or null. */
async function crashAt(directory: string, at: number, torn: boolean) {
  let acknowledged = 0;
  let operation: string | null = null;
  const fs = countingFileSystem(nodeFileSystem, async (number, name, half) => {
    if (number < at) return;
    if (number === at) {
      operation = name;
      if (torn) await half();
    }
    throw new Crash();
  });
  const nothing = () => undefined;
  try {
    await runSession(
      directory,
      { fs },
      { acknowledged: () => acknowledged++, saving: nothing, saved: nothing },
    );
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  await fs.abandon();
  // The lock names this process, which lives on; that a dead one's lock is taken over is tested in lock.test.ts.
  rmSync(join(directory, '.lock'), { force: true });
  return { acknowledged, operation: operation as string | null };
}

describe('a session cut off at every file operation', () => {
  it('loses no acknowledged command and mixes no states', async () => {
    // Caught: checking out before the snapshot; starting the segment before the check-out; acknowledging before the append.
    const savedStates = new Set<number>();
    const check = async (at: number, torn: boolean): Promise<string | null> => {
      const directory = freshCopy();
      const { acknowledged, operation } = await crashAt(directory, at, torn);
      const found = await examine(directory);
      const where = `operation ${at}, ${operation}`;
      // One command more than acknowledged may be there: it was on the disk when the answer was cut off.
      expect([acknowledged, acknowledged + 1], where).toContain(found.reopened);
      expect(found.reader, where).toBe(found.reopened);
      expect([0, COMMANDS_BEFORE_SAVE], where).toContain(found.saved);
      savedStates.add(found.saved);
      return operation;
    };
    for (let at = 1; ; at++) {
      const operation = await check(at, false);
      if (operation === null) break;
      if (operation === 'write') await check(at, true);
      if (at > 2000) throw new Error('the session never ends');
    }
    expect([...savedStates].sort()).toEqual([0, COMMANDS_BEFORE_SAVE]);
  });
});

/** A child costs a fifth of a second: by default some operations, spread over the save; 'all' takes every one. */
const samples = process.env['PENUMBRA_KILL_SAMPLES'] ?? '12';

describe.skipIf(process.platform === 'win32')('SIGKILL at file operations of a save', () => {
  it('leaves the old or the new project', async () => {
    const total = Number(execFileSync(process.execPath, [child, freshCopy(), '0'], { encoding: 'utf8' }));
    expect(total).toBeGreaterThan(30);
    const savedStates: number[] = [];
    const step = samples === 'all' ? 1 : Math.max(1, total / Number(samples));
    for (let i = 1; i <= total; i += step) {
      const at = Math.round(i);
      const directory = freshCopy();
      const { signal } = spawnSync(process.execPath, [
        child,
        directory,
        String(at),
        at % 2 === 0 ? 'torn' : '',
      ]);
      expect(signal).toBe('SIGKILL');
      const found = await examine(directory);
      expect(found.reopened).toBe(COMMANDS_BEFORE_SAVE);
      expect(found.reader).toBe(COMMANDS_BEFORE_SAVE);
      savedStates.push(found.saved);
    }
    // Old up to one moment, new from it on: saving happens at one operation.
    expect([0, COMMANDS_BEFORE_SAVE]).toEqual([...new Set(savedStates)]);
    expect([...savedStates].sort((a, b) => a - b)).toEqual(savedStates);
  });
});

const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!hasStrace)('a kill by the kernel at system calls', () => {
  const CALLS = 'openat,write,fsync,rename,unlink,link,close,mkdir,getdents64,ftruncate,pwrite64';
  it('leaves the old or the new project', async () => {
    // One pool thread makes the order of calls, and so the count, the same every time.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
    const run = (directory: string, injection: string[], output: string) =>
      spawnSync(
        'strace',
        [
          '-f',
          '-qq',
          '-o',
          output,
          '-e',
          `trace=${CALLS}`,
          ...injection,
          process.execPath,
          child,
          directory,
          '0',
        ],
        { env },
      );

    const first = freshCopy();
    const log = join(root, 'calls.log');
    expect(run(first, [], log).status).toBe(0);
    // strace counts per thread: the pool's thread is the one that renames.
    const lines = execFileSync('cat', [log], { encoding: 'utf8', maxBuffer: 1e8 }).split('\n');
    const worker = lines.find((line) => line.includes('rename('))?.split(' ')[0] ?? '';
    const calls = lines.filter((line) => line.startsWith(`${worker} `) && !line.includes('resumed>')).length;
    expect(calls).toBeGreaterThan(100);

    const step = samples === 'all' ? 1 : calls / Number(samples);
    for (let i = 1; i <= calls; i += step) {
      const directory = freshCopy();
      const when = Math.round(i);
      run(directory, ['-e', `inject=${CALLS}:signal=KILL:when=${when}`], '/dev/null');
      const found = await examine(directory);
      expect(found.reader).toBe(found.reopened);
      expect(found.reopened, `call ${when}`).toBeGreaterThanOrEqual(0);
      expect([0, COMMANDS_BEFORE_SAVE], `call ${when}`).toContain(found.saved);
    }
  });
});
