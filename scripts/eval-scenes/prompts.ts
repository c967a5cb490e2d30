/** Prompts that no model has been trained on: wishes of held-out combinations, in words. */
import { writeCaption } from '../../core/generate/captions/write-caption.ts';
import { NO_FACTS, type SceneFacts } from '../../core/generate/composition/facts.ts';
import { Random, randomWish, splitOf } from '../../core/generate/grammar/index.ts';

export interface Asked {
  readonly prompt: string;
  /** What the prompt was written from: the truth that scenes are judged by. */
  readonly facts: SceneFacts;
}

/** Far from any seed that training draws. */
const FIRST_SEED = 0xe7a10000;

export function heldOutPrompts(count: number, seed: number): readonly Asked[] {
  const random = new Random(FIRST_SEED + seed);
  const asked: Asked[] = [];
  while (asked.length < count) {
    const wish = randomWish(random);
    if (splitOf(wish) !== 'held-out') continue;
    const facts = { ...NO_FACTS, ...wish };
    asked.push({ prompt: writeCaption(facts, () => random.unit()), facts });
  }
  return asked;
}
