/** Counts of things in words. */
import { pluralise } from '../../core/generate/words/plurals.ts';

/** "1 chair", "3 chairs", "2 buses" */
export const thingsCounted = (count: number, name: string): string =>
  `${count} ${count === 1 ? name : pluralise(name)}`;

/** "a, b and c" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** "2 men and 1 umbrella" */
export const countedIn = (counts: readonly { readonly class: string; readonly count: number }[]): string =>
  listed(counts.map((one) => thingsCounted(one.count, one.class)));

/** “a”, “b” and “c” */
export const quotedWords = (words: readonly string[]): string => listed(words.map((word) => `“${word}”`));
