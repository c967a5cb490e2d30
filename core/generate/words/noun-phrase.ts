/** Noun phrases: numbers, adjectives and the noun that they stand before, then what stands right behind it. */
import type { ColorName } from '../composition/facts.ts';
import type { Setting } from '../composition/scene-composition.ts';
import type { Substance } from '../vocabulary/substances.ts';
import type { Pose } from './pose-words.ts';
import type { LexicalUnit } from './lexical-units.ts';
import type { Word } from './word.ts';

/** Longest run of words before a noun. */
const LONGEST = 14;

/** What words around a noun say of it; unset is not said. */
export interface Attributes {
  color: ColorName | null;
  substance: Substance | null;
  size: 'small' | 'large' | null;
  spacing: 'narrow' | 'wide' | null;
  pose: Pose | null;
  lit: boolean | null;
  /** Words that can ask for a variant; which class they meet is decided with the noun. */
  readonly variantWords: Word[];
  /** The size is one of height or length. */
  isHeight: boolean;
  /** Words of hour, weather, mood and air. */
  readonly worldWords: Word[];
}

export interface NounPhrase {
  /** One past its last unit. */
  end: number;
  readonly head: Word;
  readonly isDefinite: boolean;
  /** Undefined where no number is said, null where it is open. */
  readonly count: number | null | undefined;
  readonly attributes: Attributes;
  /** Places named before the noun: "kitchen table". */
  readonly places: readonly Setting[];
  /** Said to be empty of people, if the noun is a place. */
  readonly isEmpty: boolean;
  /** Words before the noun that are not known, as written. */
  readonly unknown: readonly string[];
}

export const noAttributes = (): Attributes => ({
  color: null,
  substance: null,
  size: null,
  spacing: null,
  pose: null,
  lit: null,
  isHeight: false,
  variantWords: [],
  worldWords: [],
});

const isWorld = (word: Word): boolean =>
  word.time !== undefined ||
  word.weather !== undefined ||
  word.mood !== undefined ||
  word.wet !== undefined ||
  word.hazy !== undefined;

export const isHead = (word: Word): boolean =>
  word.thing !== undefined ||
  word.setting !== undefined ||
  word.roles.has('place') ||
  word.roles.has('clothes');

/** Says something of a noun behind it. */
const isModifier = (word: Word): boolean =>
  word.color !== undefined ||
  word.substance !== undefined ||
  word.variants !== undefined ||
  word.size !== undefined ||
  word.spacing !== undefined ||
  word.lit !== undefined ||
  isWorld(word) ||
  word.roles.has('adjective') ||
  word.roles.has('shade') ||
  word.roles.has('empty');

/** An adjective after which a comma and more adjectives may stand. */
const isShort = (word: Word | null): boolean =>
  word !== null &&
  !word.text.includes(' ') &&
  (word.size ??
    word.spacing ??
    word.color ??
    word.mood ??
    word.wet ??
    word.hazy ??
    (word.roles.has('adjective') || null)) !== null;

/** Whether a noun follows that the word at `at` would stand before. */
function hasHeadAhead(units: readonly LexicalUnit[], at: number): boolean {
  let unknown = 0;
  for (let j = at + 1; j < Math.min(units.length, at + LONGEST); j++) {
    const { kind, word } = units[j]!;
    if (kind === 'unknown') {
      if (++unknown > 1) return false;
    } else if (word === null || word.count !== undefined || word.roles.has('definite')) return false;
    else if (isHead(word)) return true;
    else if (!isModifier(word)) return false;
  }
  return false;
}

/** Things that name another before it, and the place that they stand for: "mountain road", "car door". */
const COMPOUNDS: ReadonlyMap<string, Setting | null> = new Map<string, Setting | null>([
  ['mountain', 'mountain valley'],
  ['sea', 'coast'],
  ['ocean', 'coast'],
  ['river', null],
  ['lake', null],
  ['car', null],
  ['house', null],
  ['window', null],
  ['door', null],
]);

/** Adds what a word says of the noun that it belongs to. Of several meanings the noun takes its pick later. */
export function addModifier(attributes: Attributes, word: Word, next: Word | null): void {
  // "dark red", "light wood": shades of a colour
  if (word.roles.has('shade') && next !== null && (next.color !== undefined || next.roles.has('shade')))
    return;
  if (word.variants !== undefined) attributes.variantWords.push(word);
  else if (word.substance !== undefined) attributes.substance ??= word.substance;
  else if (word.color !== undefined) attributes.color ??= word.color;
  if (word.size !== undefined && attributes.size === null) {
    attributes.size = word.size;
    attributes.isHeight = word.roles.has('height');
  }
  if (word.spacing !== undefined) attributes.spacing ??= word.spacing;
  if (word.pose !== undefined) attributes.pose ??= word.pose;
  if (word.lit !== undefined) attributes.lit ??= word.lit;
  if (isWorld(word)) attributes.worldWords.push(word);
}

/** The noun phrase that begins at a unit, or null where none does. */
export function readNounPhrase(units: readonly LexicalUnit[], start: number): NounPhrase | null {
  const attributes = noAttributes();
  const places: Setting[] = [];
  const unknown: string[] = [];
  let count: number | null | undefined;
  let isDefinite = false;
  let isEmpty = false;
  let hasModifier = false;
  for (let j = start; j < Math.min(units.length, start + LONGEST); j++) {
    const { kind, word, original } = units[j]!;
    if (kind === 'unknown') {
      if (unknown.push(original) > 2) return null;
      hasModifier = true;
      continue;
    }
    if (kind === 'comma') {
      // "a narrow, dark alley"
      const next = units[j + 1]?.word ?? null;
      const isBetween =
        isShort(units[j - 1]?.word ?? null) && (count !== undefined || isDefinite) && unknown.length === 0;
      if (!isBetween || next === null || isHead(next) || !isModifier(next) || !hasHeadAhead(units, j + 1))
        return null;
      continue;
    }
    if (word === null) return null;
    if (word.count !== undefined) {
      if (hasModifier) return null;
      // "a row of three lamps": the exact number counts
      count = count === undefined || count === null || word.count !== null ? word.count : count;
      if (word.count === null && count !== null) count = word.count;
      continue;
    }
    // "two of the chairs"
    if (
      word.text === 'of' &&
      count !== undefined &&
      !hasModifier &&
      units[j + 1]?.word?.roles.has('definite') === true
    )
      continue;
    if (word.roles.has('definite')) {
      if (hasModifier) return null;
      isDefinite = true;
      continue;
    }
    if (isHead(word) && !standsBefore(word, units, j)) {
      return { end: j + 1, head: word, isDefinite, count, attributes, places, isEmpty, unknown };
    }
    const place = word.setting ?? COMPOUNDS.get(word.text) ?? null;
    if (word.thing !== undefined && COMPOUNDS.has(word.text)) {
      if (place !== null) places.push(place);
    } else if (word.setting !== undefined && word.variants === undefined) places.push(word.setting);
    else if (word.pose !== undefined && word.relation === undefined) attributes.pose ??= word.pose;
    else if (isModifier(word)) addModifier(attributes, word, units[j + 1]?.word ?? null);
    else return null;
    if (word.roles.has('empty')) isEmpty = true;
    hasModifier = true;
  }
  return null;
}

/** Of a word that can be the noun itself: it stands before another noun, as in "glass table", "kitchen chair". */
function standsBefore(word: Word, units: readonly LexicalUnit[], at: number): boolean {
  const canStand =
    word.color !== undefined ||
    word.substance !== undefined ||
    word.variants !== undefined ||
    (word.setting !== undefined && word.thing === undefined) ||
    word.weather !== undefined;
  const next = units[at + 1]?.word ?? null;
  if (COMPOUNDS.has(word.text) && next?.thing !== undefined && next.count === undefined) return true;
  return canStand && word.thing?.isPlural !== true && hasHeadAhead(units, at);
}
