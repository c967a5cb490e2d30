/** Random facts over the whole vocabulary, for round trips through captions. */
import {
  COLOR_NAMES,
  RELATIONS,
  type RelationFact,
  type SceneFacts,
  type ThingFact,
} from '../../composition/facts.ts';
import { MOODS, SETTINGS, TIMES_OF_DAY, WEATHERS } from '../../composition/scene-composition.ts';
import { THING_IDS, thingFacts } from '../../vocabulary/catalogue.ts';
import { SUBSTANCES } from '../../vocabulary/substances.ts';
import { chance, pick, type RandomSource } from '../choose.ts';

/** Park and Miller's generator: enough for tests. */
export function seeded(seed: number): RandomSource {
  let state = (seed % 2147483646) + 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
  for (let i = 0; i < 3; i++) next();
  return next;
}

function randomThing(random: RandomSource): ThingFact {
  const thing = pick(random, THING_IDS);
  const { variants, light } = thingFacts(thing);
  const some = <T>(probability: number, items: readonly T[]): T | null =>
    items.length > 0 && chance(random, probability) ? pick(random, items) : null;
  const count = pick(random, [1, 1, 1, 1, 2, 2, 3, 4, 5, 7, 12, 17, null, null]);
  return {
    thing,
    count,
    many: count === null,
    color: some(0.3, COLOR_NAMES),
    substance: some(0.25, SUBSTANCES),
    variant: some(0.35, variants),
    size: some(0.2, ['small', 'large'] as const),
    lit: light === null ? null : some(0.35, [true, false]),
  };
}

export function randomFacts(random: RandomSource): SceneFacts {
  const some = <T>(probability: number, items: readonly T[]): T | null =>
    chance(random, probability) ? pick(random, items) : null;
  const things: ThingFact[] = [];
  for (let left = Math.floor(random() * 8); left > 0; left--) {
    const fact = randomThing(random);
    // a second group of a class has another colour, so that "the red chairs" means one of them
    const same = things.filter(({ thing }) => thing === fact.thing);
    if (same.length === 0) things.push(fact);
    else if (same.length === 1) {
      const color = COLOR_NAMES.find((name) => name !== same[0]!.color)!;
      things.push({ ...fact, color });
      if (same[0]!.color === null) things[things.indexOf(same[0]!)] = { ...same[0]!, color: 'black' };
    }
  }
  const relations: RelationFact[] = [];
  for (let left = things.length < 2 ? 0 : Math.floor(random() * 3); left > 0; left--) {
    const subject = Math.floor(random() * things.length);
    const object = Math.floor(random() * things.length);
    const isKnown = relations.some((r) => r.subject === subject && r.object === object);
    if (subject !== object && !isKnown)
      relations.push({ subject, relation: pick(random, RELATIONS), object });
  }
  return {
    setting: some(0.85, SETTINGS),
    timeOfDay: some(0.7, TIMES_OF_DAY),
    weather: some(0.4, WEATHERS),
    mood: some(0.4, MOODS),
    spacing: some(0.25, ['narrow', 'wide'] as const),
    wet: some(0.2, [true, true, true, false]),
    hazy: some(0.2, [true, true, true, false]),
    things,
    relations,
  };
}

const thingText = ({ thing, count, many, color, substance, variant, size, lit }: ThingFact): string =>
  JSON.stringify([thing, count, many, color, substance, variant, size, lit]);

/** Same for facts that differ in order only. */
export function factsText({ things, relations, ...world }: SceneFacts): string {
  const named = things.map(thingText);
  const related = relations.map(
    ({ subject, relation, object }) => `${named[subject]} ${relation} ${named[object]}`,
  );
  return JSON.stringify([Object.entries(world).sort(), [...named].sort(), related.sort()]);
}

/** Classes and numbers only. */
export const countsText = ({ things }: SceneFacts): string =>
  JSON.stringify(things.map(({ thing, count, many }) => `${count} ${many} ${thing}`).sort());
