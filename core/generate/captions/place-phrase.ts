/** The place with its hour, weather and mood, in pieces that templates put together. */
import type { SceneFacts } from '../composition/facts.ts';
import type { Setting } from '../composition/scene-composition.ts';
import { article } from '../words/plurals.ts';
import { PLACES_WITHOUT_ARTICLE, READ_ONLY_PLACES, SETTING_WORDS } from '../words/setting-words.ts';
import { chance, pick, pickUsual, shuffled, type RandomSource } from './choose.ts';
import { worldWords } from './world-words.ts';

export interface PlaceParts {
  /** "a narrow alley"; '' where no place is stated. */
  readonly noun: string;
  /** "in a narrow alley"; '' without a place. */
  readonly within: string;
  /** "at night", "in the rain". */
  readonly behind: readonly string[];
  /** "haze", "moody light". */
  readonly tags: readonly string[];
}

const ON: ReadonlySet<Setting> = new Set<Setting>(['rooftop', 'stage', 'coast', 'tabletop', 'street']);
const GENERIC = ['place', 'space', 'room', 'location'];

/** @param tags share of the world's facts that go to tags, 0…1. */
export function placeParts(
  facts: SceneFacts,
  random: RandomSource,
  style: { readonly tags: number; readonly hasArticle: boolean },
): PlaceParts {
  const adjectives: string[] = [];
  const behind: string[] = [];
  const tags: string[] = [];
  const { setting } = facts;
  const needsPlace = setting === null && facts.spacing !== null;
  const hasNoun = setting !== null || needsPlace;
  for (const [key, words] of worldWords(facts)) {
    const adjective = words.adjective.filter((word) => word !== '');
    const canStandBefore = hasNoun && adjective.length > 0 && adjectives.length < 3;
    if (key === 'spacing' && hasNoun) adjectives.unshift(pickUsual(random, adjective));
    else if (chance(random, style.tags)) tags.push(pickUsual(random, words.tag));
    else if (canStandBefore && (words.behind.length === 0 || chance(random, 0.55)))
      adjectives.push(pickUsual(random, adjective));
    else if (words.behind.length > 0) behind.push(pickUsual(random, words.behind));
    else tags.push(pickUsual(random, words.tag));
  }
  if (!hasNoun)
    return { noun: '', within: '', behind: shuffled(random, behind), tags: shuffled(random, tags) };
  const names =
    setting === null ? GENERIC : SETTING_WORDS[setting].filter((name) => !READ_ONLY_PLACES.includes(name));
  const name = pickUsual(random, names);
  const bare = [...adjectives, name].join(chance(random, 0.2) && adjectives.length > 1 ? ' ' : ' ');
  const noun = style.hasArticle && !PLACES_WITHOUT_ARTICLE.includes(name) ? `${article(bare)} ${bare}` : bare;
  const preposition =
    setting !== null &&
    ON.has(setting) &&
    !/life|shot|photo|street|theat|studio|playhouse|harbo|bay/.test(name)
      ? 'on'
      : pick(random, ['in', 'in', 'inside']);
  return {
    noun,
    within: `${preposition} ${noun}`,
    behind: shuffled(random, behind),
    tags: shuffled(random, tags),
  };
}
