/** How many: the words before a noun phrase. */
import { COUNT_WORDS, NUMBER_NAMES, OPEN_QUANTITIES } from '../words/numbers.ts';
import { article } from '../words/plurals.ts';
import { chance, pick, type RandomSource } from './choose.ts';

export interface QuantityStyle {
  readonly isDefinite: boolean;
  readonly isBare: boolean;
}

const OPEN_WRITTEN = [
  ...OPEN_QUANTITIES.some.slice(0, 3),
  ...OPEN_QUANTITIES.many.slice(0, 4),
  'a row of',
  'rows of',
  'a group of',
  'a cluster of',
  'various',
];
const PAIRS = COUNT_WORDS[2].slice(1, 3);
const SINGLES = ['one', 'a single', 'one', 'a lone', 'a solitary'];

function countWords(count: number, random: RandomSource): string {
  if (count === 2 && chance(random, 0.2)) return pick(random, PAIRS);
  const name = NUMBER_NAMES[count];
  return name === undefined || chance(random, 0.15) ? String(count) : name;
}

/** @param head adjectives and noun, in the plural where several are meant. */
export function quantity(
  count: number | null,
  head: string,
  kind: 'counted' | 'set' | 'mass',
  { isDefinite, isBare }: QuantityStyle,
  random: RandomSource,
): string {
  if (kind === 'mass') {
    if (count === null) return isDefinite ? `the ${head}` : chance(random, 0.25) ? `some ${head}` : head;
    return `${isDefinite ? 'the ' : ''}${count === 1 ? 'one' : countWords(count, random)} ${head}`;
  }
  if (isDefinite) {
    if (count === null || count === 1) return `the ${head}`;
    return `the ${NUMBER_NAMES[count] ?? String(count)} ${head}`;
  }
  if (count === null) {
    const isQuiet = kind === 'counted' && chance(random, 0.4);
    return isQuiet ? head : `${pick(random, OPEN_WRITTEN)} ${head}`;
  }
  if (count !== 1) return `${countWords(count, random)} ${head}`;
  if (kind === 'set') return head;
  if (isBare && chance(random, 0.75)) return head;
  return chance(random, 0.14) ? `${pick(random, SINGLES)} ${head}` : `${article(head)} ${head}`;
}
