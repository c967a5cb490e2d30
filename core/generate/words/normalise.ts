/** A prompt as plain tokens: NFKC, lower case without accents, hyphens opened, punctuation as commas and breaks. */

/** Prompts are read to here, in UTF-16 code units; what follows is left out. */
export const MAX_PROMPT_LENGTH = 2000;

export interface TextToken {
  /** Lower case, accents removed; '' for punctuation. */
  readonly text: string;
  /** As it was written, the whole of a hyphenated word. */
  readonly original: string;
  readonly kind: 'word' | 'number' | 'comma' | 'break';
}

export interface NormalisedText {
  readonly tokens: readonly TextToken[];
  /** The text was longer than `MAX_PROMPT_LENGTH`. */
  readonly truncated: boolean;
}

/** Lower case without accents and hyphens: how words are looked up. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[-‐‑]/g, ' ');

// words with hyphens and apostrophes; numbers with units; pictographs; breaks; commas; dashes that stand apart
const TOKEN =
  /(?<word>\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’‐‑_](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*)|(?<number>\p{N}+(?:[.,:/]\p{N}+)*(?:\p{L}[\p{L}\p{M}\p{N}]*)?(?:-\p{L}+)*)|(?<picture>\p{Extended_Pictographic}[\u{fe0f}\u{200d}\p{Extended_Pictographic}\p{Emoji_Modifier}]*)|(?<break>[.!?;。！？؛]+|[\r\n\u2028\u2029]+)|(?<comma>[,:/()[\]{}|"“”„«»、，…]|[–—―]|--+|(?<=\s)-(?=\s))|(?<and>[&+])/gu;

/** Written with a point, which ends no sentence. */
const ABBREVIATIONS = new Set(['int', 'ext', 'mr', 'mrs', 'dr', 'st', 'e', 'i']);

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

function pushWord(tokens: TextToken[], original: string): void {
  const lower = original.toLowerCase();
  if (/^[a-z]+$/.test(lower)) {
    tokens.push({ text: lower, original, kind: 'word' });
    return;
  }
  const plain = isAscii(lower) ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '');
  for (const part of plain.split(/[-‐‑_]/)) {
    // the possessive says nothing here: "the man's hat"
    const text = part.replace(/['’]s$/, '').replace(/['’]/g, '');
    if (text !== '') tokens.push({ text, original, kind: /^\p{N}/u.test(text) ? 'number' : 'word' });
  }
}

/** @returns the tokens of the first `MAX_PROMPT_LENGTH` code units of any text. */
export function normaliseText(text: string): NormalisedText {
  const truncated = text.length > MAX_PROMPT_LENGTH;
  const start = text.slice(0, MAX_PROMPT_LENGTH).replace(/[\ud800-\udbff]$/, '');
  const clean = start
    .normalize('NFKC')
    .replace(/[\u200b-\u200c\u200e-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '');
  const tokens: TextToken[] = [];
  for (const { 0: original, groups } of clean.matchAll(TOKEN)) {
    if (groups?.['word'] !== undefined || groups?.['number'] !== undefined) pushWord(tokens, original);
    else if (groups?.['picture'] !== undefined) tokens.push({ text: original, original, kind: 'word' });
    else if (groups?.['and'] !== undefined) tokens.push({ text: 'and', original, kind: 'word' });
    else if (groups?.['comma'] !== undefined) tokens.push({ text: '', original, kind: 'comma' });
    else if (original !== '.' || !ABBREVIATIONS.has(tokens.at(-1)?.text ?? '')) {
      tokens.push({ text: '', original, kind: 'break' });
    }
  }
  return { tokens, truncated };
}
