/** What stands right behind a noun: "made of brass", "in red", "is off", "of wine", "sitting", "glowing". */
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { addModifier, isHead, type Attributes } from './noun-phrase.ts';
import type { LexicalUnit } from './lexical-units.ts';

/** They hold what follows "of"; few are made of it. */
export const HOLDERS: ReadonlySet<ThingId> = new Set<ThingId>([
  'bottle',
  'drinking glass',
  'cup',
  'bowl',
  'barrel',
  'vase',
  'box',
  'crate',
  'sink',
  'bathtub',
  'cart',
  'truck',
]);

const canBurn = (thing: ThingId): boolean =>
  thingFacts(thing).light !== null || thing === 'window' || thing === 'sign' || thing === 'billboard';
export const isFigure = (thing: ThingId): boolean => thingFacts(thing).family === 'figure';
export const isPractical = canBurn;

/** Adds to a noun's attributes; @returns one past the last unit that belongs to it. */
export function readBehindNoun(
  units: readonly LexicalUnit[],
  start: number,
  thing: ThingId,
  attributes: Attributes,
): number {
  let at = start;
  for (let rounds = 0; rounds < 4; rounds++) {
    const word = units[at]?.word ?? null;
    // "sofa (red)"
    if (word === null && units[at]?.original === '(') {
      const end = readSaid(units, at, thing, attributes);
      return end > at && units[end]?.original === ')' ? end + 1 : end;
    }
    if (word === null) return at;
    if (word.text === 'on' && canBurn(thing) && isEnd(units, at + 1)) {
      attributes.lit ??= true;
      return at + 1;
    }
    if (
      word.pose !== undefined &&
      word.relation === undefined &&
      isFigure(thing) &&
      !hasNounBehind(units, at)
    ) {
      attributes.pose ??= word.pose;
      at++;
    } else if (word.lit !== undefined && canBurn(thing) && !hasNounBehind(units, at)) {
      attributes.lit ??= word.lit;
      at++;
    } else if (word.roles.has('made of') || word.roles.has('copula')) {
      const end = readSaid(units, at, thing, attributes);
      if (end === at) return at;
      at = end;
    } else return at;
  }
  return at;
}

/** Nothing, punctuation or a joining word stands there. */
export const isEnd = (units: readonly LexicalUnit[], at: number): boolean => {
  const word = units[at]?.word ?? null;
  return word === null ? units[at]?.kind !== 'unknown' : word.roles.has('conjunction');
};

const hasNounBehind = (units: readonly LexicalUnit[], at: number): boolean => {
  const next = units[at + 1]?.word ?? null;
  return next !== null && next.thing !== undefined && next.relation === undefined;
};

/** "made of dark wood", "is red", "in a blue coat". */
function readSaid(
  units: readonly LexicalUnit[],
  start: number,
  thing: ThingId,
  attributes: Attributes,
): number {
  const { text, word: connector } = units[start]!;
  const isCopula = connector === null || connector.roles.has('copula');
  const said: (() => void)[] = [];
  let at = start + 1;
  for (; at < units.length; at++) {
    const word = units[at]?.word ?? null;
    if (word === null) break;
    const next = units[at + 1]?.word ?? null;
    if (isCopula && word.text === 'on' && canBurn(thing) && isEnd(units, at + 1)) {
      attributes.lit ??= true;
      return at + 1;
    }
    const isArticle = (word.count === 1 && isFigure(thing)) || word.roles.has('made of');
    if (isArticle && said.length === 0) continue;
    if (word.roles.has('clothes') && isFigure(thing) && said.length > 0) {
      at++;
      break;
    }
    if (
      isHead(word) &&
      word.madeOf === undefined &&
      word.color === undefined &&
      word.variants?.has(thing) !== true
    )
      return start;
    const isStuff =
      word.madeOf !== undefined &&
      (text !== 'in' ||
        (word.weather === undefined && word.thing === undefined && word.setting === undefined));
    if (word.variants?.has(thing) === true && (isCopula || (text === 'of' && HOLDERS.has(thing)))) {
      said.push(() => attributes.variantWords.push(word));
    } else if (isStuff) {
      const isHeld =
        text === 'of' &&
        HOLDERS.has(thing) &&
        (word.madeOf === 'water' || word.madeOf === 'sand' || word.madeOf === 'soil');
      said.push(() => (isHeld ? null : (attributes.substance ??= word.madeOf!)));
    } else if (
      word.color !== undefined ||
      (word.substance !== undefined && (isCopula || (isFigure(thing) && text !== 'of')))
    ) {
      said.push(() => {
        if (word.color !== undefined) attributes.color ??= word.color;
        else attributes.substance ??= word.substance!;
      });
    } else if (isCopula && (word.size !== undefined || word.lit !== undefined || word.pose !== undefined)) {
      said.push(() => addModifier(attributes, { ...word, roles: new Set() }, null));
    } else if (!word.roles.has('shade') && !word.roles.has('adjective')) break;
    else if (next === null) break;
  }
  // the words stand before another noun: "two men in red cars"
  const word = units[at]?.word ?? null;
  if (said.length === 0) return start;
  if (word !== null && isHead(word) && !units[at - 1]!.word!.roles.has('clothes')) return start;
  for (const say of said) say();
  return at;
}
