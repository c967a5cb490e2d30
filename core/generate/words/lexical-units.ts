/** Tokens as words of the lexicon: the longest known phrase at each place, unknown words one by one. */
import { LEXICON, MAX_PHRASE_WORDS, PHRASE_STARTS } from './lexicon.ts';
import type { NormalisedText, TextToken } from './normalise.ts';
import { NUMBER_NAMES } from './numbers.ts';
import { singularise } from './plurals.ts';
import { timeOfClock } from './time-words.ts';
import type { Word } from './word.ts';

export interface LexicalUnit {
  readonly kind: 'word' | 'unknown' | 'comma' | 'break';
  /** Plain text of the phrase. */
  readonly text: string;
  readonly original: string;
  /** Null unless the kind is 'word'. */
  readonly word: Word | null;
}

const NO_ROLES: Word['roles'] = new Set();
const IGNORED: Word['roles'] = new Set(['ignorable'] as const);

/** Digits as a count; with a unit of film-making ("35mm", "16:9") nothing; clock times as times of day. */
function readNumber({ text }: TextToken): Word | null {
  if (/^\d{1,4}$/.test(text))
    return { text: NUMBER_NAMES[Number(text)] ?? text, count: Number(text), roles: NO_ROLES };
  const clock = /^(\d{1,2})(?::\d\d)?(am|pm)$/.exec(text) ?? /^(\d{1,2}):\d\d$/.exec(text);
  const hour = Number(clock?.[1] ?? NaN);
  if (clock?.[2] !== undefined && hour <= 12) {
    return { text, time: timeOfClock((hour % 12) + (clock[2] === 'pm' ? 12 : 0)), roles: NO_ROLES };
  }
  if (clock !== null && clock[2] === undefined && hour < 24 && text !== '16:9' && text !== '4:3') {
    return { text, time: timeOfClock(hour), roles: NO_ROLES };
  }
  if (/^[\d.,:/]+(?:mm|k|fps|p|x|s|st|nd|rd|th|m|cm|ft|kelvin|lm|deg)?$/.test(text))
    return { text, roles: IGNORED };
  return null;
}

/** A word without list of its own: adverbs and inflected forms of known ones. */
function readInflected(text: string): Word | null {
  const singular = singularise(text);
  const known = singular === text ? undefined : LEXICON.get(singular);
  if (known !== undefined && known.thing === undefined && known.count === undefined) return known;
  if (/^\p{L}{3,}ly$/u.test(text) || (/^[a-z]$/.test(text) && text !== 'a')) return { text, roles: IGNORED };
  return null;
}

const unitOf = (token: TextToken): LexicalUnit => {
  if (token.kind === 'comma' || token.kind === 'break') {
    return { kind: token.kind, text: '', original: token.original, word: null };
  }
  const word = token.kind === 'number' ? readNumber(token) : readInflected(token.text);
  return { kind: word === null ? 'unknown' : 'word', text: token.text, original: token.original, word };
};

/** "on the floor" in "on the floor lamp": its last word begins a name. */
const cutsName = (word: Word, tokens: readonly TextToken[], last: number): boolean =>
  word.roles.has('picture place') && LEXICON.has(`${tokens[last]!.text} ${tokens[last + 1]?.text ?? ''}`);

const originalOf = (tokens: readonly TextToken[], start: number, length: number): string =>
  tokens
    .slice(start, start + length)
    .map((token) => token.original)
    .join(' ');

export function lexicalUnits({ tokens }: NormalisedText): readonly LexicalUnit[] {
  const units: LexicalUnit[] = [];
  for (let i = 0; i < tokens.length;) {
    let length = 0;
    let found: Word | undefined;
    let phrase = '';
    for (let n = 0; n < MAX_PHRASE_WORDS && i + n < tokens.length; n++) {
      const { text, kind } = tokens[i + n]!;
      if (kind === 'comma' || kind === 'break') break;
      phrase = n === 0 ? text : `${phrase} ${text}`;
      const word = LEXICON.get(phrase);
      if (word !== undefined && !cutsName(word, tokens, i + n)) [found, length] = [word, n + 1];
      if (!PHRASE_STARTS.has(phrase)) break;
    }
    if (found === undefined) {
      units.push(unitOf(tokens[i]!));
      i++;
      continue;
    }
    const first = tokens[i]!.original;
    const original = length === 1 ? first : originalOf(tokens, i, length);
    units.push({ kind: 'word', text: found.text, original, word: found });
    i += length;
  }
  return units;
}
