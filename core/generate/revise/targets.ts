/** Which things of a composition an edit speaks of. */
import type { ThingFact } from '../composition/facts.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { nearestColorName } from '../grammar/colors.ts';
import { sizeWord } from '../grammar/sizes.ts';
import type { EditTarget } from '../words/scene-edit.ts';

function matches(thing: ComposedThing, target: EditTarget): boolean {
  const { body, light } = thing;
  return (
    thing.thing === target.thing &&
    (target.color === null || (body?.color ? nearestColorName(body.color) === target.color : false)) &&
    (target.substance === null || body?.substance === target.substance) &&
    (target.variant === null || thing.variant === target.variant) &&
    (target.size === null || sizeWord(thing.thing, thing.sizeM) === target.size) &&
    (target.lit === null || (light !== null) === target.lit)
  );
}

/** In their order; as many as the words say, all where they leave it open. */
export function targetsOf(things: readonly ComposedThing[], target: EditTarget): readonly ComposedThing[] {
  const own = things.filter((thing) => matches(thing, target));
  return target.isAll || target.count === null ? own : own.slice(0, target.count);
}

/** The target as a fact of so many. */
export function factOf(
  { thing, color, substance, variant, size, lit }: EditTarget,
  count: number,
): ThingFact {
  return { thing, count, many: false, color, substance, variant, size, lit };
}
