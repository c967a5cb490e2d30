import { describe, expect, it } from 'vitest';
import { MAX_PROMPT_LENGTH } from './normalise.ts';
import { readEdit } from './read-edit.ts';
import { readPrompt } from './read-prompt.ts';
import { encodePrompt, MODEL_WORDS } from './tokenise.ts';

const TEXTS = [
  '',
  ' ',
  '\n\n\t',
  '....,,,;;;---',
  '🌧️ 🚗🚗 👨‍👩‍👧',
  '<script>alert("bar")</script><b>two men</b>',
  "'; DROP TABLE scenes; --",
  'مشهد ليلي في زقاق ضيق',
  'סצנה בלילה',
  '夜の路地、雨上がり、傘の下の二人',
  'ein Mann in einer dunklen Gasse bei Nacht mit Regenschirm',
  '\u0000\u0001\u0007bar\u0000night\u001b[31m',
  '__proto__ constructor toString hasOwnProperty valueOf prototype',
  'a __proto__ chair, a constructor, the toString',
  '\ud800 lone surrogate \udfff',
  'no no no no not without no',
  'a a a a a a the the the of of of with',
  'on on under under behind in front of',
  '99999999999999999999 trees, -1 chairs, 1e9 cars, NaN, Infinity, 0 lamps',
  'is is is made of made of in in in',
  '((((((((((red))))))))))',
  'ﷺ'.repeat(1500),
  'a'.repeat(5000),
  'a red '.repeat(4000),
  'and '.repeat(1000),
  "''''’’’’--__--",
  '½ Ⅻ ٣ chairs ²',
];

describe('any text', () => {
  it.each(TEXTS.map((text, index) => [index, text.slice(0, 30), text] as const))(
    '%i %s',
    (_index, _start, text) => {
      const { facts, notUnderstood } = readPrompt(text);
      expect(new Set(notUnderstood).size).toBe(notUnderstood.length);
      for (const { count, many } of facts.things) expect(many).toBe(count === null);
      for (const { subject, object } of facts.relations) {
        expect(facts.things[subject]).toBeDefined();
        expect(facts.things[object]).toBeDefined();
      }
      const { ids, mask, length } = encodePrompt(text);
      expect(ids).toHaveLength(64);
      expect(mask.reduce((sum, value) => sum + value, 0)).toBe(length);
      for (const id of ids) expect(MODEL_WORDS[id]).toBeDefined();
      expect(() => readEdit(text)).not.toThrow();
    },
  );

  it('of a megabyte is read to its limit, quickly', () => {
    const text = 'a bar at night with two men, '.repeat(40_000);
    const started = performance.now();
    const { truncated, facts } = readPrompt(text);
    expect(performance.now() - started).toBeLessThan(500);
    expect(truncated).toBe(true);
    expect(facts.setting).toBe('bar');
    expect(facts.things.length).toBeLessThanOrEqual(MAX_PROMPT_LENGTH / 20);
    expect(readPrompt('x'.repeat(MAX_PROMPT_LENGTH)).truncated).toBe(false);
  });

  it('made of names of object properties is not understood', () => {
    const { facts, notUnderstood } = readPrompt('constructor, toString, hasOwnProperty');
    expect(notUnderstood).toEqual(['constructor', 'toString', 'hasOwnProperty']);
    expect(facts.things).toEqual([]);
  });

  it('in other languages is said to be', () => {
    expect(readPrompt('夜の路地、雨上がり').language).toBe('other');
    expect(readPrompt('ein dunkler Wald bei Nacht mit zwei Männern').language).toBe('other');
    expect(readPrompt('une rue sous la pluie, deux hommes').language).toBe('other');
    expect(readPrompt('una calle de noche con dos hombres').language).toBe('other');
    expect(readPrompt('مشهد ليلي').language).toBe('other');
    expect(readPrompt('a café with a piñata and a façade').language).toBe('english');
    expect(readPrompt('quantum flux capacitor').language).toBe('english');
  });

  it('random bytes of words never break it', () => {
    let state = 12345;
    const next = (): number => (state = (state * 48271) % 2147483647);
    for (let i = 0; i < 3000; i++) {
      const words = Array.from({ length: 1 + (next() % 24) }, () => {
        const word = MODEL_WORDS[2 + (next() % (MODEL_WORDS.length - 2))]!;
        return next() % 9 === 0 ? String.fromCodePoint(33 + (next() % 4000)) : word;
      });
      const { facts } = readPrompt(words.join(' '));
      for (const { subject, object } of facts.relations)
        expect(Math.max(subject, object)).toBeLessThan(facts.things.length);
    }
  });
});
