/**
 * `npm run crash-sweep [KILLS] [FREEZES]`: ends and freezes the engine at random moments while a desk edits, and checks after each that
 * every acknowledged edit is there, once; at the end, that undo and redo still go all the way. Default 200 kills and 50 freezes.
 */
import { randomUUID } from 'node:crypto';
import { EditStream, materialsOf } from '../engine/host/testing/edit-stream.ts';
import { startEngine, TestDesk } from '../engine/host/testing/real-engine.ts';

const [kills = 200, freezes = 50] = process.argv.slice(2).map(Number);
const FROZEN_AFTER_MS = 1500;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// three deaths in a minute are meant to be too many: here a death is what is asked for
const engine = await startEngine({ frozenAfterMs: FROZEN_AFTER_MS, mostDeaths: Infinity });
const desk = await TestDesk.connect(engine);
await desk.ask('project.create', { name: 'Crash sweep', template: 'empty' });
desk.close();
const before = new Set(await materialsOf(engine));

/** Of the engine that runs now, or of the next one. */
async function runningPid(): Promise<number> {
  for (;;) {
    const { state } = engine.supervisor;
    if (state.state === 'running') return state.pid;
    if (state.state === 'failed') throw new Error(state.reason);
    await pause(5);
  }
}

const signals = [
  ...Array.from({ length: kills }, () => 'SIGKILL' as const),
  ...Array.from({ length: freezes }, () => 'SIGSTOP' as const),
];
const edits = new EditStream(engine);
edits.start();
let losses = 0;
for (const [i, signal] of signals.entries()) {
  await pause(20 + Math.random() * 400);
  const pid = await runningPid();
  const known = [...edits.acknowledged];
  process.kill(pid, signal);
  while ((await runningPid()) === pid) await pause(5);
  const there = new Set(await materialsOf(engine));
  const lost = known.filter((id) => !there.has(id));
  losses += lost.length;
  process.stderr.write(
    `\r${i + 1} of ${signals.length}: ${edits.acknowledged.size} edits acknowledged, ${losses} lost  `,
  );
}
await edits.stop();
const there = await materialsOf(engine);
const expected = new Set([...before, ...edits.acknowledged]);
const twice = there.length - new Set(there).size;
const unexpected = there.filter((id) => !expected.has(id)).length;
const missing = [...expected].filter((id) => !there.includes(id)).length;

// undo goes back over restarts, and redo forth over one more
const UNDO_STEPS = Math.min(100, edits.acknowledged.size);
const editor = await TestDesk.connect(engine);
for (let i = 0; i < UNDO_STEPS; i++) await editor.ask('document.undo', { commandId: randomUUID() });
editor.close();
const undone = there.length - (await materialsOf(engine)).length;
const last = await runningPid();
process.kill(last, 'SIGKILL');
while ((await runningPid()) === last) await pause(5);
const again = await TestDesk.connect(engine);
for (let i = 0; i < UNDO_STEPS; i++) await again.ask('document.redo', { commandId: randomUUID() });
again.close();
const redone = [...(await materialsOf(engine))].sort().join() === [...there].sort().join();
const isUndoWhole = undone === UNDO_STEPS && redone;
await engine.stop();
process.stderr.write('\n');
console.log(
  JSON.stringify({
    kills,
    freezes,
    acknowledged: edits.acknowledged.size,
    losses,
    missing,
    twice,
    unexpected,
    undone,
    redone,
  }),
);
process.exit(losses + missing + twice + unexpected === 0 && isUndoWhole ? 0 : 1);
