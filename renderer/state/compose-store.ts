/** Scenes from words at the desk: what is typed, what runs or is ready, which take is chosen, and what was asked for before. */
import { createStore, useStore } from 'zustand';
import {
  MOST_TAKES,
  type ComposeDone,
  type ComposeSubject,
  type ScenePlan,
  type UsedPrompt,
} from '../../core/protocol/index.ts';
import type { GrowSide } from '../../core/generate/grow/side.ts';
import { engine, messageOf } from './desk-store.ts';
import { notify } from './notices.ts';

export interface Asked {
  readonly subject: ComposeSubject;
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
  | (Asked & {
      readonly phase: 'failed';
      readonly message: string;
      /** The same once more may go well. */
      readonly canRetry: boolean;
    });

/** What the prompt bar is for: a scene of its own, the open one "again, but …", or the open one beyond its border. */
export type PromptMode = 'new' | 'revise' | 'grow';

export interface GrowthAsked {
  readonly side: GrowSide;
  /** Metres; null is what suits the place. */
  readonly byM: number | null;
  /** What is to stand there, as it is typed; empty is more of the same. */
  readonly words: string;
}

export interface ComposeState {
  readonly run: ComposeRun;
  readonly isOpen: boolean;
  /** As it was chosen; scenes that were not composed from words know 'new' alone. */
  readonly mode: PromptMode;
  /** The description of a new scene, as it is typed. */
  readonly prompt: string;
  /** The change of the open scene, as it is typed. */
  readonly change: string;
  readonly growth: GrowthAsked;
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
  /** What the engine still keeps takes of, newest first. */
  readonly kept: readonly ComposeDone[];
}

export const NO_RUN: ComposeRun = { phase: 'idle' };

export const composeStore = createStore<ComposeState>(() => ({
  run: NO_RUN,
  isOpen: false,
  mode: 'new',
  prompt: '',
  change: '',
  growth: { side: 'back', byM: null, words: '' },
  seed: null,
  takes: MOST_TAKES,
  chosen: 0,
  view: 'camera',
  isUsing: false,
  prompts: [],
  kept: [],
}));
export const useCompose = <T>(selector: (state: ComposeState) => T): T => useStore(composeStore, selector);
export const setGrowth = (changes: Partial<GrowthAsked>): void =>
  composeStore.setState(({ growth }) => ({ growth: { ...growth, ...changes } }));
export const setCompose = (changes: Partial<ComposeState>): void => composeStore.setState(changes);

/** A take as far as it is known; null before its first step. */
export function planOf({ run }: ComposeState, take: number): ScenePlan | null {
  if (run.phase === 'running') return run.plans[take] ?? null;
  return run.phase === 'done' ? (run.done.takes[take]?.plan ?? null) : null;
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
