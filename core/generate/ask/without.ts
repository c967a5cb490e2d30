import type { SceneComposition } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

/** Takes out what the words say is not there, and what stood on it; held things stay whatever is said. */
export function without(
  composition: SceneComposition,
  excluded: readonly ThingId[],
  held: ReadonlySet<string> = new Set(),
): SceneComposition {
  if (excluded.length === 0) return composition;
  const gone = new Set<string>();
  for (const { key, thing } of composition.things)
    if (excluded.includes(thing) && !held.has(key)) gone.add(key);
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    for (const { key, on } of composition.things)
      if (on !== null && gone.has(on) && !held.has(key)) gone.add(key);
  }
  return { ...composition, things: composition.things.filter(({ key }) => !gone.has(key)) };
}
