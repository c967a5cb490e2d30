import { describe, expect, it } from 'vitest';
import { readPrompt } from '../words/read-prompt.ts';
import { mentionedFacts } from './subset.ts';
import { countsText, factsText, randomFacts, seeded } from './testing/random-facts.ts';
import { TEMPLATE_NAMES, writeCaption, writeCaptionAs } from './write-caption.ts';

const CAPTIONS = 5000;

describe.each(TEMPLATE_NAMES)('captions as %s', (template) => {
  it('say the facts that they are written from', () => {
    const misread: string[] = [];
    const miscounted: string[] = [];
    let unread = 0;
    for (let i = 0; i < CAPTIONS; i++) {
      const random = seeded(i * 7919 + 13);
      const facts = randomFacts(random);
      const caption = writeCaptionAs(template, facts, random);
      const reading = readPrompt(caption);
      if (factsText(reading.facts) !== factsText(facts)) misread.push(caption);
      if (countsText(reading.facts) !== countsText(facts)) miscounted.push(caption);
      if (reading.notUnderstood.length > 0 || reading.excluded.length > 0) unread++;
    }
    expect(misread.length, `misread:\n${misread.slice(0, 20).join('\n')}`).toBeLessThanOrEqual(
      0.02 * CAPTIONS,
    );
    expect(miscounted.length, `miscounted:\n${miscounted.slice(0, 20).join('\n')}`).toBeLessThanOrEqual(
      0.01 * CAPTIONS,
    );
    expect(unread).toBeLessThanOrEqual(0.01 * CAPTIONS);
  });
});

describe('captions', () => {
  it('follow from their numbers', () => {
    const facts = randomFacts(seeded(4));
    expect(writeCaption(facts, seeded(9))).toBe(writeCaption(facts, seeded(9)));
  });

  it('differ in wording', () => {
    const random = seeded(21);
    const facts = { ...randomFacts(random), setting: 'bar' as const };
    const captions = new Set(Array.from({ length: 200 }, () => writeCaption(facts, random)));
    expect(captions.size).toBeGreaterThan(190);
  });

  it('are short where little is mentioned', () => {
    const random = seeded(77);
    let dropped = 0;
    for (let i = 0; i < 500; i++) {
      const facts = randomFacts(random);
      const part = mentionedFacts(facts, random);
      expect(part.things.length).toBeLessThanOrEqual(facts.things.length);
      for (const { subject, object } of part.relations) {
        expect(part.things[subject]).toBeDefined();
        expect(part.things[object]).toBeDefined();
      }
      if (part.things.length < facts.things.length) dropped++;
    }
    expect(dropped).toBeGreaterThan(200);
  });

  it('keep the things that a kept relation joins', () => {
    const random = seeded(5);
    for (let i = 0; i < 500; i++) {
      const facts = randomFacts(random);
      const part = mentionedFacts(facts, random);
      const ends = facts.relations.map(
        (r) => `${facts.things[r.subject]!.thing} ${r.relation} ${facts.things[r.object]!.thing}`,
      );
      for (const { subject, relation, object } of part.relations) {
        expect(ends).toContain(`${part.things[subject]!.thing} ${relation} ${part.things[object]!.thing}`);
      }
    }
  });
});
