/** What a prompt still asks of its scene: what hands or words have changed since stays changed when a part is found anew. */
import { countedThings } from '../ask/asked-and-found.ts';
import type { SceneFacts, ThingFact } from '../composition/facts.ts';
import type { SceneComposition } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import type { PromptReading } from '../words/prompt-reading.ts';

/** Where only one phrase asked for a class, it asks for no more than there are. */
function factNow(
  fact: ThingFact,
  facts: readonly ThingFact[],
  held: ReadonlyMap<ThingId, number>,
): ThingFact {
  const isOnly = facts.every((other) => other === fact || other.thing !== fact.thing);
  const count = held.get(fact.thing) ?? 0;
  return isOnly && fact.count !== null && fact.count > count ? { ...fact, count } : fact;
}

/** The place is as it is now; classes that are gone are asked for no more, and are kept out. */
export function readingNow<R extends Pick<PromptReading, 'facts' | 'excluded'>>(
  reading: R,
  { world, things: present }: SceneComposition,
): R {
  const held = countedThings({ things: present });
  const { facts, excluded } = reading;
  const kept = facts.things.flatMap((fact, index) => (held.has(fact.thing) ? [index] : []));
  const gone = new Set(facts.things.map(({ thing }) => thing).filter((thing) => !held.has(thing)));
  const { setting, timeOfDay, weather, mood } = world;
  const now: SceneFacts = {
    ...facts,
    setting,
    timeOfDay,
    weather,
    mood,
    spacing: null,
    wet: null,
    hazy: null,
    things: kept.map((index) => factNow(facts.things[index]!, facts.things, held)),
    relations: facts.relations.flatMap((relation) => {
      const [subject, object] = [kept.indexOf(relation.subject), kept.indexOf(relation.object)];
      return subject < 0 || object < 0 ? [] : [{ ...relation, subject, object }];
    }),
  };
  return { ...reading, facts: now, excluded: [...new Set([...excluded, ...gone])] };
}
