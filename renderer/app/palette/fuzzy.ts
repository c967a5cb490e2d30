/**
 * How well words that were typed fit a text. Every word must be found: as it stands, at the start of a word best, or letter by
 * letter in order. Matches near the start and in short texts come first.
 */
export interface FuzzyMatch {
  /** Higher is better. */
  readonly score: number;
  /** Places of the letters that matched, ascending. */
  readonly places: readonly number[];
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** Folding must not move letters, or places would be wrong; where it does, case alone is folded. */
const fold = (text: string): string => {
  const plain = folded(text);
  return plain.length === text.length ? plain : text.toLowerCase();
};

const isWordStart = (text: string, at: number): boolean =>
  at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '');

function matchWord(word: string, text: string): FuzzyMatch | null {
  // as it stands, at the best place
  let best: FuzzyMatch | null = null;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = isWordStart(text, at) && isWordStart(`${text} `, at + word.length + 1);
    const score =
      20 * word.length +
      (isWordStart(text, at) ? 40 : 0) +
      (isWhole ? 20 : 0) +
      (at === 0 ? 30 : 0) -
      at * 0.1;
    if (best === null || score > best.score)
      best = { score, places: Array.from({ length: word.length }, (_, i) => at + i) };
  }
  return best ?? matchLetters(word, text);
}

/** Letter by letter: word starts are taken first, as in "nfl" for "Next focal length". */
function matchLetters(word: string, text: string): FuzzyMatch | null {
  if (word.length < 2) return null;
  const places: number[] = [];
  let score = 0;
  let from = 0;
  let loose = 0;
  for (const letter of word) {
    let at = -1;
    for (let i = from; i < text.length; i++) {
      if (text[i] !== letter) continue;
      if (at < 0) at = i;
      if (i === from || isWordStart(text, i)) {
        at = i;
        break;
      }
    }
    if (at < 0) return null;
    const isNext = places.length > 0 && at === from;
    if (!isNext && !isWordStart(text, at)) loose++;
    score += isNext ? 9 : isWordStart(text, at) ? 12 : 1;
    places.push(at);
    from = at + 1;
  }
  const spread = (places.at(-1) ?? 0) - (places[0] ?? 0) + 1;
  // letters that lie scattered over a text match by chance
  const isByChance = score < word.length * 5 || spread > word.length * (loose === 0 ? 12 : 4);
  return isByChance ? null : { score: score - spread * 0.3, places };
}

/** @returns null when a word is not found; a match of score 0 for nothing typed. */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const searched = fold(text);
  let score = 0;
  const places = new Set<number>();
  for (const word of words) {
    const match = matchWord(word, searched);
    if (match === null) return null;
    score += match.score;
    for (const place of match.places) places.add(place);
  }
  if (words.length > 0) score -= text.length * 0.15;
  return { score, places: [...places].sort((a, b) => a - b) };
}
