/** A fact about things as a noun phrase: "two seated women in red", "a large round table made of brass". */
import type { ThingFact } from '../composition/facts.ts';
import type { Setting } from '../composition/scene-composition.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { COLOR_WORDS } from '../words/colors.ts';
import { CLOTHES } from '../words/ignorable.ts';
import { LEXICON } from '../words/lexicon.ts';
import { LIT_WORDS, UNLIT_WORDS } from '../words/lit-words.ts';
import { nounsOfAnotherThing } from '../words/mentioned-things.ts';
import { plainWord } from '../words/normalise.ts';
import { article, pluralise } from '../words/plurals.ts';
import { POSE_AFTER, POSE_BEFORE, type Pose } from '../words/pose-words.ts';
import { readPrompt } from '../words/read-prompt.ts';
import { SIZE_WORDS } from '../words/size-words.ts';
import { SUBSTANCE_ADJECTIVES, SUBSTANCE_NAMES } from '../words/substance-words.ts';
import { MASS_NOUNS, NOUNS, READ_ONLY_NOUNS, SET_NOUNS } from '../words/thing-words.ts';
import { VARIANT_WORDS } from '../words/variant-words.ts';
import { chance, pick, pickUsual, type RandomSource } from './choose.ts';
import { quantity } from './quantity.ts';

export interface PhraseStyle {
  readonly setting: Setting | null;
  readonly isDefinite: boolean;
  /** Keywords: a single thing may go without its article. */
  readonly isBare: boolean;
}

/** Attempts before the plainest form is taken. */
const ATTEMPTS = 8;

const WRITTEN_CLOTHES = CLOTHES.slice(0, 8);
const LIT_BEFORE = LIT_WORDS.filter((word) => !/ |^(?:glows|burns|flickers|glow|alight)$/.test(word));
const LIT_AFTER = ['glowing', 'burning', 'switched on', 'flickering', 'turned on', 'lit up', 'alight'];
const UNLIT_BEFORE = ['unlit', 'switched off', 'extinguished'];
const UNLIT_AFTER = UNLIT_WORDS.filter((word) => !/^(?:off|dead|put out)$/.test(word));
const SHADES = ['dark', 'pale', 'light', 'deep', 'faded', 'dull', 'bright'];

interface Draft {
  readonly before: string[];
  readonly after: string[];
}

function addColor(draft: Draft, fact: ThingFact, random: RandomSource): string | null {
  if (fact.color === null) return null;
  const word = pickUsual(random, COLOR_WORDS[fact.color]);
  const color = chance(random, 0.12) && !word.includes(' ') ? `${pick(random, SHADES)} ${word}` : word;
  if (thingFacts(fact.thing).family === 'figure' && chance(random, 0.85)) return color;
  if (chance(random, 0.06)) draft.after.push(`in ${color}`);
  else draft.before.push(color);
  return null;
}

/** Words before the noun must not be read as a variant of the class: a "steel door" is a kind of door. */
function addSubstance(draft: Draft, { substance, thing }: ThingFact, random: RandomSource): void {
  if (substance === null) return;
  const adjectives = SUBSTANCE_ADJECTIVES[substance].filter((text) => {
    const word = LEXICON.get(plainWord(text));
    return word?.substance === substance && word.variants?.has(thing) !== true && word.weather === undefined;
  });
  if (adjectives.length > 0 && chance(random, 0.75)) draft.before.push(pickUsual(random, adjectives));
  else
    draft.after.push(
      `${pick(random, ['made of', 'made of', 'made from', 'made out of'])} ${pickUsual(random, SUBSTANCE_NAMES[substance])}`,
    );
}

function addPose(draft: Draft, pose: string | null, random: RandomSource): void {
  if (pose === null) return;
  if (chance(random, 0.35)) draft.before.unshift(pick(random, POSE_BEFORE[pose as Pose]));
  else draft.after.push(pick(random, POSE_AFTER[pose as Pose]));
}

function clothe(draft: Draft, color: string | null, fact: ThingFact, random: RandomSource): void {
  if (color === null) return;
  const isOne = fact.count === 1;
  const garment = pick(random, WRITTEN_CLOTHES);
  const dressed = chance(random, 0.5)
    ? `${pick(random, ['in', 'dressed in', 'wearing'])} ${color}`
    : `${pick(random, ['in', 'wearing'])} ${isOne ? `${article(color)} ${color} ${garment}` : `${color} ${pluralise(garment)}`}`;
  draft.after.unshift(dressed);
}

function addLight(draft: Draft, lit: boolean | null, random: RandomSource): void {
  if (lit === null) return;
  if (chance(random, 0.7)) draft.before.unshift(pick(random, lit ? LIT_BEFORE : UNLIT_BEFORE));
  else draft.after.push(pick(random, lit ? LIT_AFTER : UNLIT_AFTER));
}

/** The noun, and the variant's adjective where the noun does not say it. */
function chooseNoun(
  draft: Draft,
  { thing, count, variant, lit }: ThingFact,
  setting: Setting | null,
  random: RandomSource,
): string {
  const elsewhere = nounsOfAnotherThing(setting);
  const nouns = NOUNS.get(thing)!.filter(({ text }) => !READ_ONLY_NOUNS.has(text) && !elsewhere.has(text));
  const isFigure = thingFacts(thing).family === 'figure';
  const plain = nouns.filter(
    (noun) =>
      (count === null || !MASS_NOUNS.has(noun.text)) &&
      noun.variant === null &&
      (noun.lit === null || noun.lit === lit),
  );
  if (variant !== null && !isFigure) {
    const named = nouns.filter((noun) => noun.variant === variant);
    const adjectives = (VARIANT_WORDS[thing] ?? {})[variant] ?? [];
    if (named.length > 0 && (adjectives.length === 0 || chance(random, 0.4)))
      return pickUsual(random, named).text;
    if (adjectives.length > 0) draft.before.push(pickUsual(random, adjectives));
  }
  if (lit === true) {
    const burning = plain.filter((noun) => noun.lit === true);
    if (burning.length > 0 && chance(random, 0.5)) return pick(random, burning).text;
  }
  const quiet = plain.filter((noun) => noun.lit === null);
  return quiet.length === 0 ? thing : pickUsual(random, quiet).text;
}

function draftPhrase(fact: ThingFact, style: PhraseStyle, random: RandomSource): string {
  const draft: Draft = { before: [], after: [] };
  const { thing, size, variant } = fact;
  if (size !== null) draft.before.push(pickUsual(random, SIZE_WORDS[size]));
  const clothing = addColor(draft, fact, random);
  addSubstance(draft, fact, random);
  const noun = chooseNoun(draft, fact, style.setting, random);
  const mark = noun.startsWith('sodium') ? null : fact.lit;
  addLight(draft, mark, random);
  clothe(draft, clothing, fact, random);
  if (thingFacts(thing).family === 'figure') addPose(draft, variant, random);
  const isUncounted = MASS_NOUNS.has(noun);
  const isSet = SET_NOUNS.has(noun);
  const isPlural = !isUncounted && !isSet && fact.count !== 1;
  const head = [...draft.before, isPlural ? pluralise(noun) : noun].join(' ');
  const kind = isUncounted ? 'mass' : isSet ? 'set' : 'counted';
  return [quantity(fact.count, head, kind, style, random), ...draft.after].join(' ');
}

const FIELDS = ['thing', 'count', 'color', 'substance', 'variant', 'size', 'lit'] as const;
const isSaidBy = (phrase: string, fact: ThingFact): boolean => {
  const { facts, notUnderstood } = readPrompt(phrase);
  const [found, second] = facts.things;
  if (found === undefined || second !== undefined || notUnderstood.length > 0 || facts.setting !== null)
    return false;
  return (
    FIELDS.every((field) => found[field] === fact[field]) &&
    facts.mood === null &&
    facts.weather === null &&
    facts.wet === null
  );
};

/** Words that happen to meet may mean something else together ("wooden box" is a crate): such drafts are dropped. */
export function thingPhrase(fact: ThingFact, style: PhraseStyle, random: RandomSource): string {
  let phrase = '';
  for (let i = 0; i < ATTEMPTS; i++) {
    phrase = draftPhrase(fact, style, random);
    if (isSaidBy(phrase, fact)) return phrase;
  }
  return phrase;
}
