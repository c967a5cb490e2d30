/** Whether a prompt is English enough to be read. */
import { FOREIGN_WORDS } from './ignorable.ts';
import type { LexicalUnit } from './lexical-units.ts';

export function promptLanguage(units: readonly LexicalUnit[]): 'english' | 'other' {
  let known = 0;
  let foreign = 0;
  let words = 0;
  for (const { kind, text } of units) {
    if (kind === 'comma' || kind === 'break') continue;
    words++;
    if (kind === 'word') known++;
    else if (FOREIGN_WORDS.has(text) || /[^\p{Script=Latin}\p{N}\p{Extended_Pictographic}\p{P}]/u.test(text))
      foreign++;
  }
  return foreign > 0 && known < 0.55 * words ? 'other' : 'english';
}
