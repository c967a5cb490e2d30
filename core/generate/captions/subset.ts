/** A part of the facts, so that captions range from full to sparse. */
import type { SceneFacts, ThingFact } from '../composition/facts.ts';
import { chance, shuffled, type RandomSource } from './choose.ts';

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

/** @returns some of the facts: how large a share is drawn too. Relations follow the things that stay. */
export function mentionedFacts(facts: SceneFacts, random: RandomSource): SceneFacts {
  const keep = 0.15 + 0.85 * random();
  const isKept = (bonus = 0): boolean => chance(random, keep + bonus);
  const most = Math.max(1, Math.round(facts.things.length * keep));
  const kept = shuffled(
    random,
    facts.things.map((_, index) => index),
  ).slice(0, most);
  kept.sort((a, b) => a - b);
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
