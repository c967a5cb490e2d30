/** Words for how many there are: counts, and quantities that leave the count open. */
import { listed, wordTable } from './word-list.ts';

export const NUMBER_NAMES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** Words of each count beside its name; the phrases stand before the plural noun. */
export const COUNT_WORDS = {
  1: listed(
    'a, an, one, single, a single, one single, lone, a lone, solitary, a solitary, just one, only one',
  ),
  2: listed('two, a couple of, a pair of, couple of, pair of, both'),
  3: listed('three, a trio of, trio of'),
  4: listed('four'),
  5: listed('five'),
  6: listed('six, half a dozen, half dozen'),
  7: listed('seven'),
  8: listed('eight'),
  9: listed('nine'),
  10: listed('ten'),
  11: listed('eleven'),
  12: listed('twelve, a dozen, dozen'),
  15: listed('fifteen'),
  20: listed('twenty'),
  30: listed('thirty'),
  50: listed('fifty'),
  100: listed('a hundred, hundred, one hundred'),
} as const;

/** Quantities without a count; all of them mean "at least two". */
export const OPEN_QUANTITIES = wordTable({
  some: 'some, several, a few, few, a handful of, handful of, various, a number of, a set of, set of, sets of',
  many: 'many, lots of, a lot of, plenty of, numerous, countless, dozens of, hundreds of, loads of, scores of, too many, so many, a mass of, masses of',
  row: 'a row of, row of, rows of, a line of, line of, lines of, a series of, an array of, a circle of, a ring of',
  group:
    'a group of, group of, groups of, a cluster of, cluster of, clusters of, a bunch of, bunch of, a collection of, collection of, a crowd of, crowds of, crowd of',
  heap: 'a stack of, stack of, stacks of, a pile of, pile of, piles of, heaps of, a heap of',
});
