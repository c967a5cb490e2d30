/** Runs of the composer: started, called off, followed to their takes, and a take put into the project. */
import { capital } from '../../core/generate/words/capital.ts';
import type { ComposeDone } from '../../core/protocol/index.ts';
import { ConnectionLostError, EngineError, type Connection } from '../bridge/connection.ts';
import { changeSentence } from './change-words.ts';
import { composedSceneId, pickedThings } from './composed-things.ts';
import { composeStore, NO_RUN, setCompose, setGrowth, type Asked, type ComposeRun } from './compose-store.ts';
import { quotedWords } from './counted-words.ts';
import { currentDocument, deskStore, engine, messageOf, undo } from './desk-store.ts';
import { notify } from './notices.ts';
import { suitableGrowthM } from './growth-length.ts';
import { rememberRun, rememberedRun } from './remembered-run.ts';
import { clearSelection, select, selectionStore } from './selection-store.ts';
import { stageStore } from './stage-store.ts';

const AWAY = 'The engine is starting again; compose once more in a moment.';
const RESTARTED =
  'The engine was started anew and its takes are gone: compose again; the same seed gives the same takes.';

const explained = (error: unknown): string =>
  error instanceof ConnectionLostError ? AWAY : messageOf(error);

const called = (composeId: string): void =>
  void engine()
    .request('scene.composeCancel', { composeId })
    .catch(() => undefined);

function ask({ subject, seed, takes }: Asked): Promise<{ composeId: string; seed: number }> {
  switch (subject.kind) {
    case 'scene':
      return engine().request('scene.compose', { prompt: subject.prompt, seed, takes, steps: null });
    case 'regenerate': {
      const { sceneId, what, objectIds } = subject;
      return engine().request('scene.regenerate', { sceneId, what, objectIds, seed, takes });
    }
    case 'revise':
      return engine().request('scene.revise', { sceneId: subject.sceneId, words: subject.words, seed });
    case 'grow': {
      const { sceneId, side, byM, words } = subject;
      return engine().request('scene.grow', { sceneId, side, byM, words, seed, takes });
    }
  }
}

async function start(asked: Asked): Promise<void> {
  const run: ComposeRun = { ...asked, phase: 'running', composeId: null, step: 0, steps: 0, plans: [] };
  // a change by words is seen on the stage itself
  setCompose({ run, isOpen: asked.subject.kind !== 'revise', chosen: 0, isUsing: false });
  const isStill = (): boolean => composeStore.getState().run === run;
  try {
    const { composeId, seed } = await ask(asked);
    if (isStill()) setCompose({ run: { ...run, composeId, seed } });
    // called off before the engine had answered
    else called(composeId);
  } catch (error) {
    const isRefused = error instanceof EngineError && error.data.code === 'bad-request';
    if (isStill()) fail(asked, explained(error), !isRefused);
  }
}

const fail = ({ subject, seed, takes }: Asked, message: string, canRetry = true): void =>
  setCompose({ run: { phase: 'failed', subject, seed, takes, message, canRetry }, isOpen: true });

/** A scene of its own from the words in the prompt bar. @param seed null draws one. */
export function compose(seed: number | null = composeStore.getState().seed): void {
  const { takes, prompt } = composeStore.getState();
  void start({ subject: { kind: 'scene', prompt: prompt.trim() }, seed, takes });
}

/** Things of the scene on the stage found anew: those that are picked, or all but those. */
export function regenerate(what: 'picked' | 'rest'): void {
  const document = currentDocument();
  const sceneId = composedSceneId(document, stageStore.getState().sceneId);
  if (sceneId === null) return;
  const objectIds = [...pickedThings(document, sceneId, selectionStore.getState().ids)];
  const { takes } = composeStore.getState();
  void start({ subject: { kind: 'regenerate', sceneId, what, objectIds }, seed: null, takes });
}

/** The scene on the stage again, but as the words in the prompt bar say. */
export function revise(): void {
  const sceneId = composedSceneId(currentDocument(), stageStore.getState().sceneId);
  const words = composeStore.getState().change.trim();
  if (sceneId !== null) void start({ subject: { kind: 'revise', sceneId, words }, seed: null, takes: 1 });
}

/** The scene on the stage beyond its border, as the prompt bar says. */
export function grow(): void {
  const document = currentDocument();
  const sceneId = composedSceneId(document, stageStore.getState().sceneId);
  if (sceneId === null) return;
  const { growth, takes } = composeStore.getState();
  const { side, words } = growth;
  const byM = growth.byM ?? suitableGrowthM(document, sceneId, side);
  // what is new may lie behind the camera
  setCompose({ view: 'top' });
  void start({ subject: { kind: 'grow', sceneId, side, byM, words: words.trim() }, seed: null, takes });
}

/** What ran last once more. @param seed null draws one. */
export function runAgain(seed: number | null): void {
  const { run, takes } = composeStore.getState();
  if (run.phase === 'idle') return;
  const { subject } = run;
  void start({ subject, seed, takes: subject.kind === 'revise' ? 1 : takes });
}

/** What runs is called off; the words stay. */
export function cancelCompose(): void {
  const { run } = composeStore.getState();
  if (run.phase !== 'running') return;
  // only a description is gone on with
  setCompose({ run: NO_RUN, isOpen: composeStore.getState().isOpen && run.subject.kind === 'scene' });
  if (run.composeId !== null) called(run.composeId);
}

export function closeTakes(): void {
  cancelCompose();
  setCompose({ isOpen: false, run: NO_RUN });
}

/** Undo of a change that was told of, as long as it is the last one. */
function undoIfLast(sequence: number): void {
  if (deskStore.getState().project?.sequence === sequence) void undo();
  else notify({ tone: 'info', text: 'Other changes came after it: step back to it with Undo.' });
}

/** Tells what a change did, what of its words was left out, and how to take it back. */
function tellOfChange(
  { subject, takes, notUnderstood, notDone, warnings }: ComposeDone,
  take: number,
  {
    sequence,
    records,
  }: { readonly sequence: number; readonly records: Parameters<typeof changeSentence>[2] },
): void {
  const changes = takes[take]?.changes;
  if (changes === null || changes === undefined) return;
  const left = [
    ...notDone.map((reason) => `Not done: ${reason}.`),
    ...(notUnderstood.length === 0 ? [] : [`Not understood: ${quotedWords(notUnderstood)}.`]),
    // of several takes they were read beside them
    ...(takes.length === 1 ? warnings.map((warning) => `${capital(warning)}.`) : []),
  ];
  const text = [changeSentence(subject, changes, records), ...left].join(' ');
  const isDone = records.added + records.changed + records.removed > 0;
  const tone = left.length > 0 ? 'warning' : isDone ? 'success' : 'info';
  notify({
    tone,
    text,
    ...(isDone ? { action: { label: 'Undo', run: () => undoIfLast(sequence) } } : {}),
  });
  if (isDone && subject.kind === 'revise') setCompose({ change: '' });
  if (isDone && subject.kind === 'grow') setGrowth({ words: '' });
}

/** Puts the take into the project, one undo step; the stage follows the scene that opens. */
export async function adoptTake(take: number): Promise<void> {
  const { run, isUsing } = composeStore.getState();
  if (run.phase !== 'done' || isUsing) return;
  setCompose({ isUsing: true });
  try {
    const { composeId, subject } = run.done;
    const commandId = crypto.randomUUID();
    const used = await engine().request('scene.useTake', { composeId, take, commandId });
    if (subject.kind === 'scene') clearSelection();
    else select(selectionStore.getState().ids.filter((id) => currentDocument().records.has(id)));
    setCompose({ isOpen: false, run: NO_RUN });
    tellOfChange(run.done, take, used);
  } catch (error) {
    const isOutdated = error instanceof EngineError && error.data.code === 'changed-meanwhile';
    if (isOutdated || run.subject.kind === 'revise') fail(run, explained(error));
    else notify({ tone: 'error', text: explained(error) });
  } finally {
    setCompose({ isUsing: false });
  }
}

/** Takes that the engine still keeps, as they were. */
export function showKept(done: ComposeDone): void {
  const { subject, seed, takes } = done;
  setCompose({ run: { phase: 'done', subject, seed, takes: takes.length, done }, isOpen: true, chosen: 0 });
}

/** Asks what the engine keeps; takes that were on show when the page was loaded anew come back. */
export async function findKept(wasShown: string | null = null): Promise<void> {
  try {
    const { kept, running } = await engine().request('scene.takes', {});
    setCompose({ kept });
    if (wasShown === null || composeStore.getState().run.phase !== 'idle') return;
    const done = kept.find(({ composeId }) => composeId === wasShown);
    if (done !== undefined) showKept(done);
    else if (running?.composeId === wasShown)
      setCompose({ run: { ...running, phase: 'running', step: 0, steps: 0, plans: [] }, isOpen: true });
  } catch {
    // they are asked for again when someone looks for them
  }
}

/** The run that an event is about; null for someone else's. */
const running = (composeId: string): (ComposeRun & { phase: 'running' }) | null => {
  const { run } = composeStore.getState();
  return run.phase === 'running' && run.composeId === composeId ? run : null;
};

/** Once, at start. */
export function watchCompositions(wire: Connection): void {
  const wasShown = rememberedRun();
  wire.onEvent('compose.step', ({ composeId, step, steps, takes }) => {
    const run = running(composeId);
    if (run !== null) setCompose({ run: { ...run, step, steps, plans: takes } });
  });
  wire.onEvent('compose.done', (done) => {
    const run = running(done.composeId);
    if (run === null) return;
    const { subject, takes } = run;
    setCompose({ run: { phase: 'done', subject, takes, seed: done.seed, done } });
    // nothing to choose from
    if (subject.kind === 'revise') void adoptTake(0);
  });
  wire.onEvent('compose.failed', ({ composeId, message, isCancelled }) => {
    const run = running(composeId);
    if (run !== null) fail(run, isCancelled ? 'Something else was composed meanwhile.' : message);
  });
  wire.onEvent('prompts.changed', ({ prompts }) => setCompose({ prompts }));
  composeStore.subscribe(({ run }) => {
    if (run.phase === 'running') rememberRun(run.composeId);
    else rememberRun(run.phase === 'done' ? run.done.composeId : null);
  });
  deskStore.subscribe(({ runId, project }, before) => {
    if (runId !== before.runId && runId !== null) {
      const { run } = composeStore.getState();
      // takes lived in the engine that is gone
      if (before.runId !== null && (run.phase === 'running' || run.phase === 'done')) fail(run, RESTARTED);
      void findKept(before.runId === null ? wasShown : null);
      void wire.request('scene.prompts', {}).then(setCompose, () => undefined);
    }
    if (project?.directory !== before.project?.directory) closeTakes();
  });
}
