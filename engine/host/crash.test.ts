/**
 * Engines that die and freeze while a desk edits: nothing that was acknowledged is lost, nothing is done twice, undo goes on. A few of
 * each; `scripts/crash-sweep.ts` does hundreds.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { EngineState } from './supervisor.ts';
import { EditStream, materialsOf } from './testing/edit-stream.ts';
import { startEngine, TestDesk, type RealEngine } from './testing/real-engine.ts';

let engine: RealEngine;
afterEach(() => engine.stop());

async function openSet(): Promise<readonly string[]> {
  const desk = await TestDesk.connect(engine);
  const { records } = await desk.ask('project.create', { name: 'Crash', template: 'empty' });
  desk.close();
  return records.filter(({ kind }) => kind === 'material').map(({ id }) => id);
}
const pidOf = (): number => {
  const { state } = engine.supervisor;
  if (state.state !== 'running') throw new Error(`the engine is ${state.state}`);
  return state.pid;
};
const running = (): Promise<void> =>
  new Promise((resolve) => {
    const check = (state: EngineState): void => {
      if (state.state === 'running') {
        off();
        resolve();
      }
    };
    const off = engine.supervisor.onState(check);
  });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('an engine in the middle of edits', () => {
  it.each([['SIGKILL'], ['SIGSTOP']] as const)('survives %s with every edit, each once', async (signal) => {
    engine = await startEngine({ frozenAfterMs: 1500 });
    const before = await openSet();
    const edits = new EditStream(engine);
    edits.start();
    for (let round = 0; round < 2; round++) {
      await pause(150);
      const back = running();
      process.kill(pidOf(), signal);
      await back;
    }
    await pause(150);
    await edits.stop();
    expect(edits.acknowledged.size).toBeGreaterThan(10);
    const there = await materialsOf(engine);
    expect([...there].sort()).toEqual([...before, ...edits.acknowledged].sort());
  });

  it('goes on with undo and redo where they stood', async () => {
    engine = await startEngine();
    await openSet();
    const rename = (name: string) => ({
      label: `Name ${name}`,
      edits: [{ op: 'set', id: projectId, path: ['name'], value: name }],
    });
    let desk = await TestDesk.connect(engine);
    const { open } = await desk.hello();
    const projectId = open?.records.find(({ kind }) => kind === 'project')?.id ?? '';
    await desk.ask('document.apply', { commandId: 'command-1', command: rename('One') });
    await desk.ask('document.apply', { commandId: 'command-2', command: rename('Two') });
    await desk.ask('document.undo', { commandId: 'command-3' });
    const back = running();
    process.kill(pidOf(), 'SIGKILL');
    await back;
    desk = await TestDesk.connect(engine);
    expect((await desk.hello()).open?.project).toMatchObject({
      name: 'One',
      undoLabel: 'Name One',
      redoLabel: 'Name Two',
    });
    await desk.ask('document.redo', { commandId: 'command-4' });
    expect((await desk.hello()).open?.project.name).toBe('Two');
    await desk.ask('document.undo', { commandId: 'command-5' });
    await desk.ask('document.undo', { commandId: 'command-6' });
    expect((await desk.hello()).open?.project).toMatchObject({ name: 'Crash', undoLabel: null });
    // an undo that is sent again is not done again
    await desk.ask('document.redo', { commandId: 'command-7' });
    await desk.ask('document.redo', { commandId: 'command-7' });
    expect((await desk.hello()).open?.project.name).toBe('One');
    desk.close();
  });

  it('is given up on after three deaths in a minute, with a word why', async () => {
    engine = await startEngine();
    const failed = new Promise<string>((resolve) => {
      engine.supervisor.onState((state) => {
        if (state.state === 'failed') resolve(state.reason);
        if (state.state === 'running') setTimeout(() => process.kill(state.pid, 'SIGKILL'), 20);
      });
    });
    process.kill(pidOf(), 'SIGKILL');
    expect(await failed).toContain('SIGKILL');
  });

  it('that freezes while it starts is replaced as well', async () => {
    engine = await startEngine({ longestStartMs: 3000 });
    const restarts: string[] = [];
    let isFrozen = false;
    engine.supervisor.onState((state) => {
      if (state.state === 'restarting') restarts.push(state.reason);
      if (state.state !== 'starting' || isFrozen) return;
      isFrozen = true;
      // the state is told just before the process is there
      setImmediate(() => {
        const pid = engine.supervisor.processId;
        if (pid !== null) process.kill(pid, 'SIGSTOP');
      });
    });
    const back = running();
    process.kill(pidOf(), 'SIGKILL');
    await back;
    expect(restarts).toHaveLength(2);
    expect(restarts[1]).toContain('it did not answer any more');
  });

  it('ends with its supervisor, and so does all that it started', async () => {
    engine = await startEngine();
    const pid = pidOf();
    await engine.supervisor.stop();
    expect(() => process.kill(pid, 0)).toThrow();
    expect(engine.supervisor.state.state).toBe('stopped');
  });
});
