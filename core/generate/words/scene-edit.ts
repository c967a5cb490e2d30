/** What words ask to be changed in a scene that is there. */
import type { Relation, SceneFacts, ThingFact } from '../composition/facts.ts';

/** Things that an edit speaks of: their class, and what tells them apart where the words say it ("the red chair"). */
export interface EditTarget extends ThingFact {
  /** All of the class ("the people", "no cars"); otherwise as many as `count` says. */
  readonly isAll: boolean;
}

export type WorldChange = Partial<Omit<SceneFacts, 'things' | 'relations'>>;
export type ThingChange = Partial<Pick<ThingFact, 'color' | 'substance' | 'variant' | 'size' | 'lit'>>;

/** 'forward' is towards the camera. */
export type Direction = 'left' | 'right' | 'forward' | 'back' | 'up' | 'down';

export type SceneEdit =
  /** "make it dawn", "a wider street" */
  | { readonly kind: 'world'; readonly change: WorldChange }
  /** "more fog", "darker" */
  | { readonly kind: 'amount'; readonly of: 'haze' | 'wetness' | 'light'; readonly isMore: boolean }
  /** "add two chairs beside the table" */
  | {
      readonly kind: 'add';
      readonly thing: ThingFact;
      readonly place: { readonly relation: Relation; readonly object: EditTarget } | null;
    }
  | { readonly kind: 'remove'; readonly target: EditTarget }
  /** "more trees", "fewer cars" */
  | { readonly kind: 'number'; readonly target: EditTarget; readonly isMore: boolean }
  /** "make the sofa red", "turn off the lamp" */
  | { readonly kind: 'change'; readonly target: EditTarget; readonly change: ThingChange }
  /** "turn the lights off": every practical */
  | { readonly kind: 'lights'; readonly lit: boolean }
  | { readonly kind: 'swap'; readonly target: EditTarget; readonly thing: ThingFact }
  | { readonly kind: 'move'; readonly target: EditTarget; readonly direction: Direction }
  | {
      readonly kind: 'place';
      readonly target: EditTarget;
      readonly relation: Relation;
      readonly object: EditTarget;
    };

export interface EditReading {
  /** In the order of the words. */
  readonly edits: readonly SceneEdit[];
  /** Words that nothing came of, and whole clauses that ask for no edit known, as they were written. */
  readonly notUnderstood: readonly string[];
  readonly truncated: boolean;
  readonly language: 'english' | 'other';
}
