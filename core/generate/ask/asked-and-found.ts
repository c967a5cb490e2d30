/** What a prompt asked for against what a composed scene holds: counted, so that nothing is quietly dropped. */
import type { SceneFacts } from '../composition/facts.ts';
import type { SceneComposition } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

export interface ThingCount {
  readonly class: ThingId;
  readonly count: number;
}

export interface AskedAndFound {
  /** Each class that words asked for, once; "some" and "many" count as two. */
  readonly asked: readonly ThingCount[];
  /** Of the asked classes, how many there are; copies of a scatter count. */
  readonly found: readonly ThingCount[];
  /** How many are lacking. */
  readonly missing: readonly ThingCount[];
}

/** Words that leave the number open mean at least this many. */
const SEVERAL = 2;

export function countedThings({ things }: Pick<SceneComposition, 'things'>): ReadonlyMap<ThingId, number> {
  const counts = new Map<ThingId, number>();
  for (const { thing, scatter } of things)
    counts.set(thing, (counts.get(thing) ?? 0) + (scatter?.count ?? 1));
  return counts;
}

export function askedAndFound(facts: SceneFacts, composition: SceneComposition): AskedAndFound {
  const asked = new Map<ThingId, number>();
  for (const { thing, count, many } of facts.things)
    asked.set(thing, (asked.get(thing) ?? 0) + (count ?? (many ? SEVERAL : 1)));
  const held = countedThings(composition);
  const list = (count: (thing: ThingId, wanted: number) => number): readonly ThingCount[] =>
    [...asked]
      .map(([thing, wanted]) => ({ class: thing, count: count(thing, wanted) }))
      .filter(({ count: n }) => n > 0);
  return {
    asked: list((_, wanted) => wanted),
    found: list((thing) => held.get(thing) ?? 0),
    missing: list((thing, wanted) => wanted - (held.get(thing) ?? 0)),
  };
}
