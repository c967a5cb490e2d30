/** What the engine and the process that composes scenes from words say to each other: plain data over the IPC channel. */
import type { ModelScene } from '../../core/generate/ask/index.ts';
import type { ScenePlan } from '../../core/protocol/index.ts';

export interface ComposeOrder {
  readonly prompt: string;
  /** Of the first take, whole, 0…2³²−1; the others count on from it. */
  readonly seed: number;
  /** 1…4 */
  readonly takes: number;
  /** 2…50; null is the composer's own. */
  readonly steps: number | null;
}

export interface ComposingStep {
  readonly step: number;
  readonly steps: number;
  readonly plans: readonly ScenePlan[];
}

export interface ComposedTakes {
  readonly composer: 'model' | 'grammar';
  readonly model: string | null;
  readonly takes: readonly { readonly scene: ModelScene; readonly plan: ScenePlan }[];
  readonly warnings: readonly string[];
}

/** Orders are answered once, by their number. */
export type ToComposing =
  | { readonly kind: 'compose'; readonly id: number; readonly order: ComposeOrder }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromComposing =
  | { readonly kind: 'step'; readonly id: number; readonly step: ComposingStep }
  /** `composed` is null when it was cancelled. */
  | { readonly kind: 'done'; readonly id: number; readonly composed: ComposedTakes | null }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
