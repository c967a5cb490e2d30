import type { ComposedThing } from '../composition/scene-composition.ts';
import type { Piece } from '../grammar/draft/draft.ts';
import { clampSize } from '../grammar/sizes.ts';

/** The thing as something to be put again: same key, same look. */
export const pieceOf = (thing: ComposedThing): Piece => ({
  thing: thing.thing,
  variant: thing.variant,
  sizeM: clampSize(thing.thing, thing.sizeM),
  body: thing.body,
  accent: thing.accent,
  light: thing.light,
  unit: null,
  identity: { key: thing.key, shape: thing.shape, seed: thing.seed },
});
