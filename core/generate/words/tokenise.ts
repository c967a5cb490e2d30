/**
 * Prompts as numbers for the model: one token a word or name, synonyms that mean the same as one token, plurals marked.
 * A model file keeps the list it was trained with and hands it to `promptEncoder`; `MODEL_WORDS` is today's list.
 */
import { LEXICON } from './lexicon.ts';
import { lexicalUnits, type LexicalUnit } from './lexical-units.ts';
import { normaliseText } from './normalise.ts';
import { NUMBER_NAMES } from './numbers.ts';
import type { Word } from './word.ts';

export const PAD = '<pad>';
export const UNKNOWN = '<unk>';
const PLURAL = '<plural>';
const MANY = 'many';
const COMMA = ',';
const STOP = '.';
/** Words without meaning of their own that still tell how the others belong together. */
const STRUCTURAL = [
  'and',
  'with',
  'of',
  'in',
  'at',
  'from',
  'is',
  'the',
  'over',
  'holding',
  'no',
  'nobody',
  'empty',
  'place',
  'interior',
  'exterior',
] as const;

const MEANINGS = [
  'thing',
  'count',
  'color',
  'substance',
  'variants',
  'pose',
  'size',
  'spacing',
  'setting',
  'time',
  'weather',
  'mood',
  'wet',
  'hazy',
  'lit',
  'relation',
] as const;

/** The tokens of a word, none where it carries nothing. Words of one meaning share the meaning's tokens. */
function tokensOf(word: Word): readonly string[] {
  const meanings = MEANINGS.filter((key) => word[key] !== undefined);
  if (word.roles.has('over')) return ['over'];
  if (meanings.length === 0) return roleToken(word);
  const { thing, variants } = word;
  if (thing !== undefined && (meanings.length > 1 || thing.things.length > 1)) return [thing.noun];
  if (meanings.length > 1) return [word.text];
  if (thing !== undefined) {
    return [
      ...(thing.variant === null ? [] : [thing.variant]),
      ...(thing.lit === true ? ['lit'] : []),
      thing.things[0]!,
    ];
  }
  if (variants !== undefined) {
    const names = new Set(variants.values());
    return names.size === 1 ? [...names] : [word.text];
  }
  return [meaningToken(word)];
}

function roleToken({ roles, text, madeOf }: Word): readonly string[] {
  for (const role of ['nobody', 'holding', 'empty', 'place'] as const) if (roles.has(role)) return [role];
  if (roles.has('negation')) return ['no'];
  if (roles.has('slug')) return [text.startsWith('i') ? 'interior' : 'exterior'];
  if (madeOf !== undefined) return [madeOf];
  return (STRUCTURAL as readonly string[]).includes(text) ? [text] : [];
}

function meaningToken(word: Word): string {
  const { count, color, substance, pose, setting, time, weather, mood, wet, hazy, lit, relation } = word;
  if (count !== undefined) return count === null ? MANY : (NUMBER_NAMES[count] ?? MANY);
  if (wet !== undefined) return wet ? 'wet' : 'dry';
  if (hazy !== undefined) return hazy ? 'hazy' : 'clear air';
  if (lit !== undefined) return lit ? 'lit' : 'unlit';
  if (mood !== undefined) return `${mood} mood`;
  return (
    color ??
    substance ??
    pose ??
    setting ??
    time ??
    weather ??
    relation ??
    word.size ??
    word.spacing ??
    word.text
  );
}

const sorted = (words: Iterable<string>): readonly string[] =>
  [...words].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

function modelWords(): readonly string[] {
  const words = new Set<string>([PLURAL, MANY, COMMA, STOP, ...NUMBER_NAMES, ...STRUCTURAL]);
  for (const word of LEXICON.values()) {
    for (const token of tokensOf(word)) words.add(token);
  }
  return [PAD, UNKNOWN, ...sorted(words)];
}

/** Token texts; a token's id is its place. `<pad>` is 0, `<unk>` 1, the rest sorted. */
export const MODEL_WORDS: readonly string[] = modelWords();

/** Most tokens of a prompt that a model reads. */
export const MAX_PROMPT_TOKENS = 64;

export interface EncodedPrompt {
  /** As long as asked, padded with 0. */
  readonly ids: Int32Array;
  /** 1 where a token stands, 0 where padding does. */
  readonly mask: Float32Array;
  /** Tokens, padding aside. */
  readonly length: number;
  /** The prompt has more tokens than fit, or was cut by its length in characters. */
  readonly truncated: boolean;
}

function* unitTokens({ kind, word }: LexicalUnit): Generator<string> {
  if (kind === 'comma') yield COMMA;
  else if (kind === 'break') yield STOP;
  else if (word === null) yield UNKNOWN;
  else {
    yield* tokensOf(word);
    if (word.thing?.isPlural === true && !word.thing.isSet) yield PLURAL;
  }
}

/** Tokens in words: runs of unknown words and of punctuation count once. */
export function promptTokens(text: string): readonly string[] {
  const tokens: string[] = [];
  for (const unit of lexicalUnits(normaliseText(text))) {
    for (const token of unitTokens(unit)) {
      const last = tokens.at(-1);
      const isMark = token === COMMA || token === STOP;
      if (isMark && (last === undefined || last === STOP || last === COMMA)) continue;
      if (token === UNKNOWN && last === UNKNOWN) continue;
      tokens.push(token);
    }
  }
  return tokens;
}

/** @param words tokens by id, of the model that will read them. */
export function promptEncoder(words: readonly string[]): (text: string, maxTokens?: number) => EncodedPrompt {
  const idOf = new Map(words.map((word, id) => [word, id]));
  const unknown = idOf.get(UNKNOWN) ?? 0;
  return (text, maxTokens = MAX_PROMPT_TOKENS) => {
    const tokens = promptTokens(text);
    const ids = new Int32Array(maxTokens);
    const mask = new Float32Array(maxTokens);
    const length = Math.min(tokens.length, maxTokens);
    for (let i = 0; i < length; i++) {
      ids[i] = idOf.get(tokens[i]!) ?? unknown;
      mask[i] = 1;
    }
    return { ids, mask, length, truncated: tokens.length > maxTokens || normaliseText(text).truncated };
  };
}

export const encodePrompt = promptEncoder(MODEL_WORDS);
