/** English plurals: the rules, and the irregular nouns that a scene's words need. Names of several words inflect their head. */

const IRREGULAR: readonly (readonly [string, string])[] = [
  ['man', 'men'],
  ['woman', 'women'],
  ['child', 'children'],
  ['person', 'people'],
  ['shelf', 'shelves'],
  ['leaf', 'leaves'],
  ['knife', 'knives'],
  ['loaf', 'loaves'],
  ['wolf', 'wolves'],
  ['thief', 'thieves'],
  ['wife', 'wives'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['goose', 'geese'],
  ['mouse', 'mice'],
  ['cactus', 'cacti'],
  ['bus', 'buses'],
  ['taxi', 'taxis'],
  ['bureau', 'bureaus'],
  ['menu', 'menus'],
  ['plateau', 'plateaus'],
  ['lens', 'lenses'],
  ['axis', 'axes'],
  ['hero', 'heroes'],
  ['potato', 'potatoes'],
  ['tomato', 'tomatoes'],
  ['echo', 'echoes'],
];
const TO_PLURAL = new Map(IRREGULAR);
const TO_SINGULAR = new Map(IRREGULAR.map(([one, more]) => [more, one]));
/** Second plurals that are read, never written. */
const ALSO = new Map([
  ['cactuses', 'cactus'],
  ['persons', 'person'],
]);
/** Irregular endings of compounds: bookshelf, businessman. */
const TAILS = ['shelf', 'woman', 'man', 'leaf', 'child', 'bus'] as const;

/** Same in both numbers, or never in the other. */
const UNCHANGING = new Set(
  'luggage grass stairs steps reeds lights flowers shelving fruit fish sheep glasses trousers clothes scissors series grass rain fog mist snow water gas canvas chaos atlas christmas paris always perhaps across'.split(
    ' ',
  ),
);
/** Plural already, with a singular of their own. */
const PLURAL_ALREADY = new Set(['flowers', 'lights', 'steps', 'reeds', 'glasses', 'shelves']);

function pluralWord(word: string): string {
  const irregular = TO_PLURAL.get(word);
  if (irregular !== undefined) return irregular;
  if (UNCHANGING.has(word) || TO_SINGULAR.has(word)) return word;
  for (const tail of TAILS) {
    if (word.endsWith(tail) && word !== 'human' && word !== 'german') {
      return word.slice(0, -tail.length) + TO_PLURAL.get(tail)!;
    }
  }
  if (/(?:[sxz]|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

/** Where the noun that inflects ends: before "of" in "chest of drawers", otherwise at the end. */
function splitHead(noun: string): readonly [string, string, string] {
  const of = noun.indexOf(' of ');
  const headEnd = of === -1 ? noun.length : of;
  const headStart = Math.max(noun.lastIndexOf(' ', headEnd - 1), noun.lastIndexOf('-', headEnd - 1)) + 1;
  return [noun.slice(0, headStart), noun.slice(headStart, headEnd), noun.slice(headEnd)];
}

/** Of a singular noun or name: "street lamp" → "street lamps", "chest of drawers" → "chests of drawers". */
export function pluralise(noun: string): string {
  const [before, head, after] = splitHead(noun);
  return before + pluralWord(head) + after;
}

function singularWord(word: string): string {
  const irregular = TO_SINGULAR.get(word) ?? ALSO.get(word);
  if (irregular !== undefined) return irregular;
  if (PLURAL_ALREADY.has(word)) return word.slice(0, word === 'glasses' ? -2 : -1);
  if (UNCHANGING.has(word)) return word;
  for (const tail of TAILS) {
    const many = TO_PLURAL.get(tail)!;
    if (word.endsWith(many)) return word.slice(0, -many.length) + tail;
  }
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|zz|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/[^su]s$/.test(word) && !/[snr]is$/.test(word) && word.length > 2) return word.slice(0, -1);
  return word;
}

/** Undoes `pluralise`; what is singular already, or is no plural, comes back as it is. */
export function singularise(noun: string): string {
  const [before, head, after] = splitHead(noun);
  return before + singularWord(head) + after;
}

/** "an" before a vowel sound. */
export function article(phrase: string): 'a' | 'an' {
  if (/^(?:hour|honest|heir)/.test(phrase)) return 'an';
  if (/^(?:uni(?!m|n)|use|usual|util|one\b|once|eu|ut)/.test(phrase)) return 'a';
  return /^[aeiou]/.test(phrase) ? 'an' : 'a';
}
