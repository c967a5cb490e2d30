/** What a take holds of what was asked for, in words. */
import type { FinishedTake } from '../../../core/protocol/index.ts';
import { countedIn } from '../../state/counted-words.ts';

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
    missing: missing.length === 0 ? null : `No room was found for ${countedIn(missing)}`,
  };
}
