import { describe, expect, it } from 'vitest';
import { askedAndFound } from './asked-and-found.ts';
import { composeFromWords, readPrompt, saysNothing } from './compose-from-words.ts';

const ALLEY =
  'a narrow alley at night after rain, two figures under an umbrella, one sodium lamp, steam from a grate';

describe('a scene from words', () => {
  it('holds what the alley was asked to hold', () => {
    const reading = readPrompt(ALLEY);
    const { composition, asked, missing, collisions, floating } = composeFromWords(reading, 7);
    expect(composition.world).toMatchObject({ setting: 'alley', timeOfDay: 'night' });
    expect(composition.world.wetness).toBeGreaterThan(0.4);
    expect(new Map(asked.map((a) => [a.class, a.count]))).toEqual(
      new Map([
        ['man', 2],
        ['umbrella', 1],
        ['street lamp', 1],
        ['grate', 1],
      ]),
    );
    expect(missing).toEqual([]);
    expect([collisions, floating]).toEqual([0, 0]);
  });

  it('is the same for the same words and seed, and another for another seed', () => {
    const reading = readPrompt('a smoky bar, four stools');
    expect(composeFromWords(reading, 3)).toEqual(composeFromWords(reading, 3));
    expect(composeFromWords(reading, 4).composition).not.toEqual(composeFromWords(reading, 3).composition);
  });

  it('leaves out what the words say is not there, and what would have stood on it', () => {
    const reading = readPrompt('a living room by day without people, no sofa');
    for (let seed = 0; seed < 20; seed++) {
      const { things } = composeFromWords(reading, seed).composition;
      expect(things.filter(({ thing }) => ['man', 'woman', 'child', 'sofa'].includes(thing))).toEqual([]);
      const keys = new Set(things.map(({ key }) => key));
      expect(things.filter(({ on }) => on !== null && !keys.has(on))).toEqual([]);
    }
  });

  it('says what is lacking by counting, not by trusting', () => {
    const reading = readPrompt('an office with three chairs');
    const { composition } = composeFromWords(reading, 1);
    const [first] = composition.things.filter(({ thing }) => thing === 'chair');
    const robbed = { ...composition, things: composition.things.filter((thing) => thing !== first) };
    expect(askedAndFound(reading.facts, robbed).missing).toEqual([{ class: 'chair', count: 1 }]);
  });

  it('knows a prompt that says nothing', () => {
    expect(saysNothing(readPrompt(''))).toBe(true);
    expect(saysNothing(readPrompt('zxqv blorp'))).toBe(true);
    expect(saysNothing(readPrompt('at dusk'))).toBe(false);
    expect(saysNothing(readPrompt('a chair'))).toBe(false);
  });
});
