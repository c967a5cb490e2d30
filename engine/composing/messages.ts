/** What the engine and the process that composes scenes from words say to each other: plain data over the IPC channel. */
import type { AskedAndFound } from '../../core/generate/ask/index.ts';
import type { SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import type { SceneInWords } from '../../core/generate/revise/index.ts';
import type { ScenePlan } from '../../core/protocol/index.ts';
import type { Growth } from '../compose/grow-scene.ts';
import type { Regeneration } from '../compose/regenerate-scene.ts';

interface Seeded {
  /** Of the first take, whole, 0…2³²−1; the others count on from it. */
  readonly seed: number;
}

export interface NewSceneOrder extends Seeded {
  readonly kind: 'scene';
  readonly prompt: string;
  /** 1…4 */
  readonly takes: number;
  /** 2…50; null is the composer's own. */
  readonly steps: number | null;
}

/** Part of a scene found anew. */
export interface RegenerateOrder extends Seeded, Regeneration {
  readonly kind: 'regenerate';
  /** 1…4 */
  readonly takes: number;
}

/** A scene changed by words. */
export interface ReviseOrder extends Seeded {
  readonly kind: 'revise';
  readonly scene: SceneInWords;
  readonly words: string;
}

/** A scene beyond its border. */
export interface GrowOrder extends Seeded, Growth {
  readonly kind: 'grow';
  /** 1…4 */
  readonly takes: number;
}

export type ChangeOrder = RegenerateOrder | ReviseOrder | GrowOrder;
export type ComposeOrder = NewSceneOrder | ChangeOrder;

export interface ComposingStep {
  readonly step: number;
  readonly steps: number;
  readonly plans: readonly ScenePlan[];
}

export interface ComposedTake extends AskedAndFound {
  readonly composition: SceneComposition;
  readonly plan: ScenePlan;
}

export interface ComposedTakes {
  readonly composer: 'model' | 'grammar';
  readonly model: string | null;
  readonly takes: readonly ComposedTake[];
  /** What was understood and cannot be done. */
  readonly notDone: readonly string[];
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
