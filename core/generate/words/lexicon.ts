/** All word lists as one table: phrase → meanings. Keys are plain (lower case, no accents, no hyphens). */
import { COLOR_NAMES } from '../composition/facts.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { COLOR_SHADES, COLOR_WORDS } from './colors.ts';
import * as ignorable from './ignorable.ts';
import { LIT_WORDS, UNLIT_WORDS } from './lit-words.ts';
import { MOOD_WORDS, THING_MOODS } from './mood-words.ts';
import { plainWord } from './normalise.ts';
import { COUNT_WORDS, OPEN_QUANTITIES } from './numbers.ts';
import { pluralise } from './plurals.ts';
import { POSE_WORDS, type Pose } from './pose-words.ts';
import { HOLDING_WORDS, OVER_WORDS, PICTURE_PLACES, RELATION_WORDS } from './relation-words.ts';
import { EMPTY_WORDS, PLACE_PREPOSITIONS, PLACE_WORDS, SETTING_WORDS, SLUG_WORDS } from './setting-words.ts';
import { HEIGHT_WORDS, SIZE_WORDS, SPACING_WORDS } from './size-words.ts';
import { SUBSTANCE_ADJECTIVES, SUBSTANCE_NAMES } from './substance-words.ts';
import { GROUP_NOUNS, MASS_NOUNS, NOUNS, SET_NOUNS } from './thing-words.ts';
import { TIME_WORDS } from './time-words.ts';
import { VARIANT_WORDS } from './variant-words.ts';
import { CLEAR_AIR_WORDS, DRY_WORDS, HAZY_WORDS, WEATHER_WORDS, WET_WORDS } from './weather-words.ts';
import type { Role, ThingMeaning, Word } from './word.ts';
import type { WordTable } from './word-list.ts';

/** Longest phrase of the lists, in words. */
export const MAX_PHRASE_WORDS = 6;

type Meanings = Omit<Partial<Word>, 'text' | 'roles'>;

class LexiconBuilder {
  readonly words = new Map<string, Word>();

  add(phrase: string, meanings: Meanings, role?: Role): void {
    const text = plainWord(phrase);
    const old = this.words.get(text);
    const roles = new Set(old?.roles ?? []);
    if (role !== undefined) roles.add(role);
    // what came first stays: lists are added from the most particular on
    this.words.set(text, { ...meanings, ...old, text, roles });
  }

  addTable<M extends string>(table: WordTable<M>, meaning: (key: M) => Meanings): void {
    for (const [key, phrases] of Object.entries<readonly string[]>(table)) {
      for (const phrase of phrases) this.add(phrase, meaning(key as M));
    }
  }

  addRole(phrases: readonly string[], role: Role, meanings: Meanings = {}): void {
    for (const phrase of phrases) this.add(phrase, meanings, role);
  }

  addVariant(phrase: string, thing: ThingId, variant: string): void {
    const old = this.words.get(plainWord(phrase))?.variants;
    const variants = new Map(old ?? []).set(thing, variant);
    this.add(phrase, {});
    this.words.set(plainWord(phrase), { ...this.words.get(plainWord(phrase))!, variants });
  }

  addNoun(noun: string, meaning: Pick<ThingMeaning, 'things' | 'variant' | 'lit'>): void {
    const isSet = SET_NOUNS.has(noun);
    const isMass = MASS_NOUNS.has(noun);
    const full = { ...meaning, noun, isSet, isMass, isPlural: false };
    this.add(noun, { thing: full });
    const plural = pluralise(noun);
    if (plural !== noun)
      this.add(plural, { thing: { ...full, isPlural: true, isSet: SET_NOUNS.has(plural) } });
  }
}

function buildLexicon(): ReadonlyMap<string, Word> {
  const lexicon = new LexiconBuilder();
  // sets before their singulars' plurals: "stairs", "flowers"
  for (const nouns of NOUNS.values()) {
    for (const { text, thing, variant, lit } of nouns) {
      if (SET_NOUNS.has(text)) lexicon.addNoun(text, { things: [thing], variant, lit });
    }
  }
  for (const nouns of NOUNS.values()) {
    for (const { text, thing, variant, lit } of nouns)
      lexicon.addNoun(text, { things: [thing], variant, lit });
  }
  for (const [noun, things] of GROUP_NOUNS) lexicon.addNoun(noun, { things, variant: null, lit: null });
  for (const [count, phrases] of Object.entries(COUNT_WORDS)) {
    for (const phrase of phrases) lexicon.add(phrase, { count: Number(count) });
  }
  lexicon.addTable(OPEN_QUANTITIES, () => ({ count: null }));
  lexicon.addTable(COLOR_WORDS, (color) => ({ color }));
  for (const name of COLOR_NAMES) lexicon.add(`${name} coloured`, { color: name });
  lexicon.addTable(SUBSTANCE_ADJECTIVES, (substance) => ({ substance }));
  lexicon.addTable(SUBSTANCE_NAMES, (madeOf) => ({ madeOf }));
  for (const [thing, adjectives] of Object.entries(VARIANT_WORDS)) {
    for (const [variant, phrases] of Object.entries(adjectives)) {
      for (const phrase of phrases) lexicon.addVariant(phrase, thing as ThingId, variant);
    }
  }
  lexicon.addTable<Pose>(POSE_WORDS, (pose) => ({ pose }));
  lexicon.addTable(SIZE_WORDS, (size) => ({ size }));
  lexicon.addTable(SPACING_WORDS, (spacing) => ({ spacing }));
  lexicon.addTable(SETTING_WORDS, (setting) => ({ setting }));
  lexicon.addTable(TIME_WORDS, (time) => ({ time }));
  lexicon.addTable(WEATHER_WORDS, (weather) => ({ weather }));
  lexicon.addTable(MOOD_WORDS, (mood) => ({ mood }));
  lexicon.addTable(RELATION_WORDS, (relation) => ({ relation }));
  for (const phrase of WET_WORDS) lexicon.add(phrase, { wet: true });
  for (const phrase of DRY_WORDS) lexicon.add(phrase, { wet: false });
  for (const phrase of HAZY_WORDS) lexicon.add(phrase, { hazy: true });
  for (const phrase of CLEAR_AIR_WORDS) lexicon.add(phrase, { hazy: false });
  for (const phrase of LIT_WORDS) lexicon.add(phrase, { lit: true });
  for (const phrase of UNLIT_WORDS) lexicon.add(phrase, { lit: false });
  addRoles(lexicon);
  return lexicon.words;
}

function addRoles(lexicon: LexiconBuilder): void {
  lexicon.addRole(OVER_WORDS, 'over', { relation: 'under' });
  lexicon.addRole(HOLDING_WORDS, 'holding');
  lexicon.addRole(PICTURE_PLACES, 'picture place');
  lexicon.addRole(PLACE_PREPOSITIONS, 'place preposition');
  lexicon.addRole(HEIGHT_WORDS, 'height');
  lexicon.addRole(SLUG_WORDS, 'slug');
  lexicon.addRole(PLACE_WORDS, 'place');
  lexicon.addRole(EMPTY_WORDS, 'empty');
  lexicon.addRole(COLOR_SHADES, 'shade');
  lexicon.addRole(THING_MOODS, 'thing mood');
  lexicon.addRole(ignorable.CLOTHES, 'clothes');
  lexicon.addRole(ignorable.CLOTHES.map(pluralise), 'clothes');
  lexicon.addRole(ignorable.DEFINITES, 'definite');
  lexicon.addRole(ignorable.NEGATIONS, 'negation');
  lexicon.addRole(ignorable.NOBODY, 'nobody');
  lexicon.addRole(ignorable.COPULAS, 'copula');
  lexicon.addRole(ignorable.MADE_OF, 'made of');
  lexicon.addRole(ignorable.CONJUNCTIONS, 'conjunction');
  lexicon.addRole(ignorable.PLAIN_ADJECTIVES, 'adjective');
  lexicon.addRole(ignorable.FUNCTION_WORDS, 'ignorable');
  lexicon.addRole(ignorable.CAMERA_WORDS, 'ignorable');
  lexicon.addRole(ignorable.PLAIN_VERBS, 'ignorable');
  lexicon.addRole(ignorable.PLAIN_NOUNS, 'ignorable');
}

export const LEXICON: ReadonlyMap<string, Word> = buildLexicon();

/** Beginnings of the names of several words: where no name goes on, the search for a longer one ends. */
export const PHRASE_STARTS: ReadonlySet<string> = new Set(
  [...LEXICON.keys()].flatMap((key) => {
    const words = key.split(' ');
    return words.slice(1).map((_, i) => words.slice(0, i + 1).join(' '));
  }),
);
