/** Which things of a composition an edit speaks of. */
import type { ThingFact } from '../composition/facts.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { isMeant } from '../grammar/measure/attributes.ts';
import type { EditTarget } from '../words/scene-edit.ts';

/** In their order; as many as the words say, all where they leave it open. */
export function targetsOf(things: readonly ComposedThing[], target: EditTarget): readonly ComposedThing[] {
  const own = things.filter((thing) => isMeant(thing, target));
  return target.isAll || target.count === null ? own : own.slice(0, target.count);
}

/** The target as a fact of so many. */
export function factOf(
  { thing, color, substance, variant, size, lit }: EditTarget,
  count: number,
): ThingFact {
  return { thing, count, many: false, color, substance, variant, size, lit };
}
