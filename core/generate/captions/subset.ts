/** A part of the facts, so that captions range from full to sparse. */
import type { SceneFacts, ThingFact } from '../composition/facts.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import type { ThingFamily } from '../vocabulary/thing-class.ts';
import { chance, type RandomSource } from './choose.ts';

/** Drops details of a thing, each by chance; its class and number stay, the number sometimes loosely. */
function mentionedThing(fact: ThingFact, keep: number, random: RandomSource): ThingFact {
  const isKept = (): boolean => chance(random, keep);
  const isLoose = fact.count !== null && fact.count > 2 && chance(random, fact.count > 6 ? 0.6 : 0.25);
  return {
    ...fact,
    count: isLoose ? null : fact.count,
    many: isLoose || fact.count === null,
    color: isKept() ? fact.color : null,
    substance: isKept() ? fact.substance : null,
    variant: isKept() ? fact.variant : null,
    size: isKept() ? fact.size : null,
    lit: isKept() ? fact.lit : null,
  };
}

/** What a caption speaks of first: people before lamps, lamps before walls. */
const WEIGHTS: Readonly<Record<ThingFamily, number>> = {
  figure: 5,
  practical: 3,
  vehicle: 3,
  furniture: 2.5,
  vegetation: 2,
  street: 2,
  prop: 1.6,
  terrain: 0.9,
  architecture: 0.7,
};

/** Most things of one caption: more would not fit a model's prompt. */
export const MAX_MENTIONED = 9;

/** Places of the things that stay, a random draw without replacement by weight, in their order. */
function drawThings(things: readonly ThingFact[], most: number, random: RandomSource): readonly number[] {
  const drawn = things.map(({ thing }, index) => {
    const weight = WEIGHTS[thingFacts(thing).family];
    return [index, Math.pow(Math.max(1e-9, random()), 1 / weight)] as const;
  });
  drawn.sort((a, b) => b[1] - a[1]);
  const kept = drawn.slice(0, most).map(([index]) => index);
  return kept.sort((a, b) => a - b);
}

/** @returns some of the facts: how large a share is drawn too. Relations follow the things that stay. */
export function mentionedFacts(facts: SceneFacts, random: RandomSource): SceneFacts {
  const keep = 0.15 + 0.85 * random();
  const isKept = (bonus = 0): boolean => chance(random, keep + bonus);
  const most = Math.min(MAX_MENTIONED, Math.max(1, Math.round(facts.things.length * keep)));
  const kept = drawThings(facts.things, most, random);
  const placeOf = new Map(kept.map((index, place) => [index, place]));
  const detail = keep * (0.4 + 0.6 * random());
  return {
    setting: isKept(0.4) ? facts.setting : null,
    timeOfDay: isKept() ? facts.timeOfDay : null,
    weather: isKept() ? facts.weather : null,
    mood: isKept(-0.1) ? facts.mood : null,
    spacing: isKept(-0.1) ? facts.spacing : null,
    wet: isKept(-0.1) ? facts.wet : null,
    hazy: isKept(-0.1) ? facts.hazy : null,
    things: kept.map((index) => mentionedThing(facts.things[index]!, detail, random)),
    relations: facts.relations.flatMap(({ subject, relation, object }) => {
      const [from, to] = [placeOf.get(subject), placeOf.get(object)];
      return from === undefined || to === undefined || !isKept()
        ? []
        : [{ subject: from, relation, object: to }];
    }),
  };
}
