/**
 * The process that composes scenes from words: it keeps the model open, takes one order after the other, and ends with its parent. It is a
 * process of its own so that edits are answered meanwhile and a model that breaks the runtime takes nothing else with it.
 */
import { constants, setPriority } from 'node:os';
import type { CondensingStep } from '../../core/generate/ask/index.ts';
import { openComposer, type SceneComposer } from '../compose/scene-composer.ts';
import { carryOut } from './carry-out.ts';
import type { ComposeOrder, FromComposing, ToComposing } from './messages.ts';
import { scenePlanOf } from './scene-plan-of.ts';

/** Steps that come faster are left out. */
const STEP_INTERVAL_MS = 200;

const tell = (message: FromComposing): void => {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
};

let composer: Promise<SceneComposer> | null = null;
/** Opened with the first order; one that could not be opened is tried again with the next. */
function openedComposer(): Promise<SceneComposer> {
  composer ??= openComposer({ composer: 'auto', modelFile: null }).catch((error: unknown) => {
    composer = null;
    throw error;
  });
  return composer;
}

const cancelled = new Set<number>();

/** Tells of steps, not of more than are seen. */
function stepTeller(id: number): (step: CondensingStep) => void {
  let toldAt = -Infinity;
  return ({ step, steps, scenes }) => {
    if (performance.now() - toldAt < STEP_INTERVAL_MS) return;
    toldAt = performance.now();
    tell({ kind: 'step', id, step: { step, steps, plans: scenes.map(scenePlanOf) } });
  };
}

async function answer(id: number, order: ComposeOrder): Promise<void> {
  try {
    const shouldStop = (): boolean => cancelled.has(id);
    const carrying = { composer: openedComposer, onStep: stepTeller(id), shouldStop };
    tell({ kind: 'done', id, composed: shouldStop() ? null : await carryOut(order, carrying) });
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, '; ');
    tell({ kind: 'failed', id, message });
  } finally {
    cancelled.delete(id);
  }
}

async function end(): Promise<void> {
  const open = await composer?.catch(() => null);
  await open?.release();
  process.exit(0);
}

function run(): void {
  if (!process.send) {
    process.stderr.write('the composing process is started by the engine, not by hand\n');
    process.exit(2);
  }
  try {
    // the desk and its engine come first
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // not everywhere allowed, nowhere needed
  }
  let turn: Promise<void> = Promise.resolve();
  process.on('message', (message) => {
    const heard = message as ToComposing;
    if (heard.kind === 'cancel') cancelled.add(heard.id);
    else turn = turn.then(() => answer(heard.id, heard.order));
  });
  process.on('disconnect', () => void end());
  // an interrupt at the terminal reaches the whole group: the parent decides what becomes of it
  process.on('SIGINT', () => undefined);
}

run();
