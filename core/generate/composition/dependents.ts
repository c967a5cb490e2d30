import type { ComposedThing } from './scene-composition.ts';

/**
 * The things and whatever stands on them, hangs from them or is set into them, at any remove.
 * @param stays keys that do not go along, nor what is on them for their sake.
 */
export function withDependents(
  things: readonly ComposedThing[],
  keys: Iterable<string>,
  stays: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const all = new Set(keys);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const { key, on } of things) if (on !== null && all.has(on) && !stays.has(key)) all.add(key);
  }
  return all;
}
