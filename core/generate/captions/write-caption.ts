/** Captions of composed scenes in many phrasings. */
import type { SceneFacts } from '../composition/facts.ts';
import { pick, type RandomSource } from './choose.ts';
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from './templates.ts';

export { TEMPLATE_NAMES, type TemplateName } from './templates.ts';

/** By one way of writing. */
export const writeCaptionAs = (template: TemplateName, facts: SceneFacts, random: RandomSource): string =>
  TEMPLATES[template](facts, random);

/**
 * Says all the facts, in a random way of writing; '' where there are none. `many` is taken to be true wherever `count` is null.
 * @param random numbers 0 ≤ x < 1; the same numbers write the same caption.
 */
export const writeCaption = (facts: SceneFacts, random: RandomSource): string =>
  writeCaptionAs(pick(random, TEMPLATE_NAMES), facts, random);
