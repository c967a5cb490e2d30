/** What is asked of the new part of a place: more of the same by the scene's own words, or what other words say. */
import { NO_FACTS, type SceneFacts } from '../composition/facts.ts';
import type { ComposedWorld, Setting } from '../composition/scene-composition.ts';
import { THING_IDS, thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { PromptReading } from '../words/prompt-reading.ts';

const WOODED: ReadonlySet<Setting> = new Set<Setting>(['forest', 'park']);

/** It goes on as the place that it is. */
const placeOf = ({ setting, timeOfDay, weather, mood }: ComposedWorld): SceneFacts => ({
  ...NO_FACTS,
  setting,
  timeOfDay,
  weather,
  mood,
});

/**
 * The scene's words for what lies beyond its border. What they count is there already, once and for all, and so are people and vehicles
 * where they are spoken of; what they leave open goes on.
 */
export function askedBeyond(reading: PromptReading, world: ComposedWorld): PromptReading {
  const { facts, excluded } = reading;
  const open = facts.things.filter(({ count }) => count === null);
  // "a pine forest" speaks of no single pine
  const isGrown = (thing: ThingId): boolean =>
    WOODED.has(world.setting) && thingFacts(thing).family === 'vegetation';
  const counted = facts.things
    .filter(({ count, thing }) => count !== null && !isGrown(thing))
    .map(({ thing }) => thing);
  const families = new Set<string>(
    counted
      .map((thing) => thingFacts(thing).family)
      .filter((family) => family === 'figure' || family === 'vehicle'),
  );
  const isOpen = (thing: ThingId): boolean => open.some((fact) => fact.thing === thing);
  const closed = THING_IDS.filter(
    (thing) => !isOpen(thing) && (counted.includes(thing) || families.has(thingFacts(thing).family)),
  );
  return {
    ...reading,
    facts: { ...placeOf(world), things: open.map((fact) => ({ ...fact, many: false })) },
    excluded: [...new Set([...excluded, ...closed])],
  };
}

/** Other words for what lies beyond: of the place itself they change nothing. */
export const askedAnew = (reading: PromptReading, world: ComposedWorld): PromptReading => ({
  ...reading,
  facts: { ...placeOf(world), things: reading.facts.things, relations: reading.facts.relations },
});
