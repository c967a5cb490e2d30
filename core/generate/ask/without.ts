import { withDependents } from '../composition/dependents.ts';
import type { SceneComposition } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

/** Takes out what the words say is not there, and what stood on it; held things stay whatever is said. */
export function without(
  composition: SceneComposition,
  excluded: readonly ThingId[],
  held: ReadonlySet<string> = new Set(),
): SceneComposition {
  if (excluded.length === 0) return composition;
  const { things } = composition;
  const named = things.filter(({ key, thing }) => excluded.includes(thing) && !held.has(key));
  const gone = withDependents(
    things,
    named.map(({ key }) => key),
    held,
  );
  return { ...composition, things: things.filter(({ key }) => !gone.has(key)) };
}
