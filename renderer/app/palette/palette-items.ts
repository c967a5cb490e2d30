/** What the palette finds: actions, and the records of the project. Pure, so that its order can be tested. */
import { fuzzyMatch } from './fuzzy.ts';

export interface PaletteItem {
  /** "action:edit.undo", "record:camera_…" */
  readonly id: string;
  readonly title: string;
  /** Small, before the title: "Camera". */
  readonly group: string;
  readonly keywords: readonly string[];
  readonly chord: string;
  readonly isDisabled: boolean;
  readonly isOn: boolean | null;
}

export interface PaletteResult {
  readonly item: PaletteItem;
  /** Letters of the title to mark. */
  readonly places: readonly number[];
}

const MOST_RESULTS = 80;
/** What was run lately is likelier meant: by its place among the recent ones. */
const RECENT_BONUS = 24;
const GROUP_SHARE = 0.6;
const KEYWORD_SHARE = 0.5;

function matchItem(query: string, item: PaletteItem): { score: number; places: readonly number[] } | null {
  const title = fuzzyMatch(query, item.title);
  if (title !== null) return title;
  // words may be spread over group, title and keywords: "camera roll"
  const prefix = `${item.group} `;
  const grouped = fuzzyMatch(query, prefix + item.title);
  if (grouped !== null)
    return {
      score: grouped.score * GROUP_SHARE,
      places: grouped.places.filter((place) => place >= prefix.length).map((place) => place - prefix.length),
    };
  const all = fuzzyMatch(query, [item.title, item.group, ...item.keywords].join(' '));
  return all === null
    ? null
    : { score: all.score * KEYWORD_SHARE, places: all.places.filter((place) => place < item.title.length) };
}

/** @param recent ids of items that were chosen lately, the last one first. */
export function searchPalette(
  query: string,
  items: readonly PaletteItem[],
  recent: readonly string[],
): readonly PaletteResult[] {
  const scored = items.flatMap((item, order) => {
    const match = matchItem(query, item);
    if (match === null) return [];
    const place = recent.indexOf(item.id);
    const bonus = place < 0 ? 0 : RECENT_BONUS / (1 + place * 0.25);
    return [{ item, order, places: match.places, score: match.score + bonus - (item.isDisabled ? 15 : 0) }];
  });
  return scored
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, MOST_RESULTS)
    .map(({ item, places }) => ({ item, places }));
}

const MOST_RECENT = 12;
export const withRecent = (recent: readonly string[], id: string): readonly string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, MOST_RECENT);
