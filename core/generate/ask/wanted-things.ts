/** Which slots words fill: each class as often as they say. */
import type { SceneFacts } from '../composition/facts.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

/** "trees" and "some trees", and "many trees": so many are given, and more may come. */
const SOME = 2;
const MANY = 3;
/** Of one fact; more come as scatters. */
const MOST_EACH = 12;
const MOST = 40;

/** As the words name them, one entry a slot. */
export function wantedThings({ things }: Pick<SceneFacts, 'things'>): readonly ThingId[] {
  return things
    .flatMap(({ thing, count, many }) =>
      Array.from({ length: Math.min(MOST_EACH, count ?? (many ? MANY : SOME)) }, () => thing),
    )
    .slice(0, MOST);
}
