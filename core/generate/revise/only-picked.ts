/** Of a scene that was found anew the picked things alone. */
import type { SceneComposition } from '../composition/scene-composition.ts';
import { faultyKeys } from './faults.ts';

/**
 * The scene of before with the picked things as they were found; nothing is added. Where there was no room for one it stays as it was, and so
 * does what it stands on.
 */
export function onlyPicked(
  found: Pick<SceneComposition, 'things'>,
  before: Pick<SceneComposition, 'things'>,
  picked: ReadonlySet<string>,
): SceneComposition['things'] {
  const old = new Map(before.things.map((thing) => [thing.key, thing]));
  const left = found.things.filter(({ key }) => !old.has(key));
  const next = new Map(found.things.map((thing) => [thing.key, thing]));
  for (const { key, thing } of before.things) {
    if (!picked.has(key) || next.has(key)) continue;
    // it was put again under another key
    const at = left.findIndex((one) => one.thing === thing);
    if (at >= 0) next.set(key, { ...left.splice(at, 1)[0]!, key });
  }
  const known = faultyKeys(before);
  const stays = new Set<string>();
  for (;;) {
    const things = before.things.map((thing) =>
      picked.has(thing.key) && !stays.has(thing.key) ? (next.get(thing.key) ?? thing) : thing,
    );
    const bad = new Set<string>();
    for (const key of faultyKeys({ things })) {
      if (known.has(key)) continue;
      const back = stays.has(key) ? (old.get(key)?.on ?? null) : key;
      if (back !== null && picked.has(back) && !stays.has(back)) bad.add(back);
    }
    if (bad.size === 0) return things;
    for (const key of bad) stays.add(key);
  }
}
