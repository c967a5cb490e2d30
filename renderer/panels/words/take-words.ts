/** What a take holds of what was asked for, in words. */
import { pluralise } from '../../../core/generate/words/plurals.ts';
import type { FinishedTake } from '../../../core/protocol/index.ts';

type Counts = FinishedTake['asked'];

/** "1 chair", "3 chairs", "2 buses" */
export const thingsCounted = (count: number, name: string): string =>
  `${count} ${count === 1 ? name : pluralise(name)}`;

/** "a, b and c" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const countedIn = (counts: Counts): string =>
  listed(counts.map((one) => thingsCounted(one.count, one.class)));

export interface TakeWords {
  readonly asked: string;
  readonly found: string;
  /** Null where nothing lacks. */
  readonly missing: string | null;
}

/** `found` tells of the asked classes alone. */
export function takeWords({
  asked,
  found,
  missing,
}: Pick<FinishedTake, 'asked' | 'found' | 'missing'>): TakeWords {
  return {
    asked: asked.length === 0 ? 'No things by name' : `Asked for ${countedIn(asked)}`,
    found:
      asked.length === 0
        ? 'the place as described'
        : found.length === 0
          ? 'none found'
          : `found ${countedIn(found)}`,
    missing: missing.length === 0 ? null : `Missing ${countedIn(missing)}`,
  };
}
