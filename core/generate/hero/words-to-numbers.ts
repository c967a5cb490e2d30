/** Words as the numbers that a model of one's own reads: bytes, or ids of its own vocabulary. */
import { HeroModelIssue } from './hero-error.ts';
import type { HeroVocabulary } from './hero-manifest.ts';

export interface WordNumbers {
  readonly ids: readonly number[];
  /** Some of the words did not fit. */
  readonly isCut: boolean;
}

const REPLACEMENT = 0xfffd;

/** UTF-8 of one character; halves of surrogate pairs become the replacement character. */
function utf8(letter: string): readonly number[] {
  const code = letter.codePointAt(0) ?? REPLACEMENT;
  if (code >= 0xd800 && code < 0xe000) return utf8(String.fromCodePoint(REPLACEMENT));
  const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}

/** UTF-8 of the words; a character is never cut in two. */
export function wordBytes(words: string, most: number): WordNumbers {
  const ids: number[] = [];
  for (const letter of words) {
    const bytes = utf8(letter);
    if (ids.length + bytes.length > most) return { ids, isCut: true };
    ids.push(...bytes);
  }
  return { ids, isCut: false };
}

const MOST_TOKENS = 1_000_000;
const CONTINUES = '##';

export interface Vocabulary {
  readonly encode: (words: string, most: number) => WordNumbers;
  readonly padding: number;
}

/**
 * @param text of the vocabulary's file: one token a line, whose id is its place from 0.
 * @throws HeroModelIssue where a token that the manifest names is not in it.
 */
export function openVocabulary(text: string, manifest: HeroVocabulary): Vocabulary {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length > MOST_TOKENS)
    throw new HeroModelIssue('vocabulary', `at most ${MOST_TOKENS} tokens`, String(lines.length));
  const idOf = new Map<string, number>();
  for (const [id, line] of lines.entries()) if (!idOf.has(line)) idOf.set(line, id);
  const named = (field: 'unknown' | 'padding' | 'begin' | 'end'): number | null => {
    const wanted = manifest[field];
    if (wanted === null) return null;
    const id = idOf.get(wanted);
    if (id === undefined)
      throw new HeroModelIssue(`vocabulary.${field}`, `a token of ${manifest.file}`, `"${wanted}"`);
    return id;
  };
  const [unknown, padding] = [named('unknown') ?? 0, named('padding') ?? 0];
  const [begin, end] = [named('begin'), named('end')];
  const tokensOf = (word: string): readonly number[] =>
    manifest.split === 'words' ? [idOf.get(word) ?? unknown] : (pieces(word, idOf) ?? [unknown]);
  return {
    padding,
    encode: (words, most) => {
      const plain = words.normalize('NFC');
      const ids = (manifest.lowerCase ? plain.toLowerCase() : plain).match(WORD)?.flatMap(tokensOf) ?? [];
      const room = Math.max(0, most - (begin === null ? 0 : 1) - (end === null ? 0 : 1));
      const framed = [
        ...(begin === null ? [] : [begin]),
        ...ids.slice(0, room),
        ...(end === null ? [] : [end]),
      ];
      return { ids: framed.slice(0, most), isCut: ids.length > room };
    },
  };
}

/** Runs of letters, marks and digits, and single signs. */
const WORD = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]/gu;
const LONGEST_WORD = 100;

/** The longest piece that the vocabulary has, again and again; null where there is none. */
function pieces(word: string, idOf: ReadonlyMap<string, number>): readonly number[] | null {
  if (word.length > LONGEST_WORD) return null;
  const ids: number[] = [];
  for (let at = 0; at < word.length;) {
    const prefix = at === 0 ? '' : CONTINUES;
    let to = word.length;
    while (to > at && !idOf.has(prefix + word.slice(at, to))) to--;
    const id = to > at ? idOf.get(prefix + word.slice(at, to)) : undefined;
    if (id === undefined) return null;
    ids.push(id);
    at = to;
  }
  return ids;
}
