import { describe, expect, it } from 'vitest';
import { COLOR_NAMES } from '../composition/facts.ts';
import { MOODS, SETTINGS, TIMES_OF_DAY, WEATHERS } from '../composition/scene-composition.ts';
import { SUBSTANCES } from '../vocabulary/substances.ts';
import { THING_IDS, thingFacts } from '../vocabulary/catalogue.ts';
import { COLOR_WORDS } from './colors.ts';
import { MOOD_WORDS } from './mood-words.ts';
import { article, pluralise, singularise } from './plurals.ts';
import { readPrompt } from './read-prompt.ts';
import { SETTING_WORDS } from './setting-words.ts';
import { SUBSTANCE_NAMES } from './substance-words.ts';
import { MASS_NOUNS, NOUNS, SET_NOUNS } from './thing-words.ts';
import { TIME_WORDS } from './time-words.ts';
import { VARIANT_WORDS } from './variant-words.ts';
import { WEATHER_WORDS } from './weather-words.ts';

/** Nouns that are something else without a number, or beside a place. */
const SPOKEN_FOR = new Set(['bar', 'couple']);

describe('plurals', () => {
  it.each([
    ['man', 'men'],
    ['woman', 'women'],
    ['person', 'people'],
    ['child', 'children'],
    ['bookshelf', 'bookshelves'],
    ['bench', 'benches'],
    ['box', 'boxes'],
    ['bus', 'buses'],
    ['leaf', 'leaves'],
    ['lorry', 'lorries'],
    ['glass', 'glasses'],
    ['roof', 'roofs'],
    ['piano', 'pianos'],
    ['cactus', 'cacti'],
    ['street lamp', 'street lamps'],
    ['chest of drawers', 'chests of drawers'],
    ['businessman', 'businessmen'],
    ['house', 'houses'],
    ['vase', 'vases'],
    ['axe', 'axes'],
  ])('%s, %s', (one, many) => {
    expect(pluralise(one)).toBe(many);
    if (one !== 'axe') expect(singularise(many)).toBe(one);
  });

  it('leave singulars as they are', () => {
    for (const word of ['glass', 'bus', 'grass', 'canvas', 'cactus', 'alley', 'mist'])
      expect(singularise(word)).toBe(word);
  });

  it('of every noun lead back to it', () => {
    for (const nouns of NOUNS.values()) {
      for (const { text } of nouns) {
        if (!SET_NOUNS.has(text) && !MASS_NOUNS.has(text) && text !== 'stair')
          expect(singularise(pluralise(text))).toBe(singularise(text));
      }
    }
  });

  it('articles follow the sound', () => {
    expect(['umbrella', 'office', 'unit', 'hour', 'old uniform', 'used car', 'apple'].map(article)).toEqual([
      'an',
      'an',
      'a',
      'an',
      'an',
      'a',
      'an',
    ]);
  });
});

describe('word lists', () => {
  it.each(THING_IDS)('nouns of %s ask for it, one and several', (id) => {
    const misread: string[] = [];
    for (const noun of NOUNS.get(id)!) {
      if (SPOKEN_FOR.has(noun.text)) continue;
      const [one, second] = readPrompt(`one ${noun.text}`).facts.things;
      const [three] = readPrompt(`three ${pluralise(noun.text)}`).facts.things;
      const isOne = one?.thing === id && one.variant === noun.variant && second === undefined;
      const uncounted = noun.text === 'crowd' || noun.text === 'everyone';
      if (!isOne || three?.thing !== id || (three.count !== 3 && !uncounted)) misread.push(noun.text);
    }
    expect(misread).toEqual([]);
  });

  it.each(THING_IDS.filter((id) => thingFacts(id).variants.length > 0))(
    'every variant of %s has words',
    (id) => {
      const asked = new Set(NOUNS.get(id)!.map(({ variant }) => variant));
      for (const variant of thingFacts(id).variants) {
        if (thingFacts(id).family === 'figure') {
          expect(readPrompt(`a ${variant} ${id}`).facts.things[0]?.variant).toBe(variant);
          continue;
        }
        const adjectives = VARIANT_WORDS[id]?.[variant] ?? [];
        expect(adjectives.length > 0 || asked.has(variant), variant).toBe(true);
        for (const adjective of adjectives) {
          expect(readPrompt(`a ${adjective} ${id}`).facts.things[0], adjective).toMatchObject({
            thing: id,
            variant,
          });
        }
      }
    },
  );

  it.each(SETTINGS)('places called %s', (setting) => {
    const misread = SETTING_WORDS[setting].filter(
      (word) => readPrompt(`two men in a ${word} at night`).facts.setting !== setting,
    );
    expect(misread).toEqual([]);
  });

  it('hours, weather and moods', () => {
    for (const time of TIMES_OF_DAY)
      for (const word of TIME_WORDS[time])
        expect(readPrompt(`a street, ${word}`).facts.timeOfDay, word).toBe(time);
    for (const weather of WEATHERS) {
      for (const word of WEATHER_WORDS[weather])
        expect(readPrompt(`a street, ${word}`).facts.weather, word).toBe(weather);
    }
    for (const mood of MOODS)
      for (const word of MOOD_WORDS[mood])
        expect(readPrompt(`a street, ${word}`).facts.mood, word).toBe(mood);
  });

  it('colours and substances', () => {
    for (const color of COLOR_NAMES) {
      for (const word of COLOR_WORDS[color])
        expect(readPrompt(`a ${word} armchair`).facts.things[0]?.color, word).toBe(color);
    }
    for (const substance of SUBSTANCES) {
      for (const word of SUBSTANCE_NAMES[substance]) {
        expect(readPrompt(`an armchair made of ${word}`).facts.things[0]?.substance, word).toBe(substance);
      }
    }
  });
});
