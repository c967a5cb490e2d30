/**
 * A scene from words by reading them and letting the grammar compose what they ask for. It is also what the trained model has to beat,
 * and what stands in where there is no model.
 */
import type { SceneComposition } from '../composition/scene-composition.ts';
import { collisions, composeScene, floating } from '../grammar/index.ts';
import { readPrompt, type PromptReading } from '../words/read-prompt.ts';
import { askedAndFound, type AskedAndFound } from './asked-and-found.ts';
import { without } from './without.ts';

export interface SceneFromWords extends AskedAndFound {
  readonly composition: SceneComposition;
  /** Pairs that stand in each other, and things that stand on nothing: none, unless what was asked for left no room. */
  readonly collisions: number;
  readonly floating: number;
}

/** True where not one word of a prompt says anything of a place, a thing, an hour, the weather or the light. */
export const saysNothing = ({ facts }: PromptReading): boolean =>
  facts.things.length === 0 &&
  [facts.setting, facts.timeOfDay, facts.weather, facts.mood, facts.spacing, facts.wet, facts.hazy].every(
    (fact) => fact === null,
  );

/** @param seed whole, ≥ 0. The same words and seed give the same scene on every machine. */
export function composeFromWords(reading: PromptReading, seed: number): SceneFromWords {
  const { facts, excluded } = reading;
  const wanted = facts.things.map(({ thing }) => thing);
  const composition = without(
    composeScene(facts, seed),
    excluded.filter((thing) => !wanted.includes(thing)),
  );
  return {
    composition,
    ...askedAndFound(facts, composition),
    collisions: collisions(composition).length,
    floating: floating(composition).length,
  };
}

export { readPrompt };
