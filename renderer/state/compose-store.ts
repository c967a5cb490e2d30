/** Scenes from words at the desk: what is typed, what runs or is ready, which take is chosen, and what was asked for before. */
import { createStore, useStore } from 'zustand';
import { MOST_TAKES, type ComposeDone, type ScenePlan, type UsedPrompt } from '../../core/protocol/index.ts';
import { ConnectionLostError, type Connection } from '../bridge/connection.ts';
import { deskStore, engine, messageOf } from './desk-store.ts';
import { notify } from './notices.ts';
import { clearSelection } from './selection-store.ts';

interface Asked {
  readonly prompt: string;
  /** Null until the engine has drawn one. */
  readonly seed: number | null;
  readonly takes: number;
}

export type ComposeRun =
  | { readonly phase: 'idle' }
  | (Asked & {
      readonly phase: 'running';
      /** Null until the engine has answered. */
      readonly composeId: string | null;
      readonly step: number;
      readonly steps: number;
      readonly plans: readonly ScenePlan[];
    })
  | (Asked & { readonly phase: 'done'; readonly done: ComposeDone })
  | (Asked & { readonly phase: 'failed'; readonly message: string });

export interface ComposeState {
  readonly run: ComposeRun;
  readonly isOpen: boolean;
  /** As it is typed. */
  readonly prompt: string;
  /** Held by hand or taken over with an earlier prompt; null draws one. */
  readonly seed: number | null;
  /** How many are composed, 1…4. */
  readonly takes: number;
  /** The take in hand, from 0. */
  readonly chosen: number;
  readonly view: 'camera' | 'top';
  readonly isUsing: boolean;
  /** Newest first. */
  readonly prompts: readonly UsedPrompt[];
}

const NOTHING: ComposeRun = { phase: 'idle' };

export const composeStore = createStore<ComposeState>(() => ({
  run: NOTHING,
  isOpen: false,
  prompt: '',
  seed: null,
  takes: MOST_TAKES,
  chosen: 0,
  view: 'camera',
  isUsing: false,
  prompts: [],
}));
export const useCompose = <T>(selector: (state: ComposeState) => T): T => useStore(composeStore, selector);
export const setCompose = (changes: Partial<ComposeState>): void => composeStore.setState(changes);

/** A take as far as it is known; null before its first step. */
export function planOf({ run }: ComposeState, take: number): ScenePlan | null {
  if (run.phase === 'running') return run.plans[take] ?? null;
  return run.phase === 'done' ? (run.done.takes[take]?.plan ?? null) : null;
}

/** @param seed null draws one. */
export async function compose(seed: number | null = composeStore.getState().seed): Promise<void> {
  const { takes } = composeStore.getState();
  const prompt = composeStore.getState().prompt.trim();
  const asked: Asked = { prompt, seed, takes };
  const run: ComposeRun = { ...asked, phase: 'running', composeId: null, step: 0, steps: 0, plans: [] };
  setCompose({ run, isOpen: true, chosen: 0, isUsing: false });
  const isStill = (): boolean => composeStore.getState().run === run;
  try {
    const { composeId, seed: drawn } = await engine().request('scene.compose', {
      prompt,
      seed,
      takes,
      steps: null,
    });
    if (isStill()) setCompose({ run: { ...run, composeId, seed: drawn } });
    // called off before the engine had answered
    else
      void engine()
        .request('scene.composeCancel', { composeId })
        .catch(() => undefined);
  } catch (error) {
    const message = error instanceof ConnectionLostError ? AWAY : messageOf(error);
    if (isStill()) setCompose({ run: { ...asked, phase: 'failed', message } });
  }
}
const AWAY = 'The engine is starting again; compose once more in a moment.';

/** What runs is called off; the words stay. */
export function cancelCompose(): void {
  const { run } = composeStore.getState();
  if (run.phase !== 'running') return;
  setCompose({ run: NOTHING });
  if (run.composeId !== null)
    void engine()
      .request('scene.composeCancel', { composeId: run.composeId })
      .catch(() => undefined);
}

export function closeTakes(): void {
  cancelCompose();
  setCompose({ isOpen: false, run: NOTHING });
}

/** Puts the take into the project, one undo step; the stage follows the scene that opens. */
export async function adoptTake(take: number): Promise<void> {
  const { run, isUsing } = composeStore.getState();
  if (run.phase !== 'done' || isUsing) return;
  setCompose({ isUsing: true });
  try {
    const { composeId } = run.done;
    await engine().request('scene.useTake', { composeId, take, commandId: crypto.randomUUID() });
    clearSelection();
    setCompose({ isOpen: false, run: NOTHING });
  } catch (error) {
    notify({ tone: 'error', text: error instanceof ConnectionLostError ? AWAY : messageOf(error) });
  } finally {
    setCompose({ isUsing: false });
  }
}

/** Words of before with their seed: composed again they give the same takes. */
export const recall = ({ prompt, seed }: Pick<UsedPrompt, 'prompt' | 'seed'>): void =>
  setCompose({ prompt, seed });

export async function forgetPrompts(): Promise<void> {
  try {
    await engine().request('scene.forgetPrompts', {});
  } catch (error) {
    notify({ tone: 'error', text: messageOf(error) });
  }
}

/** The run that an event is about; null for someone else's. */
const running = (composeId: string): (ComposeRun & { phase: 'running' }) | null => {
  const { run } = composeStore.getState();
  return run.phase === 'running' && run.composeId === composeId ? run : null;
};

/** Once, at start. */
export function watchCompositions(wire: Connection): void {
  wire.onEvent('compose.step', ({ composeId, step, steps, takes }) => {
    const run = running(composeId);
    if (run !== null) setCompose({ run: { ...run, step, steps, plans: takes } });
  });
  wire.onEvent('compose.done', (done) => {
    const run = running(done.composeId);
    if (run === null) return;
    const { prompt, takes } = run;
    setCompose({ run: { phase: 'done', prompt, takes, seed: done.seed, done } });
  });
  wire.onEvent('compose.failed', ({ composeId, message, isCancelled }) => {
    const run = running(composeId);
    if (run === null) return;
    const { prompt, takes, seed } = run;
    const said = isCancelled ? 'Another description was composed meanwhile.' : message;
    setCompose({ run: { phase: 'failed', prompt, takes, seed, message: said } });
  });
  wire.onEvent('prompts.changed', ({ prompts }) => setCompose({ prompts }));
  deskStore.subscribe(({ runId, project }, before) => {
    // takes lived in the engine that is gone
    if (runId !== before.runId && runId !== null) {
      const { run } = composeStore.getState();
      if (before.runId !== null && (run.phase === 'running' || run.phase === 'done')) {
        const { prompt, takes, seed } = run;
        setCompose({ run: { phase: 'failed', prompt, takes, seed, message: RESTARTED } });
      }
      void wire.request('scene.prompts', {}).then(setCompose, () => undefined);
    }
    if (project?.directory !== before.project?.directory) closeTakes();
  });
}
const RESTARTED =
  'The engine was started anew and its takes are gone: compose again; the same seed gives the same takes.';
